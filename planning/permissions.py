"""Who may do what. Every rule of access is a sentence in this file, and nowhere else.

Each rule takes the person and the thing, and answers yes or no. Nobody is ``None`` here:
visitors are the ``AnonymousUser`` of Flask-Login. ``SEES`` says which rule decides whether
a thing may be known to exist at all; failing it is a 404, failing any other rule a 403.
``visibility.py`` says the same of lists, in SQL; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planning.lib.clock import today
from planning.model import (
    LEADS,
    LOCKED_STAGES,
    PUBLIC_STAGES,
    RECORDS,
    SUBMITTED_STAGES,
    WRITES,
    Activity,
    AgendaItem,
    CityRole,
    Conclusion,
    Function,
    Goal,
    Group,
    Measure,
    Meeting,
    Membership,
    Minutes,
    Plan,
    PlanState,
    User,
)

Rule = Callable[[User, Any], bool]


def anyone(_user: User, _thing: object) -> bool:
    """Everybody, signed in or not."""
    return True


def signed_in(user: User, _thing: object) -> bool:
    """Everybody with an account."""
    return bool(user.is_authenticated)


def coordinate(user: User, _thing: object) -> bool:
    """The coordinator of the whole plan."""
    return _role(user) is CityRole.COORDINATOR


def look_after_people(user: User, _thing: object) -> bool:
    """The administrator."""
    return _role(user) is CityRole.ADMIN


def see_group(_user: User, _group: Group) -> bool:
    """Everybody: that a group exists and what it cares for is public."""
    return True


def see_members(user: User, group: Group) -> bool:
    """People of the group, the coordinator, the official and the administrator."""
    return _function(user, group.id) is not None or _role(user) is not None


def see_contacts(user: User, group: Group) -> bool:
    """People of the group, the coordinator and the administrator."""
    return _function(user, group.id) is not None or _role(user) in {
        CityRole.COORDINATOR,
        CityRole.ADMIN,
    }


def appoint_members(user: User, group: Group) -> bool:
    """The group's manager and deputy, the coordinator and the administrator."""
    return _function(user, group.id) in LEADS or _role(user) in {
        CityRole.COORDINATOR,
        CityRole.ADMIN,
    }


def end_membership(user: User, membership: Membership) -> bool:
    """Whoever appoints the members of the group."""
    return appoint_members(user, membership.group)


def see_plan(user: User, plan: Plan) -> bool:
    """Everybody once it is valid; before that everybody with an account."""
    return plan.state is not PlanState.PREPARED or signed_in(user, None)


def see_goal(user: User, goal: Goal) -> bool:
    """Whoever sees its plan."""
    return see_plan(user, goal.plan)


def see_measure(user: User, measure: Measure) -> bool:
    """Whoever sees its plan."""
    return see_plan(user, measure.goal.plan)


def tend_plan(user: User, _plan: Plan) -> bool:
    """The coordinator, whatever state it is in."""
    return coordinate(user, None)


def tend_goal(user: User, _goal: Goal) -> bool:
    """The coordinator."""
    return coordinate(user, None)


def tend_measure(user: User, _measure: Measure) -> bool:
    """The coordinator."""
    return coordinate(user, None)


def tend_city(user: User, _thing: object) -> bool:
    """The coordinator and the administrator."""
    return _role(user) in {CityRole.COORDINATOR, CityRole.ADMIN}


def see_activity(user: User, activity: Activity) -> bool:
    """Everybody once approved; the official once submitted; its group and coordinator always."""
    return see_activity_history(user, activity) or (
        activity.stage in PUBLIC_STAGES and see_plan(user, activity.plan)
    )


def see_activity_history(user: User, activity: Activity) -> bool:
    """People of its group and the coordinator; the official once it is submitted."""
    return (
        _function(user, activity.group_id) is not None
        or _role(user) is CityRole.COORDINATOR
        or (_role(user) is CityRole.OFFICIAL and activity.stage in SUBMITTED_STAGES)
    )


def plan_activities(user: User, group: Group) -> bool:
    """People of the group but its guests, and the coordinator: they may start an activity."""
    return _function(user, group.id) in WRITES or _role(user) is CityRole.COORDINATOR


def edit_activity(user: User, activity: Activity) -> bool:
    """Its group but for guests, unless it is agreed or dropped; the coordinator always."""
    if _role(user) is CityRole.COORDINATOR:
        return True
    return _function(user, activity.group_id) in WRITES and activity.stage not in LOCKED_STAGES


