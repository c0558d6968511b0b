"""A meeting as a file for calendars (RFC 5545, and RFC 5546 for what travels by mail)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vText,
)

from planning.lib.clock import CITY_ZONE
from planning.lib.words import N_

Address = tuple[str, str]
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: A backslash before an n: what a new line looks like inside the file.
_ESCAPED_BREAK = re.compile(r"\\(?=[nN])")


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What a calendar needs to know about one meeting.

    A ``datetime`` (aware of its zone) is written in the city's time; a ``date`` is a whole day,
    and ``ends`` is then the last such day. ``attendees`` are written for REQUEST and CANCEL only,
    because a published calendar has none (RFC 5546, 3.2.1).
    """

    uid: str
    summary: str
    stamp: datetime
    starts: datetime | date | None
    ends: datetime | date | None = None
    sequence: int = 0
    method: Literal["REQUEST", "PUBLISH", "CANCEL"] = "PUBLISH"
    status: Literal["CONFIRMED", "TENTATIVE", "CANCELLED"] = "CONFIRMED"
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: Address | None = None
    attendees: Sequence[Address] = ()
    categories: Sequence[str] = ()
    language: str = "cs"


def moment(day: date | None, at: time | None) -> datetime | date | None:
    """``day`` at that time in the city; the whole day when no time is known."""
    return datetime.combine(day, at, CITY_ZONE) if day and at else day


def write(invitation: Invitation) -> bytes:
    """The invitation as an iCalendar file; the same bytes for the same invitation.

    Raises:
        ValueError: a message for people: no day, or an end that does not come after the start.
        TypeError: a ``datetime`` without a zone.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//planning//calendar//{_one_line(invitation.language).upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", invitation.method)
    event = _event(invitation)
    if isinstance(invitation.starts, datetime):
        calendar.add_component(_city_zone())
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(invitation: Invitation) -> Event:
    event = Event()
    event.add("uid", _one_line(invitation.uid))
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.stamp.astimezone(UTC))
    event.add("last-modified", invitation.stamp.astimezone(UTC))
    _add_time(event, invitation)
    cancelled = invitation.method == "CANCEL"
    event.add("status", "CANCELLED" if cancelled else invitation.status)
    texts = {
        "summary": _one_line(invitation.summary),
        "description": _lines(invitation.description),
        "location": _one_line(invitation.location),
    }
    for name, text in texts.items():
        if text:
            event.add(name, vText(text), parameters={"LANGUAGE": _one_line(invitation.language)})
    if url := _one_line(invitation.url):
        event.add("url", url.replace(" ", "%20"))
    if invitation.categories:
        event.add("categories", [_one_line(category) for category in invitation.categories])
    _add_people(event, invitation)
    return event


def _add_time(event: Event, invitation: Invitation) -> None:
    starts, ends = invitation.starts, invitation.ends
    if starts is None:
        raise ValueError(N_("A calendar needs a day. Set the day of the meeting first."))
    if isinstance(starts, datetime):
        event.add("dtstart", _in_the_city(starts))
    else:
        event.add("dtstart", starts)
    if ends is None:
        return
    if isinstance(starts, datetime) and isinstance(ends, datetime) and starts < ends:
        event.add("dtend", _in_the_city(ends))
    elif _is_day(starts) and _is_day(ends) and starts <= ends:
        event.add("dtend", ends + timedelta(days=1))  # in iCalendar the day after the last
    else:
        raise ValueError(N_("The meeting must end after it starts."))


def _is_day(moment: datetime | date) -> bool:
    return not isinstance(moment, datetime)  # every datetime is a date too


def _in_the_city(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise TypeError("a moment without a zone may be any of 24 moments")
    return moment.astimezone(CITY_ZONE)


def _add_people(event: Event, invitation: Invitation) -> None:
    if invitation.organizer:
        event.add("organizer", _person(*invitation.organizer))
    if invitation.method == "PUBLISH":
        return
    for name, email in invitation.attendees:
        person = _person(name, email)
        person.params["ROLE"] = "REQ-PARTICIPANT"
        if invitation.method == "REQUEST":
            person.params["PARTSTAT"] = "NEEDS-ACTION"
            person.params["RSVP"] = "TRUE"
        event.add("attendee", person)


def _person(name: str, email: str) -> vCalAddress:
    address = vCalAddress("mailto:" + re.sub(r"\s", "", _one_line(email)))
    # Neither sign can stand there, and calendars differ in how they read what stands for them.
    if common_name := _one_line(name).translate({ord('"'): "'", ord("\\"): "/"}):
        address.params["CN"] = common_name
    return address


def _one_line(text: str) -> str:
    return " ".join(_lines(text).split())


def _lines(text: str) -> str:
    """``text`` without signs that a calendar may take for the end of a line of the file.

    A backslash before an n is kept from it by a sign without width: readers undo escapes in an
    order that would make a new line of the two.
    """
    said = _CONTROL.sub("", _BREAKS.sub("\n", text)).strip()
    return _ESCAPED_BREAK.sub("\\\\\N{WORD JOINER}", said)


def _city_zone() -> Timezone:
    """Summer and winter time as the whole Union keeps them since 1996 (directive 2000/84/EC).

    Written as rules and not as a list of days, because old calendars understand only those.
    """
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    hour, two = timedelta(hours=1), timedelta(hours=2)
    for part, name, begins, month, before, after in (
        (summer, "CEST", datetime(1996, 3, 31, 2), 3, hour, two),  # noqa: DTZ001 - local by norm
        (winter, "CET", datetime(1996, 10, 27, 3), 10, two, hour),  # noqa: DTZ001
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
    zone = Timezone()
    zone.add("tzid", CITY_ZONE.key)
    zone.add_component(summer)
    zone.add_component(winter)
    return zone
