"""What stands above each column, in the reader's language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flask_babel import get_locale
from flask_babel import gettext as _

from planning.timeline.columns import Columns, Scale, TimeColumn


class Head(NamedTuple):
    """A column's head. ``name`` needs its ``year`` beside it, ``whole`` does not."""

    slot: int
    year: int
    name: str
    whole: str
    #: In which quarter of the column today is; 0: it is elsewhere.
    now: int


def heads(columns: Columns, day: date) -> list[Head]:
    """A head for each column."""
    this, quarter = columns.slot_of(day), columns.quarter_of(day)
    found = []
    for column in columns:
        name = _name(column)
        whole = name if columns.scale is Scale.YEAR else f"{name} {column.year}"
        now = quarter if column.slot == this else 0
        found.append(Head(column.slot, column.year, name, whole, now))
    return found


def _name(column: TimeColumn) -> str:
    match column.scale:
        case Scale.HALF:
            said: str = _("half %(number)s", number=column.nth)
        case Scale.QUARTER:
            said = _("quarter %(number)s", number=column.nth)
        case Scale.MONTH:
            said = get_locale().months["stand-alone"]["wide"][column.nth]
        case _:
            said = str(column.year)
    return said
