"""What only people know about putting a plan before a body: which body, when, what it shall say."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.plans import Plan


class CouncilPaper(Base):
    """What was last written down for the council; history keeps what it said before.

    ``takes_note``, ``approves`` and ``charges`` are points of the draft resolution, a line each.
    """

    __tablename__ = "council_paper"

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), unique=True)
    body: Mapped[str] = mapped_column(default="")
    meets_on: Mapped[date | None]
    presenter: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    takes_note: Mapped[str] = mapped_column(default="")
    approves: Mapped[str] = mapped_column(default="")
    charges: Mapped[str] = mapped_column(default="")

    plan: Mapped[Plan] = relationship(back_populates="council_paper")
