"""Counts and sums over everything chosen, not over a page of it: one query for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Integer,
    Numeric,
    Row,
    Select,
    Text,
    and_,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy import case as case_of

from planning.model import (
    Activity,
    Basis,
    CostLine,
    Milestone,
    MilestoneState,
    Plan,
    Timeliness,
    User,
)
from planning.timeline.columns import Scale
from planning.timeline.conditions import (
    IS_LATE,
    OVERLAPS,
    STANDS,
    TIMELINESS,
    picked_by,
    stands_in,
    values,
)
from planning.timeline.forms import Asked
from planning.timeline.gathering import GATHERINGS
from planning.timeline.queries import rows_of


@dataclass
class Sum:
    """Steps of a column."""

    steps: int = 0
    done: int = 0
    late: int = 0


#: Bands are known by an id, or by words.
Tally = dict[int | str | None, dict[Timeliness, int]]


@dataclass
class Sums:
    """``tally``: by band, how many stand how, before timeliness is chosen.

    ``columns`` by slot. ``money`` by year, in crowns: it is never divided into finer columns.
    """

    tally: Tally = field(default_factory=lambda: defaultdict(dict))
    columns: defaultdict[int, Sum] = field(default_factory=lambda: defaultdict(Sum))
    money: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    undated: Decimal = Decimal(0)


def sums(asked: Asked, user: User, day: date) -> Sums:
    """Everything chosen, counted and summed up. One query."""
    found = Sums()
    for row in rows_of(_query(asked, user), values(asked, day)):
        match row.kind:
            case "tally":
                band = row.key if row.band is None else row.band
                found.tally[band][Timeliness(row.stands)] = row.a
            case "steps":
                found.columns[row.key] = Sum(row.a, row.b, row.c)
            case _:
                _add_money(found, row)
    return found


def _add_money(found: Sums, row: Row[Any]) -> None:
    """To its year; a yearly amount without one to every year of its plan. Never divided."""
    if row.key > 0:
        found.money[row.key] += row.amount
    elif row.key < 0:
        for year in range(row.a, row.b + 1):
            found.money[year] += row.amount
    else:
        found.undated += row.amount


_NO_NUMBER, _NO_WORD = cast(null(), Integer), cast(null(), Text)
_NO_MONEY = cast(null(), Numeric(14, 2))

_IS_DONE = Milestone.state == MilestoneState.DONE


def _number_of(condition: Any) -> Any:
    return func.sum(case_of((condition, 1), else_=0))


_STEPS: dict[Scale, Select[Any]] = {
    scale: select(
        literal("steps").label("kind"),
        stands_in(scale).label("key"),
        _NO_WORD.label("band"),
        _NO_WORD.label("stands"),
        func.count().label("a"),
        _number_of(_IS_DONE).label("b"),
    ).where(OVERLAPS)
    for scale in Scale
}


def _query(asked: Asked, user: User) -> CompoundSelect[Any]:
    """Rows of ``kind``, ``key``, ``band``, ``stands``, three numbers and an amount.

    ``key``: a slot, a year or a band's id; ``band``: of one that is known by words.
    """
    band = GATHERINGS[asked.by].key(user)
    chosen = (
        select(Activity.id, Activity.plan_id, band.label("band"), STANDS.label("stands"))
        .join(Activity.plan)
        .where(*picked_by(asked, user))
        .cte("chosen")
    )
    kept = [chosen.c.stands == TIMELINESS] if asked.timeliness else []
    return union_all(_steps(chosen, asked.scale, kept), _tally(chosen), _money(chosen, kept))


def _steps(chosen: CTE, scale: Scale, kept: Sequence[Any]) -> Select[Any]:
    late = _number_of(and_(IS_LATE, chosen.c.stands != Timeliness.CLOSED))
    return (
        _STEPS[scale]
        .add_columns(late.label("c"), _NO_MONEY.label("amount"))
        .join(chosen, chosen.c.id == Milestone.activity_id)
        .where(*kept)
        .group_by("key")
    )


def _tally(chosen: CTE) -> Select[Any]:
    band = chosen.c.band
    key, words = (band, _NO_WORD) if isinstance(band.type, Integer) else (_NO_NUMBER, band)
    rest = chosen.c.stands, func.count(), _NO_NUMBER, _NO_NUMBER, _NO_MONEY
    return select(literal("tally"), key, words, *rest).group_by(band, chosen.c.stands)


def _money(chosen: CTE, kept: Sequence[Any]) -> Select[Any]:
    """By year; what is yearly without a year by its plan, under minus its id; the rest under 0.

    One number to group by: thousands of lines are sorted by it.
    """
    yearly = case_of((CostLine.basis == Basis.YEARLY, -chosen.c.plan_id), else_=0)
    key = func.coalesce(CostLine.year, yearly).label("key")
    lines = (
        select(key, func.sum(CostLine.amount).label("amount"))
        .join(chosen, chosen.c.id == CostLine.activity_id)
        .where(CostLine.amount.is_not(None), *kept)
        .group_by("key")
        .subquery()
    )
    plan = Plan.first_year, Plan.last_year
    parts = literal("money"), lines.c.key, _NO_WORD, _NO_WORD, *plan, _NO_NUMBER, lines.c.amount
    return select(*parts).outerjoin_from(lines, Plan, Plan.id == -lines.c.key)
