from __future__ import annotations

from planning.council.forms import PaperDetails, as_typed
from planning.history import record, take_turn
from planning.model import CouncilPaper, Plan, User
from planning.model.fields import Day


def write(plan: Plan, details: PaperDetails, *, by: User) -> CouncilPaper:
    """Keep what only people know about putting a plan before a body."""
    take_turn(plan)
    kept = plan.council_paper
    if kept is None:
        kept = plan.council_paper = CouncilPaper()
    before = as_typed(kept)
    kept.body, kept.presenter, kept.words = details.body, details.presenter, details.words
    kept.meets_on = Day().read(details.meets_on)
    kept.takes_note, kept.approves = details.takes_note, details.approves
    kept.charges = details.charges
    for name, words in as_typed(kept).items():
        if words != before[name]:
            path = f"paper/{name}"
            record("council paper written", plan, by=by, path=path, old=before[name], new=words)
    return kept
