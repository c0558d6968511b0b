"""Meetings: when, where, what was on the agenda, what came of it, and who was there."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.fields import Choice, Day, Flag, Hour, Line, Prose, Reference
from planning.model.groups import Group, Side
from planning.model.sheets import Row, RowKind, Sheet

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.directory import Project
    from planning.model.minutes import Minutes
    from planning.model.people import Person

#: A meeting may be shared by several groups.
meeting_group = Table(
    "meeting_group",
    Base.metadata,
    Column("meeting_id", ForeignKey("meeting.id"), primary_key=True),
    Column("group_id", ForeignKey("group.id"), primary_key=True, index=True),
)


class Meeting(Sheet):
    """One meeting. Its day may be unknown when it comes from an old document."""

    __tablename__ = "meeting"

    title: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    next_meeting: Mapped[str] = mapped_column(default="")
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    groups: Mapped[list[Group]] = relationship(secondary=meeting_group, order_by="Group.id")
    items: Mapped[list[AgendaItem]] = relationship(
        cascade="all, delete-orphan",
        back_populates="meeting",
        order_by="AgendaItem.position, AgendaItem.id",
    )
    conclusions: Mapped[list[Conclusion]] = relationship(
        cascade="all, delete-orphan",
        back_populates="meeting",
        order_by="Conclusion.position, Conclusion.id",
    )
    attendances: Mapped[list[Attendance]] = relationship(
        cascade="all, delete-orphan", back_populates="meeting", order_by="Attendance.id"
    )
    minutes: Mapped[Minutes] = relationship(back_populates="meeting")
    project: Mapped[Project | None] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    FIELDS = {
        "title": Line(200),
        "held_on": Day(),
        "starts_at": Hour(),
        "ends_at": Hour(),
        "place": Line(300),
        "next_meeting": Line(200),
    }

    @property
    def group_ids(self) -> list[int]:
        return [group.id for group in self.groups]


class AgendaItem(Row):
    """A point of the agenda and what was said about it, in Markdown."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    #: Not for the public: the whole point is left out of the public minutes.
    is_confidential: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    activity: Mapped[Activity | None] = relationship()

    MAIN = "title"
    FIELDS = {
        "title": Line(300, required=True),
        "text": Prose(60_000),
        "activity_id": Reference("activity"),
        "is_confidential": Flag(),
    }


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


#: Tasks that still wait to be done.
OPEN_TASKS = frozenset({TaskState.NEW, TaskState.CONTINUES})


class Conclusion(Row):
    """Information, a decision, or a task with who and by when."""

    __tablename__ = "conclusion"
    # Wide enough to count a group's tasks without touching the table.
    __table_args__ = (Index("ix_conclusion_tasks", "meeting_id", "kind", "state", "due_on"),)

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

    meeting: Mapped[Meeting] = relationship(back_populates="conclusions")
    item: Mapped[AgendaItem] = relationship()
    person: Mapped[Person | None] = relationship()

    FIELDS = {
        "kind": Choice(ConclusionKind),
        "text": Prose(2000, required=True),
        "who": Line(200),
        "due_on": Day(),
        "state": Choice(TaskState),
    }

    @property
    def is_open_task(self) -> bool:
        return self.kind is ConclusionKind.TASK and self.state in OPEN_TASKS

    def days_late(self, today: date) -> int:
        """How many days after its term; negative before it, 0 without one."""
        return (today - self.due_on).days if self.due_on else 0


class Presence(StrEnum):
    """Whether someone came."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Attendance(Base):
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

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")


Meeting.ROWS = {
    "items": RowKind(AgendaItem, "items"),
    "conclusions": RowKind(Conclusion, "conclusions"),
}
