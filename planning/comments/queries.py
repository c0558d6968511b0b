from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import Activity, Comment, User


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
