"""Counts and sums over everything chosen, not over a page of it: one query for all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
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
from planning.timeline.columns import Columns
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
Tally = dict[int | str, dict[Timeliness, int]]


@dataclass
class Sums:
    """``tally``: by band, how many stand how, before timeliness is chosen.

    ``places``: by the year their plan begins in and by band, how many are shown. ``columns`` by
    slot. ``money`` by year, in crowns: it is never divided into finer columns.
    """

    tally: Tally = field(default_factory=lambda: defaultdict(dict))
    places: Counter[tuple[int, int | str]] = field(default_factory=Counter)
    columns: defaultdict[int, Sum] = field(default_factory=lambda: defaultdict(Sum))
    money: defaultdict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    undated: Decimal = Decimal(0)


def sums(asked: Asked, user: User, day: date) -> Sums:
    """Everything chosen, counted and summed up. One query."""
    found = Sums()
    for row in rows_of(_query(asked, user), values(asked, day)):
        match row.kind:
            case "tally":
                _add_tally(found, asked, row)
            case "steps":
                _add_steps(found, asked, row)
            case _:
                _add_money(found, row)
    return found


def _add_tally(found: Sums, asked: Asked, row: Row[Any]) -> None:
    band, stands = row.key if row.band is None else row.band, Timeliness(row.stands)
    found.tally[band][stands] = found.tally[band].get(stands, 0) + row.a
    if asked.timeliness in {None, stands}:
        found.places[row.b, band] += row.a


def _add_steps(found: Sums, asked: Asked, row: Row[Any]) -> None:
    place, how = divmod(row.key, _WAYS)
    its = found.columns[asked.columns.first + place]
    its.steps += row.a
    its.done += row.a * (how == _DONE)
    its.late += row.a * (how == _LATE)


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

#: What is counted of steps: those that are done, those that are late, and others.
_OTHERS, _DONE, _LATE = range(3)
_WAYS = 3


def _query(asked: Asked, user: User) -> CompoundSelect[Any]:
    """Rows of ``kind``, ``key``, ``band``, ``stands``, two numbers and an amount.

    ``key``: a column with what is counted in it, a year, or a band's id; ``band``: of one that is
    known by words.
    """
    band = GATHERINGS[asked.by].key(user)
    chosen = (
        select(Activity.id, Activity.plan_id, Plan.first_year)
        .add_columns(band.label("band"), STANDS.label("stands"))
        .join(Activity.plan)
        .where(*picked_by(asked, user))
        .cte("chosen")
    )
    kept = [chosen.c.stands == TIMELINESS] if asked.timeliness else []
    return union_all(_steps(chosen, asked.columns, kept), _tally(chosen), _money(chosen, kept))


def _steps(chosen: CTE, columns: Columns, kept: Sequence[Any]) -> Select[Any]:
    """By column and by what is counted, in one number: thousands of steps are sorted by it."""
    is_late = and_(IS_LATE, chosen.c.stands != Timeliness.CLOSED)
    how = case_of((Milestone.state == MilestoneState.DONE, _DONE), (is_late, _LATE), else_=_OTHERS)
    key = (stands_in(columns) * _WAYS + how).label("key")
    rest = _NO_WORD.label("band"), _NO_WORD.label("stands"), func.count().label("a")
    none = _NO_NUMBER.label("b"), _NO_MONEY.label("amount")
    query: Any = select(literal("steps").label("kind"), key, *rest, *none)
    its: Select[Any] = query.join(chosen, chosen.c.id == Milestone.activity_id)
    return its.where(OVERLAPS, *kept).group_by("key")


def _tally(chosen: CTE) -> Select[Any]:
    band = chosen.c.band
    key, words = (band, _NO_WORD) if isinstance(band.type, Integer) else (_NO_NUMBER, band)
    stands, year = chosen.c.stands, chosen.c.first_year
    rest = stands, func.count(), year, _NO_MONEY
    return select(literal("tally"), key, words, *rest).group_by(band, stands, year)


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
    parts = literal("money"), lines.c.key, _NO_WORD, _NO_WORD, *plan, lines.c.amount
    return select(*parts).outerjoin_from(lines, Plan, Plan.id == -lines.c.key)
