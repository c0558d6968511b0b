"""Whatever was done is taken back by whoever may write there, and that is taken back too."""

from __future__ import annotations

from datetime import time

import pytest
from sqlalchemy import select

from planning.history import add_row, move_row, remove_row, revise, state_now
from planning.lib.database import db
from planning.model import (
    ConclusionKind,
    EntryKind,
    Event,
    MinutesState,
    Stage,
)
from tests.visitor import name_of


@pytest.fixture
def bed(make, cast):
    return make.activity(cast.drugs, stage=Stage.DRAFTED)


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


def last_event() -> Event:
    db.session.flush()
    return db.session.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()


def write(sheet, by, **changes) -> Event:
    revise(sheet, changes, based_on=sheet.version, by=by)
    return last_event()


def history(activity) -> str:
    return f"/activities/{activity.id}/history"


def test_earlier_words_are_put_back_and_that_is_undone(cast, visitor, bed):
    write(bed, cast.gita, title="Denní lůžko")
    mia = visitor(cast.mia).visits(history(bed))
    mia.follows(first_way(mia, "Put the earlier words back"))

    assert mia.heading == "Put the earlier words back"
    assert mia.sees("The title is now “Krizové lůžko”, before “Denní lůžko”.")
    assert bed.title == "Denní lůžko"

    mia.presses("Put these words back")
    assert bed.title == "Krizové lůžko"
    assert mia.heading == "History of the activity"
    assert mia.sees("The earlier words are back.")

    mia.follows("Undo this")
    assert bed.title == "Krizové lůžko", "first one sees what would change"
    mia.presses("Put these words back")
    assert bed.title == "Denní lůžko"


def first_way(person, words) -> str:
    """The whole name of the first way back that begins so."""
    names = [name_of(link) for link in person.page.select(".log__ways a")]
    return next(name for name in names if name.startswith(words))


def test_words_changed_since_are_shown_beside_each_other(cast, visitor, bed):
    event = write(bed, cast.gita, title="Denní lůžko")
    write(bed, cast.gita, title="Celodenní lůžko")

    mia = visitor(cast.mia).visits(f"/events/{event.id}/restoration")

    assert mia.sees("Somebody has changed these words since.")
    assert mia.sees("before: Denní")
    assert mia.sees("after: Celodenní")
    assert mia.sees("The title is now “Krizové lůžko”, before “Celodenní lůžko”.")
    mia.presses("Put these words back")
    assert bed.title == "Krizové lůžko"
    again = mia.visits(f"/events/{event.id}/restoration")
    assert again.sees("Nothing: it says so already.")
    assert again.posts(f"/events/{event.id}/restoration", seen=bed.version).status == 409


def test_a_removed_row_comes_back_as_itself(make, cast, visitor, bed):
    first = make.milestone(bed, "Zajistit peníze", when="2019").id
    make.milestone(bed, "Otevřít", when="2020")
    write(bed, cast.mia, **{f"milestones/{first}/note": "Kraj slíbil"})
    remove_row(bed, "milestones", first, by=cast.gita)

    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/bin")
    assert mia.sees("Zajistit peníze")
    assert mia.sees("Gita Nová")
    assert mia.sees("term 2019")
    mia.presses("Put it back on the list : Zajistit peníze")

    assert mia.sees("It is on its list again.")
    back = bed.rows("milestones")[0]
    assert (back.id, back.when, back.note) == (first, "2019", "Kraj slíbil")
    assert (back.starts_on.year, back.ends_on.year) == (2019, 2019)
    assert mia.sees("In step “Zajistit peníze”, the note is now “Kraj slíbil”.")
    assert mia.visits(f"/activities/{bed.id}/bin").sees("Nothing lies here.")

    undo = last_event()
    assert undo.verb == "restored"
    mia.visits(f"/events/{undo.id}/restoration").presses("Take it back")
    assert [row.text for row in bed.rows("milestones")] == ["Otevřít"]


def test_a_word_of_a_row_that_is_gone_comes_back_with_its_row(make, cast, visitor, bed):
    risk = make.risk(bed, "Chybí peníze").id
    event = write(bed, cast.gita, **{f"risks/{risk}/text": "Chybí lidé"})
    remove_row(bed, "risks", risk, by=cast.gita)

    mia = visitor(cast.mia).visits(f"/events/{event.id}/restoration")
    assert mia.sees("A risk was added: “Chybí peníze”.")
    mia.presses("Put these words back")

    assert [(row.id, row.text) for row in bed.rows("risks")] == [(risk, "Chybí peníze")]
    assert mia.follows("Undo this").heading == "Take a change back"
    mia.presses("Take it back")
    assert bed.rows("risks") == []


