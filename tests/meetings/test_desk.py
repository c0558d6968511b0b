from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    AgendaItem,
    Attendance,
    Conclusion,
    ConclusionKind,
    Event,
    MinutesState,
    Presence,
    Side,
    TaskState,
)
from tests.visitor import words


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


def desk_of(meeting, item=None):
    return f"/meetings/{meeting.id}" + (f"?item={item.id}" if item else "")


def test_the_secretary_writes_the_agenda_from_nothing(cast, visitor, meeting):
    sami = visitor(cast.sami).visits(desk_of(meeting))
    assert sami.sees("The agenda is empty")

    sami.fills("Name of the new point", "Krizové lůžko").presses("Add the point")

    assert sami.sees("1. Krizové lůžko")
    sami.fills("What was said", "Dvě organizace nabídly **místnost**.")
    sami.presses("Save what is written")
    assert sami.value_of("What was said") == "Dvě organizace nabídly **místnost**."
    assert [item.title for item in meeting.items] == ["Krizové lůžko"]


def test_whatever_is_pressed_nothing_typed_is_lost(make, cast, visitor, meeting):
    item = make.item(meeting)
    meeting.attendances.append(Attendance(name="Mia Nová", person_id=cast.mia.person_id))
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("What was said", "Rozepsaná věta")
    sami.fills("In one or two sentences", "Svolat kraj")
    sami.presses("is here : Mia Nová")

    assert item.text == "Rozepsaná věta"
    assert [c.text for c in meeting.conclusions] == ["Svolat kraj"]
    assert meeting.attendances[0].presence is Presence.PRESENT


def test_a_task_knows_the_person_behind_the_words(make, cast, visitor, meeting):
    make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("In one or two sentences", "Zjistit podmínky").fills("Who (for a task)", "mia nova")
    sami.fills("By when (for a task)", "13. 11. 2026").presses("Add a task")

    (task,) = meeting.conclusions
    assert (task.kind, task.who, task.person) == (ConclusionKind.TASK, "mia nova", cast.mia.person)
    assert sami.sees("by 13. 11. 2026")

    sami.fills("Who, in conclusion 1", "všichni členové").presses("Save conclusion 1")
    assert (task.who, task.person) == ("všichni členové", None)


def test_a_day_that_is_no_day_is_asked_for_again(make, cast, visitor, meeting):
    make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("In one or two sentences", "Zjistit podmínky").fills("By when (for a task)", "brzy")
    sami.presses("Add a task")

    assert sami.status == 422
    assert "25. 1. 2019" in sami.problem_with("By when (for a task)")
    assert sami.value_of("In one or two sentences") == "Zjistit podmínky"
    assert not meeting.conclusions
    [link] = sami.page.select("[role=alert] a")
    assert words(link).startswith("By when (for a task): ")
    assert sami.page.find(id=link["href"].removeprefix("#"))["name"] == "conclusions/new/due_on"


def test_the_pressed_button_says_what_came_of_it(make, cast, visitor, meeting):
    make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("In one or two sentences", "Výzva se otevře").presses("Add information")
    sami.fills("In one or two sentences", "Jednání svolá manažerka").presses("Add a decision")

    kinds = [conclusion.kind for conclusion in meeting.conclusions]
    assert kinds == [ConclusionKind.INFORMATION, ConclusionKind.DECISION]


def test_two_secretaries_change_the_same_words_and_both_are_kept(make, cast, visitor, meeting):
    item = make.item(meeting, text="Krize trvá")
    sami = visitor(cast.sami).visits(desk_of(meeting))
    gita = visitor(cast.gita).visits(desk_of(meeting))
    gita.fills("What was said", "Krize končí").presses("Save what is written")

    sami.fills("What was said", "Krize roste").fills("Name of the point", "Lůžko pro krizi")
    sami.presses("Save what is written")

    assert sami.status == 409
    assert sami.sees("Krize roste")
    assert sami.sees("Krize končí")
    assert sami.sees("Gita Nová saved their words")
    assert (item.text, item.title) == ("Krize končí", "Lůžko pro krizi")

    sami.settles("My words hold")
    assert item.text == "Krize roste"


