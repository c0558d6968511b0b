"""What members say about minutes while they wait for comments."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.meetings import AgendaItem
    from planning.model.minutes import Minutes
    from planning.model.people import User


class RemarkState(StrEnum):
    """What became of a member's comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Remark(Base):
    """A member's comment on a point of the minutes, or another wording of it.

    ``wording`` is what the text of the point should say instead; ``based_on`` what it said then.
    """

    __tablename__ = "remark"

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    #: None: it is about the minutes as a whole.
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    wording: Mapped[str] = mapped_column(default="")
    based_on: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    state: Mapped[RemarkState] = mapped_column(default=RemarkState.OPEN)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="remarks")
    item: Mapped[AgendaItem | None] = relationship()
    by: Mapped[User] = relationship(foreign_keys=[by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
