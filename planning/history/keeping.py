"""Keeping history: one row a deed, one after another, in the transaction of the deed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, insert, or_, select, text

from planning.lib.clock import now
from planning.lib.database import Base, db
from planning.lib.words import N_
from planning.model import AgendaItem, ChangedMeanwhile, Event, NotAllowedNow, Row, Sheet, User
from planning.model.sheets import can_be_row

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
    """What stood at each path in ``version``, for those that may say something else since.

    A row that was removed may have come back with other words than it went with. One query;
    another where a row came back that was gone in ``version`` already.
    """
    if not 0 <= version <= sheet.version:
        raise NotAllowedNow(N_("There is no such version of this sheet. Open it again."))
    if version == sheet.version:
        return {}
    deeds = db.session.execute(
        select(Event.path, Event.verb, Event.old, Event.row)
        .where(
            Event.done_to(sheet),
            Event.version > version,
            Event.verb.in_(["changed", "removed", "restored"]),
        )
        .order_by(Event.id)
    ).all()
    was_there: dict[str, bool] = {}
    first: dict[str, str] = {}
    for deed in deeds:  # what tells of a path first, holds
        if deed.verb == "changed":
            first.setdefault(deed.path, deed.old)
        elif deed.verb == "restored":
            was_there.setdefault(deed.path, False)
        elif was_there.setdefault(deed.path, True):
            first = {**_fields_of(deed), **first}
    came_back = sorted(path for path, was in was_there.items() if not was)
    return first | _words_they_went_with(sheet, came_back, version)


def _words_they_went_with(sheet: Sheet, row_paths: list[str], version: int) -> dict[str, str]:
    """What rows that were gone in ``version`` said when they were removed."""
    if not row_paths:
        return {}
    removals = db.session.execute(
        select(Event.path, Event.row)
        .where(
            Event.done_to(sheet),
            Event.path.in_(row_paths),
            Event.verb == "removed",
            Event.version <= version,
        )
        .order_by(Event.id)
    )
    last = {removal.path: removal for removal in removals}
    return {path: words for each in last.values() for path, words in _fields_of(each).items()}


def touched_by_others(sheet: Sheet, row_path: str, version: int, *, by: User) -> bool:
    """Whether somebody but ``by`` changed a row after ``version``, or put it back saying else."""
    is_field = Event.path.startswith(f"{row_path}/", autoescape=True)
    written = and_(is_field, Event.verb == "changed", Event.by_id != by.id)
    went = and_(Event.path == row_path, Event.verb.in_(["removed", "restored"]))
    deeds = db.session.execute(
        select(Event.path, Event.verb, Event.row, Event.by_id)
        .where(Event.done_to(sheet), Event.version > version, or_(written, went))
        .order_by(Event.id)
    )
    words: dict[str, str] | None = None
    for deed in deeds:
        is_mine, said = deed.by_id == by.id, _fields_of(deed)
        if deed.verb == "changed" or (deed.verb == "restored" and not is_mine and said != words):
            return True
        words = said
    return False


def words_of_removed(sheet: Sheet, paths: Iterable[str]) -> dict[str, str]:
    """What fields of rows said when their row was removed; without those nobody removed.

    One query, however many there are; none for paths that never led anywhere.
    """
    rows = {path: path.rpartition("/")[0] for path in paths if _could_lead(sheet, path)}
    if not rows:
        return {}
    removals = db.session.execute(
        select(Event.path, Event.old, Event.row)
        .where(
            Event.done_to(sheet),
            Event.path.in_(sorted(set(rows.values()))),
            Event.verb == "removed",
        )
        .order_by(Event.id)
    )
    last = {removal.path: removal for removal in removals}
    return {path: _words_in(last[row], path) for path, row in rows.items() if row in last}


def _could_lead(sheet: Sheet, path: str) -> bool:
    row_path, _slash, name = path.rpartition("/")
    kind = row_path.partition("/")[0]
    return can_be_row(sheet, row_path) and name in sheet.ROWS[kind].row.FIELDS


def _fields_of(deed: Any) -> dict[str, str]:
    """What the row of a deed said at each of its paths; nothing where it was not kept whole."""
    if not deed.row:
        return {}
    return {f"{deed.path}/{name}": said for name, said in json.loads(deed.row)["words"].items()}


def _words_in(removal: Any, path: str) -> str:
    """What the field said, or all of the row where it was removed before rows were kept whole."""
    if not removal.row:
        return str(removal.old)
    return str(json.loads(removal.row)["words"].get(path.rpartition("/")[2], ""))


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
