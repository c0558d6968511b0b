"""The agenda on one page."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from planning.lib.database import db
from planning.meetings.timing import sum_of, timed
from planning.model import AgendaItem, Event, ItemKind, Meeting, MinutesState


def agenda(make, cast, *points, **values):
    hours = {"starts_at": time(9), "ends_at": time(11), "held_on": date(2030, 1, 10)}
    meeting = make.meeting(cast.drugs, **hours | values)
    for title, takes in points:
        make.item(meeting, title, takes=takes)
    return meeting


def titles(meeting):
    return [item.title for item in meeting.items]


def opens(visitor, person, meeting):
    return visitor(person).visits(f"/meetings/{meeting.id}/agenda")


def test_the_secretary_writes_an_agenda_from_nothing(make, cast, visitor):
    meeting = agenda(make, cast)
    sami = opens(visitor, cast.sami, meeting)
    assert sami.sees("The agenda is empty")

    sami.fills("Name of the point of the new point", "Úkoly")
    sami.fills("Time, min of the new point", 15).presses("Add the point")
    sami.fills("Name of the point of the new point", "Různé").presses("Save the agenda")

    assert titles(meeting) == ["Úkoly", "Různé"]
    assert meeting.items[0].takes == 15


def test_time_is_summed_and_every_point_has_its_hour(make, cast, visitor):
    meeting = agenda(make, cast, ("Úkoly", 15), ("Lůžko", 60), ("Různé", None), ("Konec", 5))

    sami = opens(visitor, cast.sami, meeting)

    assert sami.sees("80 of 120 minutes, 40 minutes remain")
    assert sami.sees("1 point has no time")
    hours = [" ".join(tag.get_text(" ").split()) for tag in sami.page.select(".points__number")]
    assert hours == ["1 9:00", "2 9:15", "3 10:15", "4"]


def test_an_agenda_longer_than_the_meeting_is_said(make, cast, visitor):
    meeting = agenda(make, cast, ("Úkoly", 135))
    assert opens(visitor, cast.sami, meeting).sees("15 minutes more than the meeting lasts")

    open_end = agenda(make, cast, ("Úkoly", 5), ends_at=None)
    assert opens(visitor, cast.sami, open_end).sees("The meeting has no hours yet.")


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 600)), st.booleans())))
def test_hours_never_go_back_and_headings_take_no_time(points):
    items = [AgendaItem(takes=takes, is_section=section) for takes, section in points]
    meeting = Meeting(starts_at=time(0), ends_at=time(23), items=items)

    hours = [each.begins for each in timed(items, time(0)) if not each.item.is_section]

    known = [hour for hour in hours if hour is not None]
    assert hours[: len(known)] == known
    total = sum_of(meeting)
    assert total.planned == sum(t or 0 for t, section in points if not section)
    assert total.left == 23 * 60 - total.planned


def test_points_move_by_buttons_and_the_focus_stays(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5), ("Druhý", 5), ("Třetí", 5))
    sami = opens(visitor, cast.sami, meeting)

    sami.fills("Who opens it 3", "Mia").presses("Move up: Třetí")

    assert titles(meeting) == ["První", "Třetí", "Druhý"]
    assert meeting.items[1].presenter == "Mia"  # what was typed was saved first
    (focused,) = sami.page.select("[autofocus]")
    assert focused["value"] == f"up:{meeting.items[1].id}"
    sami.presses("Move up: Třetí")
    (focused,) = sami.page.select("[autofocus]")
    assert focused["value"] == f"down:{meeting.items[0].id}"  # the other way, at the end


def test_a_point_is_taken_off_unless_something_came_of_it(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5), ("Druhý", 5))
    make.task(meeting.items[1])
    sami = opens(visitor, cast.sami, meeting).presses("Remove: První")
    assert titles(meeting) == ["Druhý"]

    sami.presses("Remove: Druhý")
    assert sami.status == 409
    assert titles(meeting) == ["Druhý"]


def test_every_field_of_a_point_is_written(make, cast, visitor):
    activity = make.activity(cast.drugs, title="Krizové lůžko")
    meeting = agenda(make, cast, ("První", 5), ("Druhý", 5))
    sami = opens(visitor, cast.sami, meeting)

    sami.fills("Name of the point 2", "Lůžko").fills("Time, min 2", 25)
    sami.fills("Activity it is about 2", "2.1.2 Krizové lůžko").ticks("Part of the point above 2")
    sami.chooses("Who may know of this point 2", "hidden: the public learns nothing")
    sami.presses("Save the agenda")

    item = meeting.items[1]
    assert (item.title, item.takes, item.activity_id) == ("Lůžko", 25, activity.id)
    assert (item.is_nested, item.kind) == (True, ItemKind.HIDDEN)
    assert meeting.items[0].takes == 5
    changed = {e.path.rpartition("/")[2] for e in db.session.query(Event).filter_by(verb="changed")}
    assert changed == {"title", "takes", "activity_id", "is_nested", "kind"}


def test_what_cannot_stand_is_asked_again_and_nothing_is_lost(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5))
    sami = opens(visitor, cast.sami, meeting)

    sami.fills("Name of the point 1", "").fills("Time, min 1", "dlouho")
    sami.fills("Activity it is about 1", "něco jiného").presses("Save the agenda")

    assert sami.status == 422
    assert sami.value_of("Time, min 1") == "dlouho"
    assert "whole number" in sami.problem_with("Time, min 1")
    assert sami.problem_with("Name of the point 1")
    assert sami.problem_with("Activity it is about 1")
    assert titles(meeting) == ["První"]


def test_two_secretaries_write_the_same_point_and_are_asked(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5))
    sami, gita = opens(visitor, cast.sami, meeting), opens(visitor, cast.gita, meeting)
    gita.fills("Name of the point 1", "Kontrola úkolů").presses("Save the agenda")

    sami.fills("Name of the point 1", "Zahájení").fills("Time, min 1", 10)
    sami.presses("Save the agenda")

    assert sami.status == 409
    assert sami.sees("Kontrola úkolů")
    assert sami.sees("Zahájení")
    assert (titles(meeting), meeting.items[0].takes) == (["Kontrola úkolů"], 10)
    sami.settles("My words hold")
    assert titles(meeting) == ["Zahájení"]


def test_two_choose_another_activity_and_read_its_name(make, cast, visitor):
    measure = make.measure()
    for number, title in [("1.1", "Lůžko"), ("1.2", "Kampaň")]:
        make.activity(cast.drugs, number=number, title=title, measure=measure)
    meeting = agenda(make, cast, ("První", 5))
    sami, gita = opens(visitor, cast.sami, meeting), opens(visitor, cast.gita, meeting)
    gita.fills("Activity it is about 1", "1.1 Lůžko").presses("Save the agenda")

    sami.fills("Activity it is about 1", "1.2 Kampaň").presses("Save the agenda")

    assert sami.status == 409
    assert [tag.get_text() for tag in sami.page.select(".conflict__text")] == [
        "–", "1.2 Kampaň", "1.1 Lůžko",
    ]  # fmt: skip
    sami.settles("My words hold")
    assert meeting.items[0].activity.title == "Kampaň"


def test_words_for_a_point_that_was_removed_are_kept(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5), ("Druhý", 5))
    sami, gita = opens(visitor, cast.sami, meeting), opens(visitor, cast.gita, meeting)
    gita.presses("Remove: První")

    sami.fills("Name of the point 1", "Zcela jiná slova").presses("Save the agenda")

    assert sami.status == 409
    assert sami.sees("Zcela jiná slova")


def test_a_row_somebody_changed_is_not_removed_unseen(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5))
    sami, gita = opens(visitor, cast.sami, meeting), opens(visitor, cast.gita, meeting)
    gita.fills("Who opens it 1", "Mia").presses("Save the agenda")

    sami.presses("Remove: První")

    assert sami.sees("Somebody changed this row meanwhile.")
    assert titles(meeting) == ["První"]


def test_only_those_who_write_open_the_agenda_and_only_while_it_may_change(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5))
    assert opens(visitor, cast.mia, meeting).status == 403
    assert opens(visitor, cast.nora, meeting).status == 404
    off = make.called_off(cast.drugs)
    assert visitor(cast.sami).visits(f"/meetings/{off.id}/agenda").status == 403
    done = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    assert visitor(cast.sami).visits(f"/meetings/{done.id}/agenda").status == 403


def test_a_forged_button_does_nothing(make, cast, visitor):
    meeting = agenda(make, cast, ("První", 5))
    sami = opens(visitor, cast.sami, meeting)
    url = f"/meetings/{meeting.id}/agenda"

    assert sami.posts(url, based_on=meeting.version, press="drop:1").status == 400
    assert sami.posts(url, based_on=meeting.version, press="up:99999999").status == 404
    assert titles(meeting) == ["První"]


def test_the_page_costs_the_same_however_long_the_agenda(make, cast, counted):
    meeting = agenda(make, cast, ("První", 5))
    few = counted(cast.sami, f"/meetings/{meeting.id}/agenda?untouched=90")
    for nth in range(20):
        activity = make.activity(cast.drugs, number=f"3.{nth}")
        make.milestone(activity, when="2020")
        make.item(meeting, f"Bod {nth}", activity=activity)
        make.task(make.item(make.meeting(cast.drugs), activity=activity))

    assert counted(cast.sami, f"/meetings/{meeting.id}/agenda?untouched=90") == few <= 12


def test_a_notice_left_from_an_earlier_page_hides_no_other(make, cast, visitor):
    sami = opens(visitor, cast.sami, agenda(make, cast, ("Úkoly", 15)))
    with sami.client.session_transaction() as session:
        session["_flashes"] = [("message", "From an earlier page.")]

    sami.fills("Time, min 1", 20).presses("Save the agenda")

    assert sami.sees("From an earlier page.")
    assert sami.sees("Saved.")
