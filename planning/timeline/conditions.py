"""What may be chosen, as SQL conditions. Put together once: only their ``values`` differ.

Those that look at years need ``Plan`` beside ``Activity``.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Exists,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    exists,
    literal,
    literal_column,
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
from planning.timeline.columns import Columns
from planning.timeline.forms import Asked
from planning.visibility import named_responsible, visible_activities

FIRST, LAST = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
FIRST_DAY, LAST_DAY = bindparam("first_day", type_=Date), bindparam("last_day", type_=Date)
TODAY = bindparam("today", type_=Date)
TIMELINESS = bindparam("timeliness", type_=Text)

_ITS = Milestone.activity_id == Activity.id


def _one() -> Exists:
    """Whether there is one. Asking for no column of it lets SQLite stay within an index."""
    return exists(literal_column("1"))


#: Whether a milestone should have been done before today and is not.
IS_LATE = and_(Milestone.ends_on < TODAY, Milestone.state.in_(sorted(OPEN_MILESTONES)))

#: Whether a milestone falls, at least in part, into the years asked for.
OVERLAPS = and_(Milestone.ends_on >= FIRST_DAY, Milestone.starts_on <= LAST_DAY)

#: Whether an activity without a step in the years has one before them and one after.
_RUNS_THROUGH = and_(
    _one().where(_ITS, Milestone.ends_on > LAST_DAY),
    _one().where(_ITS, Milestone.ends_on < FIRST_DAY),
)

#: Whether it goes on as long as its plan: it says so, or one of its steps, or it has no terms.
_LASTS_AS_ITS_PLAN = or_(
    Activity.is_ongoing,
    _one().where(_ITS, Milestone.period == PeriodKind.ONGOING),
    ~_one().where(_ITS, Milestone.ends_on.is_not(None)),
)

#: An activity that lasts into those years.
IN_YEARS = or_(
    _one().where(_ITS, OVERLAPS),
    _RUNS_THROUGH,
    and_(Plan.first_year <= LAST, Plan.last_year >= FIRST, _LASTS_AS_ITS_PLAN),
)

#: ``model.standing`` of every activity at once, within the years; a test holds both together.
STANDS: ColumnElement[str] = case(
    (Activity.realisation.in_(sorted(CLOSED)), literal(Timeliness.CLOSED.value)),
    (_one().where(_ITS, IS_LATE, OVERLAPS), literal(Timeliness.LATE.value)),
    (
        _one().where(_ITS, Milestone.state == MilestoneState.AT_RISK),
        literal(Timeliness.AT_RISK.value),
    ),
    (Activity.realisation == Realisation.PAUSED, literal(Timeliness.AT_RISK.value)),
    (
        ~_one().where(_ITS, Milestone.period != PeriodKind.NONE),
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
        pays = _one().where(
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
    return _one().where(Entry.activity_id == Activity.id, Entry.kind == kind, what)


def _said(asked: Asked, user: User) -> list[ColumnElement[bool]]:
    """A part of a name somebody may read; and every word of ``q``, anywhere in the activity."""
    said: list[ColumnElement[bool]] = []
    if asked.person:
        said += [named_responsible(user), says(Activity.responsible, asked.person)]
    for word in asked.q.split():
        found = or_(
            *(says(it, word) for it in (Activity.number, Activity.title, Activity.description)),
            _one().where(_ITS, says(Milestone.text, word)),
            _entry(EntryKind.STEP, says(Entry.text, word)),
        )
        said.append(found)
    return said


@lru_cache(maxsize=128)
def stands_in(columns: Columns) -> ColumnElement[int]:
    """The column a step stands in, from 0: of its last day, or the first of it that is shown.

    Days are compared with the ends of columns: taking thousands of them apart takes longer.
    """
    return case(
        (Milestone.ends_on <= LAST_DAY, _place_of(Milestone.ends_on, columns)),
        else_=_place_of(Milestone.starts_on, columns),
    )


def _place_of(day: Any, columns: Columns) -> ColumnElement[int]:
    *ends, _last = columns.ends
    if not ends:
        return literal_column("0", Integer)
    return case(*((day <= end, place) for place, end in enumerate(ends)), else_=len(ends))


def values(asked: Asked, day: date) -> dict[str, Any]:
    """What the conditions are to be asked with."""
    first_day, last_day = asked.columns.days
    return {
        "first": asked.first,
        "last": asked.last,
        "first_day": first_day,
        "last_day": last_day,
        "today": day,
        "timeliness": asked.timeliness and asked.timeliness.value,
    }
