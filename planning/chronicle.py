"""Events told with the names of what they are about, in one query however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import Activity, AgendaItem, Event, Meeting, Sheet, User


@dataclass(frozen=True)
class Telling:
    """An event, and what people call the thing it happened to."""

    event: Event
    number: str = ""
    title: str = ""
    held_on: date | None = None
    #: The agenda item it was noted at, when the reader may know of it.
    item_title: str = ""
    item_meeting_id: int = 0


def last_change(sheet: Sheet, path: str) -> Event | None:
    """Who wrote what stands at ``path`` now. One query."""
    return db.session.scalar(
        select(Event)
        .where(Event.thing == sheet.__tablename__, Event.thing_id == sheet.id, Event.path == path)
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .limit(1)
    )


def told(
    *conditions: ColumnElement[bool], items: ColumnElement[bool], limit: int, offset: int = 0
) -> list[Telling]:
    """Events that meet the conditions, latest first. ``items``: those the reader may know of."""
    rows = db.session.execute(
        select(
            Event,
            Activity.number,
            func.coalesce(Activity.title, Meeting.title, ""),
            Meeting.held_on,
            AgendaItem.title,
            AgendaItem.meeting_id,
        )
        .outerjoin(
            Activity,
            and_(Event.thing == Activity.__tablename__, Activity.id == Event.thing_id),
        )
        .outerjoin(
            Meeting, and_(Event.thing == Meeting.__tablename__, Meeting.id == Event.thing_id)
        )
        .outerjoin(AgendaItem, and_(AgendaItem.id == Event.because_id, items))
        .where(*conditions)
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [
        Telling(event, number or "", title, held_on, item or "", meeting_id or 0)
        for event, number, title, held_on, item, meeting_id in rows
    ]
