"""What the body is asked to decide, as long as nobody has written it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from planning.council.queries import Material
from planning.model import CouncilPaper


def offered(material: Material) -> CouncilPaper:
    """What is written down for the plan; before anybody wrote, what follows from the plan itself.

    The body is the one that decided last. What it shall charge whom with nobody can know.
    """
    plan, approved = material.plan, material.approved
    if plan.council_paper is not None:
        return plan.council_paper
    last = plan.approvals[-1].body if plan.approvals else ""
    return CouncilPaper(
        body=approved.body if approved else last,
        presenter="",
        words="",
        takes_note="\n".join(_notes(material)),
        approves=_approves(material),
        charges="",
    )


def _notes(material: Material) -> Iterator[str]:
    """What lies before the body and is not to be approved: a point for each such paper."""
    yield _("the explanatory report on the plan “%(title)s”", title=material.plan.title)
    if material.approved is not None:
        yield _("the list of changes since the version “%(name)s”", name=material.approved.name)
    for each in material.settled:
        yield _("the settlement of comments, “%(title)s”", title=each.round.title)


def _approves(material: Material) -> str:
    title = material.plan.title
    if material.informing:
        return str(_("the plan “%(title)s” as it stands in the annexes, without what they list "
                     "only for information", title=title))  # fmt: skip
    return str(_("the plan “%(title)s” as it stands in the annexes", title=title))


def points(words: str) -> list[str]:
    """The points of a text that has one a line."""
    return [line.strip() for line in words.splitlines() if line.strip()]
