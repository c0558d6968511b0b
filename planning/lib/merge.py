"""Joins two people's changes of one text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby, takewhile

from merge3 import Merge3

_WORDS = re.compile(r"\s+|\S+")
#: Pairs of words from which on those that come again and again are no place to begin from.
_LONG = 1_000_000


def merged(base: str, mine: str, theirs: str) -> str | None:
    """``base`` with both changes in it, or None when both changed the same words.

    Whoever changed nothing gets what the other wrote; the same change twice is one change.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    in_base, in_mine, in_theirs = (_WORDS.findall(text) for text in (base, mine, theirs))
    joined: list[str] = []
    for group in Merge3(in_base, in_mine, in_theirs).merge_groups():
        if group[0] == "conflict":
            return None
        joined.extend(group[1])
    return "".join(joined)


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """How ``before`` became ``after``: pieces, each ``same``, ``gone`` or ``new``.

    Words are set against words, and the white space between them follows: as there is so much of
    it, a long text would take many times longer.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for kind, pieces in groupby(_compared(old, new), key=lambda piece: piece[0]):
        yield kind, "".join(words for _kind, words in pieces)


def _compared(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Word for word what changed in the middle; the ends of two texts are mostly alike."""
    head = _alike(old, new)
    tail = _alike(reversed(old[head:]), reversed(new[head:]))
    yield from (("same", words) for words in old[:head])
    yield from _set_against(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from (("same", words) for words in old[len(old) - tail :])


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _set_against(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    in_old, in_new = ([at for at, w in enumerate(x) if not w.isspace()] for x in (old, new))
    first, second = [old[at] for at in in_old], [new[at] for at in in_new]
    is_long = len(first) * len(second) > _LONG
    at = to = 0
    for block in SequenceMatcher(a=first, b=second, autojunk=is_long).get_matching_blocks():
        for nth in range(block.size):
            here, there = in_old[block.a + nth], in_new[block.b + nth]
            yield from _between(old[at:here], new[to:there])
            yield "same", old[here]
            at, to = here + 1, there + 1
    yield from _between(old[at:], new[to:])


def _between(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """What went and what came between two words that stayed."""
    head = _alike(old, new)
    tail = _alike(reversed(old[head:]), reversed(new[head:]))
    yield from (("same", words) for words in old[:head])
    yield from (("gone", words) for words in old[head : len(old) - tail])
    yield from (("new", words) for words in new[head : len(new) - tail])
    yield from (("same", words) for words in old[len(old) - tail :])


def joined(one: str, other: str, *, between: str) -> str:
    """Both texts in one, for a person to mend: what they share once, the rest side by side.

    Texts that share less than half of their words stand after each other, parted by ``between``.
    """
    first, second = one.split(" "), other.split(" ")
    same = SequenceMatcher(a=first, b=second, autojunk=False)
    if same.ratio() < 0.5 or "\n" in one + other:
        return between.join(filter(None, (one, other)))
    pieces: list[str] = []
    for _tag, i, j, m, n in same.get_opcodes():
        pieces += first[i:j]
        pieces += second[m:n] if first[i:j] != second[m:n] else []
    return " ".join(filter(None, pieces))
