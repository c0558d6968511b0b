"""The deeds about single comments: into the book, a suggestion, a settlement, what came of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import (
    DECIDED_STATES,
    ENTERED_STATES,
    SETTLED,
    Channel,
    CommentRound,
    Matter,
    NotAllowedNow,
    Outcome,
    RoundState,
    Submission,
    User,
    Weight,
)
from planning.rounds import checks, queries
from planning.rounds.forms import Words
from planning.rounds.turns import take_round, tell

#: What is written of a comment: all of it may name its author.
_TEXTS = ("part", "text", "proposed", "reason", "justification", "suggestion")


@dataclass(frozen=True)
class Target:
    """What a comment is about: a place of a worksheet, in words and with what stood there."""

    activity_id: int | None = None
    path: str = ""
    part: str = ""
    place: str = ""
    original: str = ""


def hand_in(round_: CommentRound, words: Words, target: Target, *, receipt: str) -> Submission:
    """Enter into the book what somebody sent through the form. ``receipt`` is its digest.

    Raises:
        NotAllowedNow: the round is not open.
    """
    take_round(round_)
    at = now()
    round_.check(frozenset({RoundState.OPEN}), at=at)
    return _enter(round_, words, target, Channel.FORM, at, by=None, receipt=receipt)


def enter(
    round_: CommentRound,
    words: Words,
    target: Target,
    *,
    channel: Channel,
    at: datetime,
    matter: Matter,
    by: User,
) -> Submission:
    """Enter into the book what came by mail, on paper, or was said.

    Raises:
        NotAllowedNow: the book is closed.
    """
    take_round(round_)
    round_.check(ENTERED_STATES, at=now())
    entered = _enter(round_, words, target, channel, at, by=by)
    entered.matter = matter
    return entered


def _enter(
    round_: CommentRound,
    words: Words,
    target: Target,
    channel: Channel,
    at: datetime,
    *,
    by: User | None,
    receipt: str | None = None,
) -> Submission:
    submission = Submission(
        comment_round=round_,
        number=queries.last_number(round_) + 1,  # nobody else writes: the turn is ours
        received_at=at,
        channel=channel,
        entered_by=by,
        receipt=receipt,
        **said_in(words, target),
    )
    db.session.add(submission)
    tell("submission entered", round_, by=by, label=_called(submission))
    return submission


def says(submission: Submission, words: Words, target: Target) -> bool:
    """Whether a comment says just this, of the same thing and by the same author."""
    said = said_in(words, target)
    return all(getattr(submission, name) == value for name, value in said.items())


def said_in(words: Words, target: Target) -> dict[str, Any]:
    """What a comment keeps of what was said, by name."""
    return asdict(words) | {name: value for name, value in asdict(target).items() if value}


def suggest(submission: Submission, *, outcome: Outcome, why: str, by: User) -> None:
    """Suggest to those who decide what should become of a comment, and why.

    Raises:
        NotAllowedNow: it is decided, or the settlement is approved already.
    """
    _begin(submission)
    if submission.is_settled:
        raise NotAllowedNow(N_("This comment is settled already. Open it again."))
    submission.suggested_outcome, submission.suggestion = outcome, _reason(outcome, why)
    submission.suggested_at, submission.suggested_by = now(), by
    submission.outcome = Outcome.IN_PROGRESS
    _note(submission, "settlement suggested", by=by)


def decide(
    submission: Submission,
    *,
    outcome: Outcome,
    why: str,
    matter: Matter,
    weight: Weight,
    by: User,
) -> None:
    """Settle a comment, or say that somebody works on it.

    Raises:
        NotAllowedNow: nobody says why, or the settlement is approved already.
    """
    _begin(submission)
    submission.outcome, submission.justification = outcome, _reason(outcome, why)
    submission.matter, submission.weight = matter, weight
    submission.decided_at, submission.decided_by = now(), by
    _note(submission, "submission settled", by=by, new=outcome.value)


def _reason(outcome: Outcome, why: str) -> str:
    if outcome is Outcome.RECEIVED or (outcome in SETTLED and not why.strip()):
        raise NotAllowedNow(N_("Every settlement needs its justification."))
    return why


def link(submission: Submission, events: Collection[int], *, by: User) -> None:
    """Say which changes of the plan came of a comment: exactly these.

    Raises:
        NotAllowedNow: the settlement is approved already.
    """
    _begin(submission)
    offered = {event.id: event for event in queries.changes_since(submission, by)}
    offered |= {event.id: event for event in submission.changes}
    submission.changes = [offered[id_] for id_ in sorted(events) if id_ in offered]
    _note(submission, "change linked", by=by)


def veil(submission: Submission, left_out: str, *, by: User) -> None:
    """Say which words are not told in public.

    Raises:
        NotAllowedNow: everybody has read them already.
    """
    take_round(submission.comment_round)
    if submission.comment_round.state is RoundState.PUBLISHED:
        raise NotAllowedNow(N_("The settlement is published. Take it back first."))
    submission.left_out = left_out
    _note(submission, "words left out", by=by)


def forget_author(submission: Submission, *, by: User) -> None:
    """Erase who wrote it: the name, the contact, and in all texts whatever may tell of them."""
    take_round(submission.comment_round)
    for name in _TEXTS:
        setattr(submission, name, checks.erased(submission, getattr(submission, name)))
    submission.name = submission.contact = submission.left_out = ""
    if not submission.signature:
        submission.organisation = ""
    _note(submission, "author forgotten", by=by)


def _begin(submission: Submission) -> None:
    """Wait for one's turn to settle comments of the round."""
    take_round(submission.comment_round)
    submission.comment_round.check(DECIDED_STATES, at=now())


def _note(submission: Submission, verb: str, *, by: User, new: str = "") -> None:
    submission.version += 1
    tell(verb, submission.comment_round, by=by, label=_called(submission), new=new)


def _called(submission: Submission) -> str:
    """Its number and its round, and never a word of what it says or of who says it."""
    return f"{submission.number} ({submission.comment_round.title})"
