from __future__ import annotations

import pytest

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.model import Activity, Review, ReviewOutcome, Stage
from planning.web.typography import NO_BREAK
from tests.visitor import words


@pytest.fixture
def proposal(make, cast) -> Activity:
    """A sheet of the group with a risk and two steps, not before the city yet."""
    activity: Activity = make.activity(
        cast.drugs, measure=make.measure(), stage=Stage.DRAFTED, description="Deset lůžek"
    )
    make.risk(activity, "Nebudou peníze")
    make.milestone(activity, "Divadelní představení", when="2025")
    make.milestone(activity, "Konference", when="2024")
    return activity


def _page(activity: Activity) -> str:
    return f"/activities/{activity.id}/review"


def test_a_proposal_goes_the_whole_way(proposal, cast, visitor):
    gita = visitor(cast.gita).visits(f"/activities/{proposal.id}").follows("State and decisions")
    gita.follows("Review and path of approval").presses("Put the proposal forward")
    assert proposal.stage is Stage.DISCUSSED

    omar = visitor(cast.omar).visits("/reviews").follows("2.1.2 Krizové lůžko")
    assert omar.sees("everything on it is new")
    day = written_day(today()).replace(NO_BREAK, " ")
    assert omar.sees(f"Put forward on {day} by Gita Nová.")
    omar.presses("Agree with everything")
    assert omar.sees("Next on the path: Řídicí skupina.")
    assert not omar.sees("What was said before")
    assert proposal.stage is Stage.COMMENTED

    for body, stage in [
        ("Řídicí skupina", Stage.AGREED),
        ("Rada města", Stage.AGREED),
        ("Zastupitelstvo města", Stage.APPROVED),
    ]:
        assert omar.sees(f"Record the decision: {body}")
        omar.fills("Number of the resolution", "0214").fills("Day", "24. 4. 2026")
        omar.presses("Record the decision")
        assert proposal.stage is stage
    assert [each.body for each in proposal.approvals] == [
        "Řídicí skupina", "Rada města", "Zastupitelstvo města",
    ]  # fmt: skip
    assert visitor().visits(f"/activities/{proposal.id}").sees("resolution no. 0214, 24. 4. 2026")
    assert omar.visits(f"/activities/{proposal.id}/history").sees(
        "A decision was recorded: Rada města, approved, resolution no. 0214."
    )


def test_returned_sections_are_answered_one_by_one(proposal, cast, visitor):
    visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")
    omar = visitor(cast.omar).visits(_page(proposal))
    omar.ticks("Return this section : Overview of risks")
    omar.fills("What has to be done about it : Overview of risks", "Doplňte, kdo riziko hlídá.")
    omar.ticks("Return this section : Planned outputs")
    omar.fills("What has to be done about it : Planned outputs", "Chybí výstupy.")
    omar.presses("Return the ticked sections to the group")
    assert omar.sees("2 sections are returned to the group.")
    assert words(omar.page.main).count("Chybí výstupy.") == 1
    assert proposal.stage is Stage.RETURNED

    mia = visitor(cast.mia).visits(f"/activities/{proposal.id}")
    assert mia.sees("Doplňte, kdo riziko hlídá.")
    mia.presses("Save the answer : Planned outputs")
    assert mia.status == 409
    assert mia.sees("Change the section first")
    mia.visits(_page(proposal)).fills(
        "Answer of the group : Planned outputs", "Budou až po otevření."
    )
    mia.presses("Save the answer : Planned outputs")
    assert mia.sees("1 section still waits for an answer")
    risk = proposal.risks[0].id
    mia.patches(
        f"/activities/{proposal.id}",
        {"based_on": proposal.version, "changes": {f"risks/{risk}/owner": "Mia Nová"}},
    )
    assert mia.status == 200
    mia.visits(_page(proposal)).presses("Save the answer : Overview of risks")
    gita = visitor(cast.gita).visits(_page(proposal))
    assert gita.sees("Everything is answered.")
    gita.presses("Put it forward again")
    assert proposal.stage is Stage.DISCUSSED

    omar.visits("/reviews")
    assert omar.sees("Changes made")
    omar.follows("2.1.2 Krizové lůžko")
    assert omar.sees("Budou až po otevření.")
    assert "Mia Nová" in words(omar.page.ins)
    omar.presses("Agree with everything")
    outcomes = [r.outcome for r in db.session.query(Review).order_by(Review.id)]
    assert outcomes == [ReviewOutcome.RETURNED, ReviewOutcome.AGREED]
    assert gita.status == 200


