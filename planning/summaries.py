"""Activities as they stand in lists: one line each, in two queries however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Text, literal, select, type_coerce, union_all

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import (
    Activity,
    Completeness,
    CostLine,
    Entry,
    EntryKind,
    Goal,
    Measure,
    Milestone,
    Risk,
    Standing,
    completeness,
    standing,
)

#: Of activities joined with their measures and goals; those without come last.
IN_ORDER_OF_PLAN = (
    Goal.sort_key.is_(None), Goal.sort_key, Goal.id, Measure.sort_key, Measure.id,
    Activity.sort_key, Activity.id,
)  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """One activity in a list."""

    activity: Activity
    standing: Standing
    completeness: Completeness


@dataclass(frozen=True)
class Page:
    """A window on a longer list. ``number`` counts from 1."""

    number: int
    has_more: bool


def window(found: Sequence[object], number: int, size: int) -> Page:
    """The page that ``found`` is, when one more than ``size`` was asked for."""
    return Page(number, has_more=len(found) > size)


def summaries(activities: Iterable[Activity]) -> list[Summary]:
    """How each of the activities stands. Two queries; keep the list to a page."""
    listed = list(activities)
    ids = [activity.id for activity in listed]
    steps = defaultdict(list)
    for step in db.session.execute(
        select(
            Milestone.activity_id,
            Milestone.text,
            Milestone.when,
            Milestone.period,
            Milestone.starts_on,
            Milestone.ends_on,
            Milestone.state,
            Milestone.note,
        )
        .where(Milestone.activity_id.in_(ids))
        .order_by(Milestone.activity_id, Milestone.position, Milestone.id)
    ):
        steps[step.activity_id].append(step)
    filled = _filled_parts(ids)
    day = today()
    return [
        Summary(
            activity,
            standing(activity.realisation, steps[activity.id], day),
            completeness(
                activity,
                kinds=[EntryKind(kind) for kind in filled[activity.id] if kind in _ENTRY_KINDS],
                has_costs="cost" in filled[activity.id],
                has_risks="risk" in filled[activity.id],
                has_milestones=bool(steps[activity.id]),
            ),
        )
        for activity in listed
    ]


def gaps(activities: Iterable[Activity]) -> dict[int, Completeness]:
    """What each of the sheets says and does not say yet, by id. One query."""
    listed = {activity.id: activity for activity in activities}
    filled = _filled_parts(list(listed), with_steps=True)
    return {
        id_: completeness(
            activity,
            kinds=[EntryKind(kind) for kind in filled[id_] if kind in _ENTRY_KINDS],
            has_costs="cost" in filled[id_],
            has_risks="risk" in filled[id_],
            has_milestones="milestone" in filled[id_],
        )
        for id_, activity in listed.items()
    }


_ENTRY_KINDS = frozenset(kind.value for kind in EntryKind)


def _filled_parts(ids: list[int], *, with_steps: bool = False) -> defaultdict[int, set[str]]:
    """Which lists of each worksheet have a row; of its schedule only when asked."""
    entries = (
        select(Entry.activity_id, type_coerce(Entry.kind, Text).label("part"))
        .where(Entry.activity_id.in_(ids), Entry.text != "")
        .group_by(Entry.activity_id, Entry.kind)
    )
    costs = (
        select(CostLine.activity_id, literal("cost"))
        .where(CostLine.activity_id.in_(ids))
        .distinct()
    )
    risks = select(Risk.activity_id, literal("risk")).where(Risk.activity_id.in_(ids)).distinct()
    steps = (
        select(Milestone.activity_id, literal("milestone"))
        .where(Milestone.activity_id.in_(ids))
        .distinct()
    )
    lists = [entries, costs, risks, *([steps] if with_steps else [])]
    filled: defaultdict[int, set[str]] = defaultdict(set)
    for activity_id, part in db.session.execute(union_all(*lists)):
        filled[activity_id].add(part)
    return filled
