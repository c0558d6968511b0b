"""A sheet that was approved and says something else now does not pass for what was approved."""

from __future__ import annotations

import pytest

from planning.history import revise
from planning.history.lists import add_row
from planning.lib.database import db
from planning.model import Activity, Part, Review, ReviewOutcome, ReviewSection, Stage
from planning.web.approved import changed_since_approval
from tests.make import NOON


@pytest.fixture
def bed(make, cast) -> Activity:
    activity: Activity = make.activity(
        cast.drugs, measure=make.measure(), stage=Stage.APPROVED, description="Deset lůžek"
    )
    activity.approved_upto = 0
    make.milestone(activity, "Konference", when="2024")
    db.session.flush()
    return activity


def _write(activity: Activity, cast, **changes: str) -> None:
    named = {name.replace("__", "/"): words for name, words in changes.items()}
    revise(activity, named, based_on=activity.version, by=cast.mia)


def test_everybody_reads_that_it_changed_and_the_group_goes_on_from_there(bed, cast, visitor):
    page = f"/activities/{bed.id}"
    assert not visitor().visits(page).sees("Changed since it was approved")

    _write(bed, cast, description="Dvanáct lůžek", title="Krizová lůžka")
    add_row(bed, "risks", {"text": "Chybí peníze"}, by=cast.gita)

    said = (
        "Changed since it was approved: Title, Short description of the activity,"
        " Overview of risks. The city has not decided on that yet."
    )
    public = visitor().visits(page)
    assert public.sees(said)
    assert not public.sees("What exactly, and how it goes on")
    gita = visitor(cast.gita).visits(page)
    assert gita.sees(said)
    gita.follows("What exactly, and how it goes on")
    assert gita.sees("Put the change forward")
    assert visitor(cast.mia).visits(f"{page}/edit").sees("has to be put before the city again")


def test_what_was_written_and_taken_back_is_no_change(bed, cast, visitor):
    _write(bed, cast, description="Dvanáct lůžek")
    assert changed_since_approval(bed) == [Part.DESCRIPTION]

    _write(bed, cast, description="Deset lůžek")

    assert changed_since_approval(bed) == []


def test_a_report_on_a_step_changes_nothing_that_was_approved(bed, cast, visitor):
    step = bed.milestones[0].id
    _write(bed, cast, **{f"milestones__{step}__note": "Přednáší tři hosté."})
    assert changed_since_approval(bed) == []

    _write(bed, cast, **{f"milestones__{step}__when": "2025"})
    assert changed_since_approval(bed) == [Part.MILESTONES]


def test_of_what_is_not_approved_nothing_is_said(bed, cast):
    bed.stage = Stage.DRAFTED
    _write(bed, cast, description="Dvanáct lůžek")

    assert changed_since_approval(bed) == []


def test_who_writes_sees_at_once_which_parts_came_back(bed, cast, visitor):
    bed.stage = Stage.RETURNED
    review = Review(
        activity=bed, outcome=ReviewOutcome.RETURNED, version=1, upto=0, at=NOON, by=cast.omar
    )
    review.sections = [ReviewSection(part=Part.RISKS, reason="Kdo je hlídá?")]
    db.session.add(review)
    db.session.flush()

    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")

    assert mia.sees("The city has returned 1 section; it is marked below.")
    parts = [each.get_text(" ", strip=True) for each in mia.page.select("nav.sections li")]
    assert [part for part in parts if "returned" in part] == ["Risks, returned"]
    mia.visits(f"/activities/{bed.id}/review")
    mia.fills("Answer of the group : Overview of risks", "Manažerka.").presses(
        "Save the answer : Overview of risks"
    )
    assert (
        "returned"
        not in mia.visits(f"/activities/{bed.id}/edit").page.select_one("nav.sections").get_text()
    )
