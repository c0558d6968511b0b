from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.documents.calendar import Invitation, moment, write

STAMP = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
MONDAY = moment(date(2026, 3, 30), time(9))


def invitation(**changes) -> Invitation:
    plain = {"uid": "meeting-7@mesto.test", "summary": "Jednání skupiny", "stamp": STAMP}
    return Invitation(**{**plain, "starts": MONDAY, **changes})


def event_of(data: bytes) -> Any:
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return event


def test_everything_that_is_known_can_be_read_again():
    data = write(
        invitation(
            ends=moment(date(2026, 3, 30), time(11, 30)),
            sequence=3,
            method="REQUEST",
            status="TENTATIVE",
            description="1. Zahájení\n2. Různé; závěr, diskuse",
            location="radnice, místnost č. 245",
            url="https://planovani.test/meetings/7",
            organizer=("Jana Malá", "jana@mesto.test"),
            attendees=[("Petr Dlouhý, DiS.", "petr@mesto.test"), ("", "eva@mesto.test")],
            categories=["Senioři", "rada, výbor"],
        )
    )

    calendar, event = icalendar.Calendar.from_ical(data), event_of(data)
    assert calendar["METHOD"] == "REQUEST"
    assert event["UID"] == "meeting-7@mesto.test"
    assert event["SEQUENCE"] == 3
    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"] == "Jednání skupiny"
    assert event["SUMMARY"].params["LANGUAGE"] == "cs"
    assert event["DESCRIPTION"] == "1. Zahájení\n2. Různé; závěr, diskuse"
    assert event["LOCATION"] == "radnice, místnost č. 245"
    assert event["URL"] == "https://planovani.test/meetings/7"
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == STAMP
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=2, minutes=30)
    assert event["ORGANIZER"] == "mailto:jana@mesto.test"
    assert event["ORGANIZER"].params["CN"] == "Jana Malá"
    first, second = event["ATTENDEE"]
    assert (first, first.params["CN"]) == ("mailto:petr@mesto.test", "Petr Dlouhý, DiS.")
    assert "CN" not in second.params
    assert [str(category) for category in event["CATEGORIES"].cats] == ["Senioři", "rada, výbor"]


def test_what_is_not_known_is_not_written():
    event = event_of(write(invitation()))

    assert set(event) == {
        "UID", "SUMMARY", "DTSTART", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS",
    }  # fmt: skip


def test_a_published_calendar_names_no_guests():
    data = write(invitation(attendees=[("Petr", "petr@mesto.test")], method="PUBLISH"))

    assert b"petr" not in data


def test_a_cancelled_meeting_says_so_twice():
    data = write(invitation(method="CANCEL", sequence=4, attendees=[("Petr", "p@mesto.test")]))

    assert icalendar.Calendar.from_ical(data)["METHOD"] == "CANCEL"
    assert event_of(data)["STATUS"] == "CANCELLED"
    assert "RSVP" not in event_of(data)["ATTENDEE"].params


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 28), 1),
        (date(2026, 3, 29), 2),
        (date(2026, 3, 30), 2),
        (date(2026, 10, 24), 2),
        (date(2026, 10, 25), 1),
        (date(2026, 10, 26), 1),
    ],
)
def test_summer_and_winter_time(day, offset):
    data = write(invitation(starts=moment(day, time(9))))

    assert f"DTSTART;TZID=Europe/Prague:{day:%Y%m%d}T090000".encode() in data
    start = event_of(data)["DTSTART"].dt
    assert start.utcoffset() == timedelta(hours=offset)
    zone: Any
    (zone,) = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")
    told = zone.to_tz(lookup_tzid=False)  # by the rules in the file, not by what we know of Prague
    assert datetime(day.year, day.month, day.day, 9, tzinfo=told).utcoffset() == start.utcoffset()


def test_any_zone_becomes_the_time_of_the_city():
    tokyo = datetime(2026, 7, 1, 16, tzinfo=ZoneInfo("Asia/Tokyo"))

    assert b"DTSTART;TZID=Europe/Prague:20260701T090000" in write(invitation(starts=tokyo))


def test_a_day_without_times_is_the_whole_day():
    data = write(invitation(starts=moment(date(2026, 3, 30), None)))
    two_days = event_of(write(invitation(starts=date(2026, 3, 30), ends=date(2026, 3, 31))))

    assert b"DTSTART;VALUE=DATE:20260330\r\n" in data
    assert b"VTIMEZONE" not in data
    assert b"DTEND" not in data
    assert two_days["DTEND"].dt == date(2026, 4, 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": None},
        {"ends": MONDAY},
        {"ends": moment(date(2026, 3, 30), time(8))},
        {"ends": date(2026, 3, 31)},
        {"starts": date(2026, 3, 30), "ends": date(2026, 3, 29)},
    ],
)
def test_no_time_that_makes_sense(changes):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        write(invitation(**changes))


def test_a_time_without_a_zone_is_a_mistake_of_ours():
    with pytest.raises(TypeError):
        write(invitation(starts=datetime(2026, 3, 30, 9)))  # noqa: DTZ001


def test_a_title_never_becomes_a_line_of_the_file():
    wicked = (
        "Jednání\r\nATTENDEE:mailto:zly@example.org\x85ATTENDEE:x\u2028ATTENDEE:x\x0bATTENDEE:x"
    )
    data = write(
        invitation(
            uid=wicked,
            summary=wicked,
            description=wicked,
            location=wicked,
            url=wicked,
            language="cs\r\nATTENDEE:x",
            categories=[wicked],
            organizer=(wicked + '"', wicked),
        )
    )

    # Text is split everywhere any program may split it, not only where the norm says.
    assert not [line for line in data.decode().splitlines() if line.startswith("ATTENDEE")]
    assert set(event_of(data)) == {
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES", "ORGANIZER", "DTSTART",
        "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS",
    }  # fmt: skip


def test_long_czech_lines_are_folded_by_octets():
    title = "Příliš žluťoučký kůň úpěl ďábelské ódy, " * 10
    data = write(invitation(summary=title))

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert event_of(data)["SUMMARY"] == title.strip()


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
def test_any_words_can_be_written_and_the_same_give_the_same_bytes(title, words, name):
    told = invitation(
        summary=title, description=words, organizer=(name, "jana@mesto.test"), categories=[title]
    )

    data = write(told)

    assert data == write(told)
    event = event_of(data)
    printable = "".join(filter(str.isalnum, words))
    assert "".join(filter(str.isalnum, str(event.get("DESCRIPTION", "")))) == printable
    assert event["ORGANIZER"] == "mailto:jana@mesto.test"
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
