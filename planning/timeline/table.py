"""Rows of the timeline as the page writes them: words ready, one class a cell.

A page has thousands of marks, so whatever can be said once is said once a request: labels are
translated before the loops, and the template only writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from planning.lib.periods import FIRST_YEAR, LAST_YEAR, PeriodKind
from planning.model import MilestoneState, Realisation, Standing, Timeliness, standing
from planning.model.rows import OPEN_MILESTONES
from planning.timeline.forms import Asked
from planning.timeline.sums import Tally
from planning.web.labels import label
from planning.web.typography import NO_BREAK, tidy

#: How a mark of each state is drawn; a planned one is an empty circle, which needs no class.
SHAPES = {
    MilestoneState.PLANNED: "",
    MilestoneState.PARTLY: "partly",
    MilestoneState.DONE: "done",
    MilestoneState.AT_RISK: "risk",
    MilestoneState.PAUSED: "paused",
    MilestoneState.DROPPED: "not",
}
STANDS = {
    Timeliness.ON_TIME: "done",
    Timeliness.AT_RISK: "risk",
    Timeliness.LATE: "late",
    Timeliness.UNKNOWN: "unknown",
    Timeliness.CLOSED: "not",
}
#: What needs attention first is said first.
WORST = (
    Timeliness.LATE,
    Timeliness.AT_RISK,
    Timeliness.ON_TIME,
    Timeliness.UNKNOWN,
    Timeliness.CLOSED,
)


#: A milestone in a cell: how it is drawn, what it is, how it stands in a word.
Mark = tuple[str, str, str]
#: A year of an activity: the attributes of its cell, the marks in it. No attributes: it rests.
Cell = tuple[str, Sequence[Mark]]


class Line(NamedTuple):
    """An activity. ``why``: what is being done, and the reason of its timeliness."""

    number: str
    address: str
    title: str
    shape: str
    stands: str
    why: str
    is_ongoing: bool
    cells: list[Cell]


@dataclass
class Band:
    """The activities of one measure or group. ``about`` counts all of them, not those of a page."""

    number: str
    name: str
    about: str
    lines: list[Line]


def shaped(shape: str) -> str:
    """The attribute that draws a shape."""
    return f' class="{shape}"' if shape else ""


class Words:
    """What is said over and over on a page, in the reader's language."""

    def __init__(self) -> None:
        self.ongoing = _("ongoing")
        self.stands = {each: label(each) for each in Timeliness}
        self.realisations = {each: label(each) for each in Realisation}
        #: Shape and word of a mark by its state and by whether its day has passed; None: no day.
        self.marks: dict[tuple[MilestoneState, bool | None], tuple[str, str]] = {}
        for each, shape in SHAPES.items():
            said = label(each)
            self.marks[each, False] = self.marks[each, True] = shaped(shape), said
            self.marks[each, None] = shaped(shape), f"{self.ongoing}, {said}"
        for each in OPEN_MILESTONES:
            self.marks[each, True] = shaped("late"), _("late")
        self._reasons: dict[str, str] = {"": ""}
        self._undated: dict[int, str] = {0: ""}

    def why(self, realisation: Realisation, found: Standing, undated: int) -> str:
        """What is being done, and the reason of the timeliness."""
        if found.why not in self._reasons:
            self._reasons[found.why] = _(found.why)
        said = self.realisations[realisation]
        if realisation is Realisation.PAUSED and not found.values:
            return said  # its whole reason is that it is paused
        reason = self._reasons[found.why] % found.values if found.why else self.undated(undated)
        return tidy(f"{said}; {reason}") if reason else said

    def undated(self, count: int) -> str:
        """How many steps stand in no year."""
        if count not in self._undated:
            self._undated[count] = ngettext(
                "%(num)d step has no date", "%(num)d steps have no date", count
            )
        return self._undated[count]

    def counted(self, stands: Mapping[Timeliness, int]) -> str:
        """``3 activities: late 1, on time 2``."""
        whole = sum(stands.values())
        said = ngettext("%(num)d activity", "%(num)d activities", whole)
        parts = [
            f"{self.stands[each].lower()}{NO_BREAK}{stands[each]}"
            for each in WORST
            if stands.get(each)
        ]
        said = said.replace(" ", NO_BREAK)
        return f"{said}: {', '.join(parts)}" if parts else said