def test_a_press_counts_even_when_the_words_collide(make, cast, visitor, meeting):
    item = make.item(meeting, text="Krize trvá")
    meeting.attendances = [Attendance(name="Mia Nová")]
    sami = visitor(cast.sami).visits(desk_of(meeting))
    visitor(cast.gita).visits(desk_of(meeting)).fills("What was said", "Krize končí").presses(
        "Save what is written"
    )

    sami.fills("What was said", "Krize roste").presses("is here : Mia Nová")

    assert sami.status == 409
    assert sami.value_of("What was said") == "Krize roste"
    assert item.text == "Krize končí"
    assert meeting.attendances[0].presence is Presence.PRESENT


def test_one_goes_on_to_the_next_point_and_saves_on_the_way(make, cast, visitor, meeting):
    first = make.item(meeting, "Zahájení")
    make.item(meeting, "Různé")
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("What was said", "Přivítání").presses("Save and go on: Různé")

    assert first.text == "Přivítání"
    assert sami.sees("2. Různé")


def test_going_to_any_point_saves_on_the_way(make, cast, visitor, meeting):
    first = make.item(meeting, "Zahájení")
    make.item(meeting, "Lůžko")
    make.item(meeting, "Různé")
    sami = visitor(cast.sami).visits(desk_of(meeting))
    assert [words(b) for b in sami.page.select("[aria-current=step]")] == ["1 Zahájení"]

    sami.fills("What was said", "Přivítání").presses("3 Různé")
    assert first.text == "Přivítání"
    assert sami.sees("3. Různé")

    sami.presses("1 Zahájení written").fills("What was said", "Přivítání všech")
    sami.presses("Look at the minutes")
    assert sami.heading.startswith("Minutes of the meeting")
    assert sami.sees("Přivítání všech")


def test_whoever_leaves_the_desk_by_a_button_saves_first(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting)).fills("What was said", "Přivítání")

    sami.presses("Earlier tasks")
    assert (sami.status, item.text) == (200, "Přivítání")
    sami.visits(desk_of(meeting)).fills("What was said", "Loučení").presses("Attach a file")
    assert (sami.status, item.text) == (200, "Loučení")


def test_one_looks_at_minutes_without_any_point(cast, visitor, meeting):
    sami = visitor(cast.sami).visits(desk_of(meeting)).presses("Look at the minutes")
    assert sami.heading.startswith("Minutes of the meeting")


def test_a_removed_conclusion_is_named(make, cast, visitor, meeting):
    make.task(make.item(meeting), "Oslovit kraj")
    sami = visitor(cast.sami).visits(desk_of(meeting)).presses("Remove conclusion 1")
    assert sami.sees("The conclusion “Oslovit kraj” is removed.")


def test_the_words_of_the_other_may_hold(make, cast, visitor, meeting):
    item = make.item(meeting, text="Krize trvá")
    sami = visitor(cast.sami).visits(desk_of(meeting))
    visitor(cast.gita).visits(desk_of(meeting)).fills("What was said", "Krize končí").presses(
        "Save what is written"
    )
    sami.fills("What was said", "Krize roste").presses("Save what is written")

    sami.settles("The words of the other hold")

    assert item.text == "Krize končí"


def test_a_day_is_not_taken_for_the_one_it_is_a_part_of(make, cast, visitor, meeting):
    task = make.task(make.item(meeting), due_on=date(2027, 3, 12))
    sami = visitor(cast.sami).visits(desk_of(meeting))
    gita = visitor(cast.gita).visits(desk_of(meeting))
    gita.fills("By when, in conclusion 1", "").presses("Save what is written")
    assert task.due_on is None

    sami.fills("By when, in conclusion 1", "2. 3. 2027").presses("Save what is written")

    assert sami.status == 409
    assert sami.sees("2. 3. 2027")


def test_words_for_a_conclusion_that_was_removed_are_shown(make, cast, visitor, meeting):
    item = make.item(meeting)
    make.task(item)
    sami = visitor(cast.sami).visits(desk_of(meeting))
    visitor(cast.gita).visits(desk_of(meeting)).presses("Remove conclusion 1")

    sami.fills("Words of conclusion 1", "Oslovit kraj a město").presses("Save what is written")

    assert sami.status == 409
    assert sami.sees("Oslovit kraj a město")
    assert sami.sees("The row was removed meanwhile")


