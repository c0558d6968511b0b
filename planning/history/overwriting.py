"""Writing fields of a sheet at once, as deeds are kept: past the mapper's unit of work.

Before the mapper writes one column it asks each relationship of the sheet whether anything follows.
Where nothing can, the asking takes longer than the writing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, inspect, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Sheet
from planning.model.locks import is_watched


def stands_alone(sheet: Sheet, names: Collection[str]) -> bool:
    """Whether these fields of the sheet itself can be written with nothing following from them.

    Not where the model works something else out of them, where a lock watches over them, or where
    more of the sheet waits to be written.
    """
    follows = inspect(type(sheet)).validators.keys() & names
    return not (follows or is_watched(type(sheet)) or sheet in db.session.dirty)


def overwrite(sheet: Sheet, values: Mapping[str, Any]) -> None:
    """Write fields that stand alone, and say that the sheet is another one now.

    Raises:
        StaleDataError: it is another one already.
    """
    written = {**values, "version": sheet.version + 1}
    if hasattr(sheet, "updated_at"):
        written["updated_at"] = now()
    seen = {"its_id": sheet.id, "its_version": sheet.version}
    done = db.session.connection().execute(_overwriting(type(sheet)), written | seen)
    if done.rowcount != 1:
        raise StaleDataError(f"{sheet.__tablename__} {sheet.id} is no longer as it was read")
    for name, value in written.items():
        set_committed_value(sheet, name, value)


@cache
def _overwriting(kind: type[Sheet]) -> Update:
    """The statement; what it sets is named when it is executed."""
    table: Any = kind.__table__
    its = table.c.id == bindparam("its_id"), table.c.version == bindparam("its_version")
    return update(table).where(*its)