@pytest.fixture
def renewed(make, cast, visitor, bed):
    """Sami has the sheet open; a step is removed, and comes back saying what it said first."""
    step = make.milestone(bed, "Sehnat peníze")
    event = write(bed, cast.gita, **{f"milestones/{step.id}/text": "Sehnat dar"})
    sami = visitor(cast.sami).visits(f"/activities/{bed.id}/edit")
    remove_row(bed, "milestones", step.id, by=cast.gita)
    visitor(cast.gita).visits(f"/events/{event.id}/restoration").presses("Put these words back")
    assert [row.text for row in bed.milestones] == ["Sehnat peníze"]
    return sami


def test_an_open_sheet_does_not_take_the_earlier_words_away_again(bed, renewed):
    renewed.fills("Title", "Noční lůžko").presses("Save")
    assert (bed.title, bed.milestones[0].text) == ("Noční lůžko", "Sehnat peníze")


def test_words_typed_on_meet_the_earlier_words(bed, renewed):
    renewed.fills("Step of the schedule 1", "Sehnat dárce").presses("Save")

    assert renewed.status == 409
    assert bed.milestones[0].text == "Sehnat peníze"
    [base] = renewed.page.select('[name^="open:"]')
    assert base["value"] == "Sehnat dar"


def test_a_row_with_earlier_words_is_looked_at_before_it_is_removed(bed, renewed):
    renewed.presses("Remove: Step of the schedule 1")

    assert [row.text for row in bed.milestones] == ["Sehnat peníze"]
    assert renewed.sees("Somebody changed this row meanwhile. Look at it before you remove it.")


def test_a_point_with_earlier_words_keeps_them(make, cast, visitor, meeting):
    item = make.item(meeting, "Rozpočet", text="Probrali jsme částky.")
    path = f"items/{item.id}/text"
    event = write(meeting, cast.gita, **{path: "Probrali jsme dary."})
    opened = meeting.version
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/agenda")
    remove_row(meeting, "items", item.id, by=cast.gita)
    visitor(cast.gita).visits(f"/events/{event.id}/restoration").presses("Put these words back")

    same = {
        "based_on": opened,
        "changes": {path: "Probrali jsme dary.", f"items/{item.id}/title": "Peníze"},
    }
    assert visitor(cast.sami).patches(f"/meetings/{meeting.id}", same).status == 200
    assert meeting.items[0].text == "Probrali jsme částky."
    typed = {"based_on": opened, "changes": {path: "Probrali jsme dárce."}}
    for _twice in range(2):
        [conflict] = visitor(cast.sami).patches(f"/meetings/{meeting.id}", typed).json["conflicts"]
        assert (conflict["base"], conflict["theirs"]) == (
            "Probrali jsme dary.",
            "Probrali jsme částky.",
        )

    sami.presses("Remove: Rozpočet")
    assert [point.id for point in meeting.items] == [item.id]
    assert sami.sees("Somebody changed this row meanwhile. Look at it before you remove it.")


def test_an_added_and_a_moved_row_are_taken_back(make, cast, visitor, bed):
    for text in ("První", "Druhý"):
        make.entry(bed, EntryKind.STEP, text)
    last = add_row(bed, "steps", {"text": "Třetí"}, by=cast.mia)
    added = last_event()
    move_row(bed, "steps", last.id, up=True, by=cast.mia)
    moved = last_event()
    mia = visitor(cast.mia)

    mia.visits(f"/events/{moved.id}/restoration").presses("Take it back")
    assert [row.text for row in bed.rows("steps")] == ["První", "Druhý", "Třetí"]
    mia.visits(f"/events/{added.id}/restoration").presses("Take it back")
    assert [row.text for row in bed.rows("steps")] == ["První", "Druhý"]
    mia.follows("Undo this").presses("Put it back on the list")
    assert [row.text for row in bed.rows("steps")] == ["První", "Druhý", "Třetí"]


def test_a_whole_sheet_is_brought_back_and_that_is_undone(make, cast, visitor, bed):
    make.milestone(bed, "Zajistit jednání", when="2019")
    then = write(bed, cast.mia, title="Noční lůžko")
    before = state_now(bed)
    write(bed, cast.gita, title="Denní lůžko", description="Nově")
    add_row(bed, "risks", {"text": "Chybí peníze"}, by=cast.gita)
    remove_row(bed, "milestones", bed.rows("milestones")[0].id, by=cast.gita)
    after = state_now(bed)

    mia = visitor(cast.mia).visits(f"{history(bed)}/compare?from={then.id}")
    mia.follows("Put the whole sheet back to the older version")
    assert mia.sees("A risk was removed: “Chybí peníze”.")
    assert mia.sees("A step was added: “Zajistit jednání”.")
    assert state_now(bed) == after
    mia.presses("Put the whole sheet back")

    assert mia.sees("The whole sheet says again what it said then.")
    assert state_now(bed) == before
    mia.follows("Undo this").presses("Put the whole sheet back")
    assert state_now(bed) == after


