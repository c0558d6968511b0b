"""The order of rows that no statement asks for, turned round.

A database gives rows in whatever order suits it when a statement does not say one: SQLite by their
numbers nearly always, PostgreSQL until a page fills up or an index comes in handy. What relies on
it works for a year and then fails on one machine. So SQLite gives them backwards in the tests: what
they find then is in order because somebody asked for it.
"""

from __future__ import annotations

from typing import Any


def turn_round(connection: Any, _record: object) -> None:
    """Let a new connection to SQLite give rows backwards where no order is asked for.

    Source: https://www.sqlite.org/pragma.html#pragma_reverse_unordered_selects
    """
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA reverse_unordered_selects = ON")
