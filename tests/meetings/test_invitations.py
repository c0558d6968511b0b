"""The invitation: read, sent, changed, called off; calendars that keep up with it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from icalendar import Calendar

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.workdays import last_day_for_notice
from planning.model import (
    Event,
    Function,
    ItemKind,
    Letter,
    LetterKind,
    MeetingState,
    MinutesState,
)

SOON = timedelta(days=40)


@pytest.fixture
def meeting(make, cast):
    meeting = make.meeting(
        cast.drugs,
        held_on=today() + SOON,
        starts_at=time(9),
        ends_at=time(11),
        link="https://example.org/room",
    )
    make.item(meeting, "Krizové lůžko", takes=20, presenter="Mia Nová")
    make.item(meeting, "Stížnost", takes=10, kind=ItemKind.INTERNAL)
    make.item(meeting, "Tajné", kind=ItemKind.HIDDEN)
    make.item(meeting, "Různé")
    return meeting


def invitation(visitor, person, meeting):
    return visitor(person).visits(f"/meetings/{meeting.id}/invitation")


def sent(visitor, cast, meeting):
    return invitation(visitor, cast.sami, meeting).presses("Send the invitation")


def letters(kind=None):
    found = db.session.query(Letter).order_by(Letter.id)
    return (found.filter_by(kind=kind) if kind else found).all()


def calendar(text):
    whole = Calendar.from_ical(text)
    (event,) = whole.walk("VEVENT")
    return whole, event


def ics(visitor, person, meeting):
    answer = visitor(person).visits(f"/meetings/{meeting.id}.ics")
    assert answer.status == 200
    return calendar(answer.client.get(f"/meetings/{meeting.id}.ics").text)


def written(day):
    return f"{day.day}. {day.month}. {day.year}"


def test_a_member_reads_what_there_is_to_prepare_for(meeting, cast, visitor):
    mia = invitation(visitor, cast.mia, meeting)

    points = [" ".join(li.get_text(" ").split()) for li in mia.page.select(".agenda--read > li")]
    assert points[0].startswith("1 Krizové lůžko 9:00 Mia Nová, 20 minutes")
    assert points[1].startswith("2 Stížnost 9:20")
    assert points[2].startswith("3 Různé")  # the hidden one leaves no gap
    assert not mia.sees("Tajné")
    assert mia.sees("Please excuse yourself in time. Sami Nová")
    assert mia.page.select('a[href="https://example.org/room"]')
    assert not mia.page.select("form[action$=invitation]")


def test_whoever_runs_the_meeting_sees_hidden_points_and_whom_no_letter_reaches(
    meeting, cast, visitor
):
    cast.lida.person.email = ""

    sami = invitation(visitor, cast.sami, meeting)

    assert sami.sees("Tajné")
    assert sami.sees("It goes to 4 people by e-mail")
    assert sami.sees("No e-mail, tell them in another way: Lída Nová")


def test_the_public_learns_neither_points_of_the_group_nor_names(make, cast, visitor):
    meeting = make.meeting(
        cast.drugs, state=MinutesState.PUBLISHED, link="https://example.org/room"
    )
    make.item(meeting, "Krizové lůžko", presenter="Lída Nová")
    make.item(meeting, "Stížnost", kind=ItemKind.INTERNAL)
    make.item(meeting, "Tajné", kind=ItemKind.HIDDEN)

    assert invitation(visitor, None, meeting).heading == "Signing in"
    assert invitation(visitor, cast.nora, meeting).status == 403
    _whole, event = ics(visitor, None, meeting)
    said = event.to_ical().decode()
    assert "Krizové" in said
    for secret in ("Stížnost", "Tajné", "Lída", "Sami", "example.org/room", "ATTENDEE"):
        assert secret not in said


def test_outsiders_know_of_no_invitation(meeting, cast, visitor):
    for person in (None, cast.nora, cast.omar):
        assert invitation(visitor, person, meeting).status == 404
        assert visitor(person).visits(f"/meetings/{meeting.id}.ics").status == 404
    assert visitor(cast.mia).posts(f"/meetings/{meeting.id}/invitation").status == 403
    assert visitor(cast.mia).posts(f"/meetings/{meeting.id}/cancellation", reason="x").status == 403
    assert meeting.state is MeetingState.PLANNED


def test_one_press_invites_everybody(meeting, cast, visitor):
    sami = sent(visitor, cast, meeting)

    assert sami.sees("The invitation goes out to 5 people.")
    assert (meeting.state, meeting.sequence) == (MeetingState.INVITED, 1)
    assert meeting.invited_at is not None
    assert {letter.kind for letter in letters()} == {LetterKind.INVITATION}
    assert {letter.name for letter in letters()} == {
        "Mia Nová", "Sami Nová", "Gita Nová", "Hugo Nová", "Lída Nová",
    }  # fmt: skip
    body = letters()[0].body
    assert "1. Krizové lůžko (9:00, Mia Nová, 20 " in body
    assert "2. Stížnost" in body
    assert "Tajné" not in body
    assert "https://example.org/room" in body
    assert f"/meetings/{meeting.id}/invitation" in body
    assert "Sami Nová" in body
    event = db.session.query(Event).filter_by(verb="invited").one()
    assert (event.new, event.by) == ("5", cast.sami)


def test_everybody_gets_a_date_of_their_own(meeting, cast, visitor):
    sent(visitor, cast, meeting)

    for letter in letters():
        whole, event = calendar(letter.calendar)
        assert whole["METHOD"] == "REQUEST"
        assert event["ATTENDEE"] == f"mailto:{letter.address}"  # and nobody else's
        assert event["ORGANIZER"] == f"mailto:{cast.sami.email}"
        assert (event["UID"], event["SEQUENCE"]) == (f"meeting-{meeting.uid}@planning", 1)
        assert event["STATUS"] == "CONFIRMED"
        assert event["DTSTART"].dt.time() == time(9)
        assert "Tajné" not in event["DESCRIPTION"]


def test_the_invitation_goes_out_once_and_later_only_to_newcomers(make, meeting, cast, visitor):
    sami = sent(visitor, cast, meeting)
    sami.presses("Send it to those who have joined since")
    assert sami.sees("Everybody with an address has the invitation already.")
    assert len(letters()) == 5

    make.membership(make.user("Nový"), cast.drugs)
    sami.presses("Send it to those who have joined since")

    assert len(letters()) == 6
    assert meeting.sequence == 1


def test_a_meeting_without_a_day_or_over_invites_nobody(make, cast, visitor):
    for day in (None, today() - timedelta(days=1)):
        meeting = make.meeting(cast.drugs, held_on=day)
        sami = invitation(visitor, cast.sami, meeting)
        assert not sami.page.select("form[action$=invitation]")
        assert sami.posts(f"/meetings/{meeting.id}/invitation").status == 409
    assert not letters()


def test_a_late_invitation_is_said_before_and_after(make, meeting, cast, visitor):
    make.membership(cast.sami, cast.seniors, Function.SECRETARY)
    cast.drugs.notice_days, cast.seniors.notice_days = 3, 10
    meeting.groups.append(cast.seniors)
    meeting.held_on = today() + timedelta(days=7)

    sami = invitation(visitor, cast.sami, meeting)
    assert sami.sees("It is late for the invitation")
    assert sami.sees("The rules ask for 10 working days, so the last day was")
    sami.presses("Send the invitation")
    assert sami.sees("The invitation went out late")

    meeting.invited_at = datetime.combine(last_day_for_notice(meeting.held_on, 10), time(12), UTC)
    assert not invitation(visitor, cast.sami, meeting).sees("went out late")
    assert not invitation(visitor, cast.mia, meeting).sees("The rules ask")


def changes(visitor, cast, meeting, label, value):
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/edit")
    return sami.fills(label, value).presses("Save")


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Day", written(today() + SOON + timedelta(days=1))),
        ("From", "8:30"),
        ("To", "12:00"),
        ("Place", "Radnice"),
        ("Where to join from afar", "https://example.org/other"),
    ],
)
def test_a_change_of_when_or_where_reaches_calendars(meeting, cast, visitor, label, value):
    sent(visitor, cast, meeting)

    sami = changes(visitor, cast, meeting, label, value)

    assert sami.sees("A letter about the change goes to 5 people.")
    assert meeting.sequence == 2
    told = letters(LetterKind.CHANGE)
    assert len(told) == 5
    _whole, event = calendar(told[0].calendar)
    assert (event["SEQUENCE"], event["STATUS"]) == (2, "CONFIRMED")


@pytest.mark.parametrize(
    ("label", "value"),
    [("Name of the meeting", "Závěr roku"), ("Next meeting", "v lednu"), ("Place", "Modrý kříž"),
     ("Who records the minutes", "Mia Nová")],
)  # fmt: skip
def test_any_other_change_leaves_calendars_alone(meeting, cast, visitor, label, value):
    sent(visitor, cast, meeting)

    changes(visitor, cast, meeting, label, value)

    assert meeting.sequence == 1
    assert not letters(LetterKind.CHANGE)


def test_a_new_agenda_leaves_calendars_alone(meeting, cast, visitor):
    sent(visitor, cast, meeting)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/agenda")

    sami.fills("Name of the point 1", "Jinak").presses("Save the agenda")

    assert meeting.items[0].title == "Jinak"
    assert meeting.sequence == 1


def test_before_the_invitation_a_change_needs_no_letter(meeting, cast, visitor):
    changes(visitor, cast, meeting, "Place", "Radnice")

    assert meeting.sequence == 1
    assert not letters()


def test_an_invited_meeting_keeps_a_day(meeting, cast, visitor):
    sent(visitor, cast, meeting)

    sami = changes(visitor, cast, meeting, "Day", "")

    assert sami.status == 422
    assert "call the meeting off" in sami.problem_with("Day")
    assert meeting.held_on == today() + SOON


def calls_off(visitor, cast, meeting, reason="Přednášející onemocněl"):
    sami = invitation(visitor, cast.sami, meeting).fills("Why it is called off", reason)
    return sami.presses("Call the meeting off")


def test_a_meeting_is_called_off_and_everybody_learns_why(meeting, cast, visitor):
    sent(visitor, cast, meeting)

    sami = calls_off(visitor, cast, meeting)

    assert (meeting.state, meeting.sequence) == (MeetingState.CANCELLED, 2)
    assert sami.sees("The meeting is called off. Reason: Přednášející onemocněl")
    assert visitor(cast.mia).visits("/meetings").sees("Called off")
    told = letters(LetterKind.CANCELLATION)
    assert len(told) == 5
    assert "Přednášející onemocněl" in told[0].body
    whole, event = calendar(told[0].calendar)
    assert (whole["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert event["UID"] == f"meeting-{meeting.uid}@planning"
    event = db.session.query(Event).filter_by(verb="called off").one()
    assert event.label == "Přednášející onemocněl"


def test_nobody_is_told_of_a_meeting_they_were_not_invited_to(meeting, cast, visitor):
    calls_off(visitor, cast, meeting)

    assert meeting.state is MeetingState.CANCELLED
    assert not letters()


def test_calling_off_needs_a_reason_and_happens_once(meeting, cast, visitor):
    assert calls_off(visitor, cast, meeting, "").status == 422
    assert meeting.state is MeetingState.PLANNED
    calls_off(visitor, cast, meeting)

    again = visitor(cast.sami).posts(f"/meetings/{meeting.id}/cancellation", reason="znovu")

    assert again.status == 409
    assert (meeting.cancelled_because, meeting.sequence) == ("Přednášející onemocněl", 1)


def test_nothing_is_written_about_a_meeting_that_is_off(meeting, cast, visitor):
    calls_off(visitor, cast, meeting)
    (first, *_rest) = meeting.items

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    assert sami.heading == "Meeting called off"
    for url in ("edit", "agenda"):
        assert sami.visits(f"/meetings/{meeting.id}/{url}").status == 403
    for url in (f"/items/{first.id}", f"/meetings/{meeting.id}/invitation"):
        assert sami.posts(url).status == 403


def test_it_can_be_held_after_all_and_is_invited_to_anew(meeting, cast, visitor):
    sent(visitor, cast, meeting)
    sami = calls_off(visitor, cast, meeting)

    sami.presses("It will be held after all")
    assert (meeting.state, meeting.sequence) == (MeetingState.PLANNED, 3)
    assert (meeting.cancelled_because, meeting.invited_at) == ("", None)
    assert db.session.query(Event).filter_by(verb="called again").count() == 1
    sami.presses("Send the invitation")

    assert len(letters(LetterKind.INVITATION)) == 10
    assert meeting.sequence == 4
    assert sami.posts(f"/meetings/{meeting.id}/renewal").status == 409


def test_a_meeting_whose_minutes_were_published_was_held(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    meeting.minutes.edition = 1

    sami = visitor(cast.sami).posts(f"/meetings/{meeting.id}/cancellation", reason="pozdě")

    assert sami.status == 409
    assert meeting.state is MeetingState.PLANNED


def test_minutes_that_are_verified_are_not_called_off(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.VERIFIED)

    sami = visitor(cast.sami).posts(f"/meetings/{meeting.id}/cancellation", reason="pozdě")

    assert sami.status == 409
    assert meeting.state is MeetingState.PLANNED


def test_the_calendar_file_follows_the_meeting(meeting, cast, visitor):
    whole, event = ics(visitor, cast.mia, meeting)
    assert (whole["METHOD"], event["STATUS"]) == ("PUBLISH", "TENTATIVE")
    assert "Stížnost" in event["DESCRIPTION"]
    assert "Tajné" not in event["DESCRIPTION"]
    assert event["URL"].endswith(f"/meetings/{meeting.id}")
    uid = event["UID"]

    sent(visitor, cast, meeting)
    _whole, event = ics(visitor, cast.mia, meeting)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 1)
    calls_off(visitor, cast, meeting)
    whole, event = ics(visitor, cast.mia, meeting)
    assert (whole["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event["UID"] == uid


def test_the_name_in_calendars_does_not_depend_on_the_address_used(meeting, cast, visitor):
    mia = visitor(cast.mia).visits("/")
    here, there = (
        mia.client.get(f"/meetings/{meeting.id}.ics", base_url=f"http://{host}").text
        for host in ("localhost", "localhost:8080")
    )
    assert calendar(here)[1]["UID"] == calendar(there)[1]["UID"]


def test_without_a_day_there_is_nothing_for_a_calendar(make, cast, visitor):
    meeting = make.meeting(cast.drugs, held_on=None)

    assert not invitation(visitor, cast.mia, meeting).page.select("a[href$='.ics']")
    assert visitor(cast.mia).visits(f"/meetings/{meeting.id}.ics").status == 409


def test_the_page_costs_the_same_however_long_the_agenda(make, meeting, cast, counted):
    few = counted(cast.sami, f"/meetings/{meeting.id}/invitation")
    for nth in range(20):
        make.item(meeting, f"Bod {nth}")

    assert counted(cast.sami, f"/meetings/{meeting.id}/invitation") == few <= 12
