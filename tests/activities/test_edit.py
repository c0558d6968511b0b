from __future__ import annotations

import re

import pytest

from planning.lib.database import db
from planning.model import Activity, CostKind, EntryKind, Event, MilestoneState, Stage
from tests.visitor import words


@pytest.fixture
def bed(make, cast):
    """The activity most stories are about: a crisis bed, with two steps and a risk."""
    activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.DRAFTED)
    make.milestone(activity, "Zmapovat možnosti", when="2019")
    make.milestone(activity, "Zajistit peníze", when="2020")
    make.risk(activity, "Nikdo nezaplatí provoz")
    return activity


def test_a_member_changes_a_milestone_and_a_risk(bed, cast, visitor):
    page = visitor(cast.mia).visits(f"/activities/{bed.id}").follows("Edit the activity")

    page.fills("Step of the schedule 2", "Zajistit peníze na noc")
    page.fills("Term 2", "1. pololetí 2021").chooses("State 2", "at risk")
    page.fills("Risk 1", "Nikdo nezaplatí noční službu").chooses("Likelihood 1", "high")
    page.presses("Save and return to the sheet")

    assert page.status == 200
    assert page.heading == "Krizové lůžko"
    assert page.sees("Saved.")
    assert page.sees("Zajistit peníze na noc")
    assert page.sees("the step “Zmapovat možnosti” was to be done by 2019")
    step = bed.milestones[1]
    assert (step.when, step.state) == ("1. pololetí 2021", MilestoneState.AT_RISK)
    assert str(step.ends_on) == "2021-06-30"
    assert page.follows("Whole history").sees("Nikdo nezaplatí noční službu")


def test_every_field_changed_leaves_its_own_line_of_history(bed, cast, visitor):
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    page.fills("Term 2", "2022").fills("Risk 1", "Jiné riziko").presses("Save")

    events = db.session.query(Event).order_by(Event.id).all()
    assert sorted((e.verb, e.path, e.old, e.new) for e in events) == [
        ("changed", f"milestones/{bed.milestones[1].id}/when", "2020", "2022"),
        ("changed", f"risks/{bed.risks[0].id}/text", "Nikdo nezaplatí provoz", "Jiné riziko"),
    ]
    assert {e.by_id for e in events} == {cast.mia.id}
    assert bed.version == 2


def test_a_change_made_at_a_meeting_remembers_where(bed, cast, make, visitor):
    item = make.item(make.meeting(cast.drugs), "Kdo zaplatí noc", activity=bed)
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit?item={item.id}")
    assert page.sees("Changes made here will be noted at “Kdo zaplatí noc”.")

    page.fills("Term 2", "2022").presses("Save")

    assert db.session.query(Event).one().because is item
    history = f"/activities/{bed.id}/history"
    assert visitor(cast.mia).visits(history).sees("At the agenda item Kdo zaplatí noc")
    bed.stage = Stage.DISCUSSED
    assert not visitor(cast.omar).visits(history).sees("Kdo zaplatí noc")


def test_saving_nothing_changes_nothing(bed, cast, visitor):
    visitor(cast.mia).visits(f"/activities/{bed.id}/edit").presses("Save")

    assert bed.version == 1
    assert db.session.query(Event).count() == 0


def test_a_wrong_term_is_explained_beside_the_field_and_nothing_is_lost(bed, cast, visitor):
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    page.fills("Term 2", "někdy").fills("Risk 1", "Nové znění").presses("Save")

    assert page.status == 422
    assert "Write a term such as 2019" in page.problem_with("Term 2")
    assert page.value_of("Term 2") == "někdy"
    assert page.value_of("Risk 1") == "Nové znění"
    assert bed.milestones[1].when == "2020"
    assert bed.risks[0].text == "Nikdo nezaplatí provoz"


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Title", "", "This cannot stay empty."),
        ("Title", "x" * 301, "at most 300 fit here"),
        ("Amount 1", "-5", "An amount cannot be negative."),
        ("Amount 1", "1.264", "It is not clear whether the dot parts thousands"),
        ("Year 1", "1066", "The year must be between 1990 and 2100."),
        ("Day it was done 1", "31. 2. 2020", "Write a day such as 25. 1. 2019."),
    ],
)
def test_what_cannot_stand_is_said_in_words(bed, cast, make, visitor, label, typed, said):
    make.cost(bed)
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    page.fills(label, typed).presses("Save")

    assert page.status == 422
    assert said in page.problem_with(label)


def test_rows_are_added_moved_and_removed_without_dragging(bed, cast, visitor):
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    page.fills("Output 1", "Metodika").presses("Add an output")
    assert [entry.text for entry in bed.rows("outputs")] == ["Metodika"]

    page.presses("Move up: Step of the schedule 2")
    assert [step.text for step in bed.rows("milestones")] == [
        "Zajistit peníze",
        "Zmapovat možnosti",
    ]

    page.presses("Remove: Risk 1")
    assert bed.risks == []
    removed = db.session.query(Event).filter_by(verb="removed").one()
    assert removed.old == "Nikdo nezaplatí provoz"


