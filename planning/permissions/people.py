"""Rules about the city as a whole, groups and who sits in them."""

from __future__ import annotations

from planning.model import LEADS, CityRole, Group, Membership, User
from planning.permissions.roles import function, role


def anyone(_user: User, _thing: object) -> bool:
    """Everybody, signed in or not."""
    return True


def signed_in(user: User, _thing: object) -> bool:
    """Everybody with an account."""
    return bool(user.is_authenticated)


def coordinate(user: User, _thing: object) -> bool:
    """The coordinator of the whole plan."""
    return role(user) is CityRole.COORDINATOR


def look_after_people(user: User, _thing: object) -> bool:
    """The administrator."""
    return role(user) is CityRole.ADMIN


def see_group(_user: User, _group: Group) -> bool:
    """Everybody: that a group exists and what it cares for is public."""
    return True


def see_members(user: User, group: Group) -> bool:
    """People of the group, the coordinator, the official and the administrator."""
    return function(user, group.id) is not None or role(user) is not None


def see_contacts(user: User, group: Group) -> bool:
    """People of the group, the coordinator and the administrator."""
    return function(user, group.id) is not None or role(user) in {
        CityRole.COORDINATOR,
        CityRole.ADMIN,
    }


def appoint_members(user: User, group: Group) -> bool:
    """The group's manager and deputy, the coordinator and the administrator."""
    return function(user, group.id) in LEADS or role(user) in {
        CityRole.COORDINATOR,
        CityRole.ADMIN,
    }


def end_membership(user: User, membership: Membership) -> bool:
    """Whoever appoints the members of the group."""
    return appoint_members(user, membership.group)


def see_membership(user: User, membership: Membership) -> bool:
    """Whoever sees the members of the group."""
    return see_members(user, membership.group)
