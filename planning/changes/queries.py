from __future__ import annotations

from planning.chronicle import Telling, told
from planning.lib.database import Base
from planning.model import Event, User
from planning.summaries import Page, window
from planning.visibility import own_items, visible_events

#: Deeds on one page.
PAGE = 60


def events(user: User, number: int) -> tuple[list[Telling], Page]:
    """What people did to things ``user`` may see, latest first. One query."""
    found = told(
        visible_events(user),
        items=own_items(user),
        limit=PAGE + 1,
        offset=(number - 1) * PAGE,
    )
    return found[:PAGE], window(found, number, PAGE)


def events_of(thing: Base, user: User, number: int) -> tuple[list[Telling], Page]:
    """What people did to one thing, latest first. One query."""
    found = told(
        Event.thing == thing.__tablename__,
        Event.thing_id == thing.id,
        items=own_items(user),
        limit=PAGE + 1,
        offset=(number - 1) * PAGE,
    )
    return found[:PAGE], window(found, number, PAGE)
