"""What became of every activity between two moments: counted, however many a page holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from planning.comparing.shapes import Fate, Span, Tally
from planning.history.netting import netted
from planning.history.past import AXES, Deed
from planning.lib.database import db
from planning.model import WRITTEN, Activity, Event, Plan, Stage

#: Deeds that change what a sheet says, and those that are told as they are.
NETTED = WRITTEN | {*AXES}
AS_THEY_ARE = {
    "approval added", "approval corrected", "year evaluated", "limb added", "limb changed",
    "described",
}  # fmt: skip
TOLD = {"created"} | NETTED | AS_THEY_ARE


def tally(known: Sequence[ColumnElement[bool]], plan_id: int | None, span: Span) -> Tally:
    """What became of all that are known, and whether the plan itself changed. One query."""
    its = and_(
        Event.thing == Activity.__tablename__,
        Event.thing_id.in_(select(Activity.id).where(*known)),
    )
    of_plan = and_(Event.thing == Plan.__tablename__, Event.thing_id == plan_id)
    rows = db.session.execute(
        select(
            Event.thing, Event.thing_id, Event.id, Event.verb, Event.path, Event.label, Event.old,
            Event.new, Event.row,
        )
        .where(or_(its, of_plan), span.deeds, Event.verb.in_(sorted(TOLD)))
        .order_by(Event.thing, Event.thing_id, Event.id)
    )  # fmt: skip
    fates: Counter[Fate] = Counter()
    plan_changed = False
    for (thing, _id), deeds in groupby(rows, key=lambda row: (row.thing, row.thing_id)):
        if thing == Plan.__tablename__:
            plan_changed = bool(_steps(Plan, list(deeds)))
        elif became := fate(list(deeds)):
            fates[became] += 1
    return Tally(fates, plan_changed)


def fate(deeds: Sequence[Any]) -> Fate | None:
    """What the deeds on one activity made of it; None where they took each other back."""
    if any(deed.verb == "created" for deed in deeds):
        return Fate.NEW
    steps = _steps(Activity, deeds)
    if any(step.verb in AXES and step.new == Stage.DROPPED for step in steps):
        return Fate.DROPPED
    return Fate.CHANGED if steps else None


def _steps(sheet: type[Activity | Plan], deeds: Sequence[Any]) -> list[Deed]:
    nets = [net.difference for net in netted(sheet, deeds)]
    return [*nets, *(deed for deed in deeds if deed.verb in AS_THEY_ARE)]
