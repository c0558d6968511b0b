"""Moving a step is a normal save with a way back, never over another's words."""

from __future__ import annotations

import pytest

from planning.lib.database import db
from planning.model import Event, Stage
from tests.visitor import words


def step(plan, text):
    [found] = [m for m in plan.bed.milestones if m.text == text]
    return found


def shift(person, plan, milestone, way="later", **typed):
    typed = {"based_on": str(plan.bed.version), "way": way} | typed
    return person.posts(f"/activities/{plan.bed.id}/milestones/{milestone.id}/shift", **typed)


def by_script(person, plan, milestone, **typed):
    address = f"/activities/{plan.bed.id}/milestones/{milestone.id}/shift"
    typed = {"based_on": str(plan.bed.version), "way": "later"} | typed
    headers = {"X-CSRFToken": person._token(), "Accept": "application/json"}
    return person.client.post(address, data=typed, headers=headers)


def test_a_manager_moves_a_step_and_takes_it_back(plan, cast, visitor):
    page = visitor(cast.gita).visits("/timeline?from=2019&to=2022")
    page.follows("Move steps")
    assert page.sees("jednání s krajem")

    page.presses("A year later : jednání s krajem")

    assert page.heading == "Timeline of the plan"
    assert page.sees("Step “jednání s krajem” moved: its term was 2019 and is 2020.")
    assert step(plan, "jednání s krajem").when == "2020"
    page.presses("Take it back")
    assert step(plan, "jednání s krajem").when == "2019"
    assert page.sees("its term was 2020 and is 2019.")
    changed = db.session.query(Event).filter_by(verb="changed", thing="activity").order_by(Event.id)
    assert [(e.old, e.new, e.version) for e in changed] == [
        ("2019", "2020", 2),
        ("2020", "2019", 3),
    ]


BEFORE_THE_CITY = "what differs from that has to be put before the city."


@pytest.mark.parametrize("who", ["gita", "mia", "kora"])
def test_a_move_of_what_is_approved_leads_to_its_review(plan, cast, visitor, who):
    page = shift(visitor(getattr(cast, who)), plan, step(plan, "jednání s krajem"))

    assert page.sees(f"and is 2020. The activity is approved: {BEFORE_THE_CITY}")
    page.follows("Review of the activity")
    assert page.heading == "Review"
    assert page.sees("2.1.2 Krizové lůžko")


def test_a_move_of_a_draft_is_nothing_for_the_city(plan, cast, visitor):
    plan.bed.stage = Stage.DRAFTED

    page = shift(visitor(cast.gita), plan, step(plan, "jednání s krajem"))

    assert page.sees("and is 2020.")
    assert not page.sees(BEFORE_THE_CITY)
    assert page.page.select_one("[data-review]").has_attr("hidden")


def test_the_message_is_shown_once(plan, cast, visitor):
    page = visitor(cast.gita).visits(f"/activities/{plan.bed.id}/schedule")
    page.presses("A year later : jednání s krajem")

    page.visits("/timeline")

    assert not page.sees("moved: its term")


def test_one_comes_back_to_the_timeline_as_it_was_chosen(plan, cast, visitor):
    page = shift(
        visitor(cast.gita), plan, step(plan, "metodika"), back="/timeline?from=2020&scale=half"
    )

    assert page.value_of("Columns") == "halves"
    elsewhere = shift(visitor(cast.gita), plan, step(plan, "metodika"), back="//evil.example")
    assert elsewhere.heading == "Timeline of the plan"


@pytest.mark.parametrize(
    ("when", "way", "then"),
    [
        ("2. pololetí 2020", "later", "1. pololetí 2021"),
        ("březen 2020", "earlier", "únor 2020"),
        ("15. 3. 2020", "later", "22. 3. 2020"),
    ],
)
def test_a_step_moves_by_its_own_grain(plan, make, cast, visitor, when, way, then):
    milestone = make.milestone(plan.bed, "nábor", when=when)

    shift(visitor(cast.mia), plan, milestone, way)

    assert milestone.when == then


@pytest.mark.parametrize(("when", "said"), [("průběžně", "without a date"), ("2100", "1990")])
def test_what_cannot_be_moved_is_said(plan, make, cast, visitor, when, said):
    milestone = make.milestone(plan.bed, "nábor", when=when)

    page = shift(visitor(cast.gita), plan, milestone)

    assert page.sees(said)
    assert page.heading == "Move steps"
    assert milestone.when == when


