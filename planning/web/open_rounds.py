"""Comment rounds that are open now, for the pages from which people come to comment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import ColumnElement, and_, func, select

from planning.lib.clock import now
from planning.lib.database import db
from planning.model import OPENED_STAGES, SETTLED, Activity, CommentRound, RoundState, Submission
from planning.visibility import visible_submissions

#: How many rounds a page speaks of at most.
LINES = 5
#: Rounds in which settlements can still be written.
_UNDER_WAY = (RoundState.ANNOUNCED, RoundState.SETTLING)


class AtHand(NamedTuple):
    """A round somebody has to do with: it is open, or its comments wait for them."""

    id: int
    title: str
    closes_at: datetime
    is_open: bool
    waiting: int


def _is_open(at: datetime) -> ColumnElement[bool]:
    return and_(
        CommentRound.state == RoundState.ANNOUNCED,
        CommentRound.opens_at <= at,
        CommentRound.closes_at > at,
    )


def open_rounds() -> Sequence[CommentRound]:
    """Rounds in which anybody may comment now, the one that ends first in front. One query."""
    return db.session.scalars(
        select(CommentRound)
        .where(_is_open(now()))
        .order_by(CommentRound.closes_at, CommentRound.id)
        .limit(LINES)
    ).all()


def round_for(activity: Activity) -> CommentRound | None:
    """The open round in which one may comment on the activity. At most one query."""
    if activity.stage not in OPENED_STAGES:
        return None
    found = select(CommentRound).where(CommentRound.plan_id == activity.plan_id, _is_open(now()))
    return db.session.scalar(found.order_by(CommentRound.closes_at).limit(1))


def rounds_at_hand() -> list[AtHand]:
    """Open rounds, and those whose comments wait for whoever is signed in. One query."""
    at = now()
    mine = and_(
        Submission.comment_round_id == CommentRound.id,
        Submission.outcome.not_in(sorted(SETTLED)),
        visible_submissions(current_user),
    )
    begun = and_(CommentRound.state.in_(_UNDER_WAY), CommentRound.opens_at <= at)
    rows = db.session.execute(
        select(
            CommentRound.id,
            CommentRound.title,
            CommentRound.closes_at,
            _is_open(at).label("is_open"),
            func.count(Submission.id),
        )
        .outerjoin(Submission, mine)
        .where(begun)
        .group_by(CommentRound.id)
        .order_by(CommentRound.closes_at.desc(), CommentRound.id)
        .limit(LINES)
    )
    return [
        AtHand(id_, title, end, bool(open_), waiting) for id_, title, end, open_, waiting in rows
    ]
