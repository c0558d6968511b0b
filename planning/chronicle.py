"""Events told with the names of what they are about, in one query however many there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Text, and_, cast, false, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.lib.ids import LARGEST_ID
from planning.model import (
    WRITTEN,
    Activity,
    AgendaItem,
    Event,
    Goal,
    Group,
    Measure,
    Meeting,
    Plan,
    Sheet,
    User,
)


@dataclass(frozen=True)
class Telling:
    """An event, and what people call the thing it happened to."""

    event: Event
    #: Of an activity; of a plan its years.
    number: str = ""
    title: str = ""
    held_on: date | None = None
    #: The agenda item it was noted at, when the reader may know of it.
    item_title: str = ""
    item_meeting_id: int = 0
    #: What people call the things that its fields refer to: see ``names_in``.
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)


class Referring(Protocol):
    """What may hold ids of other things: an event, or a difference of two states."""

    @property
    def path(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def row(self) -> str: ...


def last_change(sheet: Sheet, path: str) -> Event | None:
    """Who wrote what stands at ``path`` now, or took away the row it stood in. One query."""
    written = and_(Event.path == path, Event.verb == "changed")
    row_path = path.rpartition("/")[0]
    of_row = and_(Event.path == row_path, Event.verb.in_(["added", "removed", "restored"]))
    return db.session.scalar(
        select(Event)
        .where(
            Event.done_to(sheet),
            or_(written, of_row) if row_path else written,
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .limit(1)
    )


def told(
    *conditions: ColumnElement[bool], items: ColumnElement[bool], limit: int, offset: int = 0
) -> list[Telling]:
    """Events that meet the conditions, latest first. ``items``: those the reader may know of."""
    first, last = cast(Plan.first_year, Text), cast(Plan.last_year, Text)
    years = first.concat("\N{EN DASH}").concat(last)
    rows = db.session.execute(
        select(
            Event,
            func.coalesce(Activity.number, years, ""),
            func.coalesce(Activity.title, Meeting.title, Group.name, Plan.title, ""),
            Meeting.held_on,
            AgendaItem.title,
            AgendaItem.meeting_id,
        )
        .outerjoin(Activity, Event.done_to(Activity))
        .outerjoin(Meeting, Event.done_to(Meeting))
        .outerjoin(Group, Event.done_to(Group))
        .outerjoin(Plan, Event.done_to(Plan))
        .outerjoin(AgendaItem, and_(AgendaItem.id == Event.because_id, items))
        .where(*conditions)
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [
        Telling(event, number, title, held_on, item or "", meeting_id or 0)
        for event, number, title, held_on, item, meeting_id in rows
    ]


def deeds_since(sheet: Sheet, version: int, limit: int = 20) -> list[Telling]:
    """What was done to a sheet after one of its versions, latest first. One query."""
    return told(
        Event.done_to(sheet),
        Event.version > version,
        items=false(),
        limit=limit,
    )


def written_since(sheet: Sheet, version: int) -> Sequence[Event]:
    """What was written on a sheet after ``version``, in its order, with who did it. One query."""
    return db.session.scalars(
        select(Event)
        .where(
            Event.done_to(sheet),
            Event.version > version,
            Event.verb.in_(sorted(WRITTEN)),
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id)
    ).all()


def last_deed(sheet: Sheet, before: int = LARGEST_ID) -> int:
    """The id of the last deed on a sheet, or of the last before another; 0 where there is none.

    It rises with every deed. One query.
    """
    found = select(func.max(Event.id)).where(Event.done_to(sheet), Event.id < before)
    return db.session.scalar(found) or 0


#: Fields that hold the id of another thing, and its table.
_REFERENCES: dict[str, type[Activity | Goal | Measure]] = {
    "activity_id": Activity,
    "goal_id": Goal,
    "measure_id": Measure,
}


def names_in(
    deeds: Iterable[Referring], *, activities: ColumnElement[bool]
) -> dict[tuple[str, str], str]:
    """What people call the things that fields refer to: (table, id as written) -> words.

    ``activities``: those the reader may know of. One query, whether there are any or not.
    """
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for deed in deeds:
        for name, words in _fields_of(deed):
            if name in _REFERENCES and words.isdecimal() and len(words) < 10:
                wanted[name].add(int(words))
    rows = db.session.execute(
        union_all(
            *(
                select(literal(kind.__tablename__), kind.id, kind.number, kind.title).where(
                    kind.id.in_(sorted(wanted[name])), *([activities] if kind is Activity else [])
                )
                for name, kind in _REFERENCES.items()
            )
        )
    )
    return {(table, str(id_)): f"{number} {title}".strip() for table, id_, number, title in rows}


def _fields_of(deed: Referring) -> list[tuple[str, str]]:
    """Names of fields a deed is about, each with words that stood in it."""
    if deed.row:
        told_: dict[str, Any] = json.loads(deed.row)
        return list(told_["words"].items())
    name = deed.path.rpartition("/")[2]
    return [(name, deed.old), (name, deed.new)]


def removed(sheet: Sheet, kinds: Iterable[str]) -> list[Event]:
    """How each row of these lists went that does not stand on its list now, latest first.

    One query besides the lists.
    """
    found: dict[str, Event] = {}
    starts = or_(*(Event.path.startswith(f"{kind}/", autoescape=True) for kind in kinds))
    standing = {f"{kind}/{row.id}" for kind in kinds for row in sheet.rows(kind)}
    for event in db.session.scalars(
        select(Event)
        .where(
            Event.done_to(sheet),
            Event.verb == "removed",
            starts,
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
    ):
        if event.path not in standing:
            found.setdefault(event.path, event)
    return list(found.values())
