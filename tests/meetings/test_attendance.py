"""Who is in the room: presses, arrivals and departures, and whether the groups may decide."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from planning.lib.database import db
from planning.meetings.strength import Bench, Room
from planning.model import Attendance, Event, Function, Group, Presence, Quorum

DAY = date(2025, 6, 2)


@pytest.fixture
def meeting(make, cast):
    meeting = make.meeting(cast.drugs, held_on=DAY, starts_at=time(9), ends_at=time(11))
    for who in (cast.mia, cast.sami, cast.gita, cast.lida):
        make.attendance(
            meeting, who.name, person_id=who.person_id, presence=Presence.ABSENT, side=None
        )
    return meeting


@pytest.fixture
def clock(monkeypatch):
    """Call it with an hour of the day of the meeting."""

    def stop(hour: int, minute: int) -> None:
        moment = datetime(2025, 6, 2, hour - 2, minute, tzinfo=UTC)  # summer in Prague
        monkeypatch.setattr("planning.meetings.strength.now", lambda: moment)
        monkeypatch.setattr("planning.meetings.strength.today", lambda: DAY)

    return stop


@pytest.fixture
def desk(meeting):
    return f"/meetings/{meeting.id}"


def line_of(meeting, user):
    return next(line for line in meeting.attendances if line.person_id == user.person_id)


def test_one_press_says_somebody_came_late(cast, visitor, meeting, desk, clock):
    clock(9, 20)
    sami = visitor(cast.sami).visits(desk)

    sami.presses("came late : Mia Nová")

    mia = line_of(meeting, cast.mia)
    assert (mia.presence, mia.arrived_at) == (Presence.PRESENT, time(9, 20))
    assert sami.value_of("came at : Mia Nová") == "9:20"

    sami.fills("came at : Mia Nová", "9.15").presses("excused : Gita Nová")
    assert mia.arrived_at == time(9, 15)
    arrivals = select(Event.new).where(Event.path.endswith("/arrived_at")).order_by(Event.id)
    told = db.session.scalars(arrivals).all()
    assert told == ["9:20", "9:15"]
    sami.visits(f"{desk}/history")
    assert sami.sees("In attendance of “Mia Nová”, the arrival is now 9:15, before 9:20.")


def test_one_press_says_somebody_leaves(cast, visitor, meeting, desk, clock):
    clock(10, 40)
    sami = visitor(cast.sami).visits(desk).presses("is here : Mia Nová")

    sami.presses("leaves now : Mia Nová")

    assert line_of(meeting, cast.mia).left_at == time(10, 40)
    assert sami.sees("0 of 4 members")


def test_after_the_meeting_the_press_offers_its_own_hours(cast, visitor, meeting, desk):
    sami = visitor(cast.sami).visits(desk).presses("is here : Mia Nová")

    sami.presses("came late : Mia Nová").presses("left early : Mia Nová")

    mia = line_of(meeting, cast.mia)
    assert (mia.arrived_at, mia.left_at) == (time(9), time(11))


def test_nobody_leaves_before_they_come(cast, visitor, meeting, desk, clock):
    clock(9, 20)
    sami = visitor(cast.sami).visits(desk).presses("came late : Mia Nová")
    clock(9, 30)
    sami.presses("leaves now : Mia Nová")

    sami.fills("left at : Mia Nová", "9:10").presses("excused : Gita Nová")

    assert sami.status == 422
    assert "Nobody leaves before they come" in sami.problem_with("left at : Mia Nová")
    assert sami.value_of("left at : Mia Nová") == "9:10"
    assert line_of(meeting, cast.mia).left_at == time(9, 30)

    sami.fills("left at : Mia Nová", "brzy").presses("excused : Gita Nová")
    assert "such as 9:00" in sami.problem_with("left at : Mia Nová")


def test_a_time_may_be_taken_back(cast, visitor, meeting, desk, clock):
    clock(9, 20)
    sami = visitor(cast.sami).visits(desk).presses("came late : Mia Nová")

    sami.fills("came at : Mia Nová", "").presses("excused : Gita Nová")

    assert line_of(meeting, cast.mia).arrived_at is None


def test_two_who_mend_the_same_arrival_both_learn_of_it(cast, visitor, meeting, desk, clock):
    clock(9, 20)
    visitor(cast.sami).visits(desk).presses("came late : Mia Nová")
    sami, gita = visitor(cast.sami).visits(desk), visitor(cast.gita).visits(desk)
    gita.fills("came at : Mia Nová", "9:15").presses("is here : Gita Nová")

    sami.fills("came at : Mia Nová", "9:10").presses("is here : Sami Nová")

    assert sami.status == 409
    assert line_of(meeting, cast.mia).arrived_at == time(9, 15)
    assert line_of(meeting, cast.sami).presence is Presence.PRESENT
    sami.settles("My words hold")
    assert line_of(meeting, cast.mia).arrived_at == time(9, 10)


def test_the_quorum_is_said_in_words_at_the_point_too(make, cast, visitor, meeting, desk):
    make.item(meeting)
    sami = visitor(cast.sami).visits(desk)
    assert sami.text.count("no quorum, 3 members missing") == 2

    for name in ("Mia", "Sami", "Gita"):
        sami.presses(f"is here : {name} Nová")

    assert sami.sees("3 of 4 members, quorum reached")
    assert sami.text.count("quorum reached") == 2


def test_guests_do_not_count_and_substitutes_fill_empty_seats(make, cast, visitor, meeting, desk):
    bara = make.user("Bára")
    make.membership(bara, cast.drugs, Function.SUBSTITUTE)
    make.attendance(meeting, "Hugo Nová", person_id=cast.hugo.person_id, is_guest=True)
    make.attendance(meeting, "Bára Nová", person_id=bara.person_id)
    sami = visitor(cast.sami).visits(desk)
    assert sami.sees("1 of 4 members")

    for name in ("Mia", "Sami", "Gita", "Lída"):
        sami.presses(f"is here : {name} Nová")

    assert sami.sees("4 of 4 members")


def test_only_those_who_sit_there_on_the_day_count(make, cast, visitor, meeting, desk):
    seat = cast.gita.person.membership_in(cast.drugs, on=DAY)
    seat.to_on = date(2025, 6, 1)

    sami = visitor(cast.sami).visits(desk).presses("is here : Gita Nová")

    assert sami.sees("0 of 3 members")


def test_each_group_of_a_shared_meeting_has_its_own_quorum(make, cast, visitor):
    cast.seniors.quorum = Quorum.NONE
    third = make.group("Rodiny", quorum=Quorum.NUMBER, quorum_number=1)
    make.membership(cast.mia, third)
    meeting = make.meeting(cast.drugs, cast.seniors, third)
    make.attendance(meeting, "Mia Nová", person_id=cast.mia.person_id)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")

    assert sami.sees("Protidrogová prevence: 1 of 4 members, no quorum, 2 members missing")
    assert sami.sees("Senioři: 0 of 1 members")
    assert sami.sees("Rodiny: 1 of 1 members, quorum reached")


def test_a_new_day_offers_those_who_sit_there_then(make, cast, visitor, meeting, desk):
    olga = make.user("Olga")
    make.membership(olga, cast.drugs, from_on=date(2025, 9, 1))
    sami = visitor(cast.sami).visits(desk)
    assert not sami.sees("Olga Nová")

    sami.visits(f"{desk}/edit").fills("Day", "8. 9. 2025").presses("Save").visits(desk)
    assert sami.sees("2 people hold a seat on that day and are not on the list:")
    sami.presses("Put them on the list")

    assert sami.sees("2 people are added to the list.")
    listed = {line.name: line.is_guest for line in meeting.attendances}
    assert (listed["Olga Nová"], listed["Hugo Nová"]) == (False, True)
    assert not sami.sees("hold a seat on that day")
    told = db.session.scalars(select(Event.label).where(Event.verb == "list completed")).all()
    assert told == ["Hugo Nová, Olga Nová"]


def test_a_curious_press_at_the_door_is_refused(cast, visitor, meeting, desk):
    sami = visitor(cast.sami)
    mia = line_of(meeting, cast.mia)
    assert sami.posts(f"{desk}/attendance", press=f"{mia.id}:sleeps").status == 400
    assert sami.posts(f"{desk}/attendance", press="leaves").status == 400


hours = st.none() | st.times(time(8), time(12))
presences = st.sampled_from(Presence)


@given(
    st.lists(st.tuples(presences, hours, hours), max_size=8),
    st.lists(st.tuples(presences, hours, hours), max_size=3),
    st.times(time(8), time(12)),
)
def test_nobody_is_counted_twice_and_no_moment_beats_the_best(seated, standing, at):
    lines = [Attendance(name="a", presence=p, arrived_at=a, left_at=b) for p, a, b in seated]
    others = [Attendance(name="b", presence=p, arrived_at=a, left_at=b) for p, a, b in standing]
    group = Group(name="Skupina", quorum=Quorum.MAJORITY)
    arrivals = [line.arrived_at for line in lines + others if line.arrived_at]
    room = Room([Bench(group, len(lines), lines, others)], arrivals)

    assert 0 <= room.voters(at) <= room.voters(None) <= len(lines)
    for strength in room.strengths(at):
        assert strength.present == room.voters(at)
        assert (strength.missing == 0) == (strength.present >= strength.needed)
