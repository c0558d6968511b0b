"""The deeds about a comment round itself. Each is told in the history of its plan."""

from __future__ import annotations

from datetime import datetime

from planning.history import last_deed_of_all, name_version
from planning.lib.clock import CITY_ZONE, now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import (
    EDITED_STATES,
    CommentRound,
    DomainError,
    NotAllowedNow,
    Plan,
    PlanVersion,
    RoundState,
    User,
)
from planning.model.fields import Day
from planning.rounds import queries
from planning.rounds.round_forms import RoundDetails
from planning.rounds.turns import take_round, tell

#: Where a round goes -> how history calls the deed.
_VERBS = {
    RoundState.PREPARED: "round taken back",
    RoundState.ANNOUNCED: "round announced",
    RoundState.SETTLING: "round settled",
    RoundState.APPROVED: "settlement withdrawn",
    RoundState.PUBLISHED: "settlement published",
}


def begin(plan: Plan, details: RoundDetails, *, by: User) -> CommentRound:
    """Prepare a comment round. Nobody outside the office sees it yet.

    Raises:
        DomainError: the version cannot be given its name.
    """
    round_ = CommentRound(plan=plan)
    _fill(round_, details, by=by)
    db.session.add(round_)
    tell("round begun", round_, by=by)
    return round_


def describe(round_: CommentRound, details: RoundDetails, *, by: User) -> None:
    """Describe the round anew.

    Raises:
        NotAllowedNow: its time is over.
        DomainError: the version cannot be given its name.
    """
    take_round(round_)
    round_.check(EDITED_STATES, at=now())
    before = _span(round_)
    _fill(round_, details, by=by)
    round_.version += 1
    after = _span(round_)
    old, new = (before, after) if before != after else ("", "")
    tell("round described", round_, by=by, old=old, new=new)


def _span(round_: CommentRound) -> str:
    return f"{_said(round_.opens_at)} – {_said(round_.closes_at)}"


def _said(at: datetime) -> str:
    there = at.astimezone(CITY_ZONE)
    return f"{Day().show(there.date())} {there:%H:%M}"


def _fill(round_: CommentRound, details: RoundDetails, *, by: User) -> None:
    for name in ("title", "intro", "opens_at", "closes_at", "decisive", "places", "contact"):
        setattr(round_, name, getattr(details, name))
    if details.version_id:
        version = db.session.get(PlanVersion, details.version_id)
        if version is None or version.plan_id != round_.plan.id:
            raise DomainError(N_("The plan has no such version."))
        round_.plan_version = version
    else:
        round_.plan_version = name_version(
            round_.plan, details.version_name, last_deed_of_all(), by=by
        )


def move(round_: CommentRound, there: RoundState, *, by: User) -> None:
    """Announce the round, begin settling, publish the settlement, or go back.

    Raises:
        NotAllowedNow: one does not go there from here.
    """
    take_round(round_)
    back = there is RoundState.SETTLING and round_.state is RoundState.APPROVED
    if there is RoundState.APPROVED and round_.state is RoundState.SETTLING:
        raise NotAllowedNow(N_("Say first which body approved the settlement."))
    round_.move_to(there, at=now())
    verb = "settlement reopened" if back else _VERBS[there]
    tell(verb, round_, by=by)


def approve(round_: CommentRound, *, body: str, number: str, decided_on: str, by: User) -> None:
    """Note which body approved the settlement as a whole.

    Raises:
        NotAllowedNow: a comment still waits, or the round is not being settled.
    """
    take_round(round_)
    if waiting := queries.unsettled(round_):
        raise NotAllowedNow(
            N_("Comments that wait to be settled: %(waiting)s. Settle them first."), waiting=waiting
        )
    day = Day().read(decided_on)
    round_.approve(body=body, number=number, decided_on=day, at=now())
    said = ", ".join(filter(None, [body, number, Day().show(day)]))
    tell("settlement approved", round_, by=by, new=said)
