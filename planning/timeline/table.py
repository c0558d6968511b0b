"""Rows of the timeline as the page writes them: words ready, one class a cell.

A page has thousands of marks, so whatever can be said once is said once a request: labels are
translated before the loops. Marks and cells are written here; the template writes what is around.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from flask import url_for

from planning.lib.periods import LAST_YEAR, PeriodKind
from planning.model import MilestoneState, Realisation, Timeliness, standing
from planning.timeline.columns import Scale
from planning.timeline.forms import Asked
from planning.timeline.heads import Head, heads
from planning.timeline.sayings import STANDS, Words
from planning.timeline.sums import Tally
from planning.web.typography import escaped


def mark(drawn: str, said: str, text: str, word: str) -> str:
    """A milestone in a cell, of words that are safe for a page.

    ``drawn``: the attributes that draw it. ``said``: which step of how many it is and by when, for
    those who hear the page. ``word``: how it stands.
    """
    return f"<li{drawn}><i>{said}</i> {text} <b>{word}</b></li>"


class Cell(NamedTuple):
    """A column of an activity: how its cell begins, and the whole cell when no mark is in it."""

    slot: int
    begins: str
    empty: str


class TableLine(NamedTuple):
    """An activity. ``why``: what is being done, and the reason of its timeliness.

    ``stage``: how far its proposal has come, where it is not approved.
    ``title`` and ``cells`` are safe for a page. ``version`` stands where the person may move its
    steps, else 0.
    """

    number: str
    address: str
    title: str
    shape: str
    stands: str
    why: str
    version: int
    cells: str
    stage: str


@dataclass
class TableBand:
    """Activities that belong together. ``about`` counts all of them, not those of a page.

    One that ``is_folded`` has no lines. ``key`` is what an address that folds it calls it; None
    where nothing is folded.
    """

    key: str | None
    is_folded: bool
    number: str
    name: str
    about: str
    lines: list[TableLine]


#: A term that says less than the column of its end does: it stands beside its step.
_COARSER = {
    Scale.YEAR: {PeriodKind.YEARS, PeriodKind.SCHOOL_YEAR},
    Scale.HALF: {PeriodKind.YEARS, PeriodKind.SCHOOL_YEAR, PeriodKind.YEAR},
}
_COARSER[Scale.QUARTER] = _COARSER[Scale.HALF] | {PeriodKind.HALF}
_COARSER[Scale.MONTH] = _COARSER[Scale.QUARTER] | {PeriodKind.QUARTER}


def unfolded(rows: Sequence[Any], asked: Asked) -> Sequence[Any]:
    """The rows that are shown: those of folded bands only stand for them."""
    if not asked.folded:
        return rows
    return [row for row in rows if str(row.band) not in asked.folded]


def bands(
    rows: Sequence[Any], steps: Mapping[int, Sequence[Any]], tally: Tally, asked: Asked, day: date
) -> list[TableBand]:
    """The page's activities in their bands, in the order they come in."""
    shown = unfolded(rows, asked)
    texts = escaped(step.text for row in shown for step in steps.get(row.id, ()))
    titles = escaped(row.title for row in shown)
    writer = _Writer(asked, day, iter(texts), iter(titles))
    found = []
    for band, same in groupby(rows, key=attrgetter("band")):
        its = list(same)
        counts = tally.get(band, {})
        if asked.timeliness:
            counts = {each: count for each, count in counts.items() if each is asked.timeliness}
        key = str(band)
        is_folded = key in asked.folded
        found.append(
            TableBand(
                key,
                is_folded,
                its[0].band_number or "",
                writer.words.band(asked.by, band, its[0].band_name),
                writer.words.counted(counts),
                [] if is_folded else [writer.line(row, steps.get(row.id, ())) for row in its],
            )
        )
    return found


#: From which slot to which an activity lasts, and whether without an end.
Run = tuple[int, int, bool]


#: Its first and last slot, the one it stands in (0: none that is shown), what is heard and what is
#: read of the term, and the looks of each state.
_Place = tuple[int, int, int, str, str, dict[MilestoneState, tuple[str, str]]]
#: Later than any slot, and one that is none: of what is ongoing.
_NEVER, _FLOATING = (LAST_YEAR + 1) * 12, -1