def steer_activity(user: User, activity: Activity) -> bool:
    """The group's manager and deputy, and the coordinator: they move an activity along."""
    return _function(user, activity.group_id) in LEADS or _role(user) is CityRole.COORDINATOR


def decide_on_activity(user: User, activity: Activity) -> bool:
    """The official and the coordinator, once the group has submitted it."""
    return (
        _role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}
        and activity.stage in SUBMITTED_STAGES
    )


def decide_in_general(user: User, _thing: object) -> bool:
    """The official and the coordinator: proposals of all groups wait for them."""
    return _role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL}


def see_meeting(user: User, meeting: Meeting) -> bool:
    """People of its groups and the coordinator; everybody else once its minutes are published."""
    return _takes_part(user, meeting) or meeting.minutes.is_public


def take_part(user: User, meeting: Meeting) -> bool:
    """People of its groups and the coordinator."""
    return _takes_part(user, meeting)


def call_meetings(user: User, group: Group) -> bool:
    """The group's secretary, manager and deputy, and the coordinator."""
    return _function(user, group.id) in RECORDS or _role(user) is CityRole.COORDINATOR


def run_meeting(user: User, meeting: Meeting) -> bool:
    """Secretaries, managers and deputies of its groups, and the coordinator."""
    return (
        any(_function(user, group) in RECORDS for group in meeting.group_ids)
        or _role(user) is CityRole.COORDINATOR
    )


def write_minutes(user: User, meeting: Meeting) -> bool:
    """Whoever runs the meeting, until its minutes are published."""
    return run_meeting(user, meeting) and not meeting.minutes.is_public


def see_minutes(user: User, minutes: Minutes) -> bool:
    """Whoever sees the meeting."""
    return see_meeting(user, minutes.meeting)


def see_full_minutes(user: User, minutes: Minutes) -> bool:
    """People of the meeting's groups and the coordinator; the official once published."""
    return _takes_part(user, minutes.meeting) or (
        _role(user) is CityRole.OFFICIAL and minutes.is_public
    )


def publish_minutes(user: User, minutes: Minutes) -> bool:
    """Whoever runs the meeting."""
    return run_meeting(user, minutes.meeting)


def tick_off_task(user: User, conclusion: Conclusion) -> bool:
    """Whoever has the task, and whoever runs the meeting it comes from."""
    return run_meeting(user, conclusion.meeting) or (
        signed_in(user, None) and conclusion.person_id == user.person_id
    )


def see_item(user: User, item: AgendaItem) -> bool:
    """Whoever takes part in its meeting."""
    return _takes_part(user, item.meeting)


def see_conclusion(user: User, conclusion: Conclusion) -> bool:
    """Whoever takes part in its meeting, and whoever has the task."""
    return _takes_part(user, conclusion.meeting) or (
        signed_in(user, None) and conclusion.person_id == user.person_id
    )


def write_item(user: User, item: AgendaItem) -> bool:
    """Whoever writes the minutes of its meeting."""
    return write_minutes(user, item.meeting)


def write_conclusion(user: User, conclusion: Conclusion) -> bool:
    """Whoever writes the minutes of its meeting."""
    return write_minutes(user, conclusion.meeting)


def see_tasks(user: User, group: Group) -> bool:
    """People of the group and the coordinator."""
    return _function(user, group.id) is not None or _role(user) is CityRole.COORDINATOR


def see_membership(user: User, membership: Membership) -> bool:
    """Whoever sees the members of the group."""
    return see_members(user, membership.group)


def _role(user: User) -> CityRole | None:
    return user.role if user.is_authenticated else None


def _function(user: User, group_id: int) -> Function | None:
    return user.function_in(group_id, on=today()) if user.is_authenticated else None


def _takes_part(user: User, meeting: Meeting) -> bool:
    return (
        any(_function(user, group) is not None for group in meeting.group_ids)
        or _role(user) is CityRole.COORDINATOR
    )


#: Which rule decides that a thing may be known to exist.
SEES: dict[type, Rule] = {
    Activity: see_activity,
    AgendaItem: see_item,
    Conclusion: see_conclusion,
    Goal: see_goal,
    Group: see_group,
    Measure: see_measure,
    Meeting: see_meeting,
    Membership: see_membership,
    Minutes: see_minutes,
    Plan: see_plan,
    User: look_after_people,
}
