"""The deeds about remarks: saying something, taking it up, turning it down."""

from __future__ import annotations

from planning.history import Conflict, record, take_minutes, take_pen, take_up
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import AgendaItem, Minutes, NotAllowedNow, Remark, RemarkState, User


def remark(
    minutes: Minutes, item: AgendaItem | None, *, text: str, wording: str, based_on: str, by: User
) -> Remark:
    """Say something about the minutes or a point, or suggest other words for the point.

    Raises:
        NotAllowedNow: comments are not being collected, or nothing is said.
    """
    take_minutes(minutes)
    minutes.take_remark()
    suggests = item is not None and wording.strip() != based_on.strip() and bool(wording.strip())
    if not text and not suggests:
        raise NotAllowedNow(N_("Write a comment, or change the words of the point."))
    said = Remark(
        minutes=minutes,
        item=item,
        text=text,
        wording=wording if suggests else "",
        based_on=based_on if suggests else "",
        at=now(),
        by=by,
    )
    db.session.add(said)
    record("remark made", minutes.meeting, by=by, label=item.title if item else "")
    return said


def accept(
    said: Remark, *, answer: str, by: User, wording: str | None = None, based_on: int = 0
) -> Conflict | None:
    """Take a remark up; words it suggests are written into the point.

    They are merged with what was changed since they were suggested. Where both changed the same
    words nothing is saved: whoever answers sees all three texts and comes again with ``wording``
    as it shall stand, having seen version ``based_on`` of the meeting.

    Raises:
        NotAllowedNow: it is answered already, or the minutes are verified or published.
    """
    meeting = said.minutes.meeting
    take_pen(meeting)
    _refuse_if_answered(said)
    if said.wording and said.item is not None:
        path = f"items/{said.item.id}/text"
        words, base = said.wording, said.based_on
        collision = take_up(meeting, path, words, base=base, by=by, decided=wording, seen=based_on)
        if collision is not None:
            return collision
    _answer(said, RemarkState.ACCEPTED, answer, by=by)
    return None


def reject(said: Remark, *, answer: str, by: User) -> None:
    """Turn a remark down, with the reason for its author.

    Raises:
        NotAllowedNow: it is answered already, or nobody says why.
    """
    take_pen(said.minutes.meeting)
    _refuse_if_answered(said)
    if not answer:
        raise NotAllowedNow(N_("Write why; the author reads it."))
    _answer(said, RemarkState.REJECTED, answer, by=by)


def _refuse_if_answered(said: Remark) -> None:
    db.session.refresh(said, ["state"])
    if said.state is not RemarkState.OPEN:
        raise NotAllowedNow(N_("Somebody has answered this remark already."))


def _answer(said: Remark, state: RemarkState, answer: str, *, by: User) -> None:
    said.state, said.answer, said.answered_at, said.answered_by = state, answer, now(), by
    about = said.item.title if said.item else ""
    record(f"remark {state.value}", said.minutes.meeting, by=by, label=about, new=answer)
