"""Who was at a meeting, for whom, and from when to when."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.model.fields import Hour
from planning.model.groups import Side
from planning.model.sheets import Row

if TYPE_CHECKING:
    from planning.model.meetings import Meeting


class Presence(StrEnum):
    """Whether someone came."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Attendance(Row):
    """Who came to a meeting, for whom, on which side. Guests need not be known people."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    stands_for: Mapped[str] = mapped_column(default="")
    side: Mapped[Side | None]
    is_guest: Mapped[bool] = mapped_column(default=False)
    presence: Mapped[Presence] = mapped_column(default=Presence.ABSENT)
    #: Of those who were there: when they came late, when they left early.
    arrived_at: Mapped[time | None]
    left_at: Mapped[time | None]

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")

    #: People stand in the order in which they were put on the list.
    position: Any = 0
    IS_ORDERED = False
    MAIN = "name"
    FIELDS = {"arrived_at": Hour(), "left_at": Hour()}
