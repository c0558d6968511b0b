"""Letters the workspace sends by mail: an outbox and, once they have gone, a log."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.meetings import Meeting
    from planning.model.people import Person, User


class LetterKind(StrEnum):
    """What a letter tells of.

    ``SUBMISSION`` and ``REVIEW`` are about an activity, an ``ANSWER`` about what was commented on,
    the others about a meeting.
    """

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    COMMENTS = "comments"
    MINUTES = "minutes"
    SUBMISSION = "submission"
    REVIEW = "review"
    ANSWER = "answer"


class LetterState(StrEnum):
    """What became of a letter."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class Letter(Base):
    """One letter to one person. ``key`` is unique: the same news never goes out twice."""

    __tablename__ = "letter"
    __table_args__ = (Index("ix_letter_waiting", "sent_at", "given_up_at"),)

    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[LetterKind]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    subject: Mapped[str]
    body: Mapped[str]
    #: An iCalendar file that goes along, and its method.
    calendar: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    tries: Mapped[int] = mapped_column(default=0)
    #: Nobody tries before: somebody is sending it, or the mail server asked for patience.
    not_before: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    #: Why it did not go: a sentence of ours and, on the next line, what the mail server said.
    error: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting | None] = relationship()
    activity: Mapped[Activity | None] = relationship()
    person: Mapped[Person | None] = relationship()
    by: Mapped[User | None] = relationship()

    @property
    def state(self) -> LetterState:
        if self.sent_at is not None:
            return LetterState.SENT
        return LetterState.WAITING if self.given_up_at is None else LetterState.GIVEN_UP
