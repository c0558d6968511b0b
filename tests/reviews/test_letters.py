"""Whoever has the turn hears of it by mail, and the group hears how it ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Activity, Case, Decision, Letter, LetterKind, Part, User
from planning.reviews import actions, queries
from planning.reviews.forms import Ruling
from planning.reviews.letters import tell
from tests.cast import Cast
from tests.reviews.test_queue import _approve, _write
from tests.reviews.test_reviews import proposal

__all__ = ["proposal"]


def letters(kind: LetterKind) -> list[tuple[str, str]]:
    """To whom letters of a kind go, and under which subject, in the order they were written."""
    found = select(Letter).where(Letter.kind == kind).order_by(Letter.id)
    return [(each.name, each.subject.replace("\xa0", " ")) for each in db.session.scalars(found)]


def last_letter() -> Letter:
    found = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert found is not None
    return found


@pytest.fixture
def told(app: Flask) -> Callable[[Case, User], int]:
    """Call it with a case and who did the deed; it says how many letters go."""

    def tells(case: Case, by: User) -> int:
        with app.test_request_context():
            return tell(case, by=by)

    return tells


def _page(activity: Activity) -> str:
    return f"/activities/{activity.id}/review"


def _put_forward(activity: Activity, cast: Cast) -> None:
    actions.submit(activity, why="", by=cast.gita)


def _decision(activity: Activity, decision: Decision) -> Ruling:
    body = queries.case_of(activity).next_body
    assert body is not None
    return Ruling(body.id, decision, "0214", None, "Chybějí peníze.")


def test_who_decides_hears_of_a_proposal(proposal, cast, visitor):
    gita = visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")

    assert gita.sees("You see here how it goes on. 2 people are told by mail.")
    subject = "K posouzení: 2.1.2 Krizové lůžko"
    assert letters(LetterKind.SUBMISSION) == [("Kora Nová", subject), ("Omar Nová", subject)]
    body = last_letter().body
    assert "Skupina „Protidrogová prevence“ předkládá městu list aktivity." in body
    assert body.endswith(_page(proposal))


def test_the_leaders_hear_what_came_back_and_who_returned_it_hears_the_answer(
    proposal, cast, visitor
):
    _put_forward(proposal, cast)
    omar = visitor(cast.omar).visits(_page(proposal))
    omar.ticks("Return this section : Overview of risks")
    omar.fills("What has to be done about it : Overview of risks", "Kdo riziko hlídá?")
    omar.presses("Return the ticked sections to the group")

    assert omar.sees("1 section is returned to the group. 1 person is told by mail.")
    returned = "Vráceno skupině: 2.1.2 Krizové lůžko"
    assert letters(LetterKind.REVIEW) == [("Gita Nová", returned)]
    assert "Kdo list vrátil: Omar Nová." in last_letter().body
    assert "– Přehled rizik aktivity: Kdo riziko hlídá?" in last_letter().body

    gita = visitor(cast.gita).visits(_page(proposal))
    gita.fills("Answer of the group : Overview of risks", "Manažerka.")
    gita.presses("Save the answer : Overview of risks").presses("Put it forward again")
    assert letters(LetterKind.SUBMISSION) == [("Omar Nová", "Přepracováno: 2.1.2 Krizové lůžko")]


@pytest.mark.parametrize("why_not", ["is_enabled", "role"])
def test_an_answer_to_somebody_who_left_reaches_those_who_decide_now(proposal, cast, why_not, told):
    _put_forward(proposal, cast)
    actions.send_back(proposal, {Part.RISKS: "Kdo?"}, note="", by=cast.omar)
    actions.answer(proposal.reviews[0].sections[0], "Nikdo.", by=cast.gita)
    setattr(cast.omar, why_not, False if why_not == "is_enabled" else None)

    case = actions.submit(proposal, why="", by=cast.gita)

    assert told(case, cast.gita) == 1
    assert [name for name, _subject in letters(LetterKind.SUBMISSION)] == ["Kora Nová"]


def test_the_group_hears_the_end_and_not_each_step_to_it(proposal, cast, visitor):
    _put_forward(proposal, cast)
    omar = visitor(cast.omar).visits(_page(proposal)).presses("Agree with everything")
    for _body in range(3):
        assert not letters(LetterKind.REVIEW)
        omar.fills("Number of the resolution", "0214").fills("Day", "24. 4. 2026")
        omar.presses("Record the decision")

    assert omar.sees("The activity is approved, and the public sees it. 1 person is told by mail.")
    assert letters(LetterKind.REVIEW) == [("Gita Nová", "Schváleno: 2.1.2 Krizové lůžko")]
    said = last_letter().body.replace("\xa0", " ")
    assert "Kdo rozhodl: Zastupitelstvo města, usnesení č. 0214, 24. 4. 2026." in said


@pytest.mark.parametrize(
    ("decision", "subject"),
    [(Decision.RETURNED, "Vráceno skupině"), (Decision.REFUSED, "Zamítnuto")],
)
def test_what_a_body_says_against_it_reaches_the_group(proposal, cast, decision, subject, told):
    _put_forward(proposal, cast)
    actions.agree(proposal, note="", by=cast.omar)

    case = actions.decide(proposal, _decision(proposal, decision), by=cast.omar)

    assert told(case, cast.omar) == 1
    assert letters(LetterKind.REVIEW) == [("Gita Nová", f"{subject}: 2.1.2 Krizové lůžko")]
    assert "Řídicí skupina" in last_letter().body
    assert "Chybějí peníze." in last_letter().body


def test_a_change_says_why_and_under_which_number(proposal, cast, told):
    _approve(proposal, cast)
    _write(proposal, cast, description="Dvanáct lůžek")
    case = actions.submit(proposal, why="Druhá budova je větší.", by=cast.gita)

    assert told(case, cast.gita) == 2
    subject = "Změna schválené aktivity: 2.1.2 Krizové lůžko (změnový list č. 1)"
    assert letters(LetterKind.SUBMISSION)[0] == ("Kora Nová", subject)
    assert "Proč: Druhá budova je větší." in last_letter().body


def test_where_the_office_alone_decides_on_a_change_no_body_is_named(proposal, cast, told):
    _approve(proposal, cast)
    _write(proposal, cast, description="Dvanáct lůžek")
    actions.submit(proposal, why="Druhá budova je větší.", by=cast.gita)
    for step in proposal.plan.path:
        step.decides_changes = False
    db.session.flush()

    assert told(actions.agree(proposal, note="", by=cast.omar), cast.omar) == 1

    assert last_letter().subject.replace("\xa0", " ").startswith("Schváleno: 2.1.2 Krizové lůžko")
    assert "Kdo rozhodl" not in last_letter().body


def test_nobody_gets_news_of_their_own_deed(proposal, cast, visitor):
    kora = visitor(cast.kora).visits(_page(proposal)).presses("Put the proposal forward")

    assert kora.sees("1 person is told by mail.")
    assert [name for name, _subject in letters(LetterKind.SUBMISSION)] == ["Omar Nová"]


def test_the_coordinator_reads_the_letter_and_goes_on_to_the_sheet(proposal, cast, visitor):
    visitor(cast.gita).visits(_page(proposal)).presses("Put the proposal forward")

    kora = visitor(cast.kora).visits("/letters").follows("A sheet before the city : Omar Nová")
    assert kora.sees("předkládá městu list aktivity")
    kora.follows("2.1.2 Krizové lůžko")
    assert kora.heading == "Review"
    assert visitor(cast.gita).visits(f"/letters/{last_letter().id}").status == 404
