"""Minutes as they were published, and what was decided about their words since and before."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.minutes import Minutes
    from planning.model.people import User


class Edition(Base):
    """Minutes as they were published once: their text never changes again.

    ``public`` and ``full`` are the two faces as JSON; see ``planning.faces``. One that says what
    must not be said is ``hidden_at`` from everybody; its number stays in the list.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int]
    public: Mapped[str]
    full: Mapped[str]
    #: Why there is a new one; empty for the first.
    reason: Mapped[str] = mapped_column(default="")
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    hidden_at: Mapped[datetime | None]

    minutes: Mapped[Minutes] = relationship(back_populates="editions")
    published_by: Mapped[User | None] = relationship()


class Correction(Base):
    """A dated note to verified minutes: the only thing that may be added to them."""

    __tablename__ = "correction"

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    text: Mapped[str]
    is_public: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="corrections")
    by: Mapped[User | None] = relationship()


class Clearance(Base):
    """Somebody looked at words of the public face that seemed private, and lets them stand."""

    __tablename__ = "clearance"
    __table_args__ = (UniqueConstraint("minutes_id", "path", "kind", "words"),)

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    #: Where they stand (``items/12/text``), what they look like, and the words.
    path: Mapped[str]
    kind: Mapped[str]
    words: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="clearances")
    by: Mapped[User | None] = relationship()
