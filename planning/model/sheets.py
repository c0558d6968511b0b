"""A sheet: a thing people write together, with rows that have ids and an order of their own.

A sheet says which of its fields people may write (``FIELDS``) and which kinds of rows it has
(``ROWS``). A path names one field of it: ``title``, or ``milestones/12/when``. History compares
paths as text, so each has one spelling only: ``milestones/012/when`` leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.fields import Field, Wrong

#: The id of a row as paths spell it.
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class Row(Base):
    """One line of a list on a sheet."""

    __abstract__ = True

    FIELDS: ClassVar[Mapping[str, Field]]
    #: The field that says most about the row, for sentences about it.
    MAIN: ClassVar[str] = "text"
    #: What a row is besides its fields, by which one that was removed is put back.
    KEPT: ClassVar[tuple[str, ...]] = ()

    #: Whether people put the rows in order; else something in them does.
    IS_ORDERED: ClassVar[bool] = True

    position: Any

    @property
    def rank(self) -> tuple[Any, ...]:
        """What the rows of a list are sorted by."""
        return self.position, self.id or 0

    @property
    def stays_because(self) -> str:
        """Why it cannot be taken off its list; nothing when it can."""
        return ""


#: Tables whose rows are removed for good never give the same id twice: a path in the history
#: (``milestones/12``) must not come to mean another row. In PostgreSQL that is so anyway.
NEVER_AGAIN = {"sqlite_autoincrement": True}


class Sheet(Base):
    """Something people write together. ``version`` rises by one with every saved change."""

    __abstract__ = True

    FIELDS: ClassVar[Mapping[str, Field]]
    #: kind -> the class of its rows and the values that make a row of that kind.
    ROWS: ClassVar[Mapping[str, RowKind]]

    version: Any

    def rows(self, kind: str) -> Sequence[Any]:
        """The rows of one kind, in the order people gave them."""
        return self.ROWS[kind].of(self)

    def places(self) -> Iterator[tuple[str, Any, str, Field]]:
        """Every path on the sheet with the thing, the attribute and the field it leads to."""
        for name, field in self.FIELDS.items():
            yield name, self, name, field
        for kind in self.ROWS:
            for row in self.rows(kind):
                for name, field in row.FIELDS.items():
                    yield f"{kind}/{row.id}/{name}", row, name, field


@dataclass(frozen=True)
class RowKind:
    """How rows of a kind are found on their sheet and made for it."""

    row: type[Row]
    collection: str
    #: For rows of several kinds in one table: the attribute and value that tells them apart.
    tag: tuple[str, Any] | None = None

    def of(self, sheet: Sheet) -> list[Any]:
        rows = getattr(sheet, self.collection)
        if self.tag is not None:
            name, value = self.tag
            rows = [row for row in rows if getattr(row, name) == value]
        return sorted(rows, key=lambda row: row.rank)

    def new(self, **values: Any) -> Row:
        if self.tag is not None:
            values[self.tag[0]] = self.tag[1]
        return self.row(**values)


@dataclass(frozen=True)
class Place:
    """Where a path leads: which attribute of which thing, read through which field."""

    thing: Any
    name: str
    field: Field

    @property
    def value(self) -> Any:
        return getattr(self.thing, self.name)

    @property
    def shown(self) -> str:
        return self.field.show(self.value)


def place(sheet: Sheet, path: str) -> Place:
    """Where ``path`` leads on ``sheet``.

    Raises:
        Wrong: it leads nowhere; perhaps the row was removed meanwhile.
    """
    match path.split("/"):
        case [name] if name in sheet.FIELDS:
            return Place(sheet, name, sheet.FIELDS[name])
        case [kind, row_id, name] if kind in sheet.ROWS:
            for row in sheet.rows(kind):
                if str(row.id) == row_id and name in row.FIELDS:
                    return Place(row, name, row.FIELDS[name])
    raise Wrong(N_("There is no such field on this sheet."))


def can_be_row(sheet: Sheet, path: str) -> bool:
    """Whether ``path`` names a row as the sheet may have or have had one: ``milestones/12``."""
    kind, _slash, row_id = path.partition("/")
    return kind in sheet.ROWS and _NUMBER.fullmatch(row_id) is not None
