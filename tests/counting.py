from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from planning.lib.database import db


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect every statement sent while the block runs, starting from an empty session."""
    sent: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):  # the tests' own
            sent.append(statement)

    db.session.commit()  # what is still to be written is not of the block
    db.session.expire_all()
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
