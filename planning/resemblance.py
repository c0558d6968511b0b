"""Which activities of different groups are like each other, as they are written now.

Every process keeps the words of all worksheets in memory and reads again only those to which
something was done since (``Event``), so it need not be told what other processes write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select, true

from planning.lib.database import db
from planning.lib.likeness import Alike, Corpus, Described
from planning.model import (
    CLOSED,
    Activity,
    Entry,
    EntryKind,
    Event,
    Milestone,
    Plan,
    PlanState,
    Stage,
    Territory,
)

#: Proposals nobody works on.
_ASIDE = frozenset({Stage.DROPPED, Stage.POSTPONED})
#: Lists of the worksheet that are compared by name.
_MARKS = {
    EntryKind.TARGET_GROUP: "target_groups",
    EntryKind.TERRITORY: "territories",
    EntryKind.IMPLEMENTER: "implementers",
}
#: How many of the latest deeds are remembered, to know an older view of the database by.
_REMEMBERED = 500


@dataclass
class _Memory:
    """What a process knows; ``last`` is the deed up to which it has read."""

    corpus: Corpus = field(default_factory=Corpus)
    last: int = 0
    moments: dict[int, datetime] = field(default_factory=dict)
    #: What was found; both until words change.
    pairs: list[Alike] | None = None
    by_activity: dict[int, list[Alike]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


def pairs() -> list[Alike]:
    """All pairs, those most alike first. One query when nothing was done since the last time."""
    memory = _memory()
    with memory.lock:
        _catch_up(memory)
        if memory.pairs is None:
            memory.pairs = memory.corpus.pairs()
        return memory.pairs


def like(activity: Activity) -> list[Alike]:
    """Those that one activity is like. One query when nothing was done since the last time."""
    memory = _memory()
    with memory.lock:
        _catch_up(memory)
        if activity.id not in memory.by_activity:
            memory.by_activity[activity.id] = memory.corpus.like(activity.id)
        return memory.by_activity[activity.id]


def _memory() -> _Memory:
    known: _Memory = current_app.extensions.setdefault("resemblance", _Memory())
    return known


def _catch_up(memory: _Memory) -> None:
    """Hear what was done since. Every activity was begun by a deed: without deeds there is none."""
    newest = select(func.max(Event.id)).scalar_subquery()
    since = case((newest < memory.last, newest), else_=memory.last)
    deeds = db.session.execute(
        select(Event.id, Event.at, Event.thing, Event.thing_id)
        .where(Event.id >= since)
        .order_by(Event.id)
    ).all()
    goes_on = bool(deeds) and memory.moments.get(deeds[0].id) == deeds[0].at
    if goes_on and deeds[0].id < memory.last:
        return  # somebody whose view of the database began before ours; ours is as good for them
    fresh = deeds[1:] if goes_on else ()
    if not goes_on or any(deed.thing == Plan.__tablename__ for deed in fresh):
        memory.corpus = Corpus(described() if deeds else ())
        memory.moments.clear()
        _forget(memory)
    elif touched := {deed.thing_id for deed in fresh if deed.thing == Activity.__tablename__}:
        _renew(memory, touched)
    memory.last = deeds[-1].id if deeds else 0
    memory.moments |= {deed.id: deed.at for deed in deeds[-_REMEMBERED:]}
    for id_ in sorted(memory.moments)[:-_REMEMBERED]:
        del memory.moments[id_]


def _renew(memory: _Memory, ids: Collection[int]) -> None:
    """Read those activities again; pairs are looked for anew only when words changed."""
    changed, gone = False, set(ids)
    for thing in described(ids):
        gone.discard(thing.id)
        changed |= memory.corpus.put(thing)
    for id_ in gone:
        changed |= memory.corpus.drop(id_)
    if changed:
        _forget(memory)


def _forget(memory: _Memory) -> None:
    memory.pairs = None
    memory.by_activity.clear()


def described(ids: Collection[int] | None = None) -> Iterator[Described]:
    """Activities somebody works on, in words: all, or those among ``ids``. Three queries."""
    found, entries, milestones = _sheets(ids), _entries(ids), _milestones(ids)
    for row in found:
        lists = entries[row.id]
        yield Described(
            row.id,
            row.group_id,
            row.plan_id,
            row.title,
            (row.description, *lists[EntryKind.OUTPUT]),
            (*lists[EntryKind.STEP], *milestones[row.id]),
            {name: tuple(lists[kind]) for kind, name in _MARKS.items()},
        )


_Row = Row[*tuple[Any, ...]]


def _sheets(ids: Collection[int] | None) -> Sequence[_Row]:
    """The activities themselves, in the order of their ids."""
    return db.session.execute(
        select(
            Activity.id, Activity.group_id, Activity.plan_id, Activity.title, Activity.description
        )
        .join(Activity.plan)
        .where(
            _among(Activity.id, ids),
            Activity.stage.not_in(sorted(_ASIDE)),
            Activity.realisation.not_in(sorted(CLOSED)),
            Plan.state != PlanState.FINISHED,
        )
        .order_by(Activity.id)
    ).all()


def _entries(ids: Collection[int] | None) -> dict[int, dict[EntryKind, list[str]]]:
    """Their plain lists. Words such as "NNO" name no implementer, nor "Neuvedeno" a territory."""
    found: defaultdict[int, dict[EntryKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = db.session.execute(
        select(Entry.activity_id, Entry.kind, Entry.text)
        .outerjoin(Entry.territory)
        .where(
            _among(Entry.activity_id, ids),
            or_(
                Entry.kind.in_([EntryKind.STEP, EntryKind.OUTPUT, EntryKind.TARGET_GROUP]),
                and_(Entry.kind == EntryKind.IMPLEMENTER, Entry.organisation_id.is_not(None)),
                and_(Entry.kind == EntryKind.TERRITORY, Territory.is_unknown.is_not(true())),
            ),
        )
        .order_by(Entry.activity_id, Entry.position, Entry.id)
    )
    for activity_id, kind, text in rows:
        found[activity_id][kind].append(text)
    return found


def _milestones(ids: Collection[int] | None) -> dict[int, list[str]]:
    """What their schedules say: steps too, in other words or the same."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for activity_id, text in db.session.execute(
        select(Milestone.activity_id, Milestone.text)
        .where(_among(Milestone.activity_id, ids))
        .order_by(Milestone.activity_id, Milestone.position, Milestone.id)
    ):
        found[activity_id].append(text)
    return found


def _among(column: Any, ids: Collection[int] | None) -> ColumnElement[bool]:
    return true() if ids is None else column.in_(sorted(ids))
