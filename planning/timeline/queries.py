"""The timeline's rows and what there is to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Executable,
    Row,
    Select,
    Text,
    bindparam,
    func,
    literal,
    select,
    true,
    type_coerce,
    union_all,
)

from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import (
    Activity,
    FundingSource,
    Goal,
    Group,
    Measure,
    Milestone,
    Person,
    Plan,
    PlanState,
    TargetGroup,
    Territory,
    User,
)
from planning.timeline.conditions import STANDS, TIMELINESS, picked_by, values
from planning.timeline.forms import Asked, By
from planning.timeline.gathering import GATHERINGS, REALISATIONS, UNNAMED, folded_away, in_order
from planning.visibility import editable_activities

#: Activities on one page.
PAGE = 500
#: Choices in one list.
MOST_CHOICES = 1000


def rows_of(query: Executable, asked_with: dict[str, Any]) -> Sequence[Any]:
    """Plain rows: a page shows thousands, and the mapper would look at each."""
    return db.session.connection().execute(query, asked_with).all()


class Named(NamedTuple):
    """A group, a measure or another thing one may choose."""

    id: int
    name: str


@dataclass(frozen=True)
class Offered:
    """What there is to choose from."""

    plans: Sequence[Row[Any]]
    groups: list[Named]
    measures: list[Named]
    sources: list[Named]
    targets: list[Named]
    territories: list[Named]

    @property
    def years(self) -> list[int]:
        """Every year of the plans, once."""
        return sorted(
            {y for plan in self.plans for y in range(plan.first_year, plan.last_year + 1)}
        )


_NOTHING = literal("")


def _choices(known: Any) -> tuple[Executable, Executable]:
    """Plans; and everything else there is to choose from, told apart by ``kind``."""
    plans = (
        select(Plan.id, Plan.first_year, Plan.last_year, Plan.state)
        .where(known)
        .order_by(Plan.first_year, Plan.id)
        .limit(MOST_CHOICES)
    )
    groups = select(
        literal(1).label("kind"), Group.id, _NOTHING, Group.name, _NOTHING.label("place")
    )
    measures = (
        select(literal(2), Measure.id, Measure.number, Measure.title, Measure.sort_key)
        .join(Measure.goal)
        .join(Goal.plan)
        .where(known)
    )
    lists = (
        select(literal(3), FundingSource.id, FundingSource.code, FundingSource.name, _NOTHING),
        select(literal(4), TargetGroup.id, _NOTHING, TargetGroup.name, _NOTHING),
        select(literal(5), Territory.id, _NOTHING, Territory.name, _NOTHING),
    )
    everything = union_all(groups, measures, *lists).order_by("kind", "place", "id")
    return plans, everything.limit(MOST_CHOICES)


_OF_INSIDERS, _OF_PUBLIC = _choices(true()), _choices(Plan.state != PlanState.PREPARED)


def offered(user: User) -> Offered:
    """What this person may know of and choose. Two queries."""
    plans, everything = _OF_INSIDERS if user.is_authenticated else _OF_PUBLIC
    found: dict[int, list[Named]] = {kind: [] for kind in range(1, 6)}
    for kind, id_, number, name, _place in rows_of(everything, {}):
        found[kind].append(Named(id_, f"{number} {name}".strip()))
    measures = found.pop(2)
    groups, *lists = (sorted(each, key=lambda it: czech(it.name)) for each in found.values())
    return Offered(rows_of(plans, {}), groups, measures, *lists)


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
    Activity.version,
).join(Activity.plan)


def measures_of_page(
    asked: Asked, offered: Offered, places: Mapping[tuple[int, Any], int]
) -> list[int] | None:
    """The measures whose activities come up to the end of a page; None: perhaps all of them.

    A city has thousands of activities: those that come later need not be looked at again.
    ``places``: how many there are by the year their plan begins in and by measure.
    """
    order = {measure.id: place for place, measure in enumerate(offered.measures)}
    if asked.by is not By.MEASURE or asked.folded:
        return None
    if any(it > 0 and it not in order for _, it in places):
        return None
    found, wanted = [], asked.page * PAGE + 1
    for year, measure in sorted(places, key=lambda it: (-it[0], order.get(it[1], len(order)))):
        if measure < 0:  # those without one are last of their plan
            return None
        found.append(measure)
        wanted -= places[year, measure]
        if wanted <= 0:
            return found
    return None


def activities(
    asked: Asked,
    user: User,
    day: date,
    groups: Iterable[Named],
    *,
    most: int | None = None,
    among: Sequence[int] | None = None,
) -> Sequence[Row[Any]]:
    """A page of activities and one more, each in its band. One query, two under persons.

    ``among``: measures to look into, where no others come up to the end of the page.
    """
    query = _rows(asked, user)
    picked = picked_by(asked, user)
    if asked.timeliness:
        picked.append(STANDS == TIMELINESS)
    query = query.where(*picked)
    if among is not None:
        query = query.where(Activity.measure_id.in_(among))
    if asked.folded:
        query = query.where(~folded_away(asked.by, user, asked.folded, picked))
    query = query.order_by(*in_order(asked.by, user, keys_of(asked, user, day, groups)))
    size = most or PAGE
    query = query.limit(size + 1).offset((asked.page - 1) * size)
    return rows_of(query, values(asked, day))


def activity(id_: int, asked: Asked, user: User) -> Sequence[Row[Any]]:
    """The row of one activity, whatever else was chosen. One query."""
    return rows_of(_rows(asked, user).where(Activity.id == id_), {})


def _rows(asked: Asked, user: User) -> Select[Any]:
    """Rows in their bands; ``may_edit`` says whether this person may move what is in them."""
    gathering = GATHERINGS[asked.by]
    query: Select[Any] = gathering.joined(_ACTIVITIES).add_columns(
        gathering.key(user).label("band"),
        gathering.number.label("band_number"),
        gathering.name.label("band_name"),
        type_coerce(Activity.stage, Text).label("stage"),
        editable_activities(user).label("may_edit"),
    )
    return query


def keys_of(asked: Asked, user: User, day: date, groups: Iterable[Named]) -> list[Any]:
    """The bands in their order, where the database cannot know it."""
    match asked.by:
        case By.GROUP:
            return [group.id for group in groups]
        case By.REALISATION:
            return REALISATIONS
        case By.PERSON:
            return _persons(asked, user, day)
    return []


def _persons(asked: Asked, user: User, day: date) -> list[str]:
    """Keys of those responsible by surname, then of those only written; nobody last. One query."""
    key = GATHERINGS[By.PERSON].key(user)
    query = (
        select(key.label("key"), func.max(Person.last_name), func.max(Activity.responsible))
        .select_from(Activity)
        .join(Activity.plan)
        .outerjoin(Activity.responsible_person)
        .where(*picked_by(asked, user))
        .group_by("key")
        .limit(MOST_CHOICES)
    )
    found = rows_of(query, values(asked, day))
    named = [each for each in found if each[0] not in {"", UNNAMED}]
    named.sort(key=lambda each: (czech(each[1] or each[2]), czech(each[2]), each[0]))
    return [*(each[0] for each in named), UNNAMED, ""]


#: Periods and states come as the plain words they are kept as: members of enums equal them, and
#: making thousands of members would take longer than fetching the rows.
SCHEDULES = select(
    Milestone.activity_id,
    Milestone.text,
    Milestone.when,
    type_coerce(Milestone.period, Text).label("period"),
    Milestone.starts_on,
    Milestone.ends_on,
    type_coerce(Milestone.state, Text).label("state"),
    Milestone.id,
    Milestone.note,
).order_by(Milestone.activity_id, Milestone.position, Milestone.id)
_STEPS = SCHEDULES.where(Milestone.activity_id.in_(bindparam("ids", expanding=True)))


class ScheduledStep(NamedTuple):
    """A milestone on a page. Its fields are read thousands of times, faster than those of a row."""

    activity_id: int
    text: str
    when: str
    period: str
    starts_on: date | None
    ends_on: date | None
    state: str
    id: int
    note: str = ""


def steps(ids: list[int]) -> dict[int, list[ScheduledStep]]:
    """The schedules of the activities on a page, in the order they are written. One query."""
    found: defaultdict[int, list[ScheduledStep]] = defaultdict(list)
    for step in map(ScheduledStep._make, rows_of(_STEPS, {"ids": ids})):
        found[step.activity_id].append(step)
    return found
