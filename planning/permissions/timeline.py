"""Rules about views of the timeline that people keep."""

from __future__ import annotations

from planning.model import SavedView, User
from planning.permissions.people import signed_in
from planning.permissions.roles import function


def see_view(user: User, view: SavedView) -> bool:
    """Whoever keeps it; once shared, people of its group, or everybody with an account."""
    if not signed_in(user, None):
        return False
    if view.owner_id == user.id:
        return True
    return view.is_shared and (view.group_id is None or function(user, view.group_id) is not None)


def tend_view(user: User, view: SavedView) -> bool:
    """Whoever keeps it."""
    return signed_in(user, None) and view.owner_id == user.id
