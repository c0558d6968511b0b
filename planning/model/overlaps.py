"""What people decided about two activities that resemble each other."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.people import User


class OverlapKind(StrEnum):
    """What two activities are to each other."""

    LINKED = "linked"
    JOINED = "joined"
    DISMISSED = "dismissed"


class Overlap(Base):
    """One decision about a pair; the activity with the lower id is the first.

    Of two that were joined, ``kept_id`` is the one whose worksheet goes on under both numbers.
    """

    __tablename__ = "overlap"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="lower_id_first"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    kind: Mapped[OverlapKind]
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"))
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    first: Mapped[Activity] = relationship(foreign_keys=[first_id])
    second: Mapped[Activity] = relationship(foreign_keys=[second_id])
    by: Mapped[User | None] = relationship()

    @property
    def ids(self) -> tuple[int, int]:
        return self.first_id, self.second_id

    def other_than(self, activity: Activity) -> Activity:
        """The one of the two that ``activity`` is not."""
        return self.second if activity is self.first else self.first
