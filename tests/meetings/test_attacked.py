"""What curious people of other groups, and two secretaries at once, tried at meetings."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from icalendar import Calendar

from planning.lib.clock import today


@pytest.fixture
def shared(make, cast):
    """A meeting of two groups; Sami writes for one of them only. Both bring unfinished things."""
    ours = make.meeting(cast.drugs, held_on=today() - timedelta(days=9))
    make.item(ours, "Naše odložené", is_postponed=True)
    make.task(make.item(ours), "Náš úkol")
    theirs = make.meeting(cast.seniors, held_on=today() - timedelta(days=9))
    make.item(theirs, "Cizí odložené", is_postponed=True)
    make.task(make.item(theirs), "Cizí úkol")
    return make.meeting(cast.drugs, cast.seniors, held_on=today() + timedelta(days=9))


def test_a_shared_agenda_proposes_nothing_from_meetings_one_may_not_see(shared, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{shared.id}/agenda").presses("Put on what waits")

    assert sorted(item.title for item in shared.items) == ["Naše odložené", "Náš úkol"]
    assert not sami.sees("Cizí")


def test_who_sits_in_both_groups_is_proposed_both(shared, make, cast, visitor):
    make.membership(cast.sami, cast.seniors)

    visitor(cast.sami).visits(f"/meetings/{shared.id}/agenda").presses("Put on what waits")

    assert {"Naše odložené", "Cizí odložené", "Cizí úkol"} <= {i.title for i in shared.items}


def test_a_meeting_that_ends_as_it_begins_still_has_a_calendar(make, cast, visitor):
    day = today() + timedelta(days=30)
    meeting = make.meeting(cast.drugs, held_on=day, starts_at=time(9), ends_at=time(9))
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/invitation")

    assert sami.presses("Send the invitation").sees("The invitation goes out to")
    answer = sami.client.get(f"/meetings/{meeting.id}.ics")
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert "DTSTART" in event
    assert "DTEND" not in event


def test_a_beginning_and_an_end_written_by_two_people_must_fit(make, cast, visitor):
    meeting = make.meeting(cast.drugs, starts_at=time(9), ends_at=time(11))
    sami, gita = (
        visitor(who).visits(f"/meetings/{meeting.id}/edit") for who in (cast.sami, cast.gita)
    )
    sami.fills("From", "10:30").presses("Save")

    gita.fills("To", "10:00").presses("Save")

    assert gita.status == 422
    assert gita.problem_with("To") == "The end cannot be before the beginning."
    assert gita.value_of("To") == "10:00"
    assert (meeting.starts_at, meeting.ends_at) == (time(10, 30), time(11))


def test_two_who_name_a_recorder_are_told(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    sami, gita = (
        visitor(who).visits(f"/meetings/{meeting.id}/edit") for who in (cast.sami, cast.gita)
    )
    sami.fills("Who records the minutes", "Sami Nová").presses("Save")

    gita.fills("Who records the minutes", "Gita Nová").presses("Save")

    assert gita.status == 409
    assert "Sami Nová" in gita.problem_with("Who records the minutes")
    assert gita.value_of("Who records the minutes") == "Gita Nová"
    assert meeting.minutes.recorded_by == "Sami Nová"
    gita.presses("Save")
    assert meeting.minutes.recorded_by == "Gita Nová"
