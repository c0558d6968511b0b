"""The floor under each page: its rows by hand-written SQL, written by one bare Jinja template.

No rules, no person, no translation, no layout, no filters: what is left is what any program
would have to do to show the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template

from benchmarks import statements as sql
from planning.lib.clock import today

#: States of steps that still wait to be done.
_OPEN = {"planned", "partly", "at_risk"}
_PAGES = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True)


@cache
def _page(name: str) -> Template:
    return _PAGES.get_template(f"{name}.html")


def _rows(database: sqlite3.Connection, statement: str, *values: Any) -> list[Any]:
    return database.execute(statement, values).fetchall()


def _by_first(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(rest)
    return found


def timeline(database: sqlite3.Connection) -> str:
    """The first page of activities and their steps under the years of the valid plan."""
    [(first, last)] = _rows(database, sql.YEARS)
    day, begin, end = today().isoformat(), f"{first}-01-01", f"{last}-12-31"
    in_years = begin, end, end, begin, last, first
    found = _rows(database, sql.TIMELINE, *in_years)
    ids = [row[0] for row in found]
    among = ", ".join("?" * len(ids))
    steps: dict[tuple[int, int], list[Any]] = {}
    stands: dict[int, tuple[str, str]] = {}
    schedules = _by_first(_rows(database, sql.STEPS.format(among=among), end, begin, *ids))
    for activity_id, number, count, step in _numbered(schedules):
        text, when, state, note, starts_on, ends_on, year = step
        steps.setdefault((activity_id, year), []).append((number, count, when, text, state))
        if ends_on and begin <= ends_on < day and starts_on <= end and state in _OPEN:
            stands.setdefault(activity_id, ("late", f"{text} {when} {state} {note}"))
        elif state == "at_risk":
            stands.setdefault(activity_id, ("at risk", f"{text} {note}"))
    values = day, begin, end, *in_years, end, begin, day, begin, end
    sums = _by_first(_rows(database, sql.SUMS, *values))
    return _page("timeline").render(
        found=found,
        steps=steps,
        stands=stands,
        years=range(first, last + 1),
        tally=_by_first(sums.get("tally", ())),
        counts={year: rest for year, *rest in sums.get("steps", ())},
        money=_money(sums.get("money", ())),
    )


def _numbered(schedules: dict[int, list[Any]]) -> Iterable[tuple[int, int, int, Any]]:
    """Each step with which of how many of its activity it is."""
    for activity_id, its in schedules.items():
        for number, step in enumerate(its, start=1):
            yield activity_id, number, len(its), step


def _money(rows: Iterable[Any]) -> dict[int, float]:
    money: dict[int, float] = {}
    for year, basis, amount, first, last in rows:
        yearly = range(first, last + 1) if basis == "yearly" else ()
        for each in yearly if year is None else [year]:
            money[each] = money.get(each, 0) + (amount or 0)
    return money


def plan(database: sqlite3.Connection) -> str:
    """The first page of the tree."""
    return _page("plan").render(goals=_by_first(_rows(database, sql.PLAN)))


def activity(database: sqlite3.Connection, id_: int) -> str:
    """A worksheet."""
    return _page("rows").render(
        parts=[_rows(database, statement, id_) for statement in sql.ACTIVITY]
    )


def meeting(database: sqlite3.Connection, id_: int) -> str:
    """A meeting with its agenda and what came of it."""
    return _page("rows").render(
        parts=[_rows(database, statement, id_) for statement in sql.MEETING]
    )


def group(database: sqlite3.Connection, id_: int) -> str:
    """A group with its people, activities and meetings."""
    return _page("rows").render(parts=[_rows(database, statement, id_) for statement in sql.GROUP])


def save(database: sqlite3.Connection, id_: int, title: str) -> None:
    """Change one field and leave a line of history, in one transaction."""
    database.execute("BEGIN IMMEDIATE")
    [(old, version)] = _rows(database, "SELECT title, version FROM activity WHERE id = ?", id_)
    database.execute(
        "UPDATE activity SET title = ?, version = ? WHERE id = ?", (title, version + 1, id_)
    )
    database.execute(sql.NOTE, (id_, old, title, version + 1))
    database.execute("COMMIT")
