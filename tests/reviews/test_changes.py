"""Changes of what was approved: the paper "změnový list"."""

from __future__ import annotations

from planning.history import revise
from planning.lib.database import db
from planning.model import Activity, ChangeSheet, Decision, ReviewState, Stage
from planning.model.fields import Day
from planning.reviews import actions
from planning.reviews.forms import Ruling
from tests.documents.reading import text_of_pdf, text_of_word
from tests.files import fetched
from tests.reviews.test_queue import _approve, _write
from tests.reviews.test_reviews import proposal
from tests.visitor import words

__all__ = ["proposal"]


def _forward(activity: Activity, cast) -> ChangeSheet:
    """Approved, changed, and the change put forward."""
    _approve(activity, cast)
    _write(activity, cast, description="Dvanáct lůžek")
    actions.submit(activity, why="Druhá budova je větší.", by=cast.gita)
    return db.session.query(ChangeSheet).one()


def test_a_change_is_put_forward_with_its_reason(proposal, cast, visitor):
    _approve(proposal, cast)
    _write(proposal, cast, description="Dvanáct lůžek")
    gita = visitor(cast.gita).visits(f"/activities/{proposal.id}/review")
    assert gita.sees("Against what was approved. Zastupitelstvo města: approved")
    assert [words(tag) for tag in gita.page.select("del")] == ["before: Deset"]

    gita.presses("Put the change forward")
    assert gita.status == 409
    assert gita.sees("Say why it changes")
    gita.visits(f"/activities/{proposal.id}/review")
    gita.fills("Why the activity changes", "Druhá budova je větší.").presses(
        "Put the change forward"
    )

    assert gita.sees("change sheet no. 1")
    assert proposal.stage is Stage.APPROVED
    assert visitor().visits(f"/activities/{proposal.id}").sees("Dvanáct lůžek")


def test_the_change_goes_its_own_way_and_says_who_approved_it(proposal, cast, visitor):
    sheet = _forward(proposal, cast)
    proposal.plan.path[2].decides_changes = False
    omar = visitor(cast.omar).visits("/reviews").follows("2.1.2 Krizové lůžko")
    omar.presses("Agree with everything")
    _write(proposal, cast, title="Jiný název")  # after the office has agreed
    for number in ("7/2026", "0300"):
        omar.visits(f"/activities/{proposal.id}/review").fills("Day", "1. 6. 2026")
        omar.fills("Number of the resolution", number).presses("Record the decision")

    assert sheet.state is ReviewState.APPROVED
    assert [each.number for each in sheet.approvals] == ["7/2026", "0300"]
    page = visitor(cast.mia).visits(f"/change-sheets/{sheet.id}")
    assert page.sees("Druhá budova je větší.")
    assert page.sees("Rada města: approved, resolution no. 0300, 1. 6. 2026")
    assert "Dvanáct" in words(page.page.select_one(".differences"))
    assert "Jiný název" not in words(page.page.select_one(".differences"))
    assert visitor(cast.omar).visits("/reviews").sees("Changed since it was approved")
    omar.visits(f"/activities/{proposal.id}/review")
    assert omar.sees("12 sections stayed as they were")


def test_a_returned_change_leaves_the_activity_approved(proposal, cast, visitor):
    sheet = _forward(proposal, cast)
    omar = visitor(cast.omar).visits(f"/activities/{proposal.id}/review")
    omar.ticks("Return this section : Short description of the activity")
    label = "What has to be done about it : Short description of the activity"
    omar.fills(label, "Odkud peníze?").presses("Return the ticked sections to the group")
    assert sheet.state is ReviewState.RETURNED
    assert proposal.stage is Stage.APPROVED

    mia = visitor(cast.mia).visits(f"/activities/{proposal.id}/edit")
    assert mia.sees("Odkud peníze?")
    mia.fills("Answer of the group : Short description of the activity", "Od kraje.")
    mia.presses("Save the answer : Short description of the activity")
    gita = visitor(cast.gita).visits(f"/activities/{proposal.id}/review")
    gita.presses("Put it forward again")
    assert sheet.state is ReviewState.CORRECTED
    assert gita.sees("by Gita Nová.")
    assert not visitor().visits(f"/activities/{proposal.id}").sees("Odkud peníze?")


def test_a_refused_change_ends(proposal, cast):
    sheet = _forward(proposal, cast)
    actions.agree(proposal, note="", by=cast.omar)
    step, day = proposal.plan.path[0].id, Day().read("1. 6. 2026")
    ruling = Ruling(step, Decision.REFUSED, "9/2026", day, "Nejsou peníze")
    before = proposal.approved_upto

    actions.decide(proposal, ruling, by=cast.kora)

    assert sheet.state is ReviewState.REFUSED
    assert proposal.stage is Stage.APPROVED
    assert proposal.approved_upto == before


def test_where_no_body_decides_on_changes_the_office_does(proposal, cast):
    sheet = _forward(proposal, cast)
    for step in proposal.plan.path:
        step.decides_changes = False
    db.session.flush()

    actions.agree(proposal, note="", by=cast.omar)

    assert sheet.state is ReviewState.APPROVED
    assert proposal.approved_upto == sheet.upto


def test_the_paper_says_the_same(proposal, cast, visitor):
    sheet = _forward(proposal, cast)
    kora = visitor(cast.kora, language="cs").visits(f"/plans/{proposal.plan_id}/change-sheets")
    kora.follows("Č. 1 – 2.1.2 Krizové lůžko")
    address = f"/change-sheets/{sheet.id}"

    word, pdf = (fetched(kora, f"{address}.{kind}") for kind in ("docx", "pdf"))

    assert "filename=zmenovy-list-1-2-1-2-krizove-luzko.docx" in word.headers["Content-Disposition"]
    for text in (text_of_word(word.data), text_of_pdf(pdf.data)):
        for said in ("Druhá budova je větší.", "Deset lůžek", "Dvanáct lůžek", "Mia Nová"):
            assert said in text


def test_strangers_learn_nothing_of_change_sheets(proposal, cast, visitor):
    sheet = _forward(proposal, cast)

    for who in (None, cast.nora, cast.ada):
        assert visitor(who).visits(f"/change-sheets/{sheet.id}").status == 404
    assert not visitor(cast.nora).visits(f"/plans/{proposal.plan_id}/change-sheets").sees("Krizové")


def test_an_activity_that_says_what_was_approved_has_no_change(proposal, cast, visitor):
    _approve(proposal, cast)

    gita = visitor(cast.gita).posts(
        f"/activities/{proposal.id}/submission", why="Jen tak", seen=proposal.version
    )

    assert gita.status == 409
    revise(proposal, {"title": proposal.title}, based_on=proposal.version, by=cast.mia)
    assert db.session.query(ChangeSheet).count() == 0
