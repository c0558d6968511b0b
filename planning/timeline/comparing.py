"""What became of each step and each activity since a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planning.lib.periods import PeriodKind
from planning.model import MilestoneState, Stage, standing
from planning.timeline.forms import Asked
from planning.timeline.past import Pair, period_of
from planning.timeline.queries import ScheduledStep


class Fate(StrEnum):
    """What became of a step or of an activity."""

    SAME = "same"
    MOVED = "moved"
    DONE = "done"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Turn:
    """A step, what became of it, and how it stood at both moments."""

    fate: Fate
    then: ScheduledStep | None
    now: ScheduledStep | None


@dataclass(frozen=True)
class Story:
    """An activity at both moments, what became of it and of its steps.

    ``shown``: the steps that stand in the years asked for, or in no year at all.
    """

    pair: Pair
    fate: Fate
    turns: list[Turn]
    shown: list[Turn]

    @property
    def is_changed(self) -> bool:
        return self.fate is not Fate.SAME or any(turn.fate is not Fate.SAME for turn in self.shown)


@dataclass
class Compared:
    """Activities to be shown, and how many activities and steps of these years had which fate."""

    stories: list[Story] = field(default_factory=list)
    steps: Counter[Fate] = field(default_factory=Counter)
    activities: Counter[Fate] = field(default_factory=Counter)
    whole: int = 0


def turns(then: Sequence[ScheduledStep], now: Sequence[ScheduledStep]) -> list[Turn]:
    """Every step of either moment once: those of today in their order, then those that went."""
    was, stands = ({step.id: step for step in steps} for steps in (then, now))
    found = [_turn(was.get(step.id), step) for step in now]
    return found + [_turn(step, None) for step in then if step.id not in stands]


def _turn(then: ScheduledStep | None, now: ScheduledStep | None) -> Turn:
    return Turn(_fate(then, now), then, now)


def _fate(then: ScheduledStep | None, now: ScheduledStep | None) -> Fate:
    if then is None or now is None:
        return Fate.NEW if then is None else Fate.GONE
    if period_of(then.when) != period_of(now.when):
        return Fate.MOVED
    if now.state == MilestoneState.DONE != then.state:
        return Fate.DONE
    is_same = (then.text, then.state) == (now.text, now.state)
    return Fate.SAME if is_same else Fate.CHANGED


def fate_of(pair: Pair) -> Fate:
    """What became of an activity; gone is one that was dropped, or is not for this person now."""
    if not pair.was_there:
        return Fate.NEW
    is_dropped = pair.stage_now is Stage.DROPPED != pair.stage_then
    return Fate.GONE if is_dropped or not pair.is_there else Fate.SAME


def compared(pairs: Iterable[Pair], asked: Asked, day: date, *, only_changed: bool) -> Compared:
    """Everything that fits the choice, counted. Steps of a new activity are not counted as new."""
    found = Compared()
    days = asked.columns.days
    for pair in pairs:
        its = _turns_of(pair)
        story = Story(pair, fate_of(pair), its, [turn for turn in its if _is_shown(turn, days)])
        if not _is_asked(pair, asked, day) or not _is_in_years(story, asked):
            continue
        found.whole += 1
        found.activities[story.fate] += 1
        found.steps.update(turn.fate for turn in story.shown)
        if story.is_changed or not only_changed:
            found.stories.append(story)
    return found


def _is_shown(turn: Turn, days: tuple[date, date]) -> bool:
    """Whether one sees it in the table of those days: where it stands, or where it stood."""
    if turn.now is None:
        return turn.then is not None and _lies_in(turn.then, days)
    stood = turn.then is not None and turn.then.ends_on is not None and _lies_in(turn.then, days)
    return stood or _lies_in(turn.now, days)


def _lies_in(step: ScheduledStep, days: tuple[date, date]) -> bool:
    """Whether its term lies there, at least in part; one without a day is told beside the years."""
    if step.starts_on is None or step.ends_on is None:
        return True
    return days[0] <= step.ends_on and step.starts_on <= days[1]


def _is_in_years(story: Story, asked: Asked) -> bool:
    """Whether it lasts or lasted into those years: as ``conditions.IN_YEARS``, for both."""
    first, last = asked.columns.days
    steps = [step for turn in story.turns for step in (turn.then, turn.now) if step]
    terms = [(s.starts_on, s.ends_on) for s in steps if s.starts_on and s.ends_on]
    if any(ends_on >= first for _, ends_on in terms) and any(it <= last for it, _ in terms):
        return True
    row = story.pair.row
    is_of_plan = row.first_year <= asked.last and row.last_year >= asked.first
    goes_on = row.is_ongoing or any(step.period == PeriodKind.ONGOING for step in steps)
    return bool(is_of_plan and (goes_on or not terms))


def _is_asked(pair: Pair, asked: Asked, day: date) -> bool:
    """Whether its timeliness of today, in those years, is the one that was chosen, if one was."""
    if asked.timeliness is None:
        return True
    found = standing(pair.row.realisation, pair.now, day, asked.columns.days)
    return pair.is_there and found.timeliness is asked.timeliness


def _turns_of(pair: Pair) -> list[Turn]:
    """What became of the steps; of an activity that is there at one moment only, nothing did."""
    if fate_of(pair) is Fate.SAME:
        return turns(pair.then, pair.now)
    steps = pair.now if pair.is_there else pair.then
    return [Turn(Fate.SAME, step, step) for step in steps]
