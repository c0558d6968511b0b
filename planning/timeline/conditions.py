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
    exists,
    literal,
    or_,
)

from planning.lib.periods import PeriodKind
from planning.model import Activity, Milestone, MilestoneState, Plan, Realisation, Timeliness, User
from planning.model.rows import OPEN_MILESTONES
from planning.model.stages import CLOSED
from planning.timeline.forms import Asked
from planning.visibility import visible_activities

FIRST, LAST = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
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
    picked = [visible_activities(user), IN_YEARS]
    for column, value in (
        (Activity.group_id, asked.group),
        (Activity.measure_id, asked.measure),
        (Activity.stage, asked.stage),
        (Activity.realisation, asked.realisation),
    ):
        if value is not None:
            picked.append(column == value)
    return picked


def values(asked: Asked, day: date) -> dict[str, Any]:
    """What the conditions are to be asked with."""
    return {
        "first": asked.first,
        "last": asked.last,
        "first_day": date(asked.first, 1, 1),
        "last_day": date(asked.last, 12, 31),
        "today": day,
        "timeliness": asked.timeliness and asked.timeliness.value,
    }
