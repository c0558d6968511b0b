"""Activities and their steps as they are and as they were, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from planning.history.moments import Moment
from planning.history.past import RowThen, State, fields_now
from planning.history.rebuilding import take_back
from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.periods import Period, PeriodKind, parse
from planning.model import (
    PUBLIC_STAGES,
    Activity,
    Milestone,
    Plan,
    PlanState,
    PlanVersion,
    Realisation,
    Stage,
    User,
)
from planning.permissions import see_plan_history
from planning.timeline.conditions import chosen_by
from planning.timeline.forms import Asked
from planning.timeline.gathering import GATHERINGS, in_order
from planning.timeline.queries import SCHEDULES, Named, ScheduledStep, keys_of, rows_of
from planning.visibility import activities_with_history, visible_activities

#: Activities that are compared at once.
MOST = 10_000
#: Fields of an activity by which it is known.
_FIELDS = ("number", "title")
_LISTS = ("milestones",)


@dataclass
class Pair:
    """An activity: ``row`` and ``now`` of today, and what stood there then.

    ``was_there`` and ``is_there`` say of which of the two this person may know.
    """

    row: Any
    now: list[ScheduledStep]
    then: list[ScheduledStep]
    number_then: str
    title_then: str
    stage_now: Stage
    stage_then: Stage
    realisation_then: Realisation
    was_there: bool
    is_there: bool


def versions(user: User) -> Sequence[PlanVersion]:
    """Named versions this person may look at, the latest first. One query."""
    query = select(PlanVersion).join(PlanVersion.plan).options(joinedload(PlanVersion.plan))
    if not looks_at_days(user):
        query = query.where(PlanVersion.body != "")
    if not user.is_authenticated:
        query = query.where(Plan.state != PlanState.PREPARED)
    order = PlanVersion.upto.desc(), PlanVersion.id.desc()
    return db.session.scalars(query.order_by(*order).limit(200)).all()


def looks_at_days(user: User) -> bool:
    """Whether this person may look at any day: ``see_plan_history`` of a plan that is public."""
    return see_plan_history(user, Plan(state=PlanState.VALID))


def pairs(asked: Asked, moment: Moment, user: User, groups: Iterable[Named]) -> list[Pair]:
    """Everything chosen, as it was and as it is, in the order of the timeline.

    Three queries, four under persons.

    Of days one knows the past of activities whose history one may read. What a body has decided
    on as a version everybody may read: the activities that were approved then.
    """
    query = _rows(asked, moment, user)
    order = in_order(asked.by, user, keys_of(asked, user, today(), groups))
    rows = rows_of(query.order_by(*order).limit(MOST), {})
    ids = query.with_only_columns(Activity.id)
    steps = _steps_now(ids)
    states = {row.id: _state(row, steps.get(row.id, ())) for row in rows}
    later = take_back(states, Activity, moment, among=ids, fields=_FIELDS, lists=_LISTS)
    found = [_pair(row, steps.get(row.id, []), states[row.id], later, moment) for row in rows]
    return [pair for pair in found if pair.was_there or pair.is_there]


def _rows(asked: Asked, moment: Moment, user: User) -> Select[Any]:
    gathering = GATHERINGS[asked.by]
    query: Select[Any] = gathering.joined(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            Activity.realisation,
            Activity.is_ongoing,
            Plan.first_year,
            Plan.last_year,
            gathering.key(user).label("band"),
            gathering.number.label("band_number"),
            gathering.name.label("band_name"),
            Activity.stage,
            Activity.created_at,
            activities_with_history(user).label("tells"),
            visible_activities(user).label("is_seen"),
        ).join(Activity.plan)
    )
    version = moment.version
    if version is not None:
        query = query.where(Activity.plan_id == version.plan_id)
    if version is None or not version.body:
        query = query.where(activities_with_history(user))
    picked = chosen_by(asked, user)
    if len(picked) > (asked.group is not None):
        query = query.where(visible_activities(user))  # what is chosen says how it is today
    return query.where(*picked)


def _steps_now(ids: Select[Any]) -> dict[int, list[ScheduledStep]]:
    found: dict[int, list[ScheduledStep]] = {}
    query = SCHEDULES.where(Milestone.activity_id.in_(ids))
    for step in map(ScheduledStep._make, rows_of(query, {})):
        found.setdefault(step.activity_id, []).append(step)
    return found


def _state(row: Any, steps: Iterable[ScheduledStep]) -> State:
    state = fields_now(row, Activity, ("number", "title"))
    state.rows["milestones"] = [
        RowThen(step.id, {"text": step.text, "when": step.when, "state": step.state})
        for step in steps
    ]
    return state


def _pair(
    row: Any, now: list[ScheduledStep], state: State, later: set[int], moment: Moment
) -> Pair:
    stage = Stage(state.axes["stage"])
    was_there = row.id not in later and row.created_at <= moment.at
    then = [_step(row.id, each) for each in state.rows["milestones"]]
    return Pair(
        row=row,
        now=now,
        then=then,
        number_then=state.words["number"],
        title_then=state.words["title"],
        stage_now=row.stage,
        stage_then=stage,
        realisation_then=Realisation(state.axes["realisation"]),
        was_there=was_there and (bool(row.tells) or stage in PUBLIC_STAGES),
        is_there=bool(row.is_seen),
    )


def _step(activity_id: int, row: RowThen) -> ScheduledStep:
    words = row.words
    period = period_of(words.get("when", ""))
    return ScheduledStep(
        activity_id,
        words.get("text", ""),
        words.get("when", ""),
        period.kind.value,
        period.starts_on,
        period.ends_on,
        words.get("state", "planned"),
        row.id,
    )


@lru_cache(maxsize=5000)
def period_of(words: str) -> Period:
    """A term that was written once; one that could not be written today is none."""
    try:
        return parse(words)
    except ValueError:
        return Period(PeriodKind.NONE)
