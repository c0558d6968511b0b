"""Who has a sheet open, and in which field: seen a moment ago, not history."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.people import User

#: After that long without a sign of life somebody is no longer here.
GONE_AFTER = timedelta(seconds=60)


class Sighting(Base):
    """One open page of one person. ``page`` is a word the page made up when it was opened."""

    __tablename__ = "sighting"
    __table_args__ = (
        UniqueConstraint("user_id", "page"),
        Index("ix_sighting_thing_thing_id", "thing", "thing_id", "seen_at"),
    )

    thing: Mapped[str]
    thing_id: Mapped[int]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    page: Mapped[str]
    #: The field they are in; empty when in none.
    path: Mapped[str] = mapped_column(default="")
    seen_at: Mapped[datetime]

    user: Mapped[User] = relationship()
