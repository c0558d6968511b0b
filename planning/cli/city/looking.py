"""Which views of the timeline people of the demo city keep, and with whom they share them."""

from __future__ import annotations

from typing import NamedTuple

from planning.cli.city.book import Book, day, moment
from planning.lib.database import db
from planning.model import SavedView


class Kept(NamedTuple):
    """Who keeps what under which name; ``group``: the people of which group may open it."""

    who: str
    name: str
    query: str
    group: str = ""
    is_shared: bool = False


VIEWS = (
    Kept("omar", "Co bylo v roce 2020 opožděné a proč", "from=2020&to=2020&timeliness=late",
         is_shared=True),
    Kept("omar", "Podle odpovědných osob", "by=person"),
    Kept("gita", "Protidrogová skupina po čtvrtletích", "group={drugs}&scale=quarter",
         group="drugs", is_shared=True),
)  # fmt: skip


def write(book: Book) -> None:
    """Keep their views."""
    ids = {name: group.id for name, group in book.groups.items()}
    for kept in VIEWS:
        db.session.add(
            SavedView(
                owner=book.users[kept.who],
                name=kept.name,
                query=kept.query.format(**ids),
                is_shared=kept.is_shared,
                group=book.groups.get(kept.group),
                at=moment(day("2. 11. 2026")),
            )
        )
