"""Bringing back what a sheet said. Whatever is brought back is a deed like any other."""

from __future__ import annotations

from sqlalchemy import select

from planning.history.keeping import take_turn
from planning.history.lists import place_row, put_back, remove_row
from planning.history.past import State, differences, state_now, undo, unpacked
from planning.history.revising import revise
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import AgendaItem, Event, NotAllowedNow, Row, Sheet, User
from planning.model.sheets import can_be_row


def state_after(sheet: Sheet, event_id: int) -> State:
    """What the sheet said right after a deed; with the id of a deed elsewhere, at that moment.

    Whether there was such a sheet at all by then is asked elsewhere. One query besides those that
    load it.
    """
    state = state_now(sheet)
    for event in db.session.scalars(
        select(Event).where(Event.done_to(sheet), Event.id > event_id).order_by(Event.id.desc())
    ):
        undo(state, event, type(sheet))
    return state


def last_removal(sheet: Sheet, path: str) -> Event | None:
    """How a row was last taken off its list. One query."""
    return db.session.scalar(
        select(Event)
        .where(
            Event.done_to(sheet),
            Event.path == path,
            Event.verb == "removed",
        )
        .order_by(Event.id.desc())
        .limit(1)
    )


def restore_row(
    sheet: Sheet, path: str, *, by: User | None, because: AgendaItem | None = None
) -> Row:
    """Put a row back that was removed, as it stood last. One that stands there stays as it is.

    Raises:
        NotAllowedNow: nobody removed such a row.
    """
    take_turn(sheet)
    kind, _slash, row_id = path.partition("/")
    is_row = can_be_row(sheet, path)
    for row in sheet.rows(kind) if is_row else ():
        if str(row.id) == row_id:
            return row  # type: ignore[no-any-return]
    event = last_removal(sheet, path) if is_row else None
    if event is None:
        raise NotAllowedNow(N_("There is nothing here that could be put back."))
    at, then = unpacked(path, event, sheet.ROWS[kind].row.MAIN)
    return put_back(sheet, kind, then, at, by=by, because=because)


def bring_back(sheet: Sheet, wanted: State, *, by: User | None) -> None:
    """Let the whole sheet say again what it said in ``wanted``. Its axes stay where they are.

    Raises:
        Invalid: some of the words could not be written today.
        NotAllowedNow: something that belongs to a row would be lost with it.
    """
    take_turn(sheet)
    steps = differences(type(sheet), state_now(sheet), wanted)
    for step in steps:
        kind, _slash, rest = step.path.partition("/")
        match step.verb:
            case "removed":
                remove_row(sheet, kind, int(rest), by=by)
            case "added":
                _at, then = unpacked(step.path, step, sheet.ROWS[kind].row.MAIN)
                put_back(sheet, kind, then, _place_of(sheet, kind, then.id, wanted), by=by)
            case "moved":
                at = _place_of(sheet, kind, int(rest), wanted)
                place_row(sheet, kind, int(rest), at, by=by)
    changes = {step.path: step.new for step in steps if step.verb == "changed"}
    revise(sheet, changes, based_on=sheet.version, by=by)


def _place_of(sheet: Sheet, kind: str, row_id: int, wanted: State) -> int:
    """Right behind the row that shall stand before it, which has its place already."""
    order = [row.id for row in wanted.rows[kind]]
    if order[0] == row_id:
        return 0
    now = [row.id for row in sheet.rows(kind) if row.id != row_id]
    return now.index(order[order.index(row_id) - 1]) + 1
