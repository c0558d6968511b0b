"""Joins two people's changes of one text, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from merge3 import Merge3

_WORDS = re.compile(r"\s+|\S+")
#: Pairs of words from which on those that come again and again are no place to begin from.
_LONG = 100_000


def merged(base: str, mine: str, theirs: str) -> str | None:
    """``base`` with both changes in it, or None when both changed the same words.

    So it is when they changed words side by side in one line: nobody can say what is meant then.
    Whoever changed nothing gets what the other wrote; the same change twice is one change.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    in_base, in_mine, in_theirs = (_WORDS.findall(text) for text in (base, mine, theirs))
    both = Merge3(in_base, in_mine, in_theirs, sequence_matcher=_Alignment)
    joined: list[str] = []
    whose = ""  # the last change, if no word has stayed the same since
    for kind, *sides in both.merge_groups():
        if kind == "conflict" or {whose, kind} == {"a", "b"}:
            return None
        joined.extend(sides[0])
        if kind in {"a", "b"}:
            whose = kind
        elif any(not words.isspace() or "\n" in words for words in sides[0]):
            whose = ""
    return "".join(joined)


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """How ``before`` became ``after``: pieces, each ``same``, ``gone`` or ``new``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    at = to = 0
    for i, m, size in _Alignment(a=old, b=new).get_matching_blocks():
        if i > at:
            yield "gone", "".join(old[at:i])
        if m > to:
            yield "new", "".join(new[to:m])
        if size:
            yield "same", "".join(old[i : i + size])
        at, to = i + size, m + size


class _Alignment:
    """Which words of two texts are the same, as ``difflib.SequenceMatcher`` would tell it.

    What both begin and end with is never searched, so that a change in one place is found in that
    place however often its words stand elsewhere. In the middle words are set against words, and
    the white space between them follows: there is so much of it that it would lead astray, or
    take many times longer.
    """

    def __init__(
        self,
        isjunk: object = None,
        a: Sequence[str] = (),
        b: Sequence[str] = (),
        autojunk: bool = True,
    ) -> None:
        self.old, self.new = a, b

    def get_matching_blocks(self) -> list[tuple[int, int, int]]:
        """Where the same words begin in either text, and how many; an empty one ends it."""
        blocks: list[tuple[int, int, int]] = []
        for here, there in self._pairs():
            i, m, size = blocks[-1] if blocks else (0, 0, 0)
            if (i + size, m + size) == (here, there):
                blocks[-1:] = [(i, m, size + 1)]
            else:
                blocks.append((here, there, 1))
        return [*blocks, (len(self.old), len(self.new), 0)]

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Places of the same words and white space, in order."""
        yield from self._ends(0, 0, len(self.old), len(self.new), self._middle)

    def _ends(
        self, i: int, m: int, j: int, n: int, middle: Callable[..., Iterable[tuple[int, int]]]
    ) -> Iterator[tuple[int, int]]:
        """What two stretches begin and end with, and what ``middle`` finds between."""
        old, new = self.old[i:j], self.new[m:n]
        head = _alike(old, new)
        tail = _alike(reversed(old[head:]), reversed(new[head:]))
        yield from ((i + nth, m + nth) for nth in range(head))
        yield from middle(i + head, m + head, j - tail, n - tail)
        yield from ((j - nth, n - nth) for nth in range(tail, 0, -1))

    def _middle(self, i: int, m: int, j: int, n: int) -> Iterator[tuple[int, int]]:
        in_old = [at for at in range(i, j) if not self.old[at].isspace()]
        in_new = [at for at in range(m, n) if not self.new[at].isspace()]
        first, second = [self.old[at] for at in in_old], [self.new[at] for at in in_new]
        is_long = len(first) * len(second) > _LONG
        for a, b, size in SequenceMatcher(None, first, second, is_long).get_matching_blocks():
            for here, there in zip(in_old[a : a + size], in_new[b : b + size], strict=True):
                yield from self._ends(i, m, here, there, _nothing)
                yield here, there
                i, m = here + 1, there + 1
        yield from self._ends(i, m, j, n, _nothing)


def _nothing(*_stretches: int) -> tuple[()]:
    return ()


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


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
