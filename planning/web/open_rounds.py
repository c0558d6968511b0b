"""Comment rounds that are open now, for the pages from which people come to comment."""

from __future__ import annotations

from collections.abc import Sequence

from flask_login import current_user
from sqlalchemy import func, select
from sqlalchemy.orm import load_only

from planning.lib.clock import now
from planning.lib.database import db
from planning.model import OPENED_STAGES, SETTLED, Activity, CommentRound, RoundState, Submission
from planning.visibility import visible_submissions

#: Rounds in which settlements can still be written.
_UNDER_WAY = (RoundState.ANNOUNCED, RoundState.SETTLING)


def open_rounds() -> Sequence[CommentRound]:
    """Rounds in which anybody may comment now, the one that ends first in front. One query."""
    at = now()
    return db.session.scalars(
        select(CommentRound)
        .where(
            CommentRound.state == RoundState.ANNOUNCED,
            CommentRound.opens_at <= at,
            CommentRound.closes_at > at,
        )
        .options(
            load_only(CommentRound.id, CommentRound.title, CommentRound.closes_at, raiseload=True)
        )
        .order_by(CommentRound.closes_at, CommentRound.id)
        .limit(5)
    ).all()


def round_for(activity: Activity) -> CommentRound | None:
    """The open round in which one may comment on the activity. At most one query."""
    if activity.stage not in OPENED_STAGES:
        return None
    at = now()
    return db.session.scalar(
        select(CommentRound)
        .where(
            CommentRound.plan_id == activity.plan_id,
            CommentRound.state == RoundState.ANNOUNCED,
            CommentRound.opens_at <= at,
            CommentRound.closes_at > at,
        )
        .limit(1)
    )


def waiting_rounds() -> list[tuple[int, str, int]]:
    """Rounds with comments that wait for whoever is signed in: id, title, how many. One query."""
    rows = db.session.execute(
        select(CommentRound.id, CommentRound.title, func.count(Submission.id))
        .join(Submission, Submission.comment_round_id == CommentRound.id)
        .where(
            CommentRound.state.in_(_UNDER_WAY),
            Submission.outcome.not_in(sorted(SETTLED)),
            visible_submissions(current_user),
        )
        .group_by(CommentRound.id, CommentRound.title, CommentRound.closes_at)
        .order_by(CommentRound.closes_at, CommentRound.id)
        .limit(5)
    )
    return [(round_id, title, waiting) for round_id, title, waiting in rows]
