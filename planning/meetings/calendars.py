"""A meeting as calendars take it: one that stands, one that moved, one that is called off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from flask_babel import gettext as _

from planning.documents.calendar import Invitation, moment, write
from planning.lib.words import N_
from planning.meetings.timing import Timed
from planning.model import Meeting, MeetingState, NotAllowedNow, Person
from planning.post.addresses import usable

#: What stands behind the name of a meeting in calendars; no host, for that may change.
SUFFIX = "@planning"


def calendar_of(
    meeting: Meeting,
    points: Iterable[Timed],
    *,
    url: str,
    stamp: datetime,
    reader: Person | None = None,
    contact: Person | None = None,
    inside: bool = True,
) -> bytes:
    """The meeting as an iCalendar file, with the ``points`` its reader may know of.

    For a ``reader`` it is an invitation to answer to the ``contact``; without one a plain date
    that names nobody. Who is not ``inside`` is told neither where to join nor why it is off.

    Raises:
        NotAllowedNow: its day is not known yet.
    """
    if meeting.held_on is None:
        raise NotAllowedNow(N_("A calendar needs a day. Set the day of the meeting first."))
    organizer = _organizer(contact) if reader is not None else None
    return write(
        Invitation(
            uid=f"meeting-{meeting.uid}{SUFFIX}",
            sequence=meeting.sequence,
            method=_method(meeting, invited=organizer is not None),
            status="TENTATIVE" if meeting.state is MeetingState.PLANNED else "CONFIRMED",
            summary=summary(meeting),
            stamp=stamp,
            starts=moment(meeting.held_on, meeting.starts_at),
            # An end that is no later than the beginning says nothing.
            ends=moment(meeting.held_on, meeting.ends_at) if (meeting.slot or 0) > 0 else None,
            location=", ".join(filter(None, [meeting.place, meeting.link if inside else ""])),
            description=_description(meeting, points, why=inside),
            url=url,
            organizer=organizer,
            attendees=[(reader.name, reader.email)] if organizer and reader else [],
            categories=[group.name for group in meeting.groups],
        )
    )


def _organizer(contact: Person | None) -> tuple[str, str] | None:
    """Whom an answer goes to, unless they keep their address to themselves."""
    if contact is None or not contact.shares_contacts or usable(contact.email) is None:
        return None
    return contact.name, contact.email


def _method(meeting: Meeting, *, invited: bool) -> Literal["REQUEST", "PUBLISH", "CANCEL"]:
    if meeting.state is MeetingState.CANCELLED:
        return "CANCEL"
    return "REQUEST" if invited else "PUBLISH"


def summary(meeting: Meeting) -> str:
    """What the meeting is called where it stands among others."""
    groups = ", ".join(group.name for group in meeting.groups)
    return ": ".join([groups, meeting.title or _("meeting")])


def _description(meeting: Meeting, points: Iterable[Timed], *, why: bool) -> str:
    if meeting.is_cancelled:
        return ": ".join([_("Called off"), *([meeting.cancelled_because] if why else [])])
    lines = [f"{timed.number} {timed.item.title}".strip() for timed in points]
    return "\n".join([_("Agenda:"), *lines]) if lines else ""
