"""Rules about activities of different groups that resemble each other."""

from __future__ import annotations

from planning.model import CityRole, Overlap, User
from planning.permissions.plan import edit_activity, see_activity, steer_activity
from planning.permissions.roles import role, sits_somewhere


def look_for_overlaps(user: User, _thing: object) -> bool:
    """People of any group, the coordinator and the official: each among what they may see."""
    return role(user) in {CityRole.COORDINATOR, CityRole.OFFICIAL} or sits_somewhere(user)


def see_overlap(user: User, overlap: Overlap) -> bool:
    """Whoever sees both activities."""
    return see_activity(user, overlap.first) and see_activity(user, overlap.second)


def relate_activities(user: User, overlap: Overlap) -> bool:
    """Whoever sees both and may edit one of them: they link a pair or set it aside."""
    return see_overlap(user, overlap) and (
        edit_activity(user, overlap.first) or edit_activity(user, overlap.second)
    )


def join_activities(user: User, overlap: Overlap) -> bool:
    """Whoever moves both along and may edit both: a manager of both groups, the coordinator."""
    both = (overlap.first, overlap.second)
    return all(steer_activity(user, each) and edit_activity(user, each) for each in both)
