"""History: one row for every deed, and one for every field a deed changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, ForeignKey, Index, and_
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from planning.lib.database import Base
from planning.model.rounds import ROUNDS, CommentRound
from planning.model.sheets import Sheet

if TYPE_CHECKING:
    from planning.model.meetings import AgendaItem
    from planning.model.people import User

#: Deeds that change what a sheet says; all others are told, and leave its words be.
WRITTEN = frozenset({"changed", "added", "removed", "restored", "moved"})


class Event(Base):
    """Somebody did something to a sheet or another thing.

    ``path`` names the field (``milestones/12/when``), empty for a deed on the whole thing;
    ``old`` and ``new`` are the words before and after, as a person would type them; ``label``
    says in words which row it was, since the row may be gone.

    ``row`` is how a row stood when it was added or removed, as JSON: ``{"at": place in its list
    from 0, "words": {field: words}, "kept": {name: value}}``. ``key`` is what a browser calls a
    row it has sent and not yet heard of, so that the same row sent twice is added once.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_thing_thing_id", "thing", "thing_id", "id"),
        Index("ix_event_at", "at"),
    )

    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    verb: Mapped[str]
    thing: Mapped[str]
    thing_id: Mapped[int]
    path: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    old: Mapped[str] = mapped_column(default="")
    new: Mapped[str] = mapped_column(default="")
    row: Mapped[str] = mapped_column(default="")
    key: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)
    because_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))

    by: Mapped[User | None] = relationship()
    because: Mapped[AgendaItem | None] = relationship()

    @classmethod
    def done_to(cls, sheet: Sheet | type[Sheet]) -> ColumnElement[bool]:
        """The condition that it happened to that sheet; of a class, to the one a query joins."""
        return and_(cls.thing == sheet.__tablename__, cls.thing_id == sheet.id)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet it happened to; None where it happened to a thing that is none."""
        how = next(
            (kind for kind in Sheet.__subclasses__() if kind.__tablename__ == self.thing), None
        )
        session = object_session(self)
        return session.get(how, self.thing_id) if how and session else None

    @property
    def comment_round(self) -> CommentRound | None:
        """The comment round of the plan it is about; None where it is about none."""
        its_id = self.path.removeprefix(ROUNDS)
        is_about_one = self.thing == "plan" and self.path.startswith(ROUNDS) and its_id.isdecimal()
        session = object_session(self)
        return session.get(CommentRound, int(its_id)) if is_about_one and session else None
