"""Rows of a sheet's lists: adding, removing, putting them in another order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planning.history.keeping import keep, label_of, raise_version, take_turn
from planning.history.revising import Invalid
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import AgendaItem, Row, Sheet, User
from planning.model.fields import Wrong


def add_row(
    sheet: Sheet,
    kind: str,
    typed: Mapping[str, Any],
    *,
    by: User | None,
    because: AgendaItem | None = None,
    **fixed: Any,
) -> Row:
    """Put a new row at the end of one of the sheet's lists. ``fixed`` are values nobody typed.

    Raises:
        Invalid: something typed cannot stand.
    """
    take_turn(sheet)
    values, errors = dict(fixed), {}
    rows = sheet.rows(kind)
    known = sheet.ROWS[kind].row.FIELDS
    for name, words in typed.items():
        try:
            values[name] = known[name].read(words)
        except Wrong as wrong:
            errors[name] = wrong
        except KeyError:
            errors[name] = Wrong(N_("There is no such field on this sheet."))
    if errors:
        raise Invalid(errors)
    values.setdefault("position", max((row.position for row in rows), default=0) + 1)
    row = sheet.ROWS[kind].new(**values)
    getattr(sheet, sheet.ROWS[kind].collection).append(row)
    raise_version(sheet)
    db.session.flush()
    keep(
        sheet,
        "added",
        by=by,
        because=because,
        path=f"{kind}/{row.id}",
        label=label_of(row),
        new=label_of(row),
        version=sheet.version,
    )
    return row


def remove_row(
    sheet: Sheet, kind: str, row_id: int, *, by: User | None, because: AgendaItem | None = None
) -> str:
    """Take a row off its list; its words stay in history. One that is gone is no error.

    The words by which people knew it are given back.
    """
    take_turn(sheet)
    row = next((row for row in sheet.rows(kind) if row.id == row_id), None)
    if row is None:
        return ""
    label = label_of(row)
    words = "\n".join(filter(None, (f.show(getattr(row, n)) for n, f in row.FIELDS.items())))
    getattr(sheet, sheet.ROWS[kind].collection).remove(row)
    raise_version(sheet)
    keep(
        sheet,
        "removed",
        by=by,
        because=because,
        path=f"{kind}/{row_id}",
        label=label,
        old=words,
        version=sheet.version,
    )
    db.session.flush()
    return label


def move_row(
    sheet: Sheet,
    kind: str,
    row_id: int,
    *,
    up: bool,
    by: User | None,
    because: AgendaItem | None = None,
) -> None:
    """Let a row change places with its neighbour. At the end of the list nothing happens."""
    take_turn(sheet)
    rows = list(sheet.rows(kind))
    here = next((at for at, row in enumerate(rows) if row.id == row_id), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, start=1):
        row.position = position
    raise_version(sheet)
    keep(
        sheet,
        "moved",
        by=by,
        because=because,
        path=f"{kind}/{row_id}",
        label=label_of(rows[there]),
        old=str(here + 1),
        new=str(there + 1),
        version=sheet.version,
    )
    db.session.flush()
