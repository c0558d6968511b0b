"""Working groups and who sits in them. Memberships end, they are never deleted."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.fields import Choice, Count, Flag, Line, Prose
from planning.model.people import Person
from planning.model.sheets import Sheet

if TYPE_CHECKING:
    from planning.model.directory import Organisation


class GroupKind(StrEnum):
    """What a group is for."""

    WORKING = "working"
    STEERING = "steering"
    MONITORING = "monitoring"
    SUBGROUP = "subgroup"
    AD_HOC = "ad_hoc"


class Quorum(StrEnum):
    """How many members must be there for a decision to count."""

    NONE = "none"
    MAJORITY = "majority"
    NUMBER = "number"


class Deciding(StrEnum):
    """How a group decides. Most agree; voting is offered only where the rules have it."""

    AGREEMENT = "agreement"
    CONSENSUS = "consensus"
    VOTE = "vote"


class Function(StrEnum):
    """What someone does in a group."""

    MANAGER = "manager"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    GUEST = "guest"


#: Functions that write activities: everyone but guests.
WRITES = frozenset(Function) - {Function.GUEST}
#: Functions that lead the group.
LEADS = frozenset({Function.MANAGER, Function.DEPUTY})
#: Functions that write minutes.
RECORDS = LEADS | {Function.SECRETARY}


class Side(StrEnum):
    """The side of the planning triad someone stands for."""

    COMMISSIONER = "commissioner"
    PROVIDER = "provider"
    SERVICE_USER = "service_user"
    PUBLIC = "public"
    EXPERT = "expert"


class Group(Sheet):
    """A working group, with what it cares for and the rules it works by."""

    __tablename__ = "group"
    __table_args__ = (CheckConstraint("notice_days >= 0", name="notice_days_not_negative"),)

    name: Mapped[str] = mapped_column(unique=True)
    #: The name as it stands after "of the working group": Protidrogové prevence.
    genitive: Mapped[str] = mapped_column(default="")
    kind: Mapped[GroupKind] = mapped_column(default=GroupKind.WORKING)
    remit: Mapped[str] = mapped_column(default="")
    #: Working days between invitation and meeting.
    notice_days: Mapped[int] = mapped_column(default=7)
    meetings_a_year: Mapped[int] = mapped_column(default=4)
    quorum: Mapped[Quorum] = mapped_column(default=Quorum.MAJORITY)
    quorum_number: Mapped[int | None]
    guests_allowed: Mapped[bool] = mapped_column(default=True)
    deciding: Mapped[Deciding] = mapped_column(default=Deciding.AGREEMENT)
    #: Points every agenda of the group begins from, a line each.
    standing_agenda: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)

    memberships: Mapped[list[Membership]] = relationship(
        back_populates="group", order_by="Membership.id"
    )

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    FIELDS = {
        "name": Line(120, required=True),
        "genitive": Line(120),
        "kind": Choice(GroupKind),
        "remit": Prose(2000),
        "notice_days": Count(60, required=True),
        "meetings_a_year": Count(60, required=True),
        "quorum": Choice(Quorum),
        "quorum_number": Count(200),
        "guests_allowed": Flag(),
        "deciding": Choice(Deciding),
        "standing_agenda": Prose(3000),
    }
    ROWS = {}

    def needed_for_quorum(self, members: int) -> int:
        """How many of that many members must be there."""
        match self.quorum:
            case Quorum.MAJORITY:
                return members // 2 + 1
            case Quorum.NUMBER:
                return self.quorum_number or 0
            case _:
                return 0


class Membership(Base):
    """Someone's seat in a group, for as long as it lasted."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_group_id_person_id", "group_id", "person_id"),
        CheckConstraint("to_on IS NULL OR to_on >= from_on", name="days_in_order"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    function: Mapped[Function] = mapped_column(default=Function.MEMBER)
    side: Mapped[Side]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    #: Whom they speak for, in words, where it is no organisation.
    represents: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    to_on: Mapped[date | None]
    appointed_by: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    group: Mapped[Group] = relationship(back_populates="memberships")
    person: Mapped[Person] = relationship(back_populates="memberships", foreign_keys=[person_id])
    organisation: Mapped[Organisation | None] = relationship()

    def holds(self, day: date) -> bool:
        """Whether the seat is theirs on that day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    @classmethod
    def holding(cls, day: date) -> ColumnElement[bool]:
        """The same in SQL."""
        return and_(cls.from_on <= day, or_(cls.to_on.is_(None), cls.to_on >= day))

    @property
    def stands_for(self) -> str:
        """The organisation, or the words."""
        return self.organisation.called if self.organisation else self.represents
