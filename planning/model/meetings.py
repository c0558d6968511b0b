"""Meetings: when, where, and what was on the agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.attendance import Attendance
from planning.model.conclusions import Conclusion
from planning.model.fields import Choice, Count, Day, Flag, Hour, Line, Prose, Reference
from planning.model.groups import Group
from planning.model.sheets import NEVER_AGAIN, Row, RowKind, Sheet

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.attachments import Attachment
    from planning.model.directory import Project
    from planning.model.minutes import Minutes

#: A meeting may be shared by several groups.
meeting_group = Table(
    "meeting_group",
    Base.metadata,
    Column("meeting_id", ForeignKey("meeting.id"), primary_key=True),
    Column("group_id", ForeignKey("group.id"), primary_key=True, index=True),
)


class MeetingState(StrEnum):
    """Whether people have been invited, or need not come at all."""

    PLANNED = "planned"
    INVITED = "invited"
    CANCELLED = "cancelled"


class Meeting(Sheet):
    """One meeting. Its day may be unknown when it comes from an old document."""

    __tablename__ = "meeting"

    title: Mapped[str] = mapped_column(default="")
    held_on: Mapped[date | None] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    #: Where to join from afar; an address on the web.
    link: Mapped[str] = mapped_column(default="")
    next_meeting: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    #: What calendars know it by, for ever; ``sequence`` rises when time, place or state change.
    uid: Mapped[str] = mapped_column(unique=True, default=lambda: uuid4().hex)
    sequence: Mapped[int] = mapped_column(default=0)
    invited_at: Mapped[datetime | None]
    #: Why it was called off; empty while it is not.
    cancelled_because: Mapped[str] = mapped_column(default="")
    #: Meetings called at once, every month or so, share these letters.
    series: Mapped[str] = mapped_column(default="", index=True)
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
    attachments: Mapped[list[Attachment]] = relationship(
        cascade="all, delete-orphan", back_populates="meeting", order_by="Attachment.id"
    )
    minutes: Mapped[Minutes] = relationship(
        back_populates="meeting", foreign_keys="Minutes.meeting_id"
    )
    project: Mapped[Project | None] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    FIELDS = {
        "title": Line(200),
        "held_on": Day(),
        "starts_at": Hour(),
        "ends_at": Hour(),
        "place": Line(300),
        "link": Line(300),
        "next_meeting": Line(200),
    }

    #: Fields whose change people's calendars must learn of.
    IN_CALENDARS = frozenset({"held_on", "starts_at", "ends_at", "place", "link"})

    @property
    def group_ids(self) -> list[int]:
        return [group.id for group in self.groups]

    @property
    def slot(self) -> int | None:
        """Minutes from the beginning to the end; None where either is unknown."""
        if self.starts_at is None or self.ends_at is None:
            return None
        began, ended = (timedelta(hours=t.hour, minutes=t.minute) for t in self._hours)
        return int((ended - began).total_seconds()) // 60

    @property
    def _hours(self) -> tuple[time, time]:
        assert self.starts_at is not None  # noqa: S101 - ``slot`` has asked
        assert self.ends_at is not None  # noqa: S101
        return self.starts_at, self.ends_at

    @property
    def is_invited(self) -> bool:
        return self.state is MeetingState.INVITED

    @property
    def is_cancelled(self) -> bool:
        return self.state is MeetingState.CANCELLED


class ItemKind(StrEnum):
    """Who may know of a point of the agenda.

    ``COMMON`` stands in both faces of the record; of an ``INTERNAL`` one the public learns only
    that there was a point; of a ``HIDDEN`` one nothing at all.
    """

    COMMON = "common"
    INTERNAL = "internal"
    HIDDEN = "hidden"


class AgendaItem(Row):
    """A point of the agenda and what was said about it, in Markdown; or a heading over points."""

    __tablename__ = "agenda_item"
    __table_args__ = NEVER_AGAIN

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.COMMON)
    #: A heading over the points that follow; it has no number and no time.
    is_section: Mapped[bool] = mapped_column(default=False)
    #: Part of the point above it: 2.1 under 2.
    is_nested: Mapped[bool] = mapped_column(default=False)
    #: Minutes planned for it.
    takes: Mapped[int | None]
    presenter: Mapped[str] = mapped_column(default="")
    #: Nobody got to it: it comes back next time.
    is_postponed: Mapped[bool] = mapped_column(default=False)
    #: Why the agenda proposed it, in words, and what it came from: ``task/12``.
    reason: Mapped[str] = mapped_column(default="")
    came_from: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="items")
    activity: Mapped[Activity | None] = relationship()

    MAIN = "title"
    KEPT = ("reason", "came_from")
    FIELDS = {
        "title": Line(300, required=True),
        "text": Prose(60_000),
        "activity_id": Reference("activity"),
        "kind": Choice(ItemKind),
        "is_section": Flag(),
        "is_nested": Flag(),
        "takes": Count(600),
        "presenter": Line(200),
        "is_postponed": Flag(),
    }


def numbered(items: Iterable[AgendaItem]) -> list[tuple[str, AgendaItem]]:
    """Each point with its number: ``2``, ``2.1``. A heading has none; counting goes on under it."""
    found: list[tuple[str, AgendaItem]] = []
    whole = part = 0
    for item in items:
        if item.is_section:
            found.append(("", item))
        elif item.is_nested and whole:
            part += 1
            found.append((f"{whole}.{part}", item))
        else:
            whole, part = whole + 1, 0
            found.append((str(whole), item))
    return found


Meeting.ROWS = {
    "items": RowKind(AgendaItem, "items"),
    "conclusions": RowKind(Conclusion, "conclusions"),
    "attendances": RowKind(Attendance, "attendances"),
}
