"""The history of schedules: steps that were done, came later, or were taken out again."""

from __future__ import annotations

from datetime import date

from planning.cli.city.book import Deeds, day, moment
from planning.cli.city.work import Step, Taken, Work
from planning.history.past import row_now
from planning.lib.database import db
from planning.lib.periods import written_day
from planning.model import Milestone, MilestoneState, User


def tell(deeds: Deeds, by: User, work: Work, approved: date, last_day: date) -> None:
    """What became of each step since the plan was approved."""
    rows = deeds.sheet.rows("milestones")
    for at, (step, milestone) in enumerate(zip(work.schedule, rows, strict=True)):
        _tell_state(deeds, by, milestone, approved, last_day)
        if step.added:
            _tell_added(deeds, by, step, milestone, at)
    for taken in work.taken:
        _tell_taken(deeds, by, taken, len(rows))


def _tell_state(
    deeds: Deeds, by: User, milestone: Milestone, approved: date, last_day: date
) -> None:
    """Milestones begin as planned; what became of them was said later."""
    if milestone.state is MilestoneState.PLANNED:
        return
    on = milestone.done_on or milestone.ends_on or last_day
    at = moment(min(max(on, approved), last_day), 15, 10)
    path, label = f"milestones/{milestone.id}", milestone.text[:200]
    words = {"old": MilestoneState.PLANNED.value, "new": milestone.state.value}
    deeds.add(at, "changed", by, path=f"{path}/state", label=label, **words)
    if milestone.done_on:
        new = written_day(milestone.done_on)
        deeds.add(at, "changed", by, path=f"{path}/done_on", label=label, new=new)


def _tell_added(deeds: Deeds, by: User, step: Step, milestone: Milestone, place: int) -> None:
    words = {"path": f"milestones/{milestone.id}", "label": step.text, "new": step.text}
    row = row_now(milestone).packed(place)
    deeds.add(moment(day(step.added), 10, 30), "added", by, row=row, **words)


def _tell_taken(deeds: Deeds, by: User, taken: Taken, place: int) -> None:
    """The row was there once: it takes an id, which no other will ever have, and goes."""
    activity_id = deeds.sheet.id
    milestone = Milestone(
        activity_id=activity_id, text=taken.text, when=taken.when, position=place + 1
    )
    db.session.add(milestone)
    db.session.flush()
    words = {"path": f"milestones/{milestone.id}", "label": taken.text}
    words["old"] = f"{taken.text}\n{taken.when}\n{MilestoneState.PLANNED.value}"
    row = row_now(milestone).packed(place)
    deeds.add(moment(day(taken.on), 10, 50), "removed", by, row=row, **words)
    db.session.delete(milestone)
    db.session.flush()
