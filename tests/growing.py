"""A city many times as large, copied inside the database: making each row anew takes long."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, String, Subquery, Table, cast, func, literal, select, union_all

from planning.lib.database import Base, db

#: What there is more of in a larger city. Whatever refers to it grows along.
_ROOTS = {"activity", "meeting"}


def grow(times: int) -> None:
    """Let there be ``times`` as many activities and meetings, with all that belongs to them.

    The database holds one thing of history besides them: events of activities.
    """
    copies = union_all(*(select(literal(n).label("n")) for n in range(1, times))).subquery()
    tables = _growing()
    highest = {
        table.name: db.session.scalar(select(func.max(table.c.id))) or 0
        for table in tables
        if "id" in table.c
    }
    for table in tables:
        rows = [_moved(column, copies, highest) for column in table.columns]
        copied = select(*rows).select_from(table.join(copies, literal(value=True)))
        db.session.execute(table.insert().from_select([c.name for c in table.columns], copied))


def _growing() -> list[Table]:
    """Tables that grow, those that others refer to first."""
    names = {"event", *_ROOTS}
    for table in Base.metadata.sorted_tables:
        if any(key.column.table.name in names for key in table.foreign_keys):
            names.add(table.name)
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def _moved(column: Column[Any], copies: Subquery, highest: dict[str, int]):
    """The column in a copy: what names a row that grew names its copy."""
    keys = [key.column.table.name for key in column.foreign_keys]
    if column.table.name == "event" and column.name == "thing_id":
        keys = ["activity"]
    if column.primary_key and column.name == "id":
        keys = [column.table.name]
    if (column.table.name, column.name) == ("submission", "number"):  # a book has each once
        return column + copies.c.n * highest["submission"]
    steps = [highest[name] for name in keys if name in highest]
    if column.unique and not steps:  # such as what calendars know a meeting by
        return cast(column.table.c.id + copies.c.n * highest[column.table.name], String)
    return column + copies.c.n * steps[0] if steps else column
