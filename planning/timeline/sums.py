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
    extract,
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
from planning.timeline.conditions import (
    FIRST,
    FIRST_DAY,
    IS_LATE,
    LAST_DAY,
    OVERLAPS,
    STANDS,
    TIMELINESS,
    picked_by,
    values,
)
from planning.timeline.forms import Asked, By
from planning.timeline.queries import rows_of


@dataclass
class Sum:
    """What a year asks for: crowns, and steps."""

    money: Decimal = Decimal(0)
    steps: int = 0
    done: int = 0
    late: int = 0


Tally = dict[int | None, dict[Timeliness, int]]


@dataclass
class Sums:
    """``tally``: by band, how many stand how, before timeliness is chosen. ``undated``: crowns."""

    tally: Tally = field(default_factory=lambda: defaultdict(dict))
    years: defaultdict[int, Sum] = field(default_factory=lambda: defaultdict(Sum))
    undated: Decimal = Decimal(0)


def sums(asked: Asked, user: User, day: date) -> Sums:
    """Everything chosen, counted and summed up. One query."""
    found = Sums()
    for row in rows_of(_query(asked, user), values(asked, day)):
        match row.kind:
            case "tally":
                found.tally[row.key][Timeliness(row.stands)] = row.a
            case "steps":
                of_year = found.years[row.key]
                of_year.steps, of_year.done, of_year.late = row.a, row.b, row.c
            case _:
                _add_money(found, row)
    return found


def _add_money(found: Sums, row: Row[Any]) -> None:
    """To its year; a yearly amount without one to every year of its plan. Never divided."""
    if row.key is not None:
        found.years[row.key].money += row.amount
    elif row.a:
        for year in range(row.b, row.c + 1):
            found.years[year].money += row.amount
    else:
        found.undated += row.amount


_NO_NUMBER, _NO_WORD = cast(null(), Integer), cast(null(), Text)
_NO_MONEY = cast(null(), Numeric(14, 2))

#: A step of several years stands in the one it ends in, or the first of it that is shown.
_STANDS_IN = case_of(
    (Milestone.ends_on <= LAST_DAY, extract("year", Milestone.ends_on)),
    (Milestone.starts_on < FIRST_DAY, FIRST),
    else_=extract("year", Milestone.starts_on),
)
_IS_DONE = Milestone.state == MilestoneState.DONE
_IS_YEARLY = case_of((CostLine.basis == Basis.YEARLY, 1), else_=0)


def _number_of(condition: Any) -> Any:
    return func.sum(case_of((condition, 1), else_=0))


_STEPS: Select[Any] = select(
    literal("steps").label("kind"),
    _STANDS_IN.label("key"),
    _NO_WORD.label("stands"),
    func.count().label("a"),
    _number_of(_IS_DONE).label("b"),
).where(OVERLAPS)

_MONEY: Select[Any] = select(
    literal("money"),
    CostLine.year,
    _NO_WORD,
    _IS_YEARLY.label("is_yearly"),
    Plan.first_year,
    Plan.last_year,
    func.sum(CostLine.amount),
).where(CostLine.amount.is_not(None))


def _query(asked: Asked, user: User) -> CompoundSelect[Any]:
    """Rows of ``kind``, ``key`` (a year or a band), ``stands``, three numbers and an amount."""
    band = Activity.group_id if asked.by is By.GROUP else Activity.measure_id
    chosen = (
        select(Activity.id, Activity.plan_id, band.label("band"), STANDS.label("stands"))
        .join(Activity.plan)
        .where(*picked_by(asked, user))
        .cte("chosen")
    )
    kept = [chosen.c.stands == TIMELINESS] if asked.timeliness else []
    return union_all(*_parts(chosen, kept))


def _parts(chosen: CTE, kept: Sequence[Any]) -> tuple[Select[Any], ...]:
    return (
        _STEPS.add_columns(
            _number_of(and_(IS_LATE, chosen.c.stands != Timeliness.CLOSED)).label("c"),
            _NO_MONEY.label("amount"),
        )
        .join(chosen, chosen.c.id == Milestone.activity_id)
        .where(*kept)
        .group_by("key"),
        select(
            literal("tally"),
            chosen.c.band,
            chosen.c.stands,
            func.count(),
            _NO_NUMBER,
            _NO_NUMBER,
            _NO_MONEY,
        ).group_by(chosen.c.band, chosen.c.stands),
        _MONEY.join(chosen, chosen.c.id == CostLine.activity_id)
        .join(Plan, Plan.id == chosen.c.plan_id)
        .where(*kept)
        .group_by(CostLine.year, "is_yearly", Plan.first_year, Plan.last_year),
    )
