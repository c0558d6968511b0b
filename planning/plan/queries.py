from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.database import db
from planning.model import (
    Activity,
    CityRole,
    Goal,
    Measure,
    Person,
    Plan,
    PlanState,
    Project,
    User,
)
from planning.summaries import IN_ORDER_OF_PLAN, Page, Summary, summaries, window
from planning.visibility import visible_activities

#: Activities on one page of the tree.
PAGE = 200
#: Measures a tree can have; the largest plan known has ninety.
MEASURES = 500


def plans(*, with_prepared: bool) -> Sequence[Plan]:
    """The city's plans, the latest first. One query."""
    found = select(Plan).order_by(Plan.first_year.desc(), Plan.id.desc()).limit(50)
    if not with_prepared:
        found = found.where(Plan.state != PlanState.PREPARED)
    return db.session.scalars(found.options(joinedload(Plan.approvals))).unique().all()


def chosen(among: Sequence[Plan], asked: int | None, today: date) -> Plan | None:
    """The plan asked for; else the one that holds today; else the latest."""
    if asked is not None:
        return next((plan for plan in among if plan.id == asked), None)
    holds = (p for p in among if p.first_year <= today.year <= p.last_year)
    return next(holds, among[0] if among else None)


@dataclass(frozen=True)
class SummaryThen:
    """One activity as it stood at a moment of the past, and whose page one may open."""

    activity: Activity
    is_open_then: bool
    is_open_today: bool


@dataclass
class MeasureOnPage:
    """A measure with those of its activities that are on the page."""

    measure: Measure
    activities: list[Summary | SummaryThen] = field(default_factory=list)


@dataclass
class GoalOnPage:
    """A goal with its measures."""

    goal: Goal
    branches: list[MeasureOnPage] = field(default_factory=list)


@dataclass
class Tree:
    """A page of the plan. ``loose`` are activities without a measure."""

    limbs: list[GoalOnPage]
    loose: list[Summary | SummaryThen]
    page: Page

    @property
    def activities(self) -> list[Summary | SummaryThen]:
        return [s for limb in self.limbs for b in limb.branches for s in b.activities] + self.loose


def tree(plan: Plan, user: User, number: int, group_id: int | None) -> Tree:
    """A page of what ``user`` may see of the plan. Five queries, however large the plan is."""
    wanted = (
        select(Activity)
        .outerjoin(Activity.measure)
        .outerjoin(Measure.goal)
        .where(Activity.plan_id == plan.id, visible_activities(user))
        .order_by(*IN_ORDER_OF_PLAN)
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )
    if group_id is not None:
        wanted = wanted.where(Activity.group_id == group_id)
    found = db.session.scalars(wanted).all()
    page = window(found, number, PAGE)
    whole = number == 1 and not page.has_more and group_id is None
    listed = summaries(found[:PAGE])
    by_measure: dict[int | None, list[Summary | SummaryThen]] = {}
    for summary in listed:
        by_measure.setdefault(summary.activity.measure_id, []).append(summary)
    limbs = [GoalOnPage(goal, _branches(goal, by_measure, whole=whole)) for goal in _goals(plan)]
    return Tree([x for x in limbs if x.branches or whole], by_measure.get(None, []), page)


def _branches(
    goal: Goal, by_measure: dict[int | None, list[Summary | SummaryThen]], *, whole: bool
) -> list[MeasureOnPage]:
    return [
        MeasureOnPage(measure, by_measure.get(measure.id, []))
        for measure in goal.measures
        if whole or measure.id in by_measure
    ]


def _goals(plan: Plan) -> Sequence[Goal]:
    return db.session.scalars(
        select(Goal)
        .where(Goal.plan_id == plan.id)
        .options(selectinload(Goal.measures))
        .order_by(Goal.sort_key, Goal.id)
        .limit(MEASURES)
    ).all()


def coordinators() -> Sequence[Person]:
    """People who coordinate the whole plan. One query."""
    return db.session.scalars(
        select(Person)
        .join(User, User.person_id == Person.id)
        .where(User.role == CityRole.COORDINATOR)
        .order_by(Person.last_name, Person.id)
    ).all()


def projects_of(plan: Plan) -> Sequence[Project]:
    """Funded projects that help the plan. One query."""
    return db.session.scalars(
        select(Project)
        .where(Project.plan_id == plan.id)
        .options(joinedload(Project.organisation))
        .order_by(Project.name, Project.id)
        .limit(100)
    ).all()