@pytest.mark.parametrize(
    ("name", "note", "is_told_below"),
    [
        ("returned", "", False),
        ("corrected", "", True),
        ("agreed", "", False),
        ("agreed", "Jen hlídejte peníze.", True),
    ],
)
def test_what_the_office_said_is_told_at_one_place(
    name, note, is_told_below, standing, cast, visitor
):
    activity = standing(name)
    db.session.query(Review).one().note = note

    omar = visitor(cast.omar).visits(_page(activity))

    assert omar.sees("What was said before") is is_told_below
    assert words(omar.page.main).count(note or "Path of approval") == 1


def test_a_sheet_taken_back_into_draft_is_answered_there(proposal, cast, visitor):
    visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")
    visitor(cast.omar).posts(
        _page(proposal), seen=proposal.version, deed="return",
        **{"return/risks": "y", "reason/risks": "Kdo to hlídá?"},
    )  # fmt: skip
    gita = visitor(cast.gita).visits(f"/activities/{proposal.id}/state")
    gita.chooses("Move the proposal to", "In draft").presses("Move the proposal")

    gita.visits(_page(proposal))
    assert gita.sees("1 returned section still waits for an answer.")
    gita.fills("Answer of the group : Overview of risks", "Nikdo.")
    gita.presses("Save the answer : Overview of risks").presses("Put the proposal forward")

    assert proposal.stage is Stage.DISCUSSED
    assert visitor(cast.omar).visits("/reviews").sees("Changes made")


def test_what_is_wrong_with_a_return_is_said_and_nothing_is_lost(proposal, cast, visitor):
    visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")
    omar = visitor(cast.omar).visits(_page(proposal))
    omar.ticks("Return this section : Title").fills("A note on the whole sheet", "Pozor")
    omar.presses("Return the ticked sections to the group")
    assert omar.status == 422
    assert omar.sees("Title, what has to be done about it: Write what the group should do")
    label = "What has to be done about it : Title"
    assert omar.problem_with(label) == "Write what the group should do about it."
    assert omar.value_of("A note on the whole sheet") == "Pozor"

    omar.fills(label, "Zkraťte ho").presses("Agree with everything")
    assert omar.status == 422
    assert omar.sees("Some sections are ticked to be returned.")
    omar.presses("Return the ticked sections to the group")
    assert proposal.stage is Stage.RETURNED
    assert proposal.stage_reason == "Pozor Zkraťte ho"


def test_returned_sections_are_marked_on_the_sheet_and_while_editing(proposal, cast, visitor):
    visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")
    visitor(cast.omar).posts(
        _page(proposal), seen=proposal.version, deed="return",
        **{"return/risks": "y", "reason/risks": "Kdo to hlídá?"},
        **{"return/title": "y", "reason/title": "Zkraťte ho"},
    )  # fmt: skip

    for address in ("", "/edit"):
        mia = visitor(cast.mia).visits(f"/activities/{proposal.id}{address}")
        marks = [words(tag) for tag in mia.page.select(".returned")]
        assert len(marks) == 2
        assert any("Kdo to hlídá?" in mark for mark in marks)
        assert "Answer of the group : Title" in mia.labels
    hugo = visitor(cast.hugo).visits(f"/activities/{proposal.id}")
    assert hugo.sees("Kdo to hlídá?")
    hugo.visits(_page(proposal)).follows("Overview of risks")
    assert words(hugo.page.select_one("#returned-risks")).startswith("Returned Kdo to hlídá?")
    assert not [label for label in hugo.labels if "Answer" in label]
