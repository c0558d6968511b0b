"""What changed between two moments, from the deeds between them: four queries at any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select
from sqlalchemy.orm import joinedload

from planning.chronicle import names_in
from planning.history.moments import Moment
from planning.history.netting import netted
from planning.history.past import AXES, Difference
from planning.lib.database import db
from planning.model import (
    Activity,
    AgendaItem,
    Event,
    Goal,
    Measure,
    Meeting,
    Plan,
    Stage,
    User,
)
from planning.summaries import Page, window
from planning.visibility import activities_with_history, own_items, visible_activities

#: Activities on one page, and on one paper.
PAGE, PAPER = 40, 300

#: Deeds that change what a sheet says, and those that are told as they are.
_NETTED = {"changed", "added", "removed", "restored", "moved", *AXES}
_AS_THEY_ARE = {"approval added", "year evaluated", "limb added", "limb changed", "described"}
#: Fields by which an activity is known, and stands where it stands.
_KNOWN_BY = ("number", "title", "measure_id")


class Fate(StrEnum):
    """What became of an activity between two moments."""

    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One difference, and the last deed that made it so: who, when, at which agenda item."""

    what: Difference | Event
    deed: Event
    item_title: str = ""
    item_meeting_id: int = 0
    item_held_on: date | None = None


@dataclass
class Changed:
    """An activity that differs, as it was called at the later moment."""

    id: int
    number: str
    title: str
    fate: Fate
    changes: list[Change]


@dataclass
class Part:
    """A measure with those of its activities that differ; without a name where there is none."""

    measure: str
    activities: list[Changed] = field(default_factory=list)


@dataclass
class Comparison:
    """What differs. ``names`` are those of things that fields refer to."""

    of_plan: list[Change]
    parts: list[Part]
    names: Mapping[tuple[str, str], str]
    page: Page

    def count(self, fate: str) -> int:
        """How many activities had that fate."""
        return sum(each.fate == fate for part in self.parts for each in part.activities)


@dataclass(frozen=True)
class Span:
    """From one moment to a later one."""

    since: Moment
    until: Moment

    @property
    def deeds(self) -> ColumnElement[bool]:
        return and_(Event.id > self.since.upto, Event.id <= self.until.upto)


def of_plan(
    plan: Plan,
    span: Span,
    user: User,
    *conditions: ColumnElement[bool],
    group_id: int | None = None,
    number: int = 1,
    size: int = PAGE,
) -> Comparison:
    """A page of what changed in the plan, as far as ``user`` may read its history.

    Of activities only in those that meet the ``conditions``.
    """
    known = [Activity.plan_id == plan.id, activities_with_history(user), *conditions]
    if group_id is not None:
        known.append(Activity.group_id == group_id)
    with_plan = plan.id if number == 1 and group_id is None else None
    return _compared(known, with_plan, span, user, number, size)


def of_activity(activity: Activity, span: Span, user: User) -> Comparison:
    """What changed in one activity; of one that is new too, all that was written into it since."""
    return _compared([Activity.id == activity.id], None, span, user, 1, 1, whole=True)


