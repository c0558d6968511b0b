"""What is typed into a field, whichever way it comes."""

from __future__ import annotations

import pytest

from planning.model.fields import Line, Prose, Wrong

#: Persian and Hindi, in which joiners part and join letters, and a sign made of two.
NEEDED = ["\u0645\u06cc\u200c\u0631\u0648\u0645", "\u0915\u094d\u200d\u0937", "👩\u200d🎓"]


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202e", "\u200c", "\u200d"]
)
def test_signs_that_nobody_sees_are_not_kept(unseen):
    for typed in (f"A{unseen}", f"{unseen}A", f"{unseen * 2}A{unseen}\u200d\u200b"):
        assert Line().read(typed) == "A"
    assert Prose().read(f"dvě{unseen} slova") == "dvě slova"
    assert Line().read(unseen) == ""


@pytest.mark.parametrize("words", [*NEEDED, "řeč, „uvozovky“,\n1\xa0000\xa0Kč"])
def test_signs_that_words_need_are(words):
    assert Prose().read(words) == words


def test_a_number_is_a_text_too_however_large():
    assert Line().read(12) == "12"
    assert Line().read(1.5) == "1.5"
    assert Line(500).read(10**400) == str(10**400)
    with pytest.raises(Wrong):
        Line().read(10**400)
