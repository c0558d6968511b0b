"""Approvals: a plan or an activity may be decided on by several bodies, one after another."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planning.lib.database import Base


class Decision(StrEnum):
    """What a body decided."""

    APPROVED = "approved"
    NOTED = "noted"
    RETURNED = "returned"
    REFUSED = "refused"


class Approval(Base):
    """One decision of one body: what, under which number, when.

    Those recorded on the path of approval say on which step of it (``step_id``; the step may be
    gone by now), on what the office had agreed with (``review_id``) and what the sheet said then:
    ``upto``, the id of its last deed. Older ones say none of it.
    """

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint("(plan_id IS NULL) <> (activity_id IS NULL)", name="of_one_thing"),
    )

    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plan.id"), index=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    body: Mapped[str]
    decision: Mapped[Decision]
    number: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    step_id: Mapped[int | None]
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"))
    change_sheet_id: Mapped[int | None] = mapped_column(ForeignKey("change_sheet.id"), index=True)
    upto: Mapped[int | None]
    recorded_at: Mapped[datetime | None]
