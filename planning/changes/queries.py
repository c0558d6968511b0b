from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from planning.lib.database import Base, db
from planning.model import AgendaItem, Event, User
from planning.summaries import Page, window
from planning.visibility import visible_events

#: Deeds on one page.
PAGE = 60


def _newest(number: int) -> Select[Event]:
    return (
        select(Event)
        .options(
            joinedload(Event.by).joinedload(User.person),
            joinedload(Event.because).joinedload(AgendaItem.meeting),
        )
        .order_by(Event.id.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )


def events(user: User, number: int) -> tuple[Sequence[Event], Page]:
    """What people did to things ``user`` may see, latest first. One query."""
    found = db.session.scalars(_newest(number).where(visible_events(user))).all()
    return found[:PAGE], window(found, number, PAGE)


def events_of(thing: Base, number: int) -> tuple[Sequence[Event], Page]:
    """What people did to one thing, latest first. One query."""
    found = db.session.scalars(
        _newest(number).where(Event.thing == thing.__tablename__, Event.thing_id == thing.id)
    ).all()
    return found[:PAGE], window(found, number, PAGE)
