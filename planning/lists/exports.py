"""The table of activities as a file: for Excel with a second sheet of their steps, and as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from planning.documents import sheet
from planning.documents.blocks import Language
from planning.lists.columns import ACTIVITY, STEP, ListColumn, title
from planning.lists.rows import mark_of
from planning.lists.words import row_of
from planning.model import Activity, Milestone, Plan
from planning.web.labels import choices, label

#: Where a name stands that the reader may not know: which fields, by the id of the activity.
Veiled = Mapping[int, Sequence[str]]


def activities(
    found: Sequence[Activity], measures: Mapping[int, str], veiled: Veiled, day: date
) -> sheet.Sheet:
    """A row an activity."""
    rows = [
        _cells(ACTIVITY, row_of(each, measures, day, veiled.get(each.id, ()))) for each in found
    ]
    return sheet.Sheet(str(_("Activities")), list(map(_column, ACTIVITY)), rows)


def steps(found: Sequence[Activity]) -> sheet.Sheet:
    """A row a step."""
    rows = [
        _cells(STEP, step_row(activity, step))
        for activity in found
        for step in activity.rows("milestones")
    ]
    return sheet.Sheet(str(_("Steps")), list(map(_column, STEP)), rows)


def step_row(activity: Activity, step: Milestone) -> dict[str, Any]:
    """All cells of a step by the names of their columns."""
    return {
        "number": activity.number,
        "title": activity.title,
        "text": step.text,
        "when": step.when,
        "state": label(step.state),
        "done_on": step.done_on,
        "note": step.note,
        "step": str(step.id),
        "id": str(activity.id),
        "version": str(activity.version),
        "mark": mark_of([activity.number, activity.title]),
    }


def book(plan: Plan, sheets: Sequence[sheet.Sheet], language: Language, day: date) -> sheet.Book:
    """The sheets in one file."""
    name = str(_("Activities of the plan %(years)s", years=plan.years))
    return sheet.Book(name, language, day, sheets)


def _cells(columns: Sequence[ListColumn], cells: Mapping[str, Any]) -> list[sheet.Cell]:
    return [_cell(column.name, cells[column.name]) for column in columns]


def _cell(name: str, value: Any) -> sheet.Cell:
    if name in {"id", "version", "step"}:
        return int(value)
    return None if value == "" else value


def _column(column: ListColumn) -> sheet.Column:
    offers: list[str] = []
    if column.offers:
        offers = [words for _value, words in choices(column.offers)]
    elif column.name == "is_ongoing":
        offers = [str(_("yes")), str(_("no"))]
    return sheet.Column(title(column), column.width, column.shown, offers)