def test_a_removed_conclusion_is_put_back_with_my_words(make, cast, visitor, meeting):
    item = make.item(meeting)
    make.task(item)
    sami = visitor(cast.sami).visits(desk_of(meeting))
    visitor(cast.gita).visits(desk_of(meeting)).presses("Remove conclusion 1")
    sami.fills("Words of conclusion 1", "Oslovit kraj a město").presses("Save what is written")

    sami.settles("Put the row back with my words")

    assert sami.status == 200
    assert [said.text for said in meeting.conclusions] == ["Oslovit kraj a město"]


def test_both_texts_are_joined_by_hand(make, cast, visitor, meeting):
    item = make.item(meeting, text="Krize")
    sami = visitor(cast.sami).visits(desk_of(meeting))
    gita = visitor(cast.gita).visits(desk_of(meeting))
    gita.fills("What was said", "Krize končí").presses("Save what is written")
    sami.fills("What was said", "Krize roste").presses("Save what is written")

    label = next(n for n in sami.labels if n.startswith("Both, edited"))
    sami.fills(label, "Krize roste a končí").settles("These edited words hold")

    assert item.text == "Krize roste a končí"


def test_a_removed_conclusion_nobody_touched_is_no_conflict(make, cast, visitor, meeting):
    item = make.item(meeting)
    make.task(item)
    sami = visitor(cast.sami).visits(desk_of(meeting))
    visitor(cast.gita).visits(desk_of(meeting)).presses("Remove conclusion 1")

    sami.fills("What was said", "Krize trvá").presses("Save what is written")

    assert sami.status == 200
    assert item.text == "Krize trvá"


def test_points_change_places(make, cast, visitor, meeting):
    make.item(meeting, "Zahájení")
    second = make.item(meeting, "Různé")

    visitor(cast.sami).visits(desk_of(meeting, second)).presses("Move up")

    db.session.refresh(meeting)
    assert [item.title for item in meeting.rows("items")] == ["Různé", "Zahájení"]


def test_a_point_is_removed_and_its_words_stay_in_history(make, cast, visitor, meeting):
    make.item(meeting, "Zahájení", text="Přivítání")
    sami = visitor(cast.sami).visits(desk_of(meeting)).presses("Remove the point")

    assert sami.sees("The point “Zahájení” is removed")
    assert not meeting.items
    removed = db.session.scalars(select(Event).where(Event.verb == "removed")).one()
    assert "Přivítání" in removed.old


def test_a_point_something_came_of_stays(make, cast, visitor, meeting):
    make.task(make.item(meeting))

    sami = visitor(cast.sami).visits(desk_of(meeting)).presses("Remove the point")

    assert sami.status == 409
    assert sami.sees("Remove its conclusions first")
    assert meeting.items


def test_a_point_that_history_refers_to_stays(make, cast, visitor, meeting):
    activity = make.activity(cast.drugs)
    item = make.item(meeting, activity=activity)
    sami = visitor(cast.sami).visits(f"/activities/{activity.id}/edit?item={item.id}")
    sami.fills("Description", "Nově").presses("Save and return to the meeting")

    sami.presses("Remove the point")

    assert sami.status == 409
    assert sami.sees("It may be renamed")


def test_the_desk_leads_to_the_activity_with_the_point_in_hand(make, cast, visitor, meeting):
    activity = make.activity(cast.drugs)
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.chooses("Activity it is about", "2.1.2 Krizové lůžko").presses("Save the point")

    assert item.activity_id == activity.id
    assert f"/activities/{activity.id}/edit?item={item.id}" in sami.text


def test_an_activity_of_another_group_cannot_be_slipped_in(make, cast, visitor, meeting):
    other = make.activity(cast.seniors, title="Tajná")
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.posts(f"/items/{item.id}", based_on=1, **{f"items/{item.id}/activity_id": other.id})

    assert sami.status == 422
    assert item.activity_id is None


