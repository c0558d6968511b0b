from __future__ import annotations

import pytest

from planning.lib.cases import is_form_of


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ševčíková", "Ševčíkové Ševčíkovou"),
        ("Novák", "Nováka Novákovi Nováku Novákem Nováci Novácích"),
        ("Němec", "Němce Němcovi Němcem"),
        ("Švec", "Ševce Ševcovi Ševcem"),
        ("Marek", "Marka Markovi Markem"),
        ("Kučera", "Kučery Kučerovi Kučeru Kučerou"),
        ("Krejčí", "Krejčího Krejčímu Krejčím"),
        ("Malý", "Malého Malému Malým"),
        ("Olga", "Olgy Olze Olgu Olgou"),
        ("Havelka", "Havelky Havelce Havelkovi"),
        ("Suk", "Suka Sukovi Sukem"),
        ("Pavlů", "Pavlů"),
        ("Novák-Dlouhý", "Nováka-Dlouhého Dlouhému"),
        ("Kozel", "Kozla Kozlovi"),
        ("Aleš", "Alše Alšovi"),
        ("Eva", "Evy Evě Evou"),
        ("Hrabě", "Hraběte Hraběti"),
    ],
)
def test_a_name_is_known_in_its_cases(name, forms):
    for form in [name, name.upper(), *forms.split()]:
        assert is_form_of(name, form), form
    for other in ("Procházka", "Vaněk", "a", ""):
        assert not is_form_of(name, other), other


@pytest.mark.parametrize("word", ["Nováček", "Nováčkem", "Novotný", "novely"])
def test_another_name_that_begins_alike_is_another(word):
    assert not is_form_of("Novák", word)
