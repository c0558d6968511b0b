"""What is said after a step was moved, with the way back, until it was shown once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from flask import session, url_for
from flask_babel import gettext as _

from planning.model import Activity, Milestone, Stage
from planning.web.typography import tidy
from planning.web.unchanged import ONCE


def path_of(step: Milestone) -> str:
    """Where its term stands on the sheet."""
    return f"milestones/{step.id}/when"


@dataclass(frozen=True)
class MovedTerm:
    """A term that was written: what is said of it, and what takes it back.

    ``review``: where a change of what is approved is put before the city, else nothing.
    """

    said: str
    address: str
    path: str
    before: str
    version: int
    review: str = ""


def move_of(activity: Activity, step: Milestone, before: str) -> MovedTerm:
    """The move of a step whose term was ``before`` and is another now."""
    said = _(
        "Step “%(step)s” moved: its term was %(before)s and is %(now)s.",
        step=step.text,
        before=before or _("unknown"),
        now=step.when or _("unknown"),
    )
    address = url_for("timeline.moving.term", activity_id=activity.id, milestone_id=step.id)
    review = ""
    if activity.stage is Stage.APPROVED:
        rest = _("The activity is approved: what differs from that has to be put before the city.")
        said = f"{said} {rest}"
        review = url_for("reviews.show", activity_id=activity.id)
    return MovedTerm(tidy(said), address, path_of(step), before, activity.version, review)


def keep(move: MovedTerm) -> None:
    """Show it on the next timeline this person opens."""
    session[ONCE] = asdict(move)


def last_move() -> dict[str, Any] | None:
    """The move to be shown, once."""
    kept: dict[str, Any] | None = session.pop(ONCE, None)
    return kept
