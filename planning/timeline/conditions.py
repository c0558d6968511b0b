"""What may be chosen, as SQL conditions. Put together once: only their ``values`` differ.

Those that look at years need ``Plan`` beside ``Activity``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    extract,
    literal,
    or_,
    select,
)

from planning.lib.finding import says
from planning.lib.periods import PeriodKind
from planning.model import (
    Activity,
    CostLine,
    CostSource,
    Entry,
    EntryKind,
    Milestone,
    MilestoneState,
    Plan,
    Realisation,
    Territory,
    Timeliness,
    User,
)
from planning.model.rows import OPEN_MILESTONES
from planning.model.stages import CLOSED
from planning.timeline.columns import MONTHS, Scale
from planning.timeline.forms import Asked
from planning.visibility import named_responsible, visible_activities

FIRST, LAST = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
FIRST_SLOT = bindparam("first_slot", type_=Integer)
FIRST_DAY, LAST_DAY = bindparam("first_day", type_=Date), bindparam("last_day", type_=Date)
TODAY = bindparam("today", type_=Date)
TIMELINESS = bindparam("timeliness", type_=Text)

_ITS = Milestone.activity_id == Activity.id

#: Whether a milestone should have been done before today and is not.
IS_LATE = and_(Milestone.ends_on < TODAY, Milestone.state.in_(sorted(OPEN_MILESTONES)))

#: Whether a milestone falls, at least in part, into the years asked for.
OVERLAPS = and_(Milestone.ends_on >= FIRST_DAY, Milestone.starts_on <= LAST_DAY)

#: An activity with a step in those years; one without terms is there as long as its plan.
IN_YEARS = or_(
    exists().where(_ITS, OVERLAPS),
    and_(
        Plan.first_year <= LAST,
        Plan.last_year >= FIRST,
        or_(Activity.is_ongoing, ~exists().where(_ITS, Milestone.ends_on.is_not(None))),
    ),
)

#: ``model.standing`` of every activity at once; a test holds the two together.
STANDS: ColumnElement[str] = case(
    (Activity.realisation.in_(sorted(CLOSED)), literal(Timeliness.CLOSED.value)),
    (exists().where(_ITS, IS_LATE), literal(Timeliness.LATE.value)),
    (
        exists().where(_ITS, Milestone.state == MilestoneState.AT_RISK),
        literal(Timeliness.AT_RISK.value),
    ),
    (Activity.realisation == Realisation.PAUSED, literal(Timeliness.AT_RISK.value)),
    (
        ~exists().where(_ITS, Milestone.period != PeriodKind.NONE),
        literal(Timeliness.UNKNOWN.value),
    ),
    else_=literal(Timeliness.ON_TIME.value),
)


def picked_by(asked: Asked, user: User) -> list[ColumnElement[bool]]:
    """Everything chosen but timeliness, among what the person may see."""
    return [visible_activities(user), IN_YEARS, *chosen_by(asked, user)]


def chosen_by(asked: Asked, user: User) -> list[ColumnElement[bool]]:
    """What is chosen beside the years and timeliness."""
    picked: list[ColumnElement[bool]] = []
    for column, value in (
        (Activity.group_id, asked.group),
        (Activity.measure_id, asked.measure),
        (Activity.stage, asked.stage),
        (Activity.realisation, asked.realisation),
    ):
        if value is not None:
            picked.append(column == value)
    return picked + _about(asked) + _said(asked, user)


def _about(asked: Asked) -> list[ColumnElement[bool]]:
    """Who may pay, for whom it is and where; a territory counts with those that are its parts."""
    about: list[ColumnElement[bool]] = []
    if asked.source is not None:
        pays = exists().where(
            CostLine.activity_id == Activity.id,
            CostSource.cost_line_id == CostLine.id,
            CostSource.funding_source_id == asked.source,
        )
        about.append(pays)
    if asked.target is not None:
        about.append(_entry(EntryKind.TARGET_GROUP, Entry.target_group_id == asked.target))
    if asked.territory is not None:
        its_parts = select(Territory.id).where(Territory.parent_id == asked.territory)
        within = or_(Entry.territory_id == asked.territory, Entry.territory_id.in_(its_parts))
        about.append(_entry(EntryKind.TERRITORY, within))
    return about


def _entry(kind: EntryKind, what: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Entry.activity_id == Activity.id, Entry.kind == kind, what)


def _said(asked: Asked, user: User) -> list[ColumnElement[bool]]:
    """A part of a name somebody may read; and every word of ``q``, anywhere in the activity."""
    said: list[ColumnElement[bool]] = []
    if asked.person:
        said += [named_responsible(user), says(Activity.responsible, asked.person)]
    for word in asked.q.split():
        found = or_(
            *(says(it, word) for it in (Activity.number, Activity.title, Activity.description)),
            exists().where(_ITS, says(Milestone.text, word)),
            _entry(EntryKind.STEP, says(Entry.text, word)),
        )
        said.append(found)
    return said


def slot_of(day: Any, scale: Scale) -> ColumnElement[int]:
    """``Columns.slot_of`` in SQL."""
    if scale is Scale.YEAR:
        return extract("year", day)
    year, month = (cast(extract(part, day), Integer) for part in ("year", "month"))
    return (year * 12 + month - 1) // MONTHS[scale]


def stands_in(scale: Scale) -> ColumnElement[int]:
    """The column a step stands in: of its last day, or the first of it that is shown."""
    return case(
        (Milestone.ends_on <= LAST_DAY, slot_of(Milestone.ends_on, scale)),
        (Milestone.starts_on < FIRST_DAY, FIRST_SLOT),
        else_=slot_of(Milestone.starts_on, scale),
    )


def values(asked: Asked, day: date) -> dict[str, Any]:
    """What the conditions are to be asked with."""
    return {
        "first": asked.first,
        "last": asked.last,
        "first_slot": asked.columns.first,
        "first_day": date(asked.first, 1, 1),
        "last_day": date(asked.last, 12, 31),
        "today": day,
        "timeliness": asked.timeliness and asked.timeliness.value,
    }
