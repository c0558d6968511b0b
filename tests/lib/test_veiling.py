"""However a name or a contact is written in a text, the public text does not hold it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.veiling import LEFT_OUT, Veil

#: Names with some of their Czech forms.
FORMS = {
    "Jana": "Jany Janě Janu Jano Janou Janina Janiných",
    "Blanka": "Blanky Blance Blanku Blankou Blančina",
    "Olga": "Olgy Olze Olgu Olgou",
    "Lucie": "Lucii Lucií",
    "Zdeslava": "Zdeslavy Zdeslavě Zdeslavu Zdeslavou",
    "Petr": "Petra Petrovi Petře Petrem Petrova",
    "Pavel": "Pavla Pavlovi Pavle Pavlem Pavlových",
    "Jiří": "Jiřího Jiřímu Jiřím",
    "Kanárková": "Kanárkové Kanárkovou",
    "Utajená": "Utajené Utajenou",
    "Malá": "Malé Malou",
    "Nový": "Nového Novému Novým Novém Noví Nových",
    "Kanárek": "Kanárka Kanárkovi Kanárku Kanárkem Kanárkovými",
    "Němec": "Němce Němcovi Němcem Němcových",
    "Dvořák": "Dvořáka Dvořákovi Dvořákem Dvořákových Dvořáků",
    "Švec": "Ševce Ševcovi Ševcem",
    "Svoboda": "Svobody Svobodovi Svobodou Svobodových",
    "Novákovi": "Novákových Novákovým Novák",
}
FIRST, LAST = list(FORMS)[:8], list(FORMS)[8:]
CONTACTS = ("jana@kanarek.example", "k.novak+ps@posta.example.org")
PHONES = ("777 123 456", "+420 602 118 273", "00420377123456", "605-118-273", "+421 905 123 456")
AROUND = st.sampled_from(["", "Píše ", "obec (", "– ", "č. 5 ", "…", "„"])
UNSEEN = "\u00ad\u200b\u200d\u2060\ufeff"


def plain(text: str) -> str:
    """Letters and digits alone, small and without accents."""
    signs = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in signs if sign.isalnum())


def cut_up(words: str, at: int, unseen: str) -> str:
    return words[:at] + unseen + words[at:]


ODDLY = st.builds(
    lambda form, at, unseen: lambda words: cut_up(unicodedata.normalize(form, words), at, unseen),
    st.sampled_from(["NFC", "NFD"]), st.integers(1, 9), st.sampled_from(["", *UNSEEN]),
)  # fmt: skip


@given(
    first=st.sampled_from(FIRST), last=st.sampled_from(LAST), turn=st.booleans(),
    form=st.data(), case=st.sampled_from([str, str.lower, str.upper]), oddly=ODDLY,
    between=st.sampled_from([" ", "_", "\u00a0", "\n", ", ", "-", "  ", ""]),
    before=AROUND, after=AROUND,
)  # fmt: skip
def test_a_whole_name_is_hidden_in_any_case(
    first, last, turn, form, case, oddly, between, before, after
):
    forms = [form.draw(st.sampled_from([each, *FORMS[each].split()])) for each in (first, last)]
    if not between:  # written as one word, only the last part has an ending
        forms[turn] = (first, last)[turn]
    said = between.join(reversed(forms) if turn else forms)

    public = Veil(f"{first} {last}").hide(f"{before}{oddly(case(said))} {after}")

    assert plain(public) == plain(before + after)
    assert LEFT_OUT in public


@given(
    name=st.sampled_from(list(FORMS)), form=st.data(), oddly=ODDLY,
    case=st.sampled_from([str, str.upper]), before=AROUND, after=AROUND,
)  # fmt: skip
def test_a_part_of_a_name_is_hidden_wherever_it_has_a_capital(
    name, form, oddly, case, before, after
):
    said = form.draw(st.sampled_from([name, *FORMS[name].split()]))

    public = Veil(f"Mgr. {name} Xyz, DiS.").hide(f"{before}{oddly(case(said))}_{after}")

    assert plain(public) == plain(before + after)


@given(
    mail=st.sampled_from(CONTACTS), case=st.sampled_from([str, str.upper, str.title]),
    at=st.sampled_from(["@", " (at) ", "[zavináč]", " @ "]), oddly=ODDLY,
    more=st.sampled_from(["{}", "{}, 777 123 456", "tel. 777123456; {}", "Dlouhá 5\n{}"]),
    before=AROUND, after=AROUND,
)  # fmt: skip
def test_an_e_mail_is_hidden_however_it_is_written(mail, case, at, oddly, more, before, after):
    said = oddly(case(mail).replace("@", at))

    public = Veil("", more.format(mail)).hide(f"{before}{said} {after}")

    assert plain(public) == plain(before + after)


@given(
    phone=st.sampled_from(PHONES), gaps=st.data(), country=st.sampled_from([True, False]),
    more=st.sampled_from(["{}", "j@x.example, {}", "j@x.example {}", "tel.: {}; 731 204 588"]),
    before=st.sampled_from(["", "Volejte ", "tel.", "("]), after=AROUND,
)  # fmt: skip
def test_a_telephone_is_hidden_however_it_is_spaced(phone, gaps, country, more, before, after):
    digits = "".join(filter(str.isdigit, phone)).removeprefix("00")
    gap = st.sampled_from(["", " ", "\u00a0", "-", ".", " / "])
    spaced = "".join(digit + gaps.draw(gap) for digit in digits[-9:]).strip(" /-.\u00a0")
    if country:
        spaced = f"+{digits[:-9] or '420'}{gaps.draw(gap)}{spaced}"

    public = Veil("", more.format(phone)).hide(f"{before}{spaced} {after}")

    assert plain(public) == plain(before + after)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jana Malá", "Naše malá obec nemá lékaře a nový dům je malý."),
        ("Petr Nový", "Chceme nový petrolej, Novákovi také."),
        ("Ing. Jan Hora", "V lednu na horách ing. Novák. Horní Bříza a Janov."),
        ("Ha Vu", "Ha! A vu nic. Ve Vu"),
    ],
)
def test_ordinary_words_stay(name, text):
    assert Veil(name, "Dlouhá 5, Plzeň").hide(text) == text


def test_what_is_hidden_of_a_contact_is_no_name_of_a_city():
    veil = Veil("", "Dlouhá 5, 301 00 Plzeň, Bory; jan@x.cz, 777 123 456")
    assert veil.hide("Volejte 777 123 456, Plzeň Bory.") == "Volejte (…), Plzeň Bory."
    assert veil.hide("Bydlím dlouhá 5.") == "Bydlím (…)."


def test_what_is_left_of_a_name_is_told():
    veil = Veil("Jana Malá")
    text = "Malá obec, malá Jana a Janička; janě nic. Malým ne."

    public = veil.hide(text)

    assert public == "(…) obec, (…) a Janička; janě nic. (…) ne."
    assert [public[start:end] for start, end in veil.left(public)] == ["janě"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Kanárková", "kanárková i kanárkovice, kanár", ["kanárková", "kanárkovice"]),
        ("Ha Vu", "Ha! A vu nic. Ve Vu", ["Ha", "Vu"]),
        ("Mgr. Jan Hora, DiS.", "Mgr. v lednu na Moravě", []),
    ],
)
def test_words_like_a_name_are_told(name, text, words):
    assert [text[start:end] for start, end in Veil(name).left(text)] == words


def test_words_are_hidden_however_they_are_spaced_and_written():
    veil = Veil("", words=("pan Bělohlávek", " v garáži ", "x"))
    text = "PAN\u00a0BĚLO\u00adHLÁVEK stojí\nv  Garáži, pan Bělohlávekův ne x."
    assert veil.hide(text) == "(…) stojí\n(…), pan Bělohlávekův ne x."


@given(st.text(max_size=80))
def test_a_text_without_the_name_stays_as_it_is(text):
    assert Veil("Zdeslava Utajená", "731 204 588").hide(text) == text