def _compared(
    known: Sequence[ColumnElement[bool]],
    plan_id: int | None,
    span: Span,
    user: User,
    number: int,
    size: int,
    *,
    whole: bool = False,
) -> Comparison:
    found = _touched(known, span, number, size)
    listed = found[:size]
    rows = _deeds([row.id for row in listed], plan_id, span, user)
    names = names_in((row.Event for row in rows), activities=visible_activities(user))
    by_thing: defaultdict[tuple[str, int], list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in rows:
        by_thing[row.Event.thing, row.Event.thing_id].append(row)
    parts: dict[str, Part] = {}
    for row in listed:
        between, later = _parted(by_thing["activity", row.id], span)
        changed = _changed(row, between, later, whole=whole)
        if changed.changes or changed.fate is not Fate.CHANGED:
            measure = _measure(row, later, names)
            parts.setdefault(measure, Part(measure)).activities.append(changed)
    of_plan_ = _changes(Plan, by_thing["plan", plan_id or 0])
    return Comparison(of_plan_, list(parts.values()), names, window(found, number, size))


def _touched(
    known: Sequence[ColumnElement[bool]], span: Span, number: int, size: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Activities to which something was done between, in the order of the plan, and one more."""
    done_to = select(Event.thing_id).where(
        Event.thing == Activity.__tablename__,
        span.deeds,
        Event.verb.in_(sorted({"created"} | _NETTED | _AS_THEY_ARE)),
    )
    return db.session.execute(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            Measure.number.label("measure_number"),
            Measure.title.label("measure_title"),
        )
        .outerjoin(Activity.measure)
        .outerjoin(Measure.goal)
        .where(*known, Activity.id.in_(done_to))
        .order_by(
            Goal.sort_key.is_(None), Goal.sort_key, Goal.id, Measure.sort_key, Measure.id,
            Activity.sort_key, Activity.id,
        )
        .offset((number - 1) * size)
        .limit(size + 1)
    ).all()  # fmt: skip


def _deeds(
    ids: list[int], plan_id: int | None, span: Span, user: User
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Deeds between the moments, oldest first, and later ones on what things are known by."""
    later = and_(Event.id > span.until.upto, Event.verb == "changed", Event.path.in_(_KNOWN_BY))
    its = and_(Event.thing == Activity.__tablename__, Event.thing_id.in_(ids))
    of_plan_ = and_(Event.thing == Plan.__tablename__, Event.thing_id == plan_id, span.deeds)
    return db.session.execute(
        select(Event, AgendaItem.title, AgendaItem.meeting_id, Meeting.held_on)
        .select_from(Event)
        .outerjoin(AgendaItem, and_(AgendaItem.id == Event.because_id, own_items(user)))
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            or_(and_(its, or_(span.deeds, later)), of_plan_),
            Event.verb.in_(sorted({"created"} | _NETTED | _AS_THEY_ARE)),
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id)
    ).all()


def _parted(
    rows: Iterable[Row[*tuple[Any, ...]]], span: Span
) -> tuple[list[Row[*tuple[Any, ...]]], dict[str, str]]:
    """Deeds between the moments, and what the fields said then that were changed later."""
    between: list[Row[*tuple[Any, ...]]] = []
    later: dict[str, str] = {}
    for row in rows:
        if row.Event.id <= span.until.upto:
            between.append(row)
        else:
            later.setdefault(row.Event.path, row.Event.old)
    return between, later


def _changed(
    row: Row[*tuple[Any, ...]],
    between: Sequence[Row[*tuple[Any, ...]]],
    later: Mapping[str, str],
    *,
    whole: bool,
) -> Changed:
    changes = _changes(Activity, between)
    fate = Fate.CHANGED
    if any(each.Event.verb == "created" for each in between):
        fate = Fate.NEW
        if not whole:  # what was written into it since is what it is, not what changed
            changes = [each for each in changes if not each.what.path]
    elif any(each.what.new == Stage.DROPPED and each.what.verb in AXES for each in changes):
        fate = Fate.DROPPED
    number, title = (later.get(name, getattr(row, name)) for name in ("number", "title"))
    return Changed(row.id, number, title, fate, changes)


def _changes(sheet: type[Activity | Plan], rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Change]:
    """What the deeds amount to, then those that are told as they are."""
    found = {row.Event.id: row for row in rows}
    events = [row.Event for row in rows]
    nets = [(net.difference, net.deed) for net in netted(sheet, events)]
    whole = [(event, event) for event in events if event.verb in _AS_THEY_ARE]
    return [
        Change(
            what,
            deed,
            found[deed.id].title or "",
            found[deed.id].meeting_id or 0,
            found[deed.id].held_on,
        )
        for what, deed in [*nets, *whole]
    ]


def _measure(
    row: Row[*tuple[Any, ...]], later: Mapping[str, str], names: Mapping[tuple[str, str], str]
) -> str:
    """The measure it belonged to at the later moment."""
    if "measure_id" in later:
        return names.get(("measure", later["measure_id"]), "")
    return f"{row.measure_number or ''} {row.measure_title or ''}".strip()
