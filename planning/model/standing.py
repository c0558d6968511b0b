"""How an activity stands: timeliness with its reason, completeness with its gaps. Both computed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
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
    def text(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def state(self) -> str: ...
    @property
    def note(self) -> str: ...


#: Letters of a step that is named in a reason.
_LONGEST_NAME = 60
#: From which day to which terms are looked at, when nobody chose any years.
EVER = date.min, date.max


@dataclass(frozen=True)
class Standing:
    """A timeliness and why; ``values`` fill the placeholders of ``why``, which is about ``step``.

    ``beyond``: what would be said of a late step outside of the years that are looked at.
    """

    timeliness: Timeliness
    why: str = ""
    values: dict[str, object] = field(default_factory=dict)
    step: Step | None = None
    beyond: Standing | None = None


_CLOSED, _ON_TIME = Standing(Timeliness.CLOSED), Standing(Timeliness.ON_TIME)


def standing(
    realisation: Realisation,
    steps: Iterable[Step],
    today: date,
    within: tuple[date, date] = EVER,
) -> Standing:
    """Judge by the schedule alone: the earliest missed step, then what is at risk, then silence.

    An activity is late because of a step whose term lies ``within`` those days, at least in part.
    """
    if realisation in CLOSED:
        return _CLOSED
    missed: Step | None = None
    beyond: Step | None = None
    threatened: Step | None = None
    dated = undated = 0
    for step in steps:
        ends_on, state = step.ends_on, step.state
        if ends_on and ends_on < today and state in OPEN_MILESTONES:
            if within[0] <= ends_on and (step.starts_on or ends_on) <= within[1]:
                missed = _earlier(missed, step)
            else:
                beyond = _earlier(beyond, step)
        if not threatened and state == MilestoneState.AT_RISK:
            threatened = step
        if step.period == PeriodKind.NONE:
            undated += 1
        else:
            dated += 1
    if missed:
        return _late(missed)
    found = _threatened(realisation, threatened) or _silent(dated, undated)
    return replace(found, beyond=_late(beyond)) if beyond else found


def _earlier(one: Step | None, other: Step) -> Step:
    """The one that was to be done first, of two with the same day the one that stands first."""
    if one is None or (one.ends_on or date.max) > (other.ends_on or date.max):
        return other
    return one


def _late(step: Step) -> Standing:
    why = N_("the step “%(step)s” was to be done by %(when)s")
    return Standing(Timeliness.LATE, why, {"step": _name(step), "when": step.when}, step)


def _name(step: Step) -> str:
    """What a step is, shortened: a reason stands in narrow columns."""
    if 0 < len(step.text) <= _LONGEST_NAME:
        return step.text
    most = step.text[:_LONGEST_NAME]
    return f"{most.rpartition(' ')[0] or most}…"


def _threatened(realisation: Realisation, step: Step | None) -> Standing | None:
    if step:
        why = N_("the step “%(step)s” is at risk")
        return Standing(Timeliness.AT_RISK, why, {"step": _name(step)}, step)
    if realisation is Realisation.PAUSED:
        return Standing(Timeliness.AT_RISK, N_("the activity is paused"))
    return None


def _silent(dated: int, undated: int) -> Standing:
    if not dated and not undated:
        return Standing(Timeliness.UNKNOWN, N_("it has no steps yet"))
    if not dated:
        return Standing(Timeliness.UNKNOWN, N_("its steps have no date"))
    return _ON_TIME


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
