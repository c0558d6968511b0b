from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import Activity, Comment, Overlap, OverlapKind, Realisation, User


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


def joint_activity(ended: Activity) -> Activity | None:
    """The activity as which a merged one goes on, where it was joined to it. One query at most."""
    if ended.realisation is not Realisation.MERGED:
        return None
    return db.session.scalar(
        select(Activity)
        .join(Overlap, Overlap.kept_id == Activity.id)
        .where(
            Overlap.kind == OverlapKind.JOINED,
            or_(Overlap.first_id == ended.id, Overlap.second_id == ended.id),
            Overlap.kept_id != ended.id,
        )
        .options(joinedload(Activity.group))
    )
