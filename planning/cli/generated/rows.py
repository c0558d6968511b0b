"""Rows to be inserted in bulk, with ids given beforehand so that they can refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Any

from sqlalchemy import Table, text

from planning.lib.database import Base, db

#: Rows handed to the database at once.
CHUNK = 10_000


class Rows:
    """Rows by table. The tables must be empty, since ids start at 1."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        self._ids: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))

    def add(self, table: str, **values: Any) -> int:
        """Keep a row of ``table`` for later and say its id."""
        values["id"] = next(self._ids[table])
        self._rows[table].append(values)
        return int(values["id"])

    def link(self, table: str, **values: Any) -> None:
        """Keep a row of a table that has no id."""
        self._rows[table].append(values)

    def insert(self) -> None:
        """Write everything, tables that others refer to first; history in the order of time."""
        events = sorted(self._rows["event"], key=lambda row: row["at"])
        for id_, row in enumerate(events, start=1):
            row["id"] = id_
        self._rows["event"] = events
        for table in Base.metadata.sorted_tables:
            rows = self._rows[table.name]
            for start in range(0, len(rows), CHUNK):
                db.session.execute(table.insert(), rows[start : start + CHUNK])
            if rows and "id" in table.c:
                _continue_after(table)


def _continue_after(table: Table) -> None:
    """Let PostgreSQL go on counting after the ids that were given here."""
    if db.session.get_bind().dialect.name == "postgresql":
        name = table.name
        db.session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('\"{name}\"', 'id'),"  # noqa: S608 - our own names
                f' (SELECT max(id) FROM "{name}"))'
            )
        )
