from __future__ import annotations

import pytest

from planning.model import Realisation, Stage, Verdict


def test_a_manager_moves_a_proposal_as_far_as_the_group_may(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.IDEA)
    gita = visitor(cast.gita).visits(f"/activities/{activity.id}").follows("State and decisions")

    gita.chooses("Move the proposal to", "In draft").presses("Move the proposal")
    assert activity.stage is Stage.DRAFTED

    gita.chooses("Move the proposal to", "Dropped").presses("Move the proposal")
    assert gita.status == 409
    assert gita.sees("Say why")


@pytest.mark.parametrize("stage", ["discussed", "agreed", "approved", "returned"])
def test_only_a_review_leads_to_some_stages(stage, make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.COMMENTED, measure=make.measure())

    kora = visitor(cast.kora).posts(f"/activities/{activity.id}/proposal", to=stage, reason="Tak")

    assert kora.status == 409
    assert activity.stage is Stage.COMMENTED


def test_the_year_offered_for_judging_belongs_to_the_plan(make, cast, visitor):
    ended = make.activity(cast.drugs, plan=make.plan(2019, 2022), stage=Stage.APPROVED)
    kora = visitor(cast.kora).visits(f"/activities/{ended.id}/state")
    assert kora.value_of("Year") == "2022"

    kora.fills("Year", "neví").presses("Evaluate the year")
    assert kora.status == 422


def test_a_step_cannot_be_skipped(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.IDEA)

    kora = visitor(cast.kora).posts(f"/activities/{activity.id}/proposal", to="approved")

    assert kora.status == 409
    assert activity.stage is Stage.IDEA


def test_realisation_and_years_go_their_own_way(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    gita = visitor(cast.gita).visits(f"/activities/{activity.id}/state")
    gita.chooses("Say what is being done now", "Running").presses("Save the realisation")
    gita.fills("Year", "2025").chooses("Verdict", "Partly fulfilled").presses("Evaluate the year")
    gita.fills("Year", "2025").chooses("Verdict", "Fulfilled").presses("Evaluate the year")

    assert activity.stage is Stage.DRAFTED
    assert activity.realisation is Realisation.RUNNING
    assert [(e.year, e.verdict) for e in activity.evaluations] == [(2025, Verdict.FULFILLED)]


def test_members_do_not_decide(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DISCUSSED)

    for deed in ("proposal", "realisation", "evaluations", "submission", "decisions", "review"):
        assert visitor(cast.mia).posts(f"/activities/{activity.id}/{deed}").status == 403
