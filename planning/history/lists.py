"""Rows of a sheet's lists: adding, removing, putting back, putting them in another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import select

from planning.history.keeping import keep, label_of, raise_version, take_turn
from planning.history.past import RowThen, row_now
from planning.history.revising import Invalid
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import AgendaItem, Event, NotAllowedNow, Row, Sheet, User
from planning.model.fields import Wrong, clean


def add_row(
    sheet: Sheet,
    kind: str,
    typed: Mapping[str, Any],
    *,
    by: User | None,
    because: AgendaItem | None = None,
    key: str = "",
    **fixed: Any,
) -> Row:
    """Put a new row at the end of one of the sheet's lists. ``fixed`` are values nobody typed.

    With ``key``, a word that a browser made up for the row, the same row sent again is the row
    that stands there already.

    Raises:
        Invalid: something typed cannot stand.
        NotAllowedNow: it was sent before, and somebody has removed it meanwhile.
    """
    take_turn(sheet)
    key = clean(key)
    known = _sent_before(sheet, kind, key)
    if known is not None:
        return known
    row = sheet.ROWS[kind].new(**fixed, **read_words(sheet.ROWS[kind].row, typed))
    rows = sheet.rows(kind)
    if row.IS_ORDERED and "position" not in fixed:
        row.position = max((other.position for other in rows), default=0) + 1
    getattr(sheet, sheet.ROWS[kind].collection).append(row)
    raise_version(sheet)
    db.session.flush()
    _tell_of_row(sheet, kind, row, "added", by=by, because=because, key=key)
    return row


def read_words(how: type[Row | Sheet], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed for a new sheet or row, as its attributes take it.

    Raises:
        Invalid: something typed cannot stand.
    """
    values, errors = {}, {}
    for name, words in typed.items():
        try:
            values[name] = how.FIELDS[name].read(words)
        except Wrong as wrong:
            errors[name] = wrong
        except KeyError:
            errors[name] = Wrong(N_("There is no such field on this sheet."))
    if errors:
        raise Invalid(errors)
    return values


def _sent_before(sheet: Sheet, kind: str, key: str) -> Row | None:
    """The row that came under ``key``, if one did.

    Raises:
        NotAllowedNow: somebody has removed it meanwhile.
    """
    if not key:
        return None
    is_of_kind = Event.path.startswith(f"{kind}/", autoescape=True)
    added_so = (Event.done_to(sheet), Event.verb == "added", Event.key == key, is_of_kind)
    arrived = db.session.scalars(select(Event.path).where(*added_so)).all()
    row = next((row for row in sheet.rows(kind) if f"{kind}/{row.id}" in arrived), None)
    if arrived and row is None:
        raise NotAllowedNow(
            N_(
                "This row arrived, and somebody has removed it since. It lies in the bin."
                " Write it once more if it belongs here."
            )
        )
    return row


def put_back(
    sheet: Sheet,
    kind: str,
    then: RowThen,
    at: int,
    *,
    by: User | None,
    because: AgendaItem | None = None,
) -> Row:
    """Put a row that was removed back where it stood; it stays the same row, with its history."""
    take_turn(sheet)
    how = sheet.ROWS[kind]
    values = {
        name: field.read(then.words[name])
        for name, field in how.row.FIELDS.items()
        if name in then.words
    }
    if db.session.get(how.row, then.id) is None:
        values["id"] = then.id
    rows = list(sheet.rows(kind))
    row = how.new(**then.kept, **values)
    getattr(sheet, how.collection).append(row)
    if row.IS_ORDERED:
        rows.insert(min(at, len(rows)), row)
        _count(rows)
    raise_version(sheet)
    db.session.flush()
    _tell_of_row(sheet, kind, row, "restored", by=by, because=because)
    return row


def _tell_of_row(
    sheet: Sheet,
    kind: str,
    row: Row,
    verb: str,
    *,
    by: User | None,
    because: AgendaItem | None,
    key: str = "",
) -> None:
    keep(
        sheet,
        verb,
        by=by,
        because=because,
        path=f"{kind}/{row.id}",
        label=label_of(row),
        new=label_of(row),
        row=row_now(row).packed(sheet.rows(kind).index(row)),
        key=key,
        version=sheet.version,
    )


