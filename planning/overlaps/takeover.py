"""What a worksheet lacks that another has: the rows it takes over when the two are joined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planning.lib.collation import plain
from planning.model import Activity, Row

#: What makes two rows of a list the same; of other lists it is the words by which rows are known.
_SAME_BY = {
    "milestones": ("text", "when"),
    "costs": ("kind", "amount", "basis", "year", "sources"),
}


def lacking(kept: Activity, other: Activity) -> dict[str, list[Any]]:
    """Rows of ``other`` that ``kept`` does not have, by list, in their order; no list is empty."""
    found: dict[str, list[Any]] = {}
    for kind in kept.ROWS:
        known = {_sameness(kind, row) for row in kept.rows(kind)}
        for row in other.rows(kind):
            mark = _sameness(kind, row)
            if mark not in known:
                known.add(mark)
                found.setdefault(kind, []).append(row)
    return found


def typed(row: Row) -> Mapping[str, str]:
    """The row as a person would type it."""
    return {name: field.show(getattr(row, name)) for name, field in row.FIELDS.items()}


def _sameness(kind: str, row: Row) -> tuple[str, ...]:
    """Words that differ only in case, accents or spaces are the same words."""
    words = typed(row)
    names = _SAME_BY.get(kind, (row.MAIN,))
    return tuple(" ".join(plain(words[name]).split()) for name in names)
