"""How an activity stands: timeliness with its reason, completeness with its gaps. Both computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from planning.lib.periods import PeriodKind
from planning.lib.words import N_
from planning.model.activities import Activity
from planning.model.rows import OPEN_MILESTONES, EntryKind, MilestoneState
from planning.model.stages import CLOSED, Realisation


class Timeliness(StrEnum):
    """Whether things go as planned. ``CLOSED``: nothing more is expected."""

    ON_TIME = "on_time"
    AT_RISK = "at_risk"
    LATE = "late"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Step(Protocol):
    """What timeliness needs to know of a milestone, in the order of the schedule.

    Members of enums or, in rows of a database, the words they are kept as.
    """

    @property
    def when(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True)
class Standing:
    """A timeliness and why; ``values`` fill the placeholders of ``why``."""

    timeliness: Timeliness
    why: str = ""
    values: dict[str, object] = field(default_factory=dict)


def standing(realisation: Realisation, steps: Iterable[Step], today: date) -> Standing:
    """Judge by the schedule alone: the earliest missed step, then what is at risk, then silence."""
    if realisation in CLOSED:
        return Standing(Timeliness.CLOSED)
    missed: tuple[date, int, str] | None = None
    threatened = count = undated = 0
    for count, step in enumerate(steps, start=1):
        ends_on, state = step.ends_on, step.state
        if ends_on and ends_on < today and state in OPEN_MILESTONES:
            missed = min(missed or (date.max, 0, ""), (ends_on, count, step.when))
        if not threatened and state == MilestoneState.AT_RISK:
            threatened = count
        undated += step.period == PeriodKind.NONE
    if missed:
        _, number, when = missed
        why = N_("step %(number)s was to be done by %(when)s")
        return Standing(Timeliness.LATE, why, {"number": number, "when": when})
    return _threatened(realisation, threatened) or _silent(count, undated)


def _threatened(realisation: Realisation, number: int) -> Standing | None:
    if number:
        return Standing(Timeliness.AT_RISK, N_("step %(number)s is at risk"), {"number": number})
    if realisation is Realisation.PAUSED:
        return Standing(Timeliness.AT_RISK, N_("the activity is paused"))
    return None


def _silent(steps: int, undated: int) -> Standing:
    if not steps:
        return Standing(Timeliness.UNKNOWN, N_("it has no steps yet"))
    if undated == steps:
        return Standing(Timeliness.UNKNOWN, N_("its steps have no date"))
    return Standing(Timeliness.ON_TIME)


class Part(StrEnum):
    """The thirteen fields of the paper worksheet, in its order."""

    NUMBER = "number"
    TITLE = "title"
    MEASURE = "measure"
    IMPLEMENTERS = "implementers"
    PARTNERS = "partners"
    RESPONSIBLE = "responsible"
    DESCRIPTION = "description"
    TARGET_GROUPS = "target_groups"
    OUTPUTS = "outputs"
    COSTS = "costs"
    TERRITORIES = "territories"
    RISKS = "risks"
    MILESTONES = "milestones"


@dataclass(frozen=True)
class Completeness:
    """Which parts of the worksheet nobody has filled in yet."""

    gaps: tuple[Part, ...]

    @property
    def whole(self) -> int:
        return len(Part)

    @property
    def filled(self) -> int:
        return self.whole - len(self.gaps)


_PART_OF_KIND = {
    EntryKind.IMPLEMENTER: Part.IMPLEMENTERS,
    EntryKind.PARTNER: Part.PARTNERS,
    EntryKind.STEP: Part.DESCRIPTION,
    EntryKind.TARGET_GROUP: Part.TARGET_GROUPS,
    EntryKind.OUTPUT: Part.OUTPUTS,
    EntryKind.TERRITORY: Part.TERRITORIES,
}


def completeness(
    activity: Activity,
    *,
    kinds: Iterable[EntryKind],
    has_costs: bool,
    has_risks: bool,
    has_milestones: bool,
) -> Completeness:
    """Compare with the paper form. ``kinds`` are those of the plain lists that have a row."""
    filled = {_PART_OF_KIND[kind] for kind in kinds}
    said = {
        Part.NUMBER: activity.number,
        Part.TITLE: activity.title,
        Part.MEASURE: activity.measure_id,
        Part.RESPONSIBLE: activity.responsible,
        Part.DESCRIPTION: activity.description,
        Part.COSTS: has_costs,
        Part.RISKS: has_risks,
        Part.MILESTONES: has_milestones,
    }
    filled |= {part for part, value in said.items() if value}
    return Completeness(tuple(part for part in Part if part not in filled))


def completeness_of(activity: Activity) -> Completeness:
    """The same for an activity whose worksheet is loaded."""
    return completeness(
        activity,
        kinds={entry.kind for entry in activity.entries if entry.text},
        has_costs=bool(activity.costs),
        has_risks=bool(activity.risks),
        has_milestones=bool(activity.milestones),
    )


def standing_of(activity: Activity, today: date) -> Standing:
    """The standing of an activity whose worksheet is loaded."""
    return standing(activity.realisation, activity.milestones, today)
