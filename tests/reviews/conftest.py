from __future__ import annotations

from collections.abc import Callable

import pytest

from planning.lib.database import db
from planning.model import Activity, Part, Review, ReviewOutcome, ReviewSection, Stage
from tests.cast import Cast
from tests.make import NOON, Make

#: How a sheet stands before the city, and the stage it has then.
STANDINGS = {
    "idea": Stage.IDEA,
    "drafted": Stage.DRAFTED,
    "submitted": Stage.DISCUSSED,
    "commented": Stage.COMMENTED,
    "corrected": Stage.DISCUSSED,
    "agreed": Stage.COMMENTED,
    "returned": Stage.RETURNED,
    "answered": Stage.RETURNED,
    "approved": Stage.APPROVED,
    "postponed": Stage.POSTPONED,
    "dropped": Stage.DROPPED,
}


@pytest.fixture
def standing(make: Make, cast: Cast) -> Callable[[str], Activity]:
    """Call it with a standing to get such an activity of the drug-prevention group."""

    def stands(name: str) -> Activity:
        activity = make.activity(cast.drugs, stage=STANDINGS[name], measure=make.measure())
        if name in {"corrected", "returned", "answered"}:
            _say(activity, ReviewOutcome.RETURNED, cast, answered=name != "returned")
        elif name == "agreed":
            _say(activity, ReviewOutcome.AGREED, cast, answered=True)
        return activity

    return stands


def _say(activity: Activity, outcome: ReviewOutcome, cast: Cast, *, answered: bool) -> None:
    review = Review(activity=activity, outcome=outcome, version=1, upto=0, at=NOON, by=cast.omar)
    if outcome is ReviewOutcome.RETURNED:
        section = ReviewSection(part=Part.RISKS, reason="Doplňte riziko")
        if answered:
            section.answer, section.answered_at = "Žádné není", NOON
        review.sections = [section]
    db.session.add(review)
    db.session.flush()