def test_a_stage_stays_where_it_is(cast, visitor, bed):
    then = write(bed, cast.mia, title="Noční lůžko")
    write(bed, cast.mia, title="Denní lůžko")
    visitor(cast.gita).posts(f"/activities/{bed.id}/submission")

    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/restoration?event={then.id}")
    assert not mia.sees("The proposal moved")
    mia.presses("Put the whole sheet back")
    assert (bed.title, bed.stage) == ("Noční lůžko", Stage.DISCUSSED)


def test_nothing_is_taken_back_over_the_words_of_another(cast, visitor, bed):
    event = write(bed, cast.gita, title="Denní lůžko")
    row = visitor(cast.mia).visits(f"/events/{event.id}/restoration")
    whole = visitor(cast.mia).visits(f"/activities/{bed.id}/restoration")
    write(bed, cast.gita, description="Nově")

    for page, button in ((row, "Put these words back"), (whole, "Put the whole sheet back")):
        page.presses(button)
        assert page.status == 409
        assert page.heading == "Somebody was quicker"
        assert (bed.title, bed.description) == ("Denní lůžko", "Nově")


def test_a_locked_sheet_is_not_brought_back(cast, visitor, bed):
    event = write(bed, cast.mia, title="Denní lůžko")
    mia = visitor(cast.mia).visits(f"/events/{event.id}/restoration")
    bed.stage = Stage.AGREED
    db.session.flush()

    assert mia.presses("Put these words back").status == 403
    assert bed.title == "Denní lůžko"
    kora = visitor(cast.kora).visits(f"/events/{event.id}/restoration")
    kora.presses("Put these words back")
    assert bed.title == "Krizové lůžko"


def test_what_words_refer_to_is_found_again(make, cast, visitor, bed):
    event = write(bed, cast.mia, responsible="Mia Nová")
    back = write(bed, cast.mia, responsible="Někdo jiný")
    mia = visitor(cast.mia)
    mia.visits(f"/events/{back.id}/restoration").presses("Put these words back")
    assert bed.responsible_person is cast.mia.person
    mia.visits(f"/events/{event.id}/restoration").presses("Put these words back")
    assert bed.responsible_person is None

    organisation = make.organisation("Modrý kříž")
    row = add_row(bed, "implementers", {"text": "Modrý kříž"}, by=cast.mia)
    remove_row(bed, "implementers", row.id, by=cast.mia)
    mia.visits(f"/activities/{bed.id}/bin").presses("Put it back on the list : Modrý kříž")
    assert bed.rows("implementers")[0].organisation is organisation


def test_a_measure_that_is_gone_does_not_come_back(make, cast, visitor, bed):
    foreign = make.measure(make.plan())
    write(bed, cast.mia, measure_id=foreign.id)
    event = write(bed, cast.mia, measure_id="")
    mia = visitor(cast.mia).visits(f"/events/{event.id}/restoration")
    assert mia.presses("Put these words back").status == 409
    assert mia.sees("The plan no longer has that measure.")
    assert bed.measure_id is None


def test_words_that_cannot_be_written_today_stay_in_history(cast, visitor, bed):
    event = write(bed, cast.mia, title="Denní lůžko")
    event.old = "Dlouhý název " * 30
    mia = visitor(cast.mia).visits(f"/events/{event.id}/restoration")
    mia.presses("Put these words back")
    assert mia.status == 422
    assert mia.sees("It cannot be written like this today: This is")
    assert bed.title == "Denní lůžko"


def test_deeds_that_cannot_be_taken_back_have_no_page(make, cast, visitor, bed, meeting):
    visitor(cast.gita).posts(f"/activities/{bed.id}/submission")
    stage = last_event()
    assert visitor(cast.mia).visits(f"/events/{stage.id}/restoration").status == 404
    day = write(meeting, cast.sami, held_on="3. 6. 2025")
    assert visitor(cast.sami).visits(f"/events/{day.id}/restoration").status == 404
    add_row(meeting, "items", {"title": "Rozpočet"}, by=cast.sami)
    assert visitor(cast.sami).visits(f"/events/{last_event().id}/restoration").status == 404


