"""Views people keep: one's own, and those that others share."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from planning import choosing
from planning.lib.clock import today
from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import Group, SavedView, User
from planning.visibility import visible_views

#: Views in one list, and views one person may keep.
MOST, MOST_OF_ONE = 200, 50


def views(user: User) -> tuple[list[SavedView], list[SavedView]]:
    """One's own views, and those shared by others, by name. One query.

    Where there are too many, everybody's first ones are there before anybody's later ones.
    """
    nth = func.row_number().over(partition_by=SavedView.owner_id, order_by=SavedView.id)
    query = (
        select(SavedView)
        .where(visible_views(user))
        .options(joinedload(SavedView.owner).joinedload(User.person), joinedload(SavedView.group))
        .order_by((SavedView.owner_id == user.id).desc(), nth, SavedView.id)
        .limit(MOST)
    )
    found = sorted(db.session.scalars(query), key=lambda view: czech(view.name))
    own = [view for view in found if view.owner_id == user.id]
    return own, [view for view in found if view.owner_id != user.id]


def is_named(view: SavedView, name: str) -> bool:
    """Whether its owner has another view of that name."""
    query = select(SavedView.id).where(
        SavedView.owner_id == view.owner_id, SavedView.name == name, SavedView.id != (view.id or 0)
    )
    return db.session.scalar(query.limit(1)) is not None


def is_full(user_id: int) -> bool:
    """Whether this person keeps as many views as one may."""
    query = select(func.count()).where(SavedView.owner_id == user_id)
    return (db.session.scalar(query) or 0) >= MOST_OF_ONE


def groups_of(user: User) -> list[Group]:
    """The groups somebody may share with, in Czech order. One query."""
    return choosing.groups(Group.id.in_(user.groups_on(today())))