def test_attendance_is_one_press(cast, visitor, meeting):
    meeting.attendances = [Attendance(name="Mia Nová", side=Side.PROVIDER)]
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.presses("is here : Mia Nová")
    assert sami.sees("1 of 4 members, no quorum, 2 members missing")
    assert meeting.attendances[0].presence is Presence.PRESENT
    assert 'aria-pressed="true"' in sami.text

    sami.presses("excused : Mia Nová")
    assert meeting.attendances[0].presence is Presence.EXCUSED
    sami.presses("excused : Mia Nová")
    assert meeting.attendances[0].presence is Presence.ABSENT
    presses = select(Event.new).where(Event.verb == "attendance").order_by(Event.id)
    told = db.session.scalars(presses).all()
    assert told == ["present", "excused", "absent"]


def test_a_guest_comes_and_goes(cast, visitor, meeting):
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("Name of the guest", "Petra Malá").fills("Whom the guest stands for", "kraj")
    sami.presses("Add the guest")
    (guest,) = meeting.attendances
    assert (guest.name, guest.stands_for, guest.is_guest) == ("Petra Malá", "kraj", True)

    sami.presses("remove : Petra Malá")
    assert not meeting.attendances


def test_a_member_added_by_name_is_no_guest(cast, visitor, meeting):
    sami = visitor(cast.sami).visits(desk_of(meeting))

    sami.fills("Name of the guest", "Mia Nová").presses("Add the guest")
    sami.fills("Name of the guest", "Mia Nová").presses("Add the guest")

    (mia,) = meeting.attendances
    assert (mia.person_id, mia.is_guest) == (cast.mia.person_id, False)


def test_a_member_reads_the_agenda_but_finds_no_pen(make, cast, visitor, meeting):
    item = make.item(meeting)
    task = make.task(item)
    meeting.attendances = [Attendance(name="Gita Nová", presence=Presence.PRESENT)]

    mia = visitor(cast.mia).visits(desk_of(meeting))

    assert mia.sees("Krizové lůžko")
    assert mia.sees("Gita Nová")
    assert not mia.page.select("textarea")
    for address in (
        f"/items/{item.id}",
        f"/items/{item.id}/removal",
        f"/items/{item.id}/moves",
        f"/items/{item.id}/conclusions",
        f"/items/{item.id}/mentions",
        f"/conclusions/{task.id}/kind",
        f"/meetings/{meeting.id}/items",
        f"/meetings/{meeting.id}/seats",
        f"/meetings/{meeting.id}/attendance",
        f"/meetings/{meeting.id}/guests",
    ):
        assert mia.posts(address).status == 403, address


def test_an_outsider_learns_nothing(make, cast, visitor, meeting):
    item = make.item(meeting)
    task = make.task(item)

    for who in (cast.nora, cast.omar, None):
        stranger = visitor(who)
        assert stranger.visits(desk_of(meeting)).status == 404
        for address in (
            f"/items/{item.id}",
            f"/conclusions/{task.id}",
            f"/conclusions/{task.id}/state",
            f"/meetings/{meeting.id}/attendance",
        ):
            assert stranger.posts(address).status == 404, (who, address)


