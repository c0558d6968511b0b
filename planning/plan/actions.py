from __future__ import annotations

from planning.history import record
from planning.lib.database import db
from planning.lib.numbers import tidied
from planning.model import City, Goal, Measure, Plan, PlanState, User
from planning.plan.forms import CityDetails, LimbDetails, PlanDetails


def start_plan(details: PlanDetails, *, by: User) -> Plan:
    """Begin a plan. It has no goals yet."""
    plan = Plan()
    _write_plan(plan, details)
    db.session.add(plan)
    record("created", plan, by=by, new=plan.title)
    return plan


def describe_plan(plan: Plan, details: PlanDetails, *, by: User) -> None:
    """Say anew what the plan is called, which years it has and how far it is."""
    old = f"{plan.title}, {plan.state.value}"
    _write_plan(plan, details)
    record("described", plan, by=by, old=old, new=f"{plan.title}, {plan.state.value}")


def _write_plan(plan: Plan, details: PlanDetails) -> None:
    plan.title, plan.state = details.title, PlanState(details.state)
    plan.first_year, plan.last_year = details.first_year, details.last_year
    plan.goal_word, plan.measure_word = details.goal_word, details.measure_word
    plan.activity_word = details.activity_word


def add_goal(plan: Plan, details: LimbDetails, *, by: User) -> Goal:
    """Put a goal into the plan, in the order of its number."""
    goal = Goal(plan=plan, number=tidied(details.number), title=details.title)
    goal.description = details.description
    db.session.add(goal)
    record("limb added", plan, by=by, new=f"{goal.number} {goal.title}")
    return goal


def add_measure(goal: Goal, details: LimbDetails, *, by: User) -> Measure:
    """Put a measure under a goal, in the order of its number."""
    measure = Measure(goal=goal, number=tidied(details.number), title=details.title)
    measure.description = details.description
    db.session.add(measure)
    record("limb added", goal.plan, by=by, new=f"{measure.number} {measure.title}")
    return measure


def reword(limb: Goal | Measure, details: LimbDetails, *, by: User) -> None:
    """Give a goal or a measure another number, name or description."""
    plan = limb.plan if isinstance(limb, Goal) else limb.goal.plan
    old = f"{limb.number} {limb.title}"
    limb.number, limb.title = tidied(details.number), details.title
    limb.description = details.description
    record("limb changed", plan, by=by, old=old, new=f"{limb.number} {limb.title}")


def describe_city(city: City | None, details: CityDetails, *, by: User) -> None:
    """Say what the workspace is called and whom people turn to."""
    if city is None:
        city = City()
        db.session.add(city)
    city.name, city.plan_name = details.name, details.plan_name
    city.coordinator_id = details.coordinator_id or None
    city.publicity = details.publicity
    record("described", city, by=by, new=city.plan_name)
