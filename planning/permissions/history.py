"""Rules about what was done: who may read of it, and who may take it back."""

from __future__ import annotations

from planning.model import Activity, Event, Group, Meeting, Plan, User
from planning.permissions.meetings import take_part, write_minutes
from planning.permissions.people import appoint_members, coordinate
from planning.permissions.plan import (
    edit_activity,
    see_activity_history,
    see_plan_history,
    tend_plan,
)
from planning.permissions.roles import function
from planning.permissions.rounds import see_round


def see_group_history(user: User, group: Group) -> bool:
    """People of the group and the coordinator."""
    return function(user, group.id) is not None or coordinate(user, None)


def see_event(user: User, event: Event) -> bool:
    """Whoever reads the sheet's history (of rounds they know) or takes part; the coordinator."""
    match event.sheet:
        case Activity() as activity:
            return see_activity_history(user, activity)
        case Meeting() as meeting:
            return take_part(user, meeting)
        case Group() as group:
            return see_group_history(user, group)
        case Plan() as plan:
            round_ = event.comment_round
            return see_plan_history(user, plan) and (round_ is None or see_round(user, round_))
    return coordinate(user, None)


def take_back(user: User, event: Event) -> bool:
    """Whoever may write on the sheet today."""
    match event.sheet:
        case Activity() as activity:
            return edit_activity(user, activity)
        case Meeting() as meeting:
            return write_minutes(user, meeting)
        case Group() as group:
            return appoint_members(user, group) and see_group_history(user, group)
        case Plan() as plan:
            return tend_plan(user, plan)
    return False
