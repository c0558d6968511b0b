"""The plan's tree: plan, goals, measures (= opatření). Activities hang from measures."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planning.lib.numbers import sort_key
from planning.model.approvals import Approval
from planning.model.fields import Choice, Line, Number, Prose, Reference, Year
from planning.model.paths import PathStep
from planning.model.sheets import Row, RowKind, Sheet

if TYPE_CHECKING:
    from planning.model.council_papers import CouncilPaper


class PlanState(StrEnum):
    """How far a plan is."""

    PREPARED = "prepared"
    VALID = "valid"
    FINISHED = "finished"


class Plan(Sheet):
    """What a city wants to do for its people in some years, first and last included."""

    __tablename__ = "plan"
    __table_args__ = (CheckConstraint("first_year <= last_year", name="years_in_order"),)

    title: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]
    state: Mapped[PlanState] = mapped_column(default=PlanState.PREPARED)
    vision: Mapped[str] = mapped_column(default="")
    #: What this city calls the levels of the tree.
    goal_word: Mapped[str] = mapped_column(default="Cíl")
    measure_word: Mapped[str] = mapped_column(default="Opatření")
    activity_word: Mapped[str] = mapped_column(default="Aktivita")
    version: Mapped[int] = mapped_column(default=1)

    goals: Mapped[list[Goal]] = relationship(
        back_populates="plan", order_by="Goal.sort_key, Goal.id"
    )
    measures: Mapped[list[Measure]] = relationship(
        back_populates="plan", order_by="Measure.sort_key, Measure.id"
    )
    approvals: Mapped[list[Approval]] = relationship(order_by="Approval.decided_on, Approval.id")
    path: Mapped[list[PathStep]] = relationship(
        cascade="all, delete-orphan", order_by="PathStep.position, PathStep.id"
    )
    council_paper: Mapped[CouncilPaper | None] = relationship(back_populates="plan")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    FIELDS = {
        "title": Line(300, required=True),
        "first_year": Year(required=True),
        "last_year": Year(required=True),
        "state": Choice(PlanState),
        "vision": Prose(20_000),
        "goal_word": Line(40, required=True),
        "measure_word": Line(40, required=True),
        "activity_word": Line(40, required=True),
    }

    @property
    def years(self) -> str:
        return f"{self.first_year}\N{EN DASH}{self.last_year}"


class Limb(Row):
    """A part of the plan's tree. It stands where its number puts it."""

    __abstract__ = True

    number: Mapped[str]
    sort_key: Mapped[str]

    position: Any = 0
    IS_ORDERED = False
    MAIN = "title"

    @property
    def rank(self) -> tuple[Any, ...]:
        return self.sort_key, self.id or 0

    @validates("number")
    def _sort(self, _name: str, number: str) -> str:
        self.sort_key = sort_key(number)
        return number


class Goal(Limb):
    """What should be better for people in the end."""

    __tablename__ = "goal"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship(back_populates="goals")
    measures: Mapped[list[Measure]] = relationship(
        back_populates="goal", order_by="Measure.sort_key, Measure.id"
    )

    FIELDS = {
        "number": Number(required=True),
        "title": Line(300, required=True),
        "description": Prose(5000),
    }


class Measure(Limb):
    """One of the ways to a goal: the level between it and the activities (opatření)."""

    __tablename__ = "measure"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")

    goal: Mapped[Goal] = relationship(back_populates="measures")
    plan: Mapped[Plan] = relationship(back_populates="measures")

    FIELDS = {
        "goal_id": Reference("goal"),
        "number": Number(required=True),
        "title": Line(300, required=True),
        "description": Prose(5000),
    }


Plan.ROWS = {
    "goals": RowKind(Goal, "goals"),
    "measures": RowKind(Measure, "measures"),
    "path": RowKind(PathStep, "path"),
}
