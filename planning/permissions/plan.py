"""Rules about the plan and its activities."""

from __future__ import annotations

from planning.model import (
    LEADS,
    LOCKED_STAGES,
    PUBLIC_STAGES,
    SUBMITTED_STAGES,
    WRITES,
    Activity,
    CityRole,
    Goal,
    Group,
    Measure,
    Plan,
    PlanState,
    PlanVersion,
    User,
)
from planning.permissions.people import coordinate, signed_in
from planning.permissions.roles import function, role, sits_somewhere, writes_somewhere


def see_plan(user: User, plan: Plan) -> bool:
    """Everybody once it is valid; before that everybody with an account."""
    return plan.state is not PlanState.PREPARED or signed_in(user, None)


def see_plan_history(user: User, plan: Plan) -> bool:
    """People of any group, the coordinator and the official: each the past they may know of."""
    return see_plan(user, plan) and (
        role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL} or sits_somewhere(user)
    )


def see_version(user: User, version: PlanVersion) -> bool:
    """Whoever sees the plan's history; whoever sees the plan, once a body has decided on it."""
    if version.body:
        return see_plan(user, version.plan)
    return see_plan_history(user, version.plan)


def name_version(user: User, _plan: Plan) -> bool:
    """The coordinator."""
    return coordinate(user, None)


def see_goal(user: User, goal: Goal) -> bool:
    """Whoever sees its plan."""
    return see_plan(user, goal.plan)


def see_measure(user: User, measure: Measure) -> bool:
    """Whoever sees its plan."""
    return see_plan(user, measure.goal.plan)


def tend_plan(user: User, _plan: Plan) -> bool:
    """The coordinator, whatever state it is in."""
    return coordinate(user, None)


def submit_plan(user: User, _plan: Plan) -> bool:
    """The coordinator and the official: they put it before the council."""
    return role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}


def tend_goal(user: User, _goal: Goal) -> bool:
    """The coordinator."""
    return coordinate(user, None)


def tend_measure(user: User, _measure: Measure) -> bool:
    """The coordinator."""
    return coordinate(user, None)


def tend_city(user: User, _thing: object) -> bool:
    """The coordinator and the administrator."""
    return role(user) in {CityRole.COORDINATOR, CityRole.ADMIN}


def see_activity(user: User, activity: Activity) -> bool:
    """Everybody once approved; the official once submitted; its group and coordinator always."""
    return see_activity_history(user, activity) or (
        activity.stage in PUBLIC_STAGES and see_plan(user, activity.plan)
    )


def see_activity_history(user: User, activity: Activity) -> bool:
    """People of its group and the coordinator; the official once it is submitted."""
    return (
        function(user, activity.group_id) is not None
        or role(user) is CityRole.COORDINATOR
        or (role(user) is CityRole.OFFICIAL and activity.stage in SUBMITTED_STAGES)
    )


def plan_activities(user: User, group: Group) -> bool:
    """People of the group but its guests, and the coordinator: they may start an activity."""
    return function(user, group.id) in WRITES or role(user) is CityRole.COORDINATOR


def rewrite_activities(user: User, plan: Plan) -> bool:
    """Whoever may write activities of some group: which of them, each activity says on its own."""
    return see_plan(user, plan) and (role(user) is CityRole.COORDINATOR or writes_somewhere(user))


def edit_activity(user: User, activity: Activity) -> bool:
    """Its group but for guests, unless it is agreed or dropped; the coordinator always."""
    if role(user) is CityRole.COORDINATOR:
        return True
    return function(user, activity.group_id) in WRITES and activity.stage not in LOCKED_STAGES


def steer_activity(user: User, activity: Activity) -> bool:
    """The group's manager and deputy, and the coordinator: they move an activity along."""
    return function(user, activity.group_id) in LEADS or role(user) is CityRole.COORDINATOR


def decide_on_activity(user: User, activity: Activity) -> bool:
    """The official and the coordinator, once the group has submitted it."""
    return (
        role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}
        and activity.stage in SUBMITTED_STAGES
    )


def decide_in_general(user: User, _thing: object) -> bool:
    """The official and the coordinator: proposals of all groups wait for them."""
    return role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}
