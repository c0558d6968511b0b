"""A decision that was written down wrongly is mended, and history keeps what it said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.model import Activity, Approval, Decision, Event, Stage


@pytest.fixture
def decided(make, cast) -> Approval:
    activity: Activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.APPROVED)
    approval = Approval(
        body="Rada města", decision=Decision.APPROVED, number="0214", decided_on=date(2026, 4, 24)
    )
    activity.approvals.append(approval)
    db.session.flush()
    return approval


def test_a_mistyped_number_is_mended(decided, cast, visitor):
    omar = visitor(cast.omar).visits(f"/activities/{decided.activity_id}/state")
    omar.follows("Correct it : Rada města")
    omar.fills("Number of the resolution", "0241").fills("Day", "23. 4. 2026")

    omar.presses("Save the correction")

    assert omar.sees("The decision is corrected.")
    assert omar.sees("Rada města: approved, resolution no. 0241, 23. 4. 2026")
    told = db.session.scalars(select(Event).where(Event.verb == "approval corrected")).one()
    assert (told.thing, told.thing_id) == ("activity", decided.activity_id)
    assert omar.visits(f"/activities/{decided.activity_id}/history").sees(
        "A decision was corrected, Rada města: “0241, 23. 4. 2026”, before “0214, 24. 4. 2026”"
    )


def test_what_says_the_same_leaves_no_trace(decided, cast, visitor):
    visitor(cast.omar).visits(f"/approvals/{decided.id}").presses("Save the correction")

    assert not db.session.scalars(select(Event).where(Event.verb == "approval corrected")).all()


def test_what_cannot_be_is_said_beside_its_field(decided, cast, visitor):
    omar = visitor(cast.omar).visits(f"/approvals/{decided.id}")
    for day, said in [
        (written_day(today() + timedelta(days=1)), "This day is still to come."),
        ("", "Write the day of the decision."),
    ]:
        omar.fills("Day", day).presses("Save the correction")
        assert omar.status == 422
        assert omar.sees(said)
    assert decided.decided_on == date(2026, 4, 24)


def test_two_who_correct_at_once_see_each_other(decided, cast, visitor):
    omar = visitor(cast.omar).visits(f"/approvals/{decided.id}")
    kora = visitor(cast.kora).visits(f"/approvals/{decided.id}")
    omar.fills("Number of the resolution", "0241").presses("Save the correction")

    kora.fills("Number of the resolution", "0412").presses("Save the correction")

    assert kora.status == 409
    assert kora.sees("Somebody changed this meanwhile")
    assert decided.number == "0241"
    kora.presses("Save the correction")
    assert decided.number == "0412"


@pytest.mark.parametrize("who", ["mia", "gita", "ada", "nora"])
def test_nobody_else_learns_of_the_page(who, decided, cast, visitor):
    person = visitor(getattr(cast, who))

    assert person.visits(f"/approvals/{decided.id}").status == 404
    assert not person.visits(f"/activities/{decided.activity_id}").sees("Correct it")
