from __future__ import annotations

from datetime import date, timedelta

import pytest

from planning.history import revise
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Activity, Approval, Decision, Event, PlanState, ReviewState, Stage
from planning.reviews import actions
from planning.reviews.waiting import waiting
from tests.counting import statements
from tests.reviews.test_reviews import proposal
from tests.reviews.test_stories import next_step, take

__all__ = ["proposal"]


def _approve(activity: Activity, cast) -> None:
    while activity.stage is not Stage.APPROVED:
        take(activity, next_step(activity), cast)


def _write(activity: Activity, cast, **changes: str) -> None:
    revise(activity, changes, based_on=activity.version, by=cast.mia)


def _age(days: int) -> None:
    """Let everything that has happened be that old."""
    db.session.flush()
    for event in db.session.query(Event):
        event.at = now() - timedelta(days=days)
    db.session.flush()


def test_the_longest_waiting_comes_first_with_its_age(make, proposal, cast, visitor):
    actions.submit(proposal, why="", by=cast.gita)
    _age(16)
    young = make.activity(cast.seniors, title="Denní centrum", number="1.1", stage=Stage.DRAFTED)
    actions.submit(young, why="", by=cast.kora)

    omar = visitor(cast.omar).visits("/reviews")

    assert omar.sees("2 sheets wait for you, the oldest for 16 days.")
    rows = [row.get_text(" ", strip=True) for row in omar.page.select("tbody tr")]
    assert "Krizové lůžko" in rows[0]
    assert "16 days" in rows[0]
    assert "new sheet" in rows[0]
    assert "since today" in rows[1]
    omar.chooses("Group", "Senioři").presses("Show")
    assert omar.sees("Denní centrum")
    assert not omar.sees("Krizové lůžko")


def test_what_was_approved_and_changed_waits_to_be_put_forward(proposal, cast, visitor):
    _approve(proposal, cast)
    assert waiting(cast.omar) == []

    _write(proposal, cast, description="Dvanáct lůžek")
    step = proposal.milestones[0].id
    revise(proposal, {f"milestones/{step}/state": "done"}, based_on=proposal.version, by=cast.mia)
    found = waiting(cast.gita)
    assert [(each.is_unsent, each.sections) for each in found] == [(True, 1)]

    _write(proposal, cast, description="Deset lůžek")
    assert waiting(cast.omar) == []
    assert visitor(cast.gita).visits("/reviews").sees("Nothing waits for you.")


def test_a_report_on_a_step_is_no_change_of_what_was_approved(proposal, cast):
    _approve(proposal, cast)
    step = proposal.milestones[0].id
    for name, words in [("state", "done"), ("done_on", "1. 6. 2026"), ("note", "Povedlo se")]:
        path = f"milestones/{step}/{name}"
        revise(proposal, {path: words}, based_on=proposal.version, by=cast.mia)

    assert waiting(cast.omar) == []


def test_each_sees_what_waits_for_them(proposal, cast, visitor):
    actions.submit(proposal, why="", by=cast.gita)

    for person, sees in [(cast.omar, True), (cast.mia, True), (cast.nora, False)]:
        assert bool(waiting(person)) is sees
    assert visitor(cast.ada).visits("/reviews").status == 403
    assert visitor().visits("/reviews").heading == "Signing in"
    assert visitor(cast.mia).visits("/reviews").sees("Wait for the office")
    assert visitor(cast.nora).visits("/reviews").sees("Nothing waits for you.")


def test_nothing_of_a_finished_plan_waits(proposal, cast):
    actions.submit(proposal, why="", by=cast.gita)
    proposal.plan.state = PlanState.FINISHED
    db.session.flush()

    assert waiting(cast.omar) == []


@pytest.mark.parametrize("who", ["omar", "gita", "kora"])
def test_the_queue_costs_the_same_however_long_it_is(who, make, cast):
    measure = make.measure()

    def more() -> None:
        for name in ("submit", "agree", "approve"):
            activity = make.activity(cast.drugs, stage=Stage.DRAFTED, measure=measure)
            actions.submit(activity, why="", by=cast.gita)
            if name != "submit":
                actions.agree(activity, note="", by=cast.omar)
            if name == "approve":
                _approve(activity, cast)
                _write(activity, cast, description="Jinak")

    def cost() -> int:
        db.session.flush()
        db.session.expire_all()
        with statements() as sent:
            waiting(getattr(cast, who))
        return len(sent)

    more()
    first = cost()
    more()
    assert cost() == first


def test_returned_sections_wait_at_home_and_are_counted_for_the_city(proposal, cast, visitor):
    actions.submit(proposal, why="", by=cast.gita)
    assert visitor(cast.omar).visits("/").sees("1 sheet waits for a review")
    take(proposal, ("return", "risks"), cast)

    mia = visitor(cast.mia).visits("/")
    assert mia.sees("Returned by the city")
    assert mia.sees("1 section to answer")
    assert mia.sees("The city returned 1 sheet to your group.")
    assert not visitor(cast.nora).visits("/").sees("Returned by the city")
    assert visitor(cast.omar).visits("/").sees("When a group submits an activity")
    assert [each.state for each in waiting(cast.mia)] == [ReviewState.RETURNED]


def test_what_waits_for_a_body_is_not_counted_as_the_work_of_the_office(make, cast, visitor):
    make.activity(cast.drugs, number="1.1", stage=Stage.AGREED)

    omar = visitor(cast.omar).visits("/reviews")

    assert omar.sees("Nothing waits for you. 1 sheet waits for a decision of a body.")


def test_an_idea_leads_its_manager_to_where_it_becomes_a_draft(make, cast, visitor):
    idea = make.activity(cast.drugs, number="1.1", stage=Stage.IDEA)

    gita = visitor(cast.gita).visits(f"/activities/{idea.id}/review")

    assert gita.sees("It is only an idea so far.")
    assert gita.follows("State and decisions").status == 200
    mia = visitor(cast.mia).visits(f"/activities/{idea.id}/review")
    assert not mia.sees("It is only an idea so far.")


def test_what_was_approved_long_ago_shows_by_whom_and_no_path_it_never_took(make, cast, visitor):
    old = make.activity(cast.drugs, number="1.1", stage=Stage.APPROVED)
    omar = visitor(cast.omar).visits(f"/activities/{old.id}/review")
    assert omar.sees("Nobody has written down which body approved it.")

    old.approvals = [
        Approval(body="Zastupitelstvo města", decision=Decision.APPROVED, number="34/ZM",
                 decided_on=date(2022, 12, 14))
    ]  # fmt: skip
    db.session.flush()

    omar.visits(f"/activities/{old.id}/review")
    steps = [step.get_text(" ", strip=True) for step in omar.page.select(".steps li")]
    assert [" ".join(step.split()) for step in steps] == [
        "14. 12. 2022 Zastupitelstvo města resolution no. 34/ZM approved"
    ]


def test_an_amount_that_nobody_knows_is_said(make, cast, visitor):
    known = make.activity(cast.drugs, number="1.1", stage=Stage.DISCUSSED)
    make.cost(known, None, sources="EU")

    assert visitor(cast.omar).visits(f"/activities/{known.id}/review").sees("amount not known")
