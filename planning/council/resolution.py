"""What the body is asked to decide, as long as nobody has written it otherwise."""

from __future__ import annotations

from flask_babel import gettext as _

from planning.model import CouncilPaper, Plan, PlanVersion


def offered(plan: Plan, approved: PlanVersion | None) -> CouncilPaper:
    """What is written down for the plan; before anybody wrote, what follows from the plan itself.

    The body is the one that decided last. What it shall charge whom with nobody can know.
    """
    if plan.council_paper is not None:
        return plan.council_paper
    last = plan.approvals[-1].body if plan.approvals else ""
    notes = [_("the explanatory report on the plan “%(title)s”", title=plan.title)]
    if approved is not None:
        notes.append(_("the list of changes since the version “%(name)s”", name=approved.name))
    return CouncilPaper(
        body=approved.body if approved else last,
        presenter="",
        words="",
        takes_note="\n".join(notes),
        approves=_("the plan “%(title)s” as it stands in the annexes", title=plan.title),
        charges="",
    )


def points(words: str) -> list[str]:
    """The points of a text that has one a line."""
    return [line.strip() for line in words.splitlines() if line.strip()]
