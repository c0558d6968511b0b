"""Where each step of an activity stands among the columns: for paper, tables and comparisons.

The page on the screen does the same for thousands at once (``table``); here nothing is left out:
steps without a day and steps outside of the years shown are kept beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from planning.lib.periods import PeriodKind
from planning.model import MilestoneState, Realisation, Timeliness, standing
from planning.model.rows import OPEN_MILESTONES
from planning.model.stages import CLOSED
from planning.timeline.columns import Columns, Scale
from planning.timeline.sayings import SHAPES, STANDS, Words


class Mark(NamedTuple):
    """A step: how it is drawn, what it is, by when as it was written, how it stands in a word.

    ``is_changed``: since a moment it is compared with.
    """

    shape: str
    text: str
    when: str
    word: str
    is_changed: bool = False


@dataclass
class Placed:
    """An activity among the columns: from which slot to which it lasts, and its marks by slot."""

    shape: str
    stands: str
    why: str
    first: int
    last: int
    is_ongoing: bool
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    #: Steps that end before the first column or begin after the last one.
    outside: list[Mark] = field(default_factory=list)
    undated: list[Mark] = field(default_factory=list)

    def runs(self, slot: int) -> bool:
        """Whether the activity lasts through a column."""
        return self.first <= slot <= self.last


#: Later than any slot.
_NEVER = 10**6


def slot_shown(columns: Columns, starts_on: date, ends_on: date) -> int | None:
    """The column a step stands in: of its last day, or the first of it that is shown."""
    first, last = columns.slot_of(starts_on), columns.slot_of(ends_on)
    slot = last if last <= columns.last else max(first, columns.first)
    return slot if columns.first <= slot <= columns.last else None


def placed(row: Any, steps: Sequence[Any], columns: Columns, day: date, words: Words) -> Placed:
    """An activity, whose row and steps are as ``queries`` give them."""
    realisation = Realisation(row.realisation)
    found = standing(realisation, steps, day, columns.days)
    if found.timeliness is Timeliness.CLOSED:
        shape = "done" if realisation is Realisation.DONE else "not"
        says = shape, words.realisations[realisation], ""
    else:
        why = words.why(realisation, found, 0)
        says = STANDS[found.timeliness], words.stands[found.timeliness], why
    line = Placed(*says, *_run(row, steps, columns))
    for step in steps:
        _place(line, step, columns, mark_of(step, due_by(row, day), words))
    return line


def _run(row: Any, steps: Sequence[Any], columns: Columns) -> tuple[int, int, bool]:
    """From when to when; one that goes on lasts as long as its plan at least."""
    dated = [step for step in steps if step.ends_on is not None]
    first = min((columns.slot_of(step.starts_on) for step in dated), default=_NEVER)
    last = max((columns.slot_of(step.ends_on) for step in dated), default=-1)
    goes_on = row.is_ongoing or any(step.period == PeriodKind.ONGOING for step in steps)
    if goes_on:
        parts = columns.of_a_year
        first = min(first, row.first_year * parts)
        last = max(last, (row.last_year + 1) * parts - 1)
    return first, last, goes_on


def _place(line: Placed, step: Any, columns: Columns, mark: Mark) -> None:
    if step.ends_on is not None:
        slot = slot_shown(columns, step.starts_on, step.ends_on)
    elif step.period == PeriodKind.ONGOING:  # it stands where the activity begins
        begins = max(line.first, columns.first)
        slot = begins if begins <= columns.last else None
    else:
        line.undated.append(mark)
        return
    if slot is None:
        line.outside.append(mark)
    else:
        line.marks.setdefault(slot, []).append(mark)


def due_by(row: Any, day: date) -> date:
    """By which day steps must have ended: nothing more is expected of a closed activity."""
    return date.min if Realisation(row.realisation) in CLOSED else day


def mark_of(step: Any, day: date, words: Words) -> Mark:
    """How a step is drawn and called; a late one is what it is however it is called."""
    state = MilestoneState(step.state)
    is_late = step.ends_on is not None and step.ends_on < day and state in OPEN_MILESTONES
    shape = "late" if is_late else SHAPES[state]
    return Mark(shape, step.text, step.when, words.marks[is_late][state][1])


def says_more(mark: Mark, scale: Scale) -> bool:
    """Whether the term has to stand beside its step: its column does not say it."""
    return bool(mark.when) and not (scale is Scale.YEAR and mark.when.strip().isdecimal())