def test_another_term_may_be_written(plan, cast, visitor):
    page = visitor(cast.gita).visits(f"/activities/{plan.bed.id}/schedule")

    page.follows("Write another term : metodika")
    page.fills("Term of the step", "někdy").presses("Save the term")
    assert page.status == 422
    page.fills("Term of the step", "1. pololetí 2021").presses("Save the term")

    assert page.sees("its term was 2020 and is 1. pololetí 2021.")


def test_a_term_that_somebody_else_wrote_meanwhile_is_not_overwritten(plan, cast, visitor):
    gita = visitor(cast.gita).visits(f"/activities/{plan.bed.id}/schedule")
    milestone = step(plan, "metodika")
    path = f"milestones/{milestone.id}/when"
    visitor(cast.kora).patches(
        f"/activities/{plan.bed.id}", {"based_on": 1, "changes": {path: "2022", "title": "Lůžko"}}
    )

    gita.presses("A year later : metodika")

    assert gita.status == 409
    assert gita.sees("Two of you changed the same words")
    assert milestone.when == "2022"
    gita.presses("My words hold : step of the schedule 3, term")
    assert milestone.when == "2021"
    assert plan.bed.title == "Lůžko"


def test_other_changes_do_not_stand_in_the_way(plan, cast, visitor):
    gita = visitor(cast.gita).visits(f"/activities/{plan.bed.id}/schedule")
    visitor(cast.kora).patches(
        f"/activities/{plan.bed.id}", {"based_on": 1, "changes": {"title": "Lůžko"}}
    )

    gita.presses("A year later : metodika")

    assert step(plan, "metodika").when == "2021"


def test_a_script_gets_the_row_and_the_way_back(plan, cast, visitor):
    milestone = step(plan, "metodika")
    answer = by_script(
        visitor(cast.gita), plan, milestone, back="/timeline?scale=half&from=2021&to=2021"
    ).get_json()
    assert answer["said"] == (
        "Step “metodika” moved: its term was 2020 and is 2021. "
        f"The activity is approved: {BEFORE_THE_CITY}"
    )
    assert answer["review"] == f"/activities/{plan.bed.id}/review"
    assert (answer["path"], answer["before"]) == (f"milestones/{milestone.id}/when", "2020")
    assert answer["version"] == plan.bed.version == 2
    assert answer["mark"] == f"s{milestone.id}"
    assert answer["row"].count("<td") == 3
    assert f'id="s{milestone.id}"' in answer["row"]


def test_a_script_hears_of_a_collision_and_of_what_cannot_be(plan, make, cast, visitor):
    milestone = step(plan, "metodika")
    person = visitor(cast.gita)
    plan.bed.version = 1
    visitor(cast.kora).patches(
        f"/activities/{plan.bed.id}",
        {"based_on": 1, "changes": {f"milestones/{milestone.id}/when": "2022"}},
    )

    stale = by_script(person, plan, milestone, based_on="1")
    assert (stale.status_code, stale.get_json()["error"]) == (
        409, "Somebody wrote another term of this step meanwhile: 2022.",
    )  # fmt: skip
    ongoing = make.milestone(plan.bed, "stále", when="průběžně")
    assert by_script(person, plan, ongoing).status_code == 422


def test_only_steps_of_this_sheet_are_moved(plan, make, cast, visitor):
    person = visitor(cast.gita)
    foreign = plan.campaign.milestones[0]
    assert shift(person, plan, foreign).status == 404
    milestone = step(plan, "metodika")
    assert shift(person, plan, milestone, way="sideways").status == 400

    address = f"/activities/{plan.bed.id}/milestones/{milestone.id}/shift"
    kora = visitor(cast.kora).visits(f"/activities/{plan.bed.id}/edit")
    kora.posts(
        f"/activities/{plan.bed.id}/edit",
        deed=f"remove/milestones/{milestone.id}",
        based_on="1",
        title=plan.bed.title,
    )
    gone = person.posts(address, way="later", based_on="1")
    assert gone.status == 409
    assert gone.sees("This step was removed meanwhile.")


def test_who_may_not_edit_sees_no_controls(plan, cast, visitor):
    address = f"/activities/{plan.bed.id}/schedule"
    for who in (cast.omar, cast.hugo, cast.nora):
        page = visitor(who).visits("/timeline")
        assert page.page.select("[data-version], li[id]") == []
        assert not page.sees("Move steps")
        assert page.visits(address).status == 403
    assert visitor().visits(address).heading == "Signing in"
    plan.bed.stage = Stage.AGREED
    gita = visitor(cast.gita).visits("/timeline")
    assert [words(tr.a) for tr in gita.page.select("tr[data-version]")] == [
        "Kampaň",
        "Primární prevence",
    ]
