"""What changed between two texts is told whole, and joined, however long they are."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planning.lib import merge
from planning.lib.merge import changes, merged

TEXT = st.lists(st.sampled_from(["kraj", "a", "město,", " ", "  ", "\n", "lůžko"])).map("".join)


@given(TEXT, TEXT)
def test_no_word_of_either_text_gets_lost(before, after):
    told = list(changes(before, after))

    assert "".join(words for kind, words in told if kind != "new") == before
    assert "".join(words for kind, words in told if kind != "gone") == after
    assert all(one[0] != other[0] for one, other in pairwise(told))


def test_words_that_stayed_between_two_changes_are_known_again():
    told = list(changes("Oslovit kraj do konce roku.", "Oslovit město do konce března."))

    assert told == [
        ("same", "Oslovit "), ("gone", "kraj"), ("new", "město"), ("same", " do konce "),
        ("gone", "roku."), ("new", "března."),
    ]  # fmt: skip
    assert list(changes("první\ndruhý", "první druhý")) == [
        ("same", "první"), ("gone", "\n"), ("new", " "), ("same", "druhý"),
    ]  # fmt: skip


@given(st.integers(100, 900), st.data())
def test_two_changes_far_apart_in_one_long_text_are_joined(length, data):
    """However often the words around them stand elsewhere in the text."""
    base = [f"{nth % 7}|{nth % 3}" for nth in range(length)]
    here = data.draw(st.integers(0, length // 2 - 2))
    there = data.draw(st.integers(length // 2, length - 1))
    mine, theirs, both = base[:], base[:], base[:]
    mine[here] = both[here] = "Miino"
    theirs[there] = both[there] = "Gitino"

    assert merged(*(" ".join(words) for words in (base, mine, theirs))) == " ".join(both)


def test_changes_of_words_side_by_side_are_no_joint_wording():
    base = "Oslovit kraj do konce roku.\nPozvat město."

    assert merged(base, base.replace("kraj", "město"), base.replace("Oslovit", "Obejít")) is None
    assert merged(base, base.replace("kraj ", ""), base.replace("Oslovit", "Obejít")) is None
    assert merged(base, base.replace("roku", "léta"), base.replace("kraj", "obec")) == (
        "Oslovit obec do konce léta.\nPozvat město."
    )
    assert merged(base, base.replace("roku", "léta"), base.replace("Pozvat", "Oslovit")) == (
        "Oslovit kraj do konce léta.\nOslovit město."
    )


def test_the_longest_minutes_are_compared_in_a_moment(monkeypatch):
    work = watched(monkeypatch)
    drawn = random.Random(5)  # noqa: S311 - nothing secret
    common = [f"slovo{nth}" for nth in range(2000)]
    weights = [1 / (nth + 1) for nth in range(2000)]
    before = drawn.choices(common, weights, k=2500)
    after = [f"jinak{nth}" if nth % 100 == 0 else word for nth, word in enumerate(before)]

    told = list(changes(" ".join(before), " ".join(after)))

    assert sum(kind == "new" for kind, _words in told) == 25
    assert sum(work) < 5_000_000


def test_so_is_one_word_that_comes_again_and_again(monkeypatch):
    work = watched(monkeypatch)
    before, after = "a " * 990, "x " + "a q " * 495 + " y"

    told = list(changes(before, after))

    assert "".join(words for kind, words in told if kind != "gone") == after
    assert sum(work) < 5_000_000


def watched(monkeypatch) -> list[int]:
    """Pairs of the same words that are looked at, search by search."""
    looked: list[int] = []

    class Watched(SequenceMatcher[str]):
        a: list[str]
        b2j: dict[str, list[int]]

        def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
            looked.append(sum(len(self.b2j.get(word, ())) for word in self.a[alo:ahi]))
            return super().find_longest_match(alo, ahi, blo, bhi)

    monkeypatch.setattr(merge, "SequenceMatcher", Watched)
    return looked