def test_published_words_rest(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    item = make.item(meeting, text="Dohoda")
    sami = visitor(cast.sami).visits(desk_of(meeting))

    assert sami.sees("their text rests")
    sami.posts(f"/items/{item.id}", based_on=1, **{f"items/{item.id}/text": "Jinak"})

    assert sami.status == 403
    assert item.text == "Dohoda"


def test_a_curious_press_is_refused(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami)

    task = make.task(item)
    assert sami.posts(f"/items/{item.id}/conclusions", kind="gossip").status == 400
    assert sami.posts(f"/conclusions/{task.id}/kind", turn="gossip").status == 400
    assert sami.posts(f"/meetings/{meeting.id}/attendance", press="99:present").status == 400
    assert sami.posts(f"/items/{item.id}", based_on="99999").status == 409


def test_a_desk_costs_the_same_however_much_is_written(make, cast, visitor, meeting, counted):
    make.task(make.item(meeting), person=cast.mia.person)
    meeting.attendances = [Attendance(name="Mia Nová")]
    few = counted(cast.sami, desk_of(meeting))

    for n in range(8):
        item = make.item(meeting, f"Bod {n}", activity=make.activity(cast.drugs))
        make.task(item, person=make.person(f"Malá {n}"))
        meeting.attendances.append(Attendance(name=f"Malá {n}"))
    many = counted(cast.sami, desk_of(meeting))

    assert few == many <= 12


def test_conclusions_of_a_task_keep_their_state(make, cast, visitor, meeting):
    task = make.task(make.item(meeting), state=TaskState.CONTINUES)

    visitor(cast.sami).visits(desk_of(meeting)).fills(
        "Words of conclusion 1", "Oslovit město"
    ).presses("Save conclusion 1")

    assert (task.text, task.state) == ("Oslovit město", TaskState.CONTINUES)
    assert db.session.scalar(select(AgendaItem.id)) == task.item_id
    assert db.session.get(Conclusion, task.id) is task


def test_a_stale_desk_does_not_take_a_point_away(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    item = make.item(meeting, "Lůžko", text="Původně.")
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    gita = visitor(cast.gita).visits(f"/meetings/{meeting.id}")
    gita.fills("What was said", "Její.").presses("Save what is written")
    sami.fills("What was said", "Moje.")

    sami.presses("Remove the point")

    assert sami.status == 409
    assert sami.sees("Její.")
    assert sami.sees("Moje.")
    assert meeting.items == [item]


def test_a_secretary_calls_only_her_own_groups(make, cast, visitor):
    sami = visitor(cast.sami).posts(
        f"/groups/{cast.drugs.id}/meetings/new",
        group_ids=str(cast.seniors.id),
        held_on="1. 2. 2027",
    )

    assert sami.status == 422
    assert not visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/meetings/new").sees("Senioři")
    assert visitor(cast.kora).visits(f"/groups/{cast.drugs.id}/meetings/new").sees("Senioři")


def test_a_point_somebody_wrote_to_is_not_removed_unseen(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    make.item(meeting, "Lůžko", text="Původně.")
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    gita = visitor(cast.gita).visits(f"/meetings/{meeting.id}")
    gita.fills("What was said", "Její.").presses("Save what is written")

    sami.presses("Remove the point")

    assert [item.text for item in meeting.items] == ["Její."]
    assert sami.sees("Somebody changed this row meanwhile.")
    sami.presses("Remove the point")
    assert meeting.items == []


def test_an_activity_is_edited_in_place_and_one_comes_back(make, cast, visitor, meeting):
    activity = make.activity(cast.drugs)
    make.item(meeting, "Zahájení")
    item = make.item(meeting, activity=activity)
    risk = make.risk(activity).id
    sami = visitor(cast.sami).visits(desk_of(meeting, item)).follows("2.1.2 Krizové lůžko")
    assert sami.sees("Changes made here will be noted at “Krizové lůžko”.")

    sami.fills("Description", "Nově").presses("Add a target group")
    address = f"/activities/{activity.id}"
    sami.patches(address, {"based_on": 2, "because": item.id, "changes": {"title": "Lůžko"}})
    sami.visits(f"{address}/edit?item={item.id}").presses("Remove: Risk 1")
    sami.presses("Save and return to the meeting")

    assert sami.heading == "Meeting on 2. 6. 2025"
    assert sami.sees("Saved at the activity 2.1.2 Lůžko.")
    assert sami.sees("2. Krizové lůžko")
    events = db.session.scalars(select(Event).where(Event.thing == "activity")).all()
    assert {event.path for event in events} == {"description", "title", f"risks/{risk}"}
    assert {event.because_id for event in events} == {item.id}
    log = words(sami.page.select_one(".log"))
    assert "In activity 2.1.2, the title is now “Lůžko”, before “Krizové lůžko”." in log
    assert "In activity 2.1.2, a risk was removed: “Chybí peníze”." in log


def test_a_script_cannot_note_a_change_at_a_foreign_meeting(make, cast, visitor):
    activity = make.activity(cast.drugs)
    foreign = make.item(make.meeting(cast.seniors))
    sami = visitor(cast.sami).visits(f"/activities/{activity.id}/edit?item={foreign.id}")
    assert not sami.sees("will be noted")

    for odd in (foreign.id, "x", None, {"id": 1}):
        body = {"based_on": activity.version, "because": odd, "changes": {"title": f"Lůžko {odd}"}}
        assert sami.patches(f"/activities/{activity.id}", body).status == 200

    told = db.session.scalars(select(Event.because_id).where(Event.thing == "activity")).all()
    assert told == [None] * 4
