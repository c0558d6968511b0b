"""A file somebody brought back, as rows of activities and rows of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planning.documents.sheet_reader import Grid
from planning.lib.files import Refused
from planning.lib.ids import LARGEST_ID
from planning.lib.words import N_
from planning.lists.columns import ACTIVITY, STEP, found_in
from planning.lists.rows import even
from planning.model.fields import clean

#: Signs of a head that are told; one nobody knows may be as long as it likes.
_MOST_OF_HEAD = 60


@dataclass(frozen=True)
class Brought:
    """A row of the file: the number its program gives it, and its cells by column."""

    place: int
    cells: Mapping[str, str]

    def key(self, name: str) -> int | None:
        """A number among the keys; 0 where nothing stands, None where it is no number."""
        words = self.cells.get(name, "")
        if not words:
            return 0
        if words.isascii() and words.isdecimal() and len(words) < 11 and int(words) <= LARGEST_ID:
            return int(words)
        return None

    @property
    def is_blank(self) -> bool:
        return not any(self.cells.values())


@dataclass
class Table:
    """What the file holds. ``unknown`` are heads of columns nobody knows."""

    activities: list[Brought] = field(default_factory=list)
    steps: list[Brought] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def understood(grids: Sequence[Grid]) -> Table:
    """The table of activities and, where there is one, that of steps.

    Raises:
        Refused: there is neither.
    """
    table = Table()
    is_found = False
    for grid in grids:
        head = grid.rows[0] if grid.rows else []
        of_steps, of_activities = found_in(head, STEP), found_in(head, ACTIVITY)
        if _has(of_steps, "step", "id", "version") and not table.steps:
            table.steps, columns = _rows(grid, of_steps), of_steps
        elif _has(of_activities, "id", "version") and not table.activities:
            table.activities, columns = _rows(grid, of_activities), of_activities
        else:
            continue
        is_found = True
        others = (clean(words).strip() for at, words in enumerate(head) if at not in columns)
        table.unknown += [words[:_MOST_OF_HEAD] for words in others if words]
    if not is_found:
        raise Refused(
            N_(
                "This is not the table of activities: the columns with the key of the activity "
                "and the version of the sheet are missing. Download the table and change that one."
            )
        )
    return table


def _has(columns: Mapping[int, str], *names: str) -> bool:
    return set(names) <= set(columns.values())


def _rows(grid: Grid, columns: Mapping[int, str]) -> list[Brought]:
    rows = [
        Brought(
            place,
            {name: _words(row[at]) if at < len(row) else "" for at, name in columns.items()},
        )
        for place, row in enumerate(grid.rows[1:], start=2)
    ]
    return [row for row in rows if not row.is_blank]


def _words(cell: str) -> str:
    return even(clean(cell)) if cell else ""  # most cells of a long table are empty
