"""Activities that a plan puts before a body, with what the tables say of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    cast,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import joinedload

from planning.council.money import StatedCost
from planning.lib.database import db
from planning.model import (
    SUBMITTED_STAGES,
    Activity,
    Basis,
    CostKind,
    CostLine,
    Entry,
    EntryKind,
    Measure,
    Milestone,
    Plan,
    Realisation,
    Stage,
)
from planning.summaries import IN_ORDER_OF_PLAN

#: What nobody goes on with by itself any more.
GIVEN_UP = frozenset({Realisation.CANCELLED, Realisation.MERGED, Realisation.REPLACED})
#: What the steering group agreed on, and what was approved before: the rest is still on its way.
_PUT_UP = frozenset({Stage.AGREED, Stage.APPROVED})
#: What a row of one kind says and the others do not.
_NOTHING: dict[str, SQLColumnExpression[Any]] = {
    "implementer": cast(null(), Text),
    "begins": cast(null(), Date),
    "ends": cast(null(), Date),
    "kind": cast(null(), Text),
    "basis": cast(null(), Text),
    "year": cast(null(), Integer),
    "amount": cast(null(), Numeric(14, 2)),
    "sources": cast(null(), Text),
}


@dataclass
class Listed:
    """An activity as a line of the pack. ``years`` are those in which its schedule has a term."""

    activity: Activity
    implementers: list[str] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    lines: list[StatedCost] = field(default_factory=list)

    @property
    def is_put_up(self) -> bool:
        """Whether the body is asked for it and its money; else it is listed for information."""
        activity = self.activity
        return activity.stage in _PUT_UP and activity.realisation not in GIVEN_UP


def submitted(plan: Plan) -> ColumnElement[bool]:
    """What groups of the plan have submitted."""
    return and_(Activity.plan_id == plan.id, Activity.stage.in_(sorted(SUBMITTED_STAGES)))


def listed(plan: Plan) -> list[Listed]:
    """Activities in the order of the plan, with what the tables say of them. Two queries."""
    activities = db.session.scalars(
        select(Activity)
        .where(submitted(plan))
        .outerjoin(Activity.measure)
        .outerjoin(Measure.goal)
        .options(joinedload(Activity.group), joinedload(Activity.measure).joinedload(Measure.goal))
        .order_by(*IN_ORDER_OF_PLAN)
    )
    found = {activity.id: Listed(activity) for activity in activities}
    for row in db.session.execute(_rows(plan)):
        each = found[row.activity_id]
        each.years |= {day.year for day in (row.begins, row.ends) if day}
        if row.implementer is not None:
            each.implementers.append(row.implementer)
        if row.kind is not None:
            names = tuple(name.strip() for name in row.sources.split(",") if name.strip())
            kind, basis = CostKind(row.kind), Basis(row.basis)
            each.lines.append(StatedCost(kind, basis, row.year, row.amount, names))
    return list(found.values())


def _rows(plan: Plan) -> Select[Any]:
    """Implementers by their words, steps of the schedule by their days, and costs."""
    implementers = _said(plan, Entry, implementer=Entry.text)
    both = union_all(
        implementers.where(Entry.kind == EntryKind.IMPLEMENTER),
        _said(plan, Milestone, begins=Milestone.starts_on, ends=Milestone.ends_on),
        _said(
            plan,
            CostLine,
            kind=cast(CostLine.kind, Text),
            basis=cast(CostLine.basis, Text),
            year=CostLine.year,
            amount=CostLine.amount,
            sources=CostLine.sources,
        ),
    ).subquery()
    return select(both).order_by(both.c.activity_id, both.c.position, both.c.id)


def _said(
    plan: Plan, of: type[Entry | Milestone | CostLine], **said: SQLColumnExpression[Any]
) -> Select[Any]:
    told = _NOTHING | said
    columns: list[Any] = [words.label(name) for name, words in told.items()]
    return (
        select(of.activity_id, of.position, of.id, *columns)
        .join(Activity, Activity.id == of.activity_id)
        .where(submitted(plan))
    )
