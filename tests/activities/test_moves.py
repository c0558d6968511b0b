from __future__ import annotations

from planning.model import Realisation, Stage, Verdict


def test_a_manager_takes_a_proposal_to_the_city_and_it_is_approved(make, cast, visitor):
    activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.DRAFTED)
    gita = visitor(cast.gita).visits(f"/activities/{activity.id}").follows("State and decisions")
    gita.chooses("Move the proposal to", "Discussed in the group").presses("Move the proposal")
    assert activity.stage is Stage.DISCUSSED

    kora = visitor(cast.kora).visits(f"/activities/{activity.id}/state")
    for words in ("Open for comments", "Agreed by the steering group"):
        kora.chooses("Move the proposal to", words).presses("Move the proposal")
    kora.fills("Who decided", "Zastupitelstvo města").fills("Number of the resolution", "0214")
    kora.fills("Day", "24. 4. 2019").presses("Record the decision")

    assert activity.stage is Stage.APPROVED
    assert visitor().visits(f"/activities/{activity.id}").sees("resolution no. 0214, 24. 4. 2019")


def test_returning_needs_a_reason(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DISCUSSED)
    kora = visitor(cast.kora).posts(
        f"/activities/{activity.id}/proposal", to="returned", reason=" "
    )

    assert kora.status == 409
    assert kora.sees("Say why")
    assert activity.stage is Stage.DISCUSSED


def test_the_year_offered_for_judging_belongs_to_the_plan(make, cast, visitor):
    ended = make.activity(cast.drugs, plan=make.plan(2019, 2022), stage=Stage.APPROVED)
    kora = visitor(cast.kora).visits(f"/activities/{ended.id}/state")
    assert kora.value_of("Year") == "2022"

    kora.presses("Record the decision")
    assert kora.status == 422
    assert kora.value_of("Year") == "2022"


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

    for deed in ("approvals", "proposal", "realisation", "evaluations"):
        assert visitor(cast.mia).posts(f"/activities/{activity.id}/{deed}").status == 403
