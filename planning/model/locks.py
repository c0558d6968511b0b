"""A locked record stays as it is, whatever the route by which somebody tries to change it.

Forms and rules refuse politely and early; this refuses at the last moment, when words of
verified or published minutes, or of an edition, are about to be written.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, object_session

from planning.lib.words import N_
from planning.model.attachments import Attachment
from planning.model.attendance import Attendance
from planning.model.conclusions import Conclusion
from planning.model.editions import Edition
from planning.model.errors import NotAllowedNow
from planning.model.meetings import AgendaItem, Meeting
from planning.model.minutes import LOCKED_MINUTES, Minutes

#: What still changes under locked minutes: how tasks stand, and the counters of the sheet.
_FREE: dict[type, frozenset[str]] = {
    AgendaItem: frozenset(),
    Attendance: frozenset(),
    Attachment: frozenset(),
    Conclusion: frozenset({"state", "controls"}),
    Meeting: frozenset({"version", "sequence", "minutes", "series", "uid"}),
    Edition: frozenset({"hidden_at"}),
    Minutes: frozenset(
        {"stays_public", "meeting", "editions", "corrections", "remarks", "clearances"}
    ),
}


def lock_records() -> None:
    """Watch over whatever any session is about to write."""
    event.listen(Session, "before_flush", _refuse)


def is_watched(kind: type) -> bool:
    """Whether things of this kind may be part of a locked record."""
    return kind in _FREE


def _refuse(session: Session, _context: Any, _instances: Any) -> None:
    with session.no_autoflush:
        for thing in session.new:
            if type(thing) in _FREE and not isinstance(thing, Meeting | Edition | Minutes):
                _refuse_if_locked(thing)
        for thing in session.deleted:
            if type(thing) in _FREE:
                _refuse_if_locked(thing)
        for thing in session.dirty:
            if type(thing) in _FREE and _changed(thing) - _FREE[type(thing)]:
                _refuse_if_locked(thing)


def _refuse_if_locked(thing: Any) -> None:
    """Raise ``NotAllowedNow`` when the words of ``thing`` belong to a locked record."""
    if isinstance(thing, Edition):
        raise NotAllowedNow(N_("A published edition never changes. Publish a new one."))
    if any(_stood(minutes) in LOCKED_MINUTES for minutes in _minutes_of(thing)):
        raise NotAllowedNow(
            N_("The minutes are verified or published, so their text no longer changes.")
        )


def _minutes_of(thing: Any) -> list[Minutes]:
    """The minutes to whose record ``thing`` belongs, or belonged until now.

    A step that minutes take themselves is no change of their record.
    """
    if isinstance(thing, Minutes):
        moves = inspect(thing).attrs.state.history.has_changes()
        return [] if moves and inspect(thing).persistent else [thing]
    meetings = {thing} if isinstance(thing, Meeting) else _meetings_of(thing)
    found: list[Minutes | None] = [meeting.minutes for meeting in meetings]
    return [minutes for minutes in found if minutes is not None]


def _meetings_of(row: Any) -> set[Meeting]:
    """The meeting a row stands at and the one it stood at; a new row may know only the number."""
    session, known = object_session(row), inspect(row).attrs.meeting_id.history
    numbers = {*(known.added or ()), *(known.unchanged or ()), *(known.deleted or ())} - {None}
    by_number = {session.get(Meeting, number) for number in numbers} if session else set()
    return {meeting for meeting in {*by_number, row.meeting} if meeting is not None}


def _stood(minutes: Minutes) -> Any:
    """The state the minutes are in for everybody else: as it was before this transaction's step."""
    before = inspect(minutes).attrs.state.history.deleted
    return before[0] if before else (minutes.state if inspect(minutes).persistent else None)


def _changed(thing: Any) -> set[str]:
    """Names of what is about to change."""
    return {each.key for each in inspect(thing).attrs if each.history.has_changes()}
