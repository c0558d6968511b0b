"""What came of the points of an agenda: information, decisions, and tasks with who and when."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.fields import Choice, Count, Day, Hour, Line, Prose
from planning.model.sheets import NEVER_AGAIN, Row

if TYPE_CHECKING:
    from planning.model.meetings import AgendaItem, Meeting
    from planning.model.people import Person, User


class ConclusionKind(StrEnum):
    """What came of a point."""

    INFORMATION = "information"
    DECISION = "decision"
    TASK = "task"


class TaskState(StrEnum):
    """How a task stands; "continues" is what a later meeting says of it."""

    NEW = "new"
    CONTINUES = "continues"
    DONE = "done"
    CANCELLED = "cancelled"


class Agreement(StrEnum):
    """How a decision was reached, where the group's rules ask."""

    CONSENSUS = "consensus"
    VOTE = "vote"


#: Why a task with controls stays.
_SAID_OF_IT = N_(
    "Somebody has already said how this task stands, and that would be lost with it, so it stays."
    " If nobody is to do it any more, call it off."
)

#: Tasks that still wait to be done.
OPEN_TASKS = frozenset({TaskState.NEW, TaskState.CONTINUES})


class Conclusion(Row):
    """Information, a decision, or a task with who and by when."""

    __tablename__ = "conclusion"
    # Wide enough to count a group's tasks without touching the table.
    __table_args__ = (
        Index("ix_conclusion_tasks", "meeting_id", "kind", "state", "due_on"),
        NEVER_AGAIN,
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[ConclusionKind]
    text: Mapped[str]
    #: Who, as written ("všichni členové"); the person beside it when it is one we know.
    who: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    state: Mapped[TaskState] = mapped_column(default=TaskState.NEW)
    agreement: Mapped[Agreement | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstained: Mapped[int | None]
    #: At what time of the meeting they voted: who was in the room then had a vote.
    decided_at: Mapped[time | None]

    meeting: Mapped[Meeting] = relationship(back_populates="conclusions")
    item: Mapped[AgendaItem] = relationship()
    person: Mapped[Person | None] = relationship()
    controls: Mapped[list[Control]] = relationship(
        back_populates="task", cascade="all, delete-orphan", order_by="Control.id"
    )

    KEPT = ("item_id",)
    FIELDS = {
        "kind": Choice(ConclusionKind),
        "text": Prose(2000, required=True),
        "who": Line(200),
        "due_on": Day(),
        "state": Choice(TaskState),
        "agreement": Choice(Agreement, optional=True),
        "votes_for": Count(),
        "votes_against": Count(),
        "votes_abstained": Count(),
        "decided_at": Hour(),
    }

    @property
    def stays_because(self) -> str:
        return _SAID_OF_IT if self.controls else ""

    @property
    def votes(self) -> tuple[int, int, int] | None:
        """For, against, abstained; None where nobody voted."""
        if self.agreement is not Agreement.VOTE:
            return None
        return self.votes_for or 0, self.votes_against or 0, self.votes_abstained or 0

    @property
    def is_open_task(self) -> bool:
        return self.kind is ConclusionKind.TASK and self.state in OPEN_TASKS

    def days_late(self, today: date) -> int:
        """How many days after its term; negative before it, 0 without one."""
        return (today - self.due_on).days if self.due_on else 0


class Control(Base):
    """Somebody looked how a task stands: at a meeting, or between meetings."""

    __tablename__ = "control"

    task_id: Mapped[int] = mapped_column(ForeignKey("conclusion.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    state: Mapped[TaskState]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    task: Mapped[Conclusion] = relationship(back_populates="controls")
    meeting: Mapped[Meeting | None] = relationship()
    by: Mapped[User | None] = relationship()