def remove_row(
    sheet: Sheet, kind: str, row_id: int, *, by: User | None, because: AgendaItem | None = None
) -> str:
    """Take a row off its list; its words stay in history. One that is gone is no error.

    The words by which people knew it are given back.

    Raises:
        NotAllowedNow: something that belongs to it would be lost.
    """
    take_turn(sheet)
    rows = list(sheet.rows(kind))
    row = next((row for row in rows if row.id == row_id), None)
    if row is None:
        return ""
    if why := row.stays_because:
        raise NotAllowedNow(why)
    label, then = label_of(row), row_now(row)
    packed = then.packed(rows.index(row))
    getattr(sheet, sheet.ROWS[kind].collection).remove(row)
    raise_version(sheet)
    keep(
        sheet,
        "removed",
        by=by,
        because=because,
        path=f"{kind}/{row_id}",
        label=label,
        old="\n".join(filter(None, then.words.values())),
        row=packed,
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
    seen: Sequence[int] = (),
) -> None:
    """Let a row change places with its neighbour. At the end of the list nothing happens.

    ``seen`` is the order its mover had before their eyes. The row goes before or after the
    neighbour it had there, wherever others have put the two meanwhile.
    """
    take_turn(sheet)
    now = [row.id for row in sheet.rows(kind)]
    if row_id in now:
        order = shifted(now, seen or now, row_id, up=up)
        place_row(sheet, kind, row_id, order.index(row_id), by=by, because=because)


def shifted(now: Sequence[int], seen: Sequence[int], row_id: int, *, up: bool) -> list[int]:
    """The order ``now`` after one step that was meant for the order ``seen``.

    A neighbour that is gone stands aside for the next; with nobody left to pass, nothing moves.
    """
    if row_id not in seen:
        return list(now)
    at = list(seen).index(row_id)
    passed = list(reversed(seen[:at])) if up else list(seen[at + 1 :])
    neighbour = next((id_ for id_ in passed if id_ in now), None)
    order = [id_ for id_ in now if id_ != row_id]
    if neighbour is None or up == (now.index(row_id) < now.index(neighbour)):
        return list(now)
    order.insert(order.index(neighbour) + (0 if up else 1), row_id)
    return order


def place_row(
    sheet: Sheet,
    kind: str,
    row_id: int,
    at: int,
    *,
    by: User | None,
    because: AgendaItem | None = None,
) -> None:
    """Put a row of the sheet to the place ``at``, counted from 0. There already, it stays."""
    take_turn(sheet)
    rows = list(sheet.rows(kind))
    row = next(row for row in rows if row.id == row_id)
    was = rows.index(row)
    if was == at:
        return
    rows.insert(at, rows.pop(was))
    _count(rows)
    raise_version(sheet)
    keep(
        sheet,
        "moved",
        by=by,
        because=because,
        path=f"{kind}/{row_id}",
        label=label_of(row),
        old=str(was + 1),
        new=str(at + 1),
        version=sheet.version,
    )
    db.session.flush()


def order_rows(sheet: Sheet, kind: str, order: Sequence[int], *, by: User | None) -> None:
    """Put the rows whose ids are in ``order`` into this order.

    A deed for each row that has to move, but one version and one flush for them all.
    """
    take_turn(sheet)
    rows, wanted = list(sheet.rows(kind)), set(order)
    now = [row.id for row in rows if row.id in wanted]
    if now == list(order):
        return
    raise_version(sheet)
    blocks = SequenceMatcher(a=now, b=order, autojunk=False).get_matching_blocks()
    still = {id_ for block in blocks for id_ in now[block.a : block.a + block.size]}
    below = 0  # the place under the row before it in ``order``
    for row_id in order:
        was, row = next((was, row) for was, row in enumerate(rows) if row.id == row_id)
        at = was if row_id in still else below - (was < below)
        below = at + 1
        if at == was:
            continue
        rows.insert(at, rows.pop(was))
        keep(
            sheet,
            "moved",
            by=by,
            path=f"{kind}/{row_id}",
            label=label_of(row),
            old=str(was + 1),
            new=str(at + 1),
            version=sheet.version,
        )
    _count(rows)
    db.session.flush()


def _count(rows: Sequence[Row]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position
