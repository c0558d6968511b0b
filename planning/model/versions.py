"""Named versions of a plan: what it said when a body approved it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base

if TYPE_CHECKING:
    from planning.model.people import User
    from planning.model.plans import Plan


class PlanVersion(Base):
    """A moment of a plan under a name. History is never rewritten, so the moment is enough.

    ``upto`` is the id of the last deed that belongs to it.
    """

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    name: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    #: Number of the resolution.
    number: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    upto: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    plan: Mapped[Plan] = relationship()
    by: Mapped[User | None] = relationship()
