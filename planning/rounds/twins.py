"""What a form that comes in may have brought before: sent twice, it is one deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.database import db
from planning.model import CommentRound, Plan, PlanVersion, RoundState, Submission
from planning.rounds.round_forms import RoundDetails

#: Whoever sends the same words again within this time is asked whether they mean it.
A_MOMENT = timedelta(minutes=10)


def with_receipt(digest: str) -> Submission | None:
    """The comment whose author holds the secret of that digest. Two queries at most."""
    return db.session.scalars(
        select(Submission)
        .where(Submission.receipt == digest)
        .options(
            joinedload(Submission.comment_round).joinedload(CommentRound.plan),
            selectinload(Submission.changes),
        )
    ).one_or_none()


def sent_before(round_: CommentRound, words: Mapping[str, Any], at: datetime) -> int | None:
    """The number of a comment with the very same words sent a moment ago. One query."""
    lately = Submission.received_at > at - A_MOMENT
    return _last_with(round_, words, lately, Submission.entered_by_id.is_(None))


def entered_before(round_: CommentRound, words: Mapping[str, Any]) -> int | None:
    """The number of a comment with the very same words that the office entered. One query."""
    return _last_with(round_, words, Submission.entered_by_id.is_not(None))


def _last_with(
    round_: CommentRound, words: Mapping[str, Any], *conditions: ColumnElement[bool]
) -> int | None:
    return db.session.scalar(
        select(Submission.number)
        .where(
            Submission.comment_round_id == round_.id,
            *conditions,
            *(getattr(Submission, name) == said for name, said in words.items()),
        )
        .order_by(Submission.number.desc())
        .limit(1)
    )


def prepared_before(plan: Plan, details: RoundDetails) -> CommentRound | None:
    """A round of the plan that is prepared and described in just this way. One query."""
    said = asdict(details)
    version_id, name = said.pop("version_id"), said.pop("version_name")
    its = PlanVersion.id == version_id if version_id else PlanVersion.name == name
    return db.session.scalar(
        select(CommentRound)
        .join(CommentRound.plan_version)
        .where(
            CommentRound.plan_id == plan.id,
            CommentRound.state == RoundState.PREPARED,
            its,
            *(getattr(CommentRound, name) == value for name, value in said.items()),
        )
        .order_by(CommentRound.id)
        .limit(1)
    )
