"""Comment rounds that are open now, for the pages from which people come to comment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import ColumnElement, and_, func, select

from planning import permissions as may
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import OPENED_STAGES, SETTLED, Activity, CommentRound, RoundState, Submission
from planning.visibility import visible_submissions

#: How many rounds a page speaks of at most.
LINES = 5
#: Rounds in which settlements can still be written.
_UNDER_WAY = (RoundState.ANNOUNCED, RoundState.SETTLING)


class RoundStep(StrEnum):
    """What the office does next with a round that is over."""

    SETTLE = "settle"
    APPROVE = "approve"
    PUBLISH = "publish"


class AtHand(NamedTuple):
    """A round somebody has to do with: it is open, or it waits for them."""

    id: int
    title: str
    closes_at: datetime
    is_open: bool
    waiting: int
    step: RoundStep | None = None


_STEPS = {
    RoundState.CLOSED: RoundStep.SETTLE,
    RoundState.SETTLING: RoundStep.APPROVE,
    RoundState.APPROVED: RoundStep.PUBLISH,
}


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
    """Open rounds, and those that wait for whoever is signed in. One query."""
    at, tends = now(), may.decide_in_general(current_user, None)
    mine = and_(
        Submission.comment_round_id == CommentRound.id,
        Submission.outcome.not_in(sorted(SETTLED)),
        visible_submissions(current_user),
    )
    states = [*_UNDER_WAY, *([RoundState.APPROVED] if tends else [])]
    rows = db.session.execute(
        select(CommentRound, func.count(Submission.id))
        .outerjoin(Submission, mine)
        .where(CommentRound.state.in_(states), CommentRound.opens_at <= at)
        .group_by(CommentRound.id)
        .order_by(CommentRound.closes_at.desc(), CommentRound.id)
        .limit(LINES)
    )
    return [_at_hand(round_, waiting, at, tends=tends) for round_, waiting in rows]


def _at_hand(round_: CommentRound, waiting: int, at: datetime, *, tends: bool) -> AtHand:
    state = round_.state_at(at)
    step = _STEPS.get(state) if tends else None
    if step is RoundStep.APPROVE and waiting:
        step = None  # first they are settled
    return AtHand(
        round_.id, round_.title, round_.closes_at, state is RoundState.OPEN, waiting, step
    )
