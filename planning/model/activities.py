"""The activity and its worksheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planning.lib.database import Base
from planning.lib.numbers import sort_key
from planning.lib.words import N_
from planning.model.approvals import Approval
from planning.model.costs import CostLine
from planning.model.errors import NotAllowedNow
from planning.model.fields import Flag, Line, Number, Prose, Reference
from planning.model.rows import Entry, EntryKind, Milestone, Risk
from planning.model.sheets import RowKind, Sheet
from planning.model.stages import (
    BY_REVIEW,
    NEXT_REALISATION,
    NEXT_STAGE,
    Realisation,
    Stage,
    Verdict,
    checked_move,
)

if TYPE_CHECKING:
    from planning.model.directory import Project
    from planning.model.groups import Group
    from planning.model.people import Person, User
    from planning.model.plans import Measure, Plan
    from planning.model.reviews import ChangeSheet, Review


class Activity(Sheet):
    """Something a group plans to do, with its worksheet and its three axes."""

    __tablename__ = "activity"
    __table_args__ = (
        # Wide enough to sort a group's activities without touching the table.
        Index("ix_activity_of_group", "group_id", "stage", "plan_id", "sort_key"),
        Index("ix_activity_plan_id_sort_key", "plan_id", "sort_key", "id"),
    )

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id"))
    number: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="~")
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    #: As written; the person beside it when it is one we know.
    responsible: Mapped[str] = mapped_column(default="")
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    deputy: Mapped[str] = mapped_column(default="")
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    is_ongoing: Mapped[bool] = mapped_column(default=False)

    stage: Mapped[Stage] = mapped_column(default=Stage.IDEA)
    stage_reason: Mapped[str] = mapped_column(default="")
    realisation: Mapped[Realisation] = mapped_column(default=Realisation.NOT_STARTED)
    realisation_reason: Mapped[str] = mapped_column(default="")
    #: The last deed that belongs to what was last approved, the id of an event.
    approved_upto: Mapped[int | None]

    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    plan: Mapped[Plan] = relationship()
    group: Mapped[Group] = relationship()
    measure: Mapped[Measure | None] = relationship()
    project: Mapped[Project | None] = relationship()
    responsible_person: Mapped[Person | None] = relationship(foreign_keys=[responsible_id])
    deputy_person: Mapped[Person | None] = relationship(foreign_keys=[deputy_id])

    entries: Mapped[list[Entry]] = relationship(
        cascade="all, delete-orphan", order_by="Entry.position, Entry.id"
    )
    milestones: Mapped[list[Milestone]] = relationship(
        cascade="all, delete-orphan", order_by="Milestone.position, Milestone.id"
    )
    risks: Mapped[list[Risk]] = relationship(
        cascade="all, delete-orphan", order_by="Risk.position, Risk.id"
    )
    costs: Mapped[list[CostLine]] = relationship(
        cascade="all, delete-orphan", order_by="CostLine.position, CostLine.id"
    )
    approvals: Mapped[list[Approval]] = relationship(order_by="Approval.decided_on, Approval.id")
    reviews: Mapped[list[Review]] = relationship(back_populates="activity", order_by="Review.id")
    changes: Mapped[list[ChangeSheet]] = relationship(
        back_populates="activity", order_by="ChangeSheet.id"
    )
    evaluations: Mapped[list[Evaluation]] = relationship(order_by="Evaluation.year")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    FIELDS = {
        "number": Number(),
        "title": Line(300, required=True),
        "measure_id": Reference("measure"),
        "responsible": Line(200),
        "deputy": Line(200),
        "description": Prose(20_000),
        "is_ongoing": Flag(),
    }
    ROWS = {
        "implementers": RowKind(Entry, "entries", ("kind", EntryKind.IMPLEMENTER)),
        "partners": RowKind(Entry, "entries", ("kind", EntryKind.PARTNER)),
        "steps": RowKind(Entry, "entries", ("kind", EntryKind.STEP)),
        "target_groups": RowKind(Entry, "entries", ("kind", EntryKind.TARGET_GROUP)),
        "outputs": RowKind(Entry, "entries", ("kind", EntryKind.OUTPUT)),
        "costs": RowKind(CostLine, "costs"),
        "territories": RowKind(Entry, "entries", ("kind", EntryKind.TERRITORY)),
        "risks": RowKind(Risk, "risks"),
        "milestones": RowKind(Milestone, "milestones"),
    }

    @validates("number")
    def _sort(self, _name: str, number: str) -> str:
        self.sort_key = sort_key(number)
        return number

    @property
    def called(self) -> str:
        """``2.1.2 Krizové lůžko``."""
        return f"{self.number} {self.title}".strip()

    def move_to(self, stage: Stage, *, reason: str = "", by_review: bool = False) -> None:
        """Take the proposal a step further, or back; ``by_review`` where the city's review does.

        Raises:
            NotAllowedNow: not from here, not without a reason, not without a title and measure, or
                not without a review.
        """
        if stage in BY_REVIEW and not by_review:
            raise NotAllowedNow(N_("Only the review of the city leads there."))
        checked_move(NEXT_STAGE, self.stage, stage, reason)
        if stage is Stage.APPROVED and not (self.title and self.measure_id):
            raise NotAllowedNow(N_("Only an activity with a title and a measure can be approved."))
        self.stage, self.stage_reason = stage, reason

    def proceed_to(self, realisation: Realisation, *, reason: str = "") -> None:
        """Say what is being done now.

        Raises:
            NotAllowedNow: not from here, or not without a reason.
        """
        checked_move(NEXT_REALISATION, self.realisation, realisation, reason)
        self.realisation, self.realisation_reason = realisation, reason


class Evaluation(Base):
    """How one year of an activity turned out: one verdict per year."""

    __tablename__ = "evaluation"
    __table_args__ = (UniqueConstraint("activity_id", "year"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    year: Mapped[int]
    verdict: Mapped[Verdict]
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]

    by: Mapped[User | None] = relationship()
