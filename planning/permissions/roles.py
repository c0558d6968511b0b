"""What the rules ask about a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planning.lib.clock import today
from planning.model import WRITES, CityRole, Function, Meeting, User

Rule = Callable[[User, Any], bool]


def role(user: User) -> CityRole | None:
    """What they do for the whole city."""
    return user.role if user.is_authenticated else None


def function(user: User, group_id: int) -> Function | None:
    """What they do in a group today."""
    return user.function_in(group_id, on=today()) if user.is_authenticated else None


def sits_somewhere(user: User) -> bool:
    """Whether they belong to any group today."""
    return bool(user.is_authenticated and user.groups_on(today()))


def writes_somewhere(user: User) -> bool:
    """Whether they write for any group today."""
    return bool(
        user.is_authenticated
        and any(function(user, group_id) in WRITES for group_id in user.groups_on(today()))
    )


def takes_part(user: User, meeting: Meeting) -> bool:
    """Whether they belong to one of the meeting's groups, or coordinate the plan."""
    return (
        any(function(user, group) is not None for group in meeting.group_ids)
        or role(user) is CityRole.COORDINATOR
    )
