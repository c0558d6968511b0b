"""How one text became another, word by word, as a page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planning.lib.merge import changes

#: Words kept beside a change; more of what stayed the same is folded away.
_BESIDE = 12
_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Words that are ``same``, ``gone`` or ``new``; a ``gap`` stands for more of the same."""

    kind: str
    words: str = ""


def pieces(before: str, after: str, *, whole: bool = False) -> list[Piece]:
    """What changed between two texts: all of it, or the neighbourhood of each change."""
    found = [Piece(kind, words) for kind, words in _joined(before, after)]
    if whole:
        return found
    last = len(found) - 1
    shown: list[Piece] = []
    for at, piece in enumerate(found):
        shown += _near(piece, first=at == 0, last=at == last) if piece.kind == "same" else [piece]
    return shown


def _near(piece: Piece, *, first: bool, last: bool) -> Iterator[Piece]:
    words = _WORD.findall(piece.words)
    before, after = (0 if first else _BESIDE), (0 if last else _BESIDE)
    if (first and last) or len(words) <= before + after + 3:
        yield piece
        return
    if before:
        yield Piece("same", "".join(words[:before]))
    yield Piece("gap")
    if after:
        yield Piece("same", "".join(words[-after:]))


def _joined(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Changes with only a space between them are one change."""
    gone = new = ""
    for kind, words in changes(before, after):
        if kind == "gone":
            gone += words
        elif kind == "new":
            new += words
        elif words.strip() or not (gone or new):
            yield from _flushed(gone, new)
            gone = new = ""
            yield "same", words
        else:
            gone, new = gone + words, new + words
    yield from _flushed(gone, new)


def _flushed(gone: str, new: str) -> Iterator[tuple[str, str]]:
    """What went and what came, with what both share left where it was.

    That is white space at their end; and words to which only something was added, or from which
    only something was taken, so that a comma behind them does not make them others.
    """
    shared = ""
    while gone[-1:].isspace() and gone[-1:] == new[-1:]:
        shared, gone, new = gone[-1] + shared, gone[:-1], new[:-1]
    kept, longer = sorted((gone, new), key=len)
    if not _goes_on(kept, longer):
        kept = ""
    found = ("same", kept), ("gone", gone[len(kept) :]), ("new", new[len(kept) :]), ("same", shared)
    yield from ((kind, words) for kind, words in found if words)


def _goes_on(words: str, longer: str) -> bool:
    """Whether the longer text begins with those words and does not just go on with the last one."""
    rest = longer[len(words) :]
    return longer.startswith(words) and not (words[-1:].isalnum() and rest[:1].isalnum())