def test_a_known_name_is_recognised_and_the_words_stay(bed, cast, make, visitor):
    smo = make.organisation("Statutární město Ostrava", short_name="SMO")
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    page.fills("Implementer 1", "smo").presses("Add an implementer")
    page.fills("Implementer 2", "NNO").presses("Add an implementer")
    page.fills("Responsible person", cast.gita.person.full_name).presses("Save")

    first, second = bed.rows("implementers")
    assert (first.text, first.organisation) == ("smo", smo)
    assert (second.text, second.organisation) == ("NNO", None)
    assert bed.responsible_person is cast.gita.person
    assert page.sees("NNO")


def test_a_stale_form_never_overwrites_newer_work(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.fills("Risk 1", "Po skončení dotace nikdo nezaplatí").presses("Save")

    mia.fills("Risk 1", "Nikdo nezaplatí noční službu").fills("Term 2", "2023").presses("Save")

    assert mia.status == 409
    assert mia.sees("Two of you changed the same words")
    assert mia.sees("Po skončení dotace nikdo nezaplatí")
    assert mia.sees("Nikdo nezaplatí noční službu")
    assert mia.sees("What stood there before Nikdo nezaplatí provoz")
    assert bed.risks[0].text == "Po skončení dotace nikdo nezaplatí"
    assert bed.milestones[1].when == "2023"  # what did not collide is saved
    assert mia.value_of("Risk 1") == "Nikdo nezaplatí noční službu"

    mia.settles("My words hold")
    assert bed.risks[0].text == "Nikdo nezaplatí noční službu"


def test_a_collision_waits_until_somebody_decides(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").fills("Risk 1", "Její").presses("Save")
    mia.fills("Risk 1", "Moje").presses("Save")

    mia.presses("Save and return to the sheet")

    assert mia.status == 409
    assert bed.risks[0].text == "Její"
    assert mia.value_of("Risk 1") == "Moje"
    assert mia.settles("My words hold").status == 200
    assert bed.risks[0].text == "Moje"


def test_the_others_words_may_win(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").fills("Risk 1", "Její").presses("Save")
    mia.fills("Risk 1", "Moje").presses("Save")

    mia.settles("The words of the other hold")

    assert mia.status == 200
    assert bed.risks[0].text == "Její"


def test_a_collision_of_states_is_said_in_words(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.chooses("State 1", "done").presses("Save")

    mia.chooses("State 1", "at risk").presses("Save")

    assert mia.status == 409
    assert mia.sees("Your words at risk")
    assert mia.sees("What stood there before planned")
    assert "at_risk" not in mia.page.select_one(".conflict").get_text()


def test_new_money_is_assumed_until_somebody_says_otherwise(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    chosen = mia.page.select_one("[name='costs/new/certainty'] [selected]")

    assert words(chosen) == "assumed"


def test_changes_of_different_words_join(bed, cast, make, visitor):
    bed.description = "Lidé pod vlivem drog dnes v noci nemají kam jít."
    db.session.commit()
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.fills("Description", "Lidé pod vlivem drog dnes v noci nemají kam jít a spí na ulici.")
    gita.presses("Save")

    mia.fills("Description", "Mladí lidé pod vlivem drog dnes v noci nemají kam jít.").presses(
        "Save"
    )

    assert mia.status == 200
    assert (
        bed.description == "Mladí lidé pod vlivem drog dnes v noci nemají kam jít a spí na ulici."
    )


def test_a_row_removed_meanwhile_is_a_conflict_too(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").presses("Remove: Risk 1")

    mia.fills("Risk 1", "Moje dlouhé znění").presses("Save")

    assert mia.status == 409
    assert mia.sees("Moje dlouhé znění")
    assert mia.sees("The row was removed meanwhile")


def test_a_row_somebody_changed_is_not_removed_unseen(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").fills("Risk 1", "Její").presses("Save")

    mia.presses("Remove: Risk 1")

    assert [risk.text for risk in bed.risks] == ["Její"]
    assert mia.sees("Somebody changed this row meanwhile.")
    mia.presses("Remove: Risk 1")
    assert bed.risks == []


def said_beside(page):
    """What is said in a list, and the field that has the focus and is described by it."""
    (said,) = page.page.select(".rows > li > .notice > [role=status]")
    (focused,) = page.page.select("[autofocus]")
    assert focused["aria-describedby"] == said["id"]
    row = said.find_parent("li").find_next_sibling("li")
    assert focused in row.select("input, textarea, summary")
    return words(said), words(row.select_one("label") or focused)


def test_a_removed_row_is_told_of_where_it_stood_and_can_be_put_back(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    mia.presses("Remove: Step of the schedule 1")

    said, at = said_beside(mia)
    assert said == "Removed: Zmapovat možnosti. It stays written in the history."
    assert at == "Step of the schedule 1"
    assert not mia.visits(mia._url).page.select("[autofocus], #beside")

    mia.presses("Remove: Step of the schedule 1")
    said, at = said_beside(mia)
    assert said == "Removed: Zajistit peníze. It stays written in the history."
    mia.fills("Title", "Píše dál").presses("Put it back on the list")

    assert [step.text for step in bed.rows("milestones")] == ["Zajistit peníze"]
    assert said_beside(mia) == ("It is on its list again.", "Step of the schedule 1")
    assert bed.title == "Píše dál"


def test_after_the_last_row_the_way_to_a_new_one_has_the_focus(bed, cast, visitor, make):
    make.entry(bed, EntryKind.OUTPUT, "")
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    mia.presses("Remove: Step of the schedule 2")
    assert said_beside(mia)[1].startswith("Step of the schedule 2")
    assert mia.page.select_one("summary[autofocus]")

    mia.presses("Remove: Output 1")
    said = ("Removed: output 1. It stays written in the history.", "Output 1")
    assert said_beside(mia) == said


def test_what_is_said_of_one_sheet_is_not_said_at_another(bed, cast, visitor, make):
    other = make.activity(cast.drugs)
    make.milestone(other)
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    with mia.client.session_transaction() as kept:
        kept["beside"] = {"sheet": other.id, "kind": "milestones", "before": 0, "words": "x"}

    assert not mia.visits(f"/activities/{bed.id}/edit").page.select("#beside")


def test_a_row_that_somebody_has_removed_already_says_nothing(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").presses("Remove: Risk 1")

    assert not mia.presses("Remove: Risk 1").sees("Removed")
    assert mia.status == 200


def test_a_collision_keeps_a_button_from_doing_more(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    visitor(cast.gita).visits(f"/activities/{bed.id}/edit").fills("Title", "Její").presses("Save")

    mia.fills("Title", "Moje").presses("Remove: Risk 1")

    assert mia.status == 409
    assert len(bed.risks) == 1


def test_scripts_in_every_field_do_no_harm(bed, cast, make, visitor):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    make.entry(bed, EntryKind.OUTPUT)
    page = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    for label in ("Title", "Description", "Responsible person", "Output 1", "Risk 1"):
        page.fills(label, f"Žluťoučký {nasty} 漢字 \u0000")
    page.presses("Save")

    assert page.status == 200
    assert page.sees("Žluťoučký")
    assert not page.page.select("main script, main img, main [onerror]")


@pytest.mark.parametrize(
    ("who", "stage", "answer"),
    [
        ("mia", Stage.DRAFTED, 200),
        ("mia", Stage.AGREED, 403),  # she may see it, not change it
        ("hugo", Stage.DRAFTED, 403),
        ("omar", Stage.DISCUSSED, 403),
        ("omar", Stage.DRAFTED, 404),  # he may not know of it yet
        ("nora", Stage.DRAFTED, 404),
        ("nora", Stage.APPROVED, 403),
        ("ada", Stage.DRAFTED, 404),
        ("kora", Stage.AGREED, 200),
    ],
)
def test_who_gets_in(make, cast, visitor, who, stage, answer):
    activity = make.activity(cast.drugs, stage=stage)

    page = visitor(getattr(cast, who)).visits(f"/activities/{activity.id}/edit")

    assert page.status == answer


def test_a_stranger_learns_nothing(make, cast, visitor):
    draft = make.activity(cast.drugs, stage=Stage.DRAFTED)
    hidden, missing = (visitor().visits(f"/activities/{n}") for n in (draft.id, 999_999))

    assert hidden.status == missing.status == 404
    assert re.sub(r"activities/\d+", "", hidden.text) == re.sub(r"activities/\d+", "", missing.text)
    approved = make.activity(cast.drugs, stage=Stage.APPROVED)
    assert visitor().visits(f"/activities/{approved.id}/edit").heading == "Signing in"


def test_a_huge_id_is_no_ones(cast, visitor):
    assert visitor(cast.mia).visits("/activities/99999999999999999999").status == 404


def test_an_activity_starts_with_a_name_alone(cast, make, visitor):
    make.plan()
    page = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}").follows("Start an activity")

    page.fills("What do you want to do?", "Rozšířit terén").presses("Start the activity")

    assert page.heading == "Edit the activity"
    activity = db.session.query(Activity).one()
    assert (activity.title, activity.stage) == ("Rozšířit terén", Stage.IDEA)
    assert visitor(cast.nora).visits(f"/activities/{activity.id}").status == 404


def test_the_heading_of_costs_fits_what_stands_under_it(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    address = f"/activities/{activity.id}"
    make.cost(activity)
    assert visitor().visits(address).sees("Costs and sources of money 200 000 Kč")
    make.cost(activity, kind=CostKind.INVESTMENT)
    assert visitor().visits(address).sees("Costs of both kinds and sources of money 200 000 Kč")
