from __future__ import annotations

from planning.council.forms import PaperDetails
from planning.history import record, take_turn
from planning.lib.database import db
from planning.model import CouncilPaper, Plan, User
from planning.model.fields import Day


def write(plan: Plan, details: PaperDetails, *, by: User) -> CouncilPaper:
    """Keep what only people know about putting a plan before a body."""
    take_turn(plan)
    kept = plan.council_paper
    before = "" if kept is None else _told(kept)
    if kept is None:
        kept = plan.council_paper = CouncilPaper()
        db.session.add(kept)
    kept.body, kept.presenter, kept.words = details.body, details.presenter, details.words
    kept.meets_on = Day().read(details.meets_on)
    kept.takes_note, kept.approves = details.takes_note, details.approves
    kept.charges = details.charges
    if _told(kept) != before:
        record("council paper written", plan, by=by, old=before, new=_told(kept))
    return kept


def _told(kept: CouncilPaper) -> str:
    """All that is written there, as history keeps it."""
    day = Day().show(kept.meets_on)
    words = [kept.body, day, kept.presenter, kept.words]
    return "\n".join(filter(None, [*words, kept.takes_note, kept.approves, kept.charges]))
