"""The timeline's rows and what there is to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Executable,
    Row,
    Select,
    Text,
    bindparam,
    case,
    func,
    literal,
    select,
    true,
    type_coerce,
    union_all,
)

from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import Activity, Goal, Group, Measure, Milestone, Plan, PlanState, User
from planning.timeline.conditions import STANDS, TIMELINESS, picked_by, values
from planning.timeline.forms import Asked, By

#: Activities on one page.
PAGE = 500
#: Choices in one list.
MOST_CHOICES = 1000


def rows_of(query: Executable, asked_with: dict[str, Any]) -> Sequence[Any]:
    """Plain rows: a page shows thousands, and the mapper would look at each."""
    return db.session.connection().execute(query, asked_with).all()


class Named(NamedTuple):
    """A group or a measure one may choose."""

    id: int
    name: str


@dataclass(frozen=True)
class Offered:
    """What there is to choose from."""

    plans: Sequence[Row[Any]]
    groups: list[Named]
    measures: list[Named]

    @property
    def years(self) -> list[int]:
        """Every year of the plans, once."""
        return sorted(
            {y for plan in self.plans for y in range(plan.first_year, plan.last_year + 1)}
        )


def _choices(known: Any) -> tuple[Executable, Executable]:
    """Plans; and both groups and measures, told apart by ``kind``."""
    plans = (
        select(Plan.id, Plan.first_year, Plan.last_year, Plan.state)
        .where(known)
        .order_by(Plan.first_year, Plan.id)
        .limit(MOST_CHOICES)
    )
    groups = select(
        literal(1).label("kind"), Group.id, literal(""), Group.name, literal("").label("place")
    )
    measures = (
        select(literal(2), Measure.id, Measure.number, Measure.title, Measure.sort_key)
        .join(Measure.goal)
        .join(Goal.plan)
        .where(known)
    )
    return plans, union_all(groups, measures).order_by("kind", "place", "id").limit(MOST_CHOICES)


_OF_INSIDERS, _OF_PUBLIC = _choices(true()), _choices(Plan.state != PlanState.PREPARED)


def offered(user: User) -> Offered:
    """Plans, groups and measures this person may know of. Two queries."""
    plans, both = _OF_INSIDERS if user.is_authenticated else _OF_PUBLIC
    found: dict[int, list[Named]] = {1: [], 2: []}
    for kind, id_, number, name, _place in rows_of(both, {}):
        found[kind].append(Named(id_, f"{number} {name}".strip()))
    return Offered(
        rows_of(plans, {}), sorted(found[1], key=lambda group: czech(group.name)), found[2]
    )


def default_years(plans: Sequence[Row[Any]], day: date) -> tuple[int, int]:
    """The years of the plan valid on that day, else of the latest one."""
    if not plans:
        return day.year, day.year
    best = max(
        plans,
        key=lambda plan: (
            plan.state is PlanState.VALID and plan.first_year <= day.year <= plan.last_year,
            plan.state is PlanState.VALID,
            plan.last_year,
        ),
    )
    return best.first_year, best.last_year


_ACTIVITIES = select(
    Activity.id,
    Activity.number,
    Activity.title,
    Activity.realisation,
    Activity.is_ongoing,
    Plan.first_year,
    Plan.last_year,
).join(Activity.plan)

_UNDER_MEASURES = (
    _ACTIVITIES.add_columns(
        Measure.id.label("band"),
        Measure.number.label("band_number"),
        Measure.title.label("band_name"),
    )
    .outerjoin(Activity.measure)
    .order_by(
        Plan.first_year.desc(),  # what is planned now stands before what was planned then
        func.coalesce(Measure.sort_key, "~~"),  # those without a measure stand last
        func.coalesce(Measure.id, 0),
        Plan.id,
        Activity.sort_key,
        Activity.id,
    )
)

_UNDER_GROUPS = _ACTIVITIES.add_columns(
    Group.id.label("band"), literal("").label("band_number"), Group.name.label("band_name")
).join(Activity.group)


def activities(asked: Asked, user: User, day: date, groups: Iterable[Named]) -> Sequence[Row[Any]]:
    """A page of activities and one more, each under its measure or group. One query."""
    query = _UNDER_MEASURES if asked.by is By.MEASURE else _under(groups)
    query = query.where(*picked_by(asked, user))
    if asked.timeliness:
        query = query.where(STANDS == TIMELINESS)
    query = query.limit(PAGE + 1).offset((asked.page - 1) * PAGE)
    return rows_of(query, values(asked, day))


def _under(groups: Iterable[Named]) -> Select[Any]:
    """Activities under their groups, which come in Czech order: no database need know it."""
    place = {group.id: place for place, group in enumerate(groups)}
    return _UNDER_GROUPS.order_by(
        case(place, value=Activity.group_id, else_=-1) if place else Activity.group_id,
        Activity.group_id,
        Plan.first_year.desc(),
        Plan.id,
        Activity.sort_key,
        Activity.id,
    )


#: Periods and states come as the plain words they are kept as: members of enums equal them, and
#: making thousands of members would take longer than fetching the rows.
_STEPS = (
    select(
        Milestone.activity_id,
        Milestone.text,
        Milestone.when,
        type_coerce(Milestone.period, Text).label("period"),
        Milestone.starts_on,
        Milestone.ends_on,
        type_coerce(Milestone.state, Text).label("state"),
    )
    .where(Milestone.activity_id.in_(bindparam("ids", expanding=True)))
    .order_by(Milestone.activity_id, Milestone.position, Milestone.id)
)


class Step(NamedTuple):
    """A milestone on a page. Its fields are read thousands of times, faster than those of a row."""

    activity_id: int
    text: str
    when: str
    period: str
    starts_on: date | None
    ends_on: date | None
    state: str


def steps(ids: list[int]) -> dict[int, list[Step]]:
    """The schedules of the activities on a page, in the order they are written. One query."""
    found: defaultdict[int, list[Step]] = defaultdict(list)
    for step in map(Step._make, rows_of(_STEPS, {"ids": ids})):
        found[step.activity_id].append(step)
    return found
