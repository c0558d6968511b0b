"""Places of a worksheet one may speak about: a field, a row, a whole list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from planning.lib.words import N_
from planning.model import Activity, Part, place
from planning.model.fields import Field, Flag, Reference, Wrong
from planning.model.sheets import can_be_row
from planning.web.parts import PARTS, part_of
from planning.web.sentences import FIELD_WORDS, ROW_WORDS, in_words, place_in_words
from planning.web.sentences.places import list_word, spoken_place


@dataclass(frozen=True)
class Spot:
    """One place. ``typed`` is what stands there as people type it, ``says`` as they read it."""

    path: str
    name: str
    typed: str = ""
    says: str = ""
    field: Field | None = None
    is_gone: bool = False

    @property
    def takes_words(self) -> bool:
        """Whether another wording can be suggested, and not only a comment made."""
        return self.field is not None and not isinstance(self.field, Flag | Reference)


def spot_at(activity: Activity, path: str, words: str = "") -> Spot:
    """The place a path leads to, be it gone; ``words`` are those by which its row was known.

    Raises:
        Wrong: no worksheet has such a place.
    """
    match path.split("/"):
        case [name] if name in activity.FIELDS:
            return _field(activity, path, name)
        case [kind] if kind in activity.ROWS:
            return Spot(path, list_word(kind))
        case [kind, row_id, *names] if _can_be(activity, kind, row_id, names):
            row = next((row for row in activity.rows(kind) if str(row.id) == row_id), None)
            if row is None:
                return Spot(path, spoken_place(path, words), is_gone=True)
            if names:
                return _field(activity, path, names[0])
            return Spot(path, _row(activity, kind, row), says=str(getattr(row, row.MAIN, "")))
    raise Wrong(N_("There is no such field on this sheet."))


def _can_be(activity: Activity, kind: str, row_id: str, names: list[str]) -> bool:
    if not can_be_row(activity, f"{kind}/{row_id}"):
        return False
    return not names or (len(names) == 1 and names[0] in Activity.ROWS[kind].row.FIELDS)


def _field(activity: Activity, path: str, name: str) -> Spot:
    found = place(activity, path)
    says = in_words(activity.__tablename__, path, found.shown)
    if isinstance(found.field, Reference):
        measure = activity.measure
        says = f"{measure.number} {measure.title}" if measure else ""
    return Spot(path, _called(activity, path, name), found.shown, says, found.field)


def _called(activity: Activity, path: str, name: str) -> str:
    kind, slash, rest = path.partition("/")
    if slash and len(activity.ROWS[kind].row.FIELDS) == 1:
        row_id = int(rest.partition("/")[0])
        return _row(activity, kind, next(r for r in activity.rows(kind) if r.id == row_id))
    return str(place_in_words(activity, path)) if slash else str(_(FIELD_WORDS[name]))


def _row(activity: Activity, kind: str, row: Any) -> str:
    number = [other.id for other in activity.rows(kind)].index(row.id) + 1
    return f"{_(ROW_WORDS[kind])} {number}"


def order_of(activity: Activity) -> dict[str, int]:
    """Where each place stands on the sheet: fields, rows and their fields, the list as a whole."""
    spots = (
        spot for part in PARTS for one, its in places_in(activity, part) for spot in (one, *its)
    )
    return {spot.path: rank for rank, spot in enumerate(spots)}


def rank(order: dict[str, int], path: str) -> tuple[int, int, str]:
    """What places are sorted by; one whose row is gone comes last in its part."""
    return list(PARTS).index(part_of(path)), order.get(path, len(order)), path


def places_in(activity: Activity, part: Part) -> Iterator[tuple[Spot, list[Spot]]]:
    """What one may speak about in a part of the sheet; at rows of many fields with these fields."""
    for root in PARTS[part]:
        if root in activity.ROWS:
            yield from _rows(activity, root)
        yield spot_at(activity, root), []


def _rows(activity: Activity, kind: str) -> Iterator[tuple[Spot, list[Spot]]]:
    fields = list(activity.ROWS[kind].row.FIELDS)
    for row in activity.rows(kind):
        path = f"{kind}/{row.id}"
        if len(fields) == 1:  # the row is its only field
            yield spot_at(activity, f"{path}/{fields[0]}"), []
        else:
            yield spot_at(activity, path), [spot_at(activity, f"{path}/{n}") for n in fields]
