"""The state machine of review refuses everything that is not listed, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.model import (
    NEXT_REVIEW,
    Activity,
    Approval,
    Case,
    ChangeSheet,
    Event,
    Move,
    NotAllowedNow,
    Review,
    ReviewSection,
    ReviewState,
    Stage,
    state_of,
)
from tests.reviews.conftest import STANDINGS

PEOPLE = ("mia", "sami", "gita", "hugo", "lida", "kora", "omar", "ada", "nora", None)
LEADERS, CITY, WRITERS = (
    {"gita", "kora"},
    {"omar", "kora"},
    {"mia", "sami", "gita", "lida", "kora"},
)
#: Deed, standing -> who may do it. Anything not listed here must be refused.
ALLOWED = {
    ("submit", "drafted"): LEADERS,
    ("submit", "answered"): LEADERS,
    ("agree", "submitted"): CITY,
    ("agree", "commented"): CITY,
    ("agree", "corrected"): CITY,
    ("return", "submitted"): CITY,
    ("return", "commented"): CITY,
    ("return", "corrected"): CITY,
    ("return", "agreed"): CITY,
    ("decide", "agreed"): CITY,
    ("answer", "returned"): WRITERS,
    ("answer", "answered"): WRITERS,
}
DEEDS = ("submit", "agree", "return", "decide", "answer")


@dataclass
class Asking:
    """Sends deeds to one activity, as a curious person would."""

    activity: Activity
    visitor: Callable[..., Any]

    def to(self, deed: str, who: Any) -> int:
        address, typed = self._of(deed)
        seen = {} if deed == "answer" else {"seen": self.activity.version}
        return int(self.visitor(who).posts(address, **typed, **seen).status)

    def _of(self, deed: str) -> tuple[str, dict[str, str]]:
        base = f"/activities/{self.activity.id}"
        risks = {"return/risks": "y", "reason/risks": "Doplňte"}
        match deed:
            case "submit":
                return f"{base}/submission", {"why": "Nové peníze"}
            case "agree":
                return f"{base}/review", {"deed": "agree"}
            case "return":
                return f"{base}/review", {"deed": "return"} | risks
            case "decide":
                step = str(self.activity.plan.path[0].id)
                typed = {"step": step, "decision": "approved", "decided_on": "1. 6. 2026"}
                return f"{base}/decisions", typed
        section = db.session.scalar(select(func.max(ReviewSection.id))) or 0
        return f"/review-sections/{section}/answer", {"answer": "Hotovo"}


def looks(activity: Activity) -> tuple[Any, ...]:
    """Everything that a deed could have changed."""
    db.session.refresh(activity)
    counts = (
        db.session.scalar(select(func.count(kind.id)))
        for kind in (Review, Approval, ChangeSheet, Event)
    )
    answers = db.session.scalars(select(ReviewSection.answer)).all()
    return activity.stage, activity.version, activity.approved_upto, *counts, tuple(answers)


@pytest.mark.parametrize("name", STANDINGS)
def test_what_is_not_listed_is_refused_and_changes_nothing(name, standing, cast, visitor):
    activity = standing(name)
    ask, before = Asking(activity, visitor), looks(activity)

    for deed in DEEDS:
        for who in PEOPLE:
            if who in ALLOWED.get((deed, name), set()):
                continue
            status = ask.to(deed, getattr(cast, who) if who else None)
            assert status in ({401, 403, 404, 409} if who else {200, 401, 404}), (deed, who)
            assert looks(activity) == before, (deed, who)


@pytest.mark.parametrize(("deed", "name"), ALLOWED)
def test_what_is_listed_is_done(deed, name, standing, cast, visitor):
    for who in sorted(ALLOWED[deed, name]):
        activity = standing(name)
        before = looks(activity)

        status = Asking(activity, visitor).to(deed, getattr(cast, who))

        assert status == 200, who
        assert looks(activity) != before


def test_nobody_agrees_to_a_sheet_that_changed_before_their_eyes(standing, cast, visitor):
    activity = standing("submitted")
    omar = visitor(cast.omar).visits(f"/activities/{activity.id}/review")
    visitor(cast.mia).patches(
        f"/activities/{activity.id}", {"based_on": 1, "changes": {"title": "Noční lůžko"}}
    )

    omar.presses("Agree with everything")

    assert omar.status == 409
    assert omar.sees("The title is now “Noční lůžko”")
    assert activity.stage is Stage.DISCUSSED


def test_nobody_agrees_without_saying_what_they_saw(standing, cast, visitor):
    activity = standing("submitted")

    assert visitor(cast.omar).posts(f"/activities/{activity.id}/review", deed="agree").status == 409
    assert activity.stage is Stage.DISCUSSED


@pytest.mark.parametrize("state", ReviewState)
@pytest.mark.parametrize("move", Move)
def test_the_machine_knows_only_the_moves_of_its_table(state, move, make):
    case = Case(make.activity(), [], change=ChangeSheet(state=state))

    if move in NEXT_REVIEW[state]:
        assert case.after(move) is NEXT_REVIEW[state][move]
    else:
        with pytest.raises(NotAllowedNow):
            case.after(move)


def test_every_stage_has_a_state():
    assert {state_of(stage, None) for stage in Stage} == set(ReviewState) - {ReviewState.CORRECTED}


@pytest.mark.parametrize("position", [1, 2])
def test_bodies_decide_in_their_order(position, standing, cast, visitor):
    activity = standing("agreed")
    step = activity.plan.path[position]

    kora = visitor(cast.kora).posts(
        f"/activities/{activity.id}/decisions", seen=activity.version, step=step.id,
        decision="approved", decided_on="1. 6. 2026",
    )  # fmt: skip

    assert kora.status == 409
    assert kora.sees("It is not this body's turn.")
    assert not activity.approvals


@pytest.mark.parametrize("decision", ["returned", "refused"])
def test_a_body_says_why_it_does_not_approve(decision, standing, cast, visitor):
    activity = standing("agreed")
    kora = visitor(cast.kora).visits(f"/activities/{activity.id}/review").fills("Day", "1. 6. 2026")

    kora.chooses("How it decided", decision).presses("Record the decision")
    assert kora.status == 422
    assert kora.sees("Say why, so that the group understands the decision.")
    assert activity.stage is Stage.COMMENTED

    kora.visits(f"/activities/{activity.id}/review").fills("Day", "1. 6. 2026")
    kora.fills("Why, or on what terms", "Chybí peníze")
    kora.chooses("How it decided", decision).presses("Record the decision")
    assert activity.stage is (Stage.RETURNED if decision == "returned" else Stage.DROPPED)
    assert activity.stage_reason == "Chybí peníze"


def test_a_body_has_not_decided_tomorrow_nor_before_the_one_ahead_of_it(standing, cast, visitor):
    activity = standing("agreed")
    page = f"/activities/{activity.id}/review"
    tomorrow = written_day(today() + timedelta(days=1))

    kora = visitor(cast.kora).visits(page).fills("Day", tomorrow).presses("Record the decision")
    assert kora.status == 422
    assert kora.sees("This day is still to come.")
    kora.fills("Day", "1. 6. 2026").presses("Record the decision")
    assert kora.sees("The decision is recorded. Next on the path: Rada města.")
    kora.fills("Day", "31. 5. 2026").presses("Record the decision")
    assert kora.status == 422
    assert kora.sees("The body before this one decided on 1. 6. 2026.")

    kora.fills("Day", "1. 6. 2026").presses("Record the decision")
    assert len(activity.approvals) == 2


@pytest.mark.parametrize("length", [2000, 2001])
def test_an_answer_and_a_reason_fit_on_the_page(length, standing, make, cast, visitor):
    returned, approved = standing("returned"), standing("approved")
    section = returned.reviews[0].sections[0]
    gita = visitor(cast.gita)

    gita.posts(f"/review-sections/{section.id}/answer", seen=section.mark, answer="x" * length)
    assert bool(section.answered_at) == (length == 2000)
    gita.posts(f"/activities/{approved.id}/submission", seen=approved.version, why="x" * length)
    assert gita.status == (409 if length == 2000 else 422)  # there is nothing to decide on