def test_a_point_and_its_outcome_come_back_to_the_meeting(make, cast, visitor, meeting):
    item = make.item(meeting, "Rozpočet", text="Probrali jsme částky.").id
    task = add_row(
        meeting,
        "conclusions",
        {"kind": ConclusionKind.TASK, "text": "Oslovit kraj", "who": "Mia Nová"},
        by=cast.sami,
        item=meeting.items[0],
    ).id
    remove_row(meeting, "conclusions", task, by=cast.sami)
    remove_row(meeting, "items", item, by=cast.gita)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/bin")
    assert sami.sees("Rozpočet")
    assert sami.sees("Oslovit kraj")

    refused = sami.presses("Put it back on the list : Oslovit kraj")
    assert refused.status == 409
    assert refused.sees("Put the point back first.")
    sami.visits(f"/meetings/{meeting.id}/bin").presses("Put it back on the list : Rozpočet")
    sami.visits(f"/meetings/{meeting.id}/bin").presses("Put it back on the list : Oslovit kraj")

    assert [(i.id, i.title, i.text) for i in meeting.items] == [
        (item, "Rozpočet", "Probrali jsme částky.")
    ]
    back = meeting.conclusions[0]
    assert (back.id, back.item_id, back.person) == (task, item, cast.mia.person)


def test_when_somebody_came_and_left_goes_back(make, cast, visitor, meeting):
    row = make.attendance(meeting, "Mia Nová").id
    write(meeting, cast.sami, **{f"attendances/{row}/arrived_at": "9:30"})
    late = write(meeting, cast.sami, **{f"attendances/{row}/arrived_at": "10:00"})
    left = write(meeting, cast.sami, **{f"attendances/{row}/left_at": "11:00"})

    sami = visitor(cast.sami).visits(f"/events/{late.id}/restoration")
    sami.presses("Put these words back")
    assert meeting.attendances[0].arrived_at == time(9, 30)
    visitor(cast.sami).visits(f"/events/{left.id}/restoration").presses("Put these words back")
    assert meeting.attendances[0].left_at is None


def test_nobody_comes_to_leave_before_they_came_by_going_back(make, cast, visitor, meeting):
    row = make.attendance(meeting, "Mia Nová").id
    write(meeting, cast.sami, **{f"attendances/{row}/arrived_at": "10:00"})
    early = write(meeting, cast.sami, **{f"attendances/{row}/arrived_at": "8:00"})
    write(meeting, cast.sami, **{f"attendances/{row}/left_at": "9:00"})

    sami = visitor(cast.sami).visits(f"/events/{early.id}/restoration")
    sami.presses("Put these words back")

    assert sami.status == 409
    assert sami.sees("Nobody leaves before they come.")
    assert meeting.attendances[0].arrived_at == time(8)


def test_nothing_comes_back_into_locked_minutes(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    make.item(meeting, "Rozpočet")
    remove_row(meeting, "items", meeting.items[0].id, by=cast.sami)
    event = last_event()
    meeting.minutes.state = MinutesState.VERIFIED
    db.session.flush()

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/bin")
    assert sami.sees("The minutes are locked, so nothing can be put back.")
    assert not sami.page.select(".log form")
    assert sami.posts(f"/events/{event.id}/restoration").status == 403
    assert visitor(cast.mia).visits(f"/meetings/{meeting.id}/bin").status == 403


def test_rules_of_a_group_and_names_in_a_plan_come_back(make, cast, visitor):
    rule = write(cast.drugs, cast.gita, name="Prevence")
    visitor(cast.gita).visits(f"/events/{rule.id}/restoration").presses("Put these words back")
    assert cast.drugs.name == "Protidrogová prevence"
    write(cast.drugs, cast.gita, name="Prevence")
    make.group("Protidrogová prevence")
    gita = visitor(cast.gita).visits(f"/events/{rule.id}/restoration")
    assert gita.presses("Put these words back").status == 409
    assert visitor(cast.mia).visits(f"/events/{rule.id}/restoration").status == 403

    plan = make.plan(2023, 2026)
    measure = make.measure(plan)
    word = write(plan, cast.kora, **{f"measures/{measure.id}/title": "Jinak"})
    kora = visitor(cast.kora).visits(f"/events/{word.id}/restoration")
    kora.presses("Put these words back")
    assert measure.title == "Zajistit pomoc"
    year = write(plan, cast.kora, last_year=2027)
    write(plan, cast.kora, first_year=2027)
    kora.visits(f"/events/{year.id}/restoration").presses("Put these words back")
    assert kora.sees("The last year cannot be before the first.")


def test_a_curious_event_is_refused(make, cast, visitor, bed):
    foreign = write(make.activity(cast.seniors), cast.nora, title="Tajné")
    mia = visitor(cast.mia)
    assert mia.visits(f"/activities/{bed.id}/restoration?event={foreign.id}").status == 404
    assert mia.posts(f"/activities/{bed.id}/restoration", event=foreign.id).status == 404
    assert mia.posts(f"/events/{foreign.id}/restoration").status == 404
    assert mia.posts(f"/activities/{bed.id}/restoration", event="x", seen="x").status == 409
