"""Inviting people, telling them of a change, calling a meeting off and on again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from planning.history import record, take_minutes, take_pen
from planning.lib.clock import now, today
from planning.lib.periods import written_day
from planning.lib.words import N_
from planning.meetings import calendars, letters
from planning.meetings.letters import Words
from planning.meetings.timing import Timed, timed
from planning.model import (
    LOCKED_MINUTES,
    ItemKind,
    LetterKind,
    Meeting,
    MeetingState,
    NotAllowedNow,
    Person,
    User,
    numbered,
)
from planning.post import in_city_language, members_of, write_letters


def for_members(meeting: Meeting, *, hidden: bool = False) -> list[Timed]:
    """The points with their hours; hidden ones leave no gap in the numbers, unless shown."""
    hours = {each.item.id: each.begins for each in timed(meeting.items, meeting.starts_at)}
    seen = [item for item in meeting.items if hidden or item.kind is not ItemKind.HIDDEN]
    return [Timed(number, item, hours[item.id]) for number, item in numbered(seen)]


def for_everybody(meeting: Meeting) -> list[Timed]:
    """The points that are no secret of the group."""
    return [each for each in for_members(meeting) if each.item.kind is ItemKind.COMMON]


def invite(meeting: Meeting, contact: Person | None, *, url: str, by: User) -> int:
    """Send the invitation to everybody with a seat who has not got it; how many will get it.

    Raises:
        NotAllowedNow: its day is not known, or over.
    """
    take_pen(meeting)
    if meeting.held_on is None:
        raise NotAllowedNow(N_("First set the day of the meeting, then invite people."))
    if meeting.held_on < today():
        raise NotAllowedNow(N_("The meeting is over, so nobody can be invited to it."))
    if meeting.state is MeetingState.PLANNED:
        meeting.state, meeting.invited_at = MeetingState.INVITED, now()
        meeting.sequence += 1
    assert meeting.invited_at is not None  # noqa: S101 - invited just now or before
    points = for_members(meeting)
    number = _send(
        LetterKind.INVITATION,
        meeting,
        lambda: letters.invitation(meeting, points, contact, url),
        points=points,
        contact=contact,
        url=url,
        news=f"invited {meeting.invited_at.isoformat()}",
        by=by,
    )
    record("invited", meeting, by=by, new=str(number))
    return number


def tell_of_change(meeting: Meeting, contact: Person | None, *, url: str, by: User) -> int:
    """Tell whoever was invited when and where the meeting is now; how many are told."""
    if not meeting.is_invited or not _still_comes(meeting):
        return 0
    return _send(
        LetterKind.CHANGE,
        meeting,
        lambda: letters.change(meeting, contact, url),
        points=for_members(meeting),
        contact=contact,
        url=url,
        news=f"sequence {meeting.sequence}",
        by=by,
    )


def call_off(meeting: Meeting, reason: str, contact: Person | None, *, url: str, by: User) -> int:
    """Call the meeting off, and tell whoever was invited; how many are told.

    Raises:
        NotAllowedNow: it is called off already, or its minutes are verified or were published.
    """
    take_pen(meeting)
    if meeting.minutes.edition:
        raise NotAllowedNow(N_("Its minutes have been published, so the meeting was held."))
    was_invited = meeting.is_invited
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, reason
    meeting.sequence += 1
    record("called off", meeting, by=by, label=reason)
    if not was_invited or not _still_comes(meeting):
        return 0
    return _send(
        LetterKind.CANCELLATION,
        meeting,
        lambda: letters.cancellation(meeting, contact, url),
        points=[],
        contact=contact,
        url=url,
        news=f"sequence {meeting.sequence}",
        by=by,
    )


def call_again(meeting: Meeting, *, by: User) -> None:
    """Let a meeting that was called off be held after all. Its invitation goes out anew.

    Raises:
        NotAllowedNow: it is not called off, or its minutes are verified.
    """
    take_minutes(meeting.minutes)
    if not meeting.is_cancelled or meeting.minutes.state in LOCKED_MINUTES:
        raise NotAllowedNow(N_("This meeting is not called off."))
    meeting.state, meeting.invited_at = MeetingState.PLANNED, None
    meeting.cancelled_because = ""
    meeting.sequence += 1
    record(
        "called again", meeting, by=by, new=written_day(meeting.held_on) if meeting.held_on else ""
    )


def _still_comes(meeting: Meeting) -> bool:
    return meeting.held_on is not None and meeting.held_on >= today()


def _send(
    kind: LetterKind,
    meeting: Meeting,
    words: Callable[[], Words],
    *,
    points: Sequence[Timed],
    contact: Person | None,
    url: str,
    news: str,
    by: User,
) -> int:
    """Write the letters, each with a calendar file of its own: nobody learns other addresses."""
    with in_city_language():
        said = words()
        file = partial(
            calendars.calendar_of, meeting, points, url=url, stamp=now(), contact=contact
        )
        return write_letters(
            kind,
            meeting,
            members_of(meeting),
            subject=said.subject,
            body=said.body,
            news=news,
            by=by,
            calendar=lambda reader: file(reader=reader),
        )
