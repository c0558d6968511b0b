"""The worksheet as it stood at a moment of the past, to be read like today's."""

from __future__ import annotations

from sqlalchemy import and_, select

from planning.history.moments import Moment
from planning.history.rebuilding import rebuilt, then
from planning.lib.database import db
from planning.model import Activity, Event, Measure, Plan
from planning.model.fields import Reference


def worksheet_then(activity: Activity, moment: Moment) -> Activity | None:
    """The sheet as it stood, in no session; None when there was none yet. Two queries.

    What has no history, such as the project, is left out rather than guessed.
    """
    found = then(activity, moment)
    if not found.was_there:
        return None
    measure_id = Reference("measure").read(found.state.words["measure_id"])
    return rebuilt(
        Activity,
        found.state,
        id=activity.id,
        plan_id=activity.plan_id,
        group_id=activity.group_id,
        plan=activity.plan,
        group=activity.group,
        measure=_measure_then(measure_id, moment) if measure_id else None,
        stage_reason=found.reasons.get("stage", ""),
        realisation_reason=found.reasons.get("realisation", ""),
        approvals=[
            each for each in activity.approvals if each.decided_on and each.decided_on <= moment.day
        ],
        evaluations=[each for each in activity.evaluations if each.at <= moment.at],
    )


def _measure_then(measure_id: int, moment: Moment) -> Measure | None:
    """What the measure was called then. One query."""
    paths = [f"measures/{measure_id}/{name}" for name in Measure.FIELDS]
    rows = db.session.execute(
        select(Measure, Event)
        .outerjoin(
            Event,
            and_(
                Event.thing == Plan.__tablename__,
                Event.thing_id == Measure.plan_id,
                Event.id > moment.upto,
                Event.verb == "changed",
                Event.path.in_(paths),
            ),
        )
        .where(Measure.id == measure_id)
        .order_by(Event.id.desc())
    ).all()
    if not rows:
        return None
    words = {name: kind.show(getattr(rows[0][0], name)) for name, kind in Measure.FIELDS.items()}
    for _measure, event in rows:
        if event is not None:
            words[event.path.rpartition("/")[2]] = event.old
    return Measure(id=measure_id, number=words["number"], title=words["title"])
