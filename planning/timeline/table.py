"""Rows of the timeline as the page writes them: words ready, one class a cell.

A page has thousands of marks, so whatever can be said once is said once a request: labels are
translated before the loops, and the template only writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from planning.web.typography import NO_BREAK, bound, escaped, tidy

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


#: A milestone in a cell: how it is drawn, what it is (safe for a page), how it stands in a word.
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
        self._set: dict[str, str] = {}

    def why(self, realisation: Realisation, found: Standing, undated: int) -> str:
        """What is being done, and the reason of the timeliness."""
        if found.why not in self._reasons:
            self._reasons[found.why] = _(found.why)
        said = self.realisations[realisation]
        if realisation is Realisation.PAUSED and not found.values:
            return said  # its whole reason is that it is paused
        reason = self._reasons[found.why] % found.values if found.why else self.undated(undated)
        if not reason:
            return said
        whole = f"{said}; {reason}"
        if whole not in self._set:  # many lines say the same
            self._set[whole] = tidy(whole)
        return self._set[whole]

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
    texts = escaped(step.text for row in rows for step in steps.get(row.id, ()))
    titles = bound(row.title for row in rows)
    writer = _Writer(asked, day, iter(texts), iter(titles))
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

    def __init__(
        self, asked: Asked, day: date, texts: Iterator[str], titles: Iterator[str]
    ) -> None:
        self.words = Words()
        self._first, self._last, self._years = asked.first, asked.last, asked.years
        self._day = day
        #: What each step says, safe for a page, and each activity, in the order of the lines.
        self._texts, self._titles = texts, titles
        self._prefix = url_for("activities.show", activity_id=0).removesuffix("0")
        self._frames: dict[Run, list[tuple[str, int]]] = {}

    def line(self, row: Any, steps: Sequence[Any]) -> Line:
        """An activity, whose row is as ``queries.activities`` gives it."""
        id_, number, _title, realisation, is_ongoing, *years = row[:7]
        found = standing(realisation, steps, self._day)
        closed = found.timeliness is Timeliness.CLOSED
        # where nothing more is expected, nothing is late
        path = self._path(steps, date.min if closed else self._day)
        run = path.run(is_ongoing, *years)
        if path.floating:  # without a day: they stand where the activity begins
            begins = max(run[0], self._first)
            if begins <= self._last:
                path.marks.setdefault(begins, []).extend(path.floating)
        if closed:
            shape = "done" if realisation is Realisation.DONE else "not"
            says = shape, self.words.realisations[realisation], ""
        else:
            says = (
                STANDS[found.timeliness],
                self.words.stands[found.timeliness],
                self.words.why(realisation, found, path.undated),
            )
        cells = self._cells(run, path.marks)
        return Line(number, f"{self._prefix}{id_}", next(self._titles), *says, run[2], cells)

    def _path(self, steps: Sequence[Any], day: date) -> _Path:
        """One look at each step: a page has thousands of them."""
        path, first, last, looks = _Path(), self._first, self._last, self.words.marks
        each = zip(steps, self._texts, strict=False)  # steps first: the texts go on with others
        for (_id, _raw, _when, period, starts_on, ends_on, state), text in each:
            if ends_on is not None:
                starts, year = starts_on.year, ends_on.year
                path.first, path.last = min(path.first, starts), max(path.last, year)
                if year > last:
                    year = max(starts, first)
                if first <= year <= last:
                    shape, word = looks[state, ends_on < day]
                    path.marks.setdefault(year, []).append((shape, text, word))
            elif period == PeriodKind.ONGOING:
                shape, word = looks[state, None]
                path.floating.append((shape, text, word))
            else:
                path.undated += 1
        return path

    def _cells(self, run: Run, marks: dict[int, list[Mark]]) -> list[Cell]:
        if run not in self._frames:
            self._frames[run] = _frame(run, self._years)
        return [(attributes, marks.get(year, ())) for attributes, year in self._frames[run]]


class _Path:
    """How an activity goes by its steps: from when to when, and its marks.

    A mark stands in the year its step ends in, or in the first year of it that is shown.
    """

    def __init__(self) -> None:
        self.first, self.last = LAST_YEAR + 1, FIRST_YEAR - 1
        self.marks: dict[int, list[Mark]] = {}
        self.floating: list[Mark] = []
        #: Steps without any term.
        self.undated = 0

    def run(self, is_ongoing: bool, first_year: int, last_year: int) -> Run:
        """From when to when; one that goes on lasts as long as its plan at least."""
        goes_on = is_ongoing or bool(self.floating)
        if not goes_on:
            return self.first, self.last, False
        return min(self.first, first_year), max(self.last, last_year), True


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
