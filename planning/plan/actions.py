from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planning.history import (
    Invalid,
    Revised,
    add_row,
    move_row,
    read_words,
    record,
    remove_row,
    revise,
)
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import City, Goal, Plan, Row, User, usual_path
from planning.model.fields import Wrong
from planning.plan.forms import CityDetails


def start_plan(typed: Mapping[str, Any], *, by: User) -> Plan:
    """Begin a plan. It has no goals yet, and the usual path of approval.

    Raises:
        Invalid: something typed cannot stand.
    """
    plan = Plan(**read_words(Plan, typed))
    _check_years(plan)
    plan.path = usual_path()
    db.session.add(plan)
    record("created", plan, by=by, new=plan.title)
    return plan


def revise_plan(plan: Plan, changes: Mapping[str, Any], based_on: int, *, by: User) -> Revised:
    """Say anew what the plan and its parts are called, which years it has and how far it is.

    Raises:
        Invalid: something typed cannot stand.
    """
    with db.session.no_autoflush:  # years in the wrong order must not meet the database
        outcome = revise(plan, changes, based_on=based_on, by=by)
        _check_years(plan)
    return outcome


def _check_years(plan: Plan) -> None:
    if plan.first_year > plan.last_year:
        raise Invalid({"last_year": Wrong(N_("The last year cannot be before the first."))})


def add_goal(plan: Plan, typed: Mapping[str, Any], *, by: User) -> Row:
    """Put a goal into the plan, in the order of its number.

    Raises:
        Invalid: something typed cannot stand.
    """
    return add_row(plan, "goals", typed, by=by)


def add_measure(goal: Goal, typed: Mapping[str, Any], *, by: User) -> Row:
    """Put a measure under a goal, in the order of its number.

    Raises:
        Invalid: something typed cannot stand.
    """
    return add_row(goal.plan, "measures", {**typed, "goal_id": goal.id}, by=by)


def add_step(plan: Plan, typed: Mapping[str, Any], *, by: User) -> Row:
    """Put a body at the end of the path of approval.

    Raises:
        Invalid: something typed cannot stand.
    """
    return add_row(plan, "path", typed, by=by)


def remove_step(plan: Plan, step_id: int, *, by: User) -> None:
    """Take a body off the path; what it has decided stays."""
    remove_row(plan, "path", step_id, by=by)


def move_step(plan: Plan, step_id: int, *, up: bool, seen: Sequence[int], by: User) -> None:
    """Put a body before or after the neighbour it had in the order ``seen``."""
    move_row(plan, "path", step_id, up=up, by=by, seen=seen)


def describe_city(city: City | None, details: CityDetails, *, by: User) -> None:
    """Say what the workspace is called and whom people turn to."""
    if city is None:
        city = City()
        db.session.add(city)
    city.name, city.plan_name = details.name, details.plan_name
    city.coordinator_id = details.coordinator_id or None
    city.publicity = details.publicity
    record("described", city, by=by, new=city.plan_name)
