"""The plan's tree: plan, goals, measures (= opatření). Activities hang from measures."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from planning.lib.database import Base
from planning.lib.numbers import sort_key
from planning.model.approvals import Approval


class PlanState(StrEnum):
    """How far a plan is."""

    PREPARED = "prepared"
    VALID = "valid"
    FINISHED = "finished"


class Plan(Base):
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

    goals: Mapped[list[Goal]] = relationship(
        back_populates="plan", order_by="Goal.sort_key, Goal.id"
    )
    approvals: Mapped[list[Approval]] = relationship(order_by="Approval.decided_on, Approval.id")

    @property
    def years(self) -> str:
        return f"{self.first_year}\N{EN DASH}{self.last_year}"


class Goal(Base):
    """What should be better for people in the end."""

    __tablename__ = "goal"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[str]
    sort_key: Mapped[str]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship(back_populates="goals")
    measures: Mapped[list[Measure]] = relationship(
        back_populates="goal", order_by="Measure.sort_key, Measure.id"
    )

    @validates("number")
    def _sort(self, _name: str, number: str) -> str:
        self.sort_key = sort_key(number)
        return number


class Measure(Base):
    """One of the ways to a goal: the level between it and the activities (opatření)."""

    __tablename__ = "measure"

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id"), index=True)
    number: Mapped[str]
    sort_key: Mapped[str]
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")

    goal: Mapped[Goal] = relationship(back_populates="measures")

    @validates("number")
    def _sort(self, _name: str, number: str) -> str:
        self.sort_key = sort_key(number)
        return number
