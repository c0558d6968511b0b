"""Names of people: titles stand around them and count for nothing when sorting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planning.lib.collation import czech
from planning.lib.words import N_

#: Titles people write after a name without the comma that belongs there.
_AFTER = frozenset(
    ("dis", "dis.", "csc", "csc.", "drsc.", "ph.d.", "phd.", "phd", "mba", "mpa", "ll.m.", "th.d.")
)
#: Academic titles that stand before a name; "et" joins two of them.
_BEFORE = re.compile(r"et|[^\W\d_]{2,}\.(?:[^\W\d_]+\.)*", re.UNICODE)


def full_name(before: str, first: str, last: str, after: str) -> str:
    """``Mgr. Jan Novák, Ph.D.``; any part but the surname may be missing."""
    name = " ".join(part for part in (before, first, last) if part)
    return f"{name}, {after}" if after else name


def by_surname(first: str, last: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """A sort key: surname, then first name, both in Czech order."""
    return czech(last), czech(first)


@dataclass(frozen=True)
class Name:
    """A name taken apart."""

    before: str
    first: str
    last: str
    after: str


def split_name(text: str) -> Name:
    """Take ``Mgr. Jana Nováková, DiS.`` apart. The last word of the name is the surname.

    Raises:
        ValueError: nothing but titles.
    """
    name, _comma, after = (part.strip() for part in text.partition(","))
    words, behind = name.split(), after.split()
    before: list[str] = []
    while words and _BEFORE.fullmatch(words[0]):
        before.append(words.pop(0))
    while len(words) > 1 and words[-1].casefold() in _AFTER:
        behind.insert(0, words.pop())
    if not words:
        raise ValueError(N_("A name needs a surname, such as Mgr. Jana Nováková, DiS."))
    return Name(" ".join(before), " ".join(words[:-1]), words[-1], " ".join(behind))
