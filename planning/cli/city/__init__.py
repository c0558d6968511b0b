"""The demo city: what people see first, so that nobody starts before empty pages.

Every chapter is readable data with a small function beside it. All people are invented.
"""

from __future__ import annotations

from sqlalchemy import func, select

from planning.cli.city import (
    agreeing,
    chapters,
    commenting,
    directory,
    gathering,
    groups,
    looking,
    people,
    plans,
    relating,
    reviewing,
    rounds,
    sheets,
)
from planning.cli.city.book import Book
from planning.cli.city.people import PASSWORD
from planning.lib.database import db
from planning.model import Group, Plan, User

__all__ = ["PASSWORD", "build"]


def build() -> Book:
    """Make the whole city in the session. Whoever calls it commits.

    Raises:
        ValueError: somebody is here already.
    """
    for table in (User, Group, Plan):
        if db.session.scalar(select(func.count(table.id))):
            raise ValueError("The demo city needs an empty database.")
    book = Book()
    for chapter in (directory, people, groups, plans):
        chapter.write(book)
    db.session.flush()
    directory.write_projects(book)
    directory.write_city(book)
    db.session.flush()
    for first_year, group, works in chapters.WORKS:
        sheets.write(book, first_year, group, works)
    gathering.write(book, chapters.GATHERINGS)
    agreeing.write(book)
    commenting.write(book)
    looking.write(book)
    reviewing.write(book)
    relating.write(book)
    plans.tell(book)
    rounds.tell(book)
    book.events.sort(key=lambda event: event.at)
    db.session.add_all(book.events)
    db.session.flush()
    plans.keep_versions(book)
    rounds.write(book)
    reviewing.keep(book)
    db.session.flush()
    return book
