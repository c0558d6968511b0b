"""Keeping history: one row a deed, one after another, in the transaction of the deed."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert, select, text

from planning.lib.clock import now
from planning.lib.database import Base, db
from planning.lib.words import N_
from planning.model import AgendaItem, ChangedMeanwhile, Event, NotAllowedNow, Row, Sheet, User

#: Any number of our own, so that nobody else on the server waits for us.
_TURN = 5_109_731
_KEEP = insert(Event)


def record(
    verb: str,
    thing: Base,
    *,
    by: User | None,
    old: str = "",
    new: str = "",
    label: str = "",
    path: str = "",
    because: AgendaItem | None = None,
) -> None:
    """Remember that ``by`` did ``verb`` to ``thing``, in the same transaction as the deed.

    ``path`` is the place on a sheet that was spoken about; whatever stands there stays.
    """
    wait_for_turn()  # before any row is locked, as ``take_turn`` does, or two would wait for ever
    db.session.flush()  # a new thing gets its id here
    version = getattr(thing, "version", 0)
    values = {"old": old, "new": new, "label": label, "path": path, "version": version}
    keep(thing, verb, by=by, because=because, **values)


def take_turn(sheet: Sheet) -> None:
    """Wait until nobody else is saving the same sheet, and see it as it is then.

    In SQLite whoever writes is alone already: see ``lib.database.writing``.
    """
    if _on_postgresql():
        wait_for_turn()
        db.session.flush()
        db.session.refresh(sheet, with_for_update={"of": type(sheet)})


def raise_version(sheet: Sheet) -> None:
    """Say that the sheet is another one now."""
    sheet.version += 1
    if hasattr(sheet, "updated_at"):
        sheet.updated_at = now()


def first_words_since(sheet: Sheet, version: int) -> dict[str, str]:
    """What stood at each path in ``version``, for those that have changed since."""
    if version > sheet.version:
        raise NotAllowedNow(N_("There is no such version of this sheet. Open it again."))
    if version == sheet.version:
        return {}
    rows = db.session.execute(
        select(Event.path, Event.old)
        .where(
            Event.thing == sheet.__tablename__,
            Event.thing_id == sheet.id,
            Event.version > version,
            Event.verb == "changed",
        )
        .order_by(Event.id.desc())
    )
    return {row.path: row.old for row in rows}


def touched_by_others(sheet: Sheet, row_path: str, version: int, *, by: User) -> bool:
    """Whether somebody but ``by`` changed a row after ``version``."""
    found = db.session.scalar(
        select(Event.id)
        .where(
            Event.thing == sheet.__tablename__,
            Event.thing_id == sheet.id,
            Event.version > version,
            Event.path.startswith(f"{row_path}/", autoescape=True),
            Event.verb == "changed",
            Event.by_id != by.id,
        )
        .limit(1)
    )
    return found is not None


def words_of_removed(sheet: Sheet, path: str) -> str | None:
    """What a field of a row said when the row was removed; None when nobody removed such a row."""
    row_path, _slash, name = path.rpartition("/")
    found = db.session.execute(
        select(Event.old, Event.row)
        .where(
            Event.thing == sheet.__tablename__,
            Event.thing_id == sheet.id,
            Event.path == row_path,
            Event.verb == "removed",
        )
        .order_by(Event.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    return str(json.loads(found.row)["words"].get(name, "")) if found.row else found.old


def step(sheet: Sheet, seen: int | None) -> None:
    """Take one's turn for a deed on the whole sheet, decided on what stood there in ``seen``.

    The sheet becomes another version, so that whoever decides at the same time is told.

    Raises:
        ChangedMeanwhile: somebody has written since. A deed that says no version is let through.
    """
    take_turn(sheet)
    if seen is not None and seen != sheet.version:
        raise ChangedMeanwhile(sheet, seen)
    raise_version(sheet)


def label_of(thing: Any) -> str:
    """The words by which people know a row; a sheet needs none."""
    if not isinstance(thing, Row):
        return ""
    return str(getattr(thing, thing.MAIN, ""))[:200]


def keep(
    thing: Any, verb: str, *, by: User | None, because: AgendaItem | None = None, **values: Any
) -> None:
    """Write one row of history; ``values`` are further columns of ``Event``.

    At once and past the mapper: a deed is never changed, so nothing need keep it in mind.
    """
    db.session.connection().execute(
        _KEEP,
        {
            "at": now(),
            "by_id": by and by.id,
            "verb": verb,
            "thing": thing.__tablename__,
            "thing_id": thing.id,
            "because_id": because and because.id,
            **values,
        },
    )


def wait_for_turn() -> None:
    """Let deeds reach history one after another, so that a higher event id is a later deed.

    What tells an unchanged page by the highest id (its ETag) relies on that.
    """
    if _on_postgresql():
        db.session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})


def _on_postgresql() -> bool:
    return db.session.get_bind().dialect.name == "postgresql"
