"""Events told with the names of what they are about, in one query however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import Activity, Event, Meeting, Sheet, User


@dataclass(frozen=True)
class Telling:
    """An event, and what people call the thing it happened to."""

    event: Event
    number: str = ""
    title: str = ""
    held_on: date | None = None


def last_change(sheet: Sheet, path: str) -> Event | None:
    """Who wrote what stands at ``path`` now. One query."""
    return db.session.scalar(
        select(Event)
        .where(Event.thing == sheet.__tablename__, Event.thing_id == sheet.id, Event.path == path)
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .limit(1)
    )


def told(*conditions: ColumnElement[bool], limit: int, offset: int = 0) -> list[Telling]:
    """Events that meet the conditions, latest first."""
    rows = db.session.execute(
        select(Event, Activity.number, Activity.title, Meeting.held_on, Meeting.title)
        .outerjoin(
            Activity,
            and_(Event.thing == Activity.__tablename__, Activity.id == Event.thing_id),
        )
        .outerjoin(
            Meeting, and_(Event.thing == Meeting.__tablename__, Meeting.id == Event.thing_id)
        )
        .where(*conditions)
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [
        Telling(event, number or "", title or meeting_title or "", held_on)
        for event, number, title, held_on, meeting_title in rows
    ]