def bands(
    rows: Sequence[Any], steps: Mapping[int, Sequence[Any]], tally: Tally, asked: Asked, day: date
) -> list[Band]:
    """The page's activities under their measures or groups, in the order they come in."""
    writer = _Writer(asked, day)
    found = []
    for band, same in groupby(rows, key=attrgetter("band")):
        its = list(same)
        counts = tally.get(band, {})
        if asked.timeliness:
            counts = {each: count for each, count in counts.items() if each is asked.timeliness}
        found.append(
            Band(
                its[0].band_number or "",
                its[0].band_name or _("Without a measure yet"),
                writer.words.counted(counts),
                [writer.line(row, steps.get(row.id, ())) for row in its],
            )
        )
    return found


#: From which year to which an activity lasts, and whether without an end.
Run = tuple[int, int, bool]


class _Writer:
    """Writes lines; keeps what is the same for many."""

    def __init__(self, asked: Asked, day: date) -> None:
        self.words = Words()
        self._first, self._last, self._years = asked.first, asked.last, asked.years
        self._day = day
        self._prefix = url_for("activities.show", activity_id=0).removesuffix("0")
        self._frames: dict[Run, list[tuple[str, int]]] = {}

    def line(self, row: Any, steps: Sequence[Any]) -> Line:
        """An activity, whose row is as ``queries.activities`` gives it."""
        id_, number, title, realisation, *_rest = row
        found = standing(realisation, steps, self._day)
        run, undated = _run(row, steps)
        closed = (
            found.timeliness is Timeliness.CLOSED
        )  # nothing more is expected, so nothing is late
        marks = self._marks(steps, run[0], date.min if closed else self._day)
        if closed:
            shape = "done" if realisation is Realisation.DONE else "not"
            says = shape, self.words.realisations[realisation], ""
        else:
            says = (
                STANDS[found.timeliness],
                self.words.stands[found.timeliness],
                self.words.why(realisation, found, undated),
            )
        return Line(number, f"{self._prefix}{id_}", title, *says, run[2], self._cells(run, marks))

    def _marks(self, steps: Sequence[Any], begins: int, day: date) -> dict[int, list[Mark]]:
        """Marks by the year they stand in: where a step ends, or its first year that is shown."""
        first, last, looks = self._first, self._last, self.words.marks
        marks: dict[int, list[Mark]] = {}
        for _id, text, _when, period, starts_on, ends_on, state in steps:
            if ends_on is not None:
                year = ends_on.year
                if year > last:
                    year = max(starts_on.year, first)
                shape, word = looks[state, ends_on < day]
            elif period == PeriodKind.ONGOING:
                year = max(begins, first)
                shape, word = looks[state, None]
            else:
                continue
            if first <= year <= last:
                marks.setdefault(year, []).append((shape, text, word))
        return marks

    def _cells(self, run: Run, marks: dict[int, list[Mark]]) -> list[Cell]:
        if run not in self._frames:
            self._frames[run] = _frame(run, self._years)
        return [(attributes, marks.get(year, ())) for attributes, year in self._frames[run]]


def _run(row: Any, steps: Sequence[Any]) -> tuple[Run, int]:
    """How long an activity lasts, by its steps, and how many of them have no date."""
    first, last, undated, goes_on = LAST_YEAR + 1, FIRST_YEAR - 1, 0, row.is_ongoing
    for _id, _text, _when, period, starts_on, ends_on, _state in steps:
        if ends_on is not None:
            first = min(first, starts_on.year)
            last = max(last, ends_on.year)
        elif period == PeriodKind.ONGOING:
            goes_on = True
        else:
            undated += 1
    if goes_on:
        first, last = min(first, row.first_year), max(last, row.last_year)
    return (first, last, goes_on), undated


def _frame(run: Run, years: Iterable[int]) -> list[tuple[str, int]]:
    """The attributes of each year's cell: a bar from the first to the last year of the run."""
    first, last, goes_on = run
    frame = []
    for year in years:
        css = "run" + " run--ongoing" * goes_on + " run--from" * (year == first)
        css += " run--to" * (year == last and not goes_on)
        runs = first <= year <= last
        frame.append((f' class="{css}" data-year="{year}"' if runs else "", year))
    return frame