class _Writer:
    """Writes lines; keeps what is the same for many."""

    def __init__(
        self, asked: Asked, day: date, texts: Iterator[str], titles: Iterator[str]
    ) -> None:
        self.words = Words()
        columns = asked.columns
        self._first, self._last, self._columns = columns.first, columns.last, columns
        self._heads = heads(columns, day)
        self._coarser = _COARSER[columns.scale]
        #: By what a term says, for activities that go on and for those that are closed.
        self._places: dict[bool, dict[str, _Place]] = {False: {}, True: {}}
        self._day, self._days = day, columns.days
        #: What each step says, safe for a page, and each activity, in the order of the lines.
        self._texts, self._titles = texts, titles
        self._prefix = url_for("activities.show", activity_id=0).removesuffix("0")
        self._frames: dict[Run, list[Cell]] = {}

    def line(self, row: Any, steps: Sequence[Any]) -> TableLine:
        """An activity, whose row is as ``queries.activities`` gives it."""
        id_, number, _title, realisation, is_ongoing, *years, version = row[:8]
        may_edit, stage = row.may_edit, self.words.stages[row.stage]
        parts = self._columns.of_a_year
        plan = years[0] * parts, (years[1] + 1) * parts - 1
        found = standing(realisation, steps, self._day, self._days)
        closed = found.timeliness is Timeliness.CLOSED
        path = self._path(steps, closed, may_edit)
        run = path.run(is_ongoing, *plan)
        floating = path.marks.pop(_FLOATING, None)
        if floating:  # without a day: they stand where the activity begins
            begins = max(run[0], self._first)
            if begins <= self._last:
                path.marks[begins] += floating
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
        title = next(self._titles)
        shown = version if may_edit else 0
        return TableLine(number, f"{self._prefix}{id_}", title, *says, shown, cells, stage)

    def _path(self, steps: Sequence[Any], closed: bool, may_edit: bool) -> _Path:
        """One look at each step: a page has thousands of them. Those one may move have an id."""
        path, count, places = _Path(), len(steps), self._places[closed]
        each = zip(steps, self._texts, strict=False)  # steps first: the texts go on with others
        for number, (step, text) in enumerate(each, start=1):
            _id, _raw, when, period, _from, _to, state, id_, _note = step
            place = places.get(when)
            if place is None:
                place = places[when] = self._place(step, closed)
            first, last, slot, term, before, looks = place
            path.first = min(path.first, first)
            path.last = max(path.last, last)
            if slot:
                shape, word = looks[state]
                if may_edit:
                    shape = f' id="s{id_}"{shape}'
                said = self.words.said(number, count, term)
                path.marks[slot].append(mark(shape, said, text, before + word))
            elif period == PeriodKind.NONE:
                path.undated += 1
        return path

    def _place(self, step: Any, closed: bool) -> _Place:
        """Where steps of this term stand, and what is said of them."""
        when, period, starts_on, ends_on = step[2:6]
        words = self.words
        if ends_on is None:
            floats = _FLOATING if period == PeriodKind.ONGOING else 0
            return _NEVER, -1, floats, "", "", words.marks[None]
        first, last = self._columns.slot_of(starts_on), self._columns.slot_of(ends_on)
        slot = last if last <= self._last else max(first, self._first)
        if not self._first <= slot <= self._last:
            slot = 0
        term, before = words.term(period, when), ""
        if period in self._coarser:
            term, before = "", f"{term}, "
        # where nothing more is expected, nothing is late
        return first, last, slot, term, before, words.marks[not closed and ends_on < self._day]

    def _cells(self, run: Run, marks: Mapping[int, Sequence[str]]) -> str:
        if run not in self._frames:
            words = self.words.ongoing if run[2] else self.words.lasts
            self._frames[run] = frame(run, self._heads, words)
        return written(self._frames[run], marks)


class _Path:
    """How an activity goes by its steps: from when to when, and its marks.

    A mark stands in the column its step ends in, or in the first column of it that is shown.
    """

    def __init__(self) -> None:
        self.first, self.last = _NEVER, -1
        self.marks: defaultdict[int, list[str]] = defaultdict(list)
        #: Steps without any term.
        self.undated = 0

    def run(self, is_ongoing: bool, first: int, last: int) -> Run:
        """From when to when; one that goes on lasts as long as its plan at least."""
        goes_on = is_ongoing or _FLOATING in self.marks
        if not goes_on:
            return self.first, self.last, False
        return min(self.first, first), max(self.last, last), True


def frame(run: Run, heads: Iterable[Head], words: str) -> list[Cell]:
    """The cells of every column: a bar from the first to the last of the run.

    ``words``: what the bar means, for those who hear the page and for narrow screens without bars.
    """
    first, last, goes_on = run
    found = []
    for head in heads:
        slot, css = head.slot, ""
        if first <= slot <= last:
            css = ' class="run' + " run--ongoing" * goes_on + " run--from" * (slot == first)
            css += " run--to" * (slot == last and not goes_on) + '"'
        begins = f'<td{css} data-when="{head.whole}">'
        # a step may have stood where the activity no longer lasts: then there is no bar behind it
        found.append(Cell(slot, begins, f"{begins}<i>{words}</i></td>" if css else "<td></td>"))
    return found


def written(cells: Iterable[Cell], marks: Mapping[int, Sequence[str]]) -> str:
    """The cells with the marks that are in them."""
    return "".join(
        [
            f"{begins}<ol>{''.join(marks[slot])}</ol></td>" if slot in marks else empty
            for slot, begins, empty in cells
        ]
    )
