"""The database handle, the base class of every table, and the column types we share."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from decimal import Decimal
from threading import RLock
from typing import Annotated, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Enum, MetaData, Numeric, Text, TypeDecorator, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

#: Every constraint gets a predictable name, so a migration can find it again.
#: Source: https://alembic.sqlalchemy.org/en/latest/naming.html
NAMING_CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC. Refuses naive datetimes; SQLite forgets the zone, we put it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}; use planning.lib.clock.now()")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value


#: An amount in Czech crowns, to the heller.
Money = Annotated[Decimal, mapped_column(Numeric(14, 2))]


class Base(DeclarativeBase):
    """What every table has: an ``id``."""

    # Flask-SQLAlchemy copies this class, and SQLAlchemy refuses a copied ``type_annotation_map``;
    # handing the map to the registry says the same and survives the copy.
    registry = registry(
        metadata=MetaData(naming_convention=NAMING_CONVENTION),
        type_annotation_map={
            datetime: UTCDateTime,
            str: Text(),
            # Enums are stored by value in a plain text column: a new member needs no migration.
            enum.Enum: Enum(
                enum.Enum,
                native_enum=False,
                length=32,
                values_callable=lambda e: [m.value for m in e],
            ),
        },
    )

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


db = SQLAlchemy(model_class=Base)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Make SQLite keep foreign keys, wait for its turn, and leave transactions to us.

    Source: https://docs.sqlalchemy.org/en/20/dialects/sqlite.html (foreign keys; savepoints).
    """
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None  # the driver would otherwise swallow SAVEPOINT
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what is saved outlives a power cut
        connection.execute("PRAGMA cache_size = -16384")  # kibibytes: the plan of a large city
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")  # milliseconds


#: Seconds a writer waits for its turn.
PATIENCE = 8
_QUEUE = RLock()


class Busy(Exception):
    """Others kept writing for longer than anybody should wait."""


#: Whether what follows means to write. Set for the length of a writing request or a command.
_writing: ContextVar[bool] = ContextVar("writing", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """Let transactions that start inside take their turn as writers at once.

    In SQLite a transaction that reads first and writes later fails when another writer got in
    between, whatever the timeout; one that begins as a writer waits for its turn instead. Writers
    of one process queue here: SQLite would have them poll, and the unlucky would wait for seconds.
    """
    queues = db.engine.dialect.name == "sqlite"
    if queues and not _QUEUE.acquire(timeout=PATIENCE):
        raise Busy
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)
        if queues:
            _QUEUE.release()


@event.listens_for(Engine, "begin")
def _begin_in_sqlite(connection: Connection) -> None:
    """Say BEGIN ourselves, since the driver no longer does."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        raw.execute("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Let a migration rebuild a table in SQLite without its rows counting as deleted.

    Alembic changes a SQLite table by copying it and dropping the old one; with foreign keys on,
    the drop fails or, worse, cascades. Elsewhere this does nothing.

    Raises:
        RuntimeError: the migration left rows that point nowhere.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection  # a PRAGMA is ignored inside a transaction
    raw.execute("PRAGMA foreign_keys = OFF")
    yield
    if dangling := raw.execute("PRAGMA foreign_key_check").fetchall():
        raise RuntimeError(f"rows that point nowhere: {dangling}")
    raw.execute("PRAGMA foreign_keys = ON")
