"""What rows are gathered under: a key, its number and name, and the order of bands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal, select, type_coerce

from planning.model import Activity, Group, Measure, Plan, Realisation, User
from planning.timeline.forms import By
from planning.visibility import named_responsible

#: What a person's band is known by: their id, else the name as it was written.
_PERSON = func.coalesce(cast(Activity.responsible_id, Text), Activity.responsible)
#: Activities without a measure are a band of their plan's, known by minus its id.
_MEASURE = func.coalesce(Activity.measure_id, -Activity.plan_id)
#: The key of those who may not be named.
UNNAMED = "-"

_IN_A_BAND = (Plan.first_year.desc(), Plan.id, Activity.sort_key, Activity.id)


@dataclass(frozen=True)
class Gathering:
    """How rows come under bands. ``key`` tells bands apart, within the plan for measures."""

    key: Callable[[User], Any]
    number: Any
    name: Any
    joined: Callable[[Any], Any]


def folded_away(by: By, user: User, folded: Iterable[str], picked: Any) -> ColumnElement[bool]:
    """Whether a row need not be fetched: its band is folded, and another row stands for it."""
    key = GATHERINGS[by].key(user)
    is_folded = cast(key, Text).in_(sorted(folded))
    first = select(func.min(Activity.id)).join(Activity.plan).where(*picked).group_by(key)
    return is_folded & Activity.id.not_in(first)


def _person(user: User) -> ColumnElement[Any]:
    return case((named_responsible(user), _PERSON), else_=literal(UNNAMED))


_NO_NUMBER = literal("")
GATHERINGS = {
    By.MEASURE: Gathering(
        lambda _user: _MEASURE,
        Measure.number,
        Measure.title,
        lambda query: query.outerjoin(Activity.measure),
    ),
    By.GROUP: Gathering(
        lambda _user: Activity.group_id,
        _NO_NUMBER,
        Group.name,
        lambda query: query.join(Activity.group),
    ),
    By.PERSON: Gathering(_person, _NO_NUMBER, Activity.responsible, lambda query: query),
    By.REALISATION: Gathering(
        lambda _user: type_coerce(Activity.realisation, Text),
        _NO_NUMBER,
        literal(""),
        lambda query: query,
    ),
}


def in_order(by: By, user: User, keys: Iterable[Any]) -> tuple[Any, ...]:
    """How rows are sorted. ``keys``: bands in Czech order, which no database need know."""
    if by is By.MEASURE:
        return (
            Plan.first_year.desc(),  # what is planned now stands before what was planned then
            func.coalesce(Measure.sort_key, "~~"),  # those without a measure stand last
            func.coalesce(Measure.id, 0),
            Plan.id,
            Activity.sort_key,
            Activity.id,
        )
    key = GATHERINGS[by].key(user)
    place = {each: place for place, each in enumerate(keys)}
    first = case(place, value=key, else_=-1) if place else key
    return first, key, *_IN_A_BAND


#: Realisations in the order they come, the usual ones first.
REALISATIONS = [each.value for each in Realisation]
