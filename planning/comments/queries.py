from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.database import db
from planning.model import Activity, Comment, User


def sheet_of(activity: Activity) -> Activity:
    """The activity with every place one may speak about. Five queries, however long it is."""
    return db.session.scalars(
        select(Activity)
        .where(Activity.id == activity.id)
        .options(
            joinedload(Activity.plan),
            joinedload(Activity.group),
            joinedload(Activity.measure),
            selectinload(Activity.entries),
            selectinload(Activity.milestones),
            selectinload(Activity.risks),
            selectinload(Activity.costs),
        )
        .execution_options(populate_existing=True)
    ).one()


def comments_on(activity: Activity) -> Sequence[Comment]:
    """What was said about the activity, the oldest first. One query."""
    return db.session.scalars(
        select(Comment)
        .where(Comment.thing == Activity.__tablename__, Comment.thing_id == activity.id)
        .options(
            joinedload(Comment.by).joinedload(User.person),
            joinedload(Comment.answered_by).joinedload(User.person),
            joinedload(Comment.activity),
        )
        .order_by(Comment.id)
    ).all()
