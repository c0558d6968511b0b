"""What an activity costs, and who may pay."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base, Money
from planning.model.fields import Amount, Choice, Line, Year
from planning.model.sheets import NEVER_AGAIN, Row


class CostKind(StrEnum):
    """Money to run something, or to build it."""

    OPERATING = "operating"
    INVESTMENT = "investment"


class Basis(StrEnum):
    """What time an amount is for."""

    YEARLY = "yearly"
    ONCE = "once"
    WHOLE = "whole"


class Certainty(StrEnum):
    """How sure the money is."""

    ASSURED = "assured"
    APPLIED = "applied"
    ASSUMED = "assumed"


class CostLine(Row):
    """An amount and who may pay it. Several sources without a split stay one amount, undivided."""

    __tablename__ = "cost_line"
    __table_args__ = (
        CheckConstraint("amount IS NULL OR amount >= 0", name="amount_not_negative"),
        # Wide enough for the timeline to sum up thousands of lines without touching the table.
        Index("ix_cost_line_money", "activity_id", "year", "basis", "amount"),
        NEVER_AGAIN,
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[CostKind] = mapped_column(default=CostKind.OPERATING)
    amount: Mapped[Money | None]
    basis: Mapped[Basis] = mapped_column(default=Basis.YEARLY)
    year: Mapped[int | None]
    #: As written: "KÚ MSK, SMO, MPSV". Known codes among them are kept in ``links`` too.
    sources: Mapped[str] = mapped_column(default="")
    certainty: Mapped[Certainty] = mapped_column(default=Certainty.ASSUMED)
    note: Mapped[str] = mapped_column(default="")

    links: Mapped[list[CostSource]] = relationship(
        cascade="all, delete-orphan", order_by="CostSource.id", lazy="joined"
    )

    MAIN = "sources"
    FIELDS = {
        "kind": Choice(CostKind),
        "amount": Amount(),
        "basis": Choice(Basis),
        "year": Year(),
        "sources": Line(300),
        "certainty": Choice(Certainty),
        "note": Line(500),
    }

    @property
    def source_names(self) -> list[str]:
        """The sources as they were written, one by one."""
        return [part.strip() for part in self.sources.split(",") if part.strip()]


class CostSource(Base):
    """A known source of money among those written on a cost line."""

    __tablename__ = "cost_source"

    cost_line_id: Mapped[int] = mapped_column(ForeignKey("cost_line.id"), index=True)
    funding_source_id: Mapped[int] = mapped_column(ForeignKey("funding_source.id"), index=True)
