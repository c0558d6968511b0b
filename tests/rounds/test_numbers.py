"""The book counts from one without gaps, however many hand in at once."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from planning.lib.clock import now
from planning.lib.database import db, writing
from planning.model import (
    AuthorKind,
    CommentRound,
    Plan,
    PlanState,
    PlanVersion,
    RoundState,
    Submission,
    Weight,
)
from planning.rounds import handling
from planning.rounds.forms import Words
from planning.rounds.handling import Target
from tests.threads import DATABASES, city_on

WORDS = Words(
    author_kind=AuthorKind.CITIZEN, organisation="", name="", contact="", part="", text="Slova",
    proposed="", reason="", weight=Weight.ADVISORY,
)  # fmt: skip


@pytest.fixture
def two(make, plan):
    """Two rounds of one plan that are open today."""
    moments = {"opens_at": now() - timedelta(days=1), "closes_at": now() + timedelta(days=1)}
    return make.round(plan, **moments), make.round(plan, **moments)


def test_each_book_counts_for_itself(two):
    @given(st.lists(st.sampled_from([0, 1]), max_size=12))
    def in_any_order(order):
        for nth, which in enumerate(order):
            before = len(_numbers(two[which]))
            kept = handling.hand_in(
                two[which], WORDS, Target(), receipt=f"{id(order)}-{nth}-{before}"
            )
            assert kept.number == before + 1
        for round_ in two:
            assert _numbers(round_) == list(range(1, len(_numbers(round_)) + 1))

    in_any_order()


def _numbers(round_: CommentRound) -> list[int]:
    its = Submission.comment_round_id == round_.id
    return list(
        db.session.scalars(select(Submission.number).where(its).order_by(Submission.number))
    )


PEOPLE, EACH = 8, 6


@pytest.mark.own_database
@pytest.mark.parametrize("database", DATABASES)
def test_many_at_once_get_a_number_each(database, tmp_path, worker_id):
    with city_on(database, tmp_path, f"numbers_{worker_id}") as app:
        round_id = _begun()
        failed: list[BaseException] = []

        def hand_in(who: int) -> None:
            for nth in range(EACH):
                try:
                    with app.app_context(), writing():
                        round_ = db.session.get_one(CommentRound, round_id)
                        handling.hand_in(round_, WORDS, Target(), receipt=f"{who}-{nth}")
                        db.session.commit()
                except BaseException as error:
                    failed.append(error)

        crowd = [threading.Thread(target=hand_in, args=(who,)) for who in range(PEOPLE)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join()

        assert failed == []
        db.session.rollback()  # and look at what the others have written
        numbers = list(db.session.scalars(select(Submission.number).order_by(Submission.number)))
        assert numbers == list(range(1, PEOPLE * EACH + 1))


def _begun() -> int:
    plan = Plan(title="Plán", first_year=2023, last_year=2026, state=PlanState.VALID)
    version = PlanVersion(plan=plan, name="Návrh", upto=0, at=now())
    round_ = CommentRound(
        plan=plan, plan_version=version, title="Kolo", state=RoundState.ANNOUNCED,
        opens_at=now() - timedelta(days=1), closes_at=now() + timedelta(days=1),
    )  # fmt: skip
    db.session.add(round_)
    db.session.commit()
    return round_.id
