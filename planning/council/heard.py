"""What the public said of a plan in its comment rounds, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import subqueryload

from planning.lib.clock import CITY_ZONE, now
from planning.lib.database import db
from planning.model import CommentRound, Outcome, Plan, RoundState, Submission

#: Comments of one round in an annex.
PAPER = 2_000


@dataclass
class Heard:
    """A round that has begun: how many comments it has by what became of them.

    ``book`` are the comments themselves, once somebody asked for them.
    """

    round: CommentRound
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    book: Sequence[Submission] = ()

    @property
    def is_approved(self) -> bool:
        """Whether its settlement may stand in an annex."""
        return self.round.is_approved


def heard(plan: Plan, since: date | None) -> list[Heard]:
    """Rounds that have begun and were not over before that day, the earliest first. One query."""
    conditions = [CommentRound.plan_id == plan.id, CommentRound.opens_at <= now()]
    if since is not None:
        conditions.append(CommentRound.closes_at > datetime.combine(since, time(), CITY_ZONE))
    rows = db.session.execute(
        select(CommentRound, Submission.outcome, func.count(Submission.id))
        .outerjoin(Submission, Submission.comment_round_id == CommentRound.id)
        .where(*conditions, CommentRound.state != RoundState.PREPARED)
        .group_by(CommentRound.id, Submission.outcome)
        .order_by(CommentRound.opens_at, CommentRound.id)
    )
    found: dict[int, Heard] = {}
    for round_, outcome, number in rows:
        each = found.setdefault(round_.id, Heard(round_))
        if outcome is not None:
            each.outcomes[outcome] = number
    return list(found.values())


def with_books(found: Iterable[Heard]) -> None:
    """Bring the comments of settled rounds, with what was changed for them. Two queries."""
    settled = {each.round.id: each for each in found if each.is_approved}
    if not settled:
        return
    books: dict[int, list[Submission]] = {id_: [] for id_ in settled}
    for submission in db.session.scalars(
        select(Submission)
        .where(Submission.comment_round_id.in_(settled), Submission.number <= PAPER)
        .options(subqueryload(Submission.changes))
        .order_by(Submission.comment_round_id, Submission.number)
    ):
        books[submission.comment_round_id].append(submission)
    for id_, each in settled.items():
        each.book = books[id_]
