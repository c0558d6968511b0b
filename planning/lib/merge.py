"""Joins two people's changes of one text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from merge3 import Merge3

_WORDS = re.compile(r"\s+|\S+")


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
    """How ``before`` became ``after``: pieces, each ``same``, ``gone`` or ``new``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for _tag, i, j, m, n in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if old[i:j] == new[m:n]:
            yield "same", "".join(old[i:j])
            continue
        if j > i:
            yield "gone", "".join(old[i:j])
        if n > m:
            yield "new", "".join(new[m:n])


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
