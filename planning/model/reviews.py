"""Reviews: what the office said about a sheet, section by section, and changes of approved ones."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.model.approvals import Approval
from planning.model.stages import WITH_GROUP_STAGES
from planning.model.standing import Part

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.people import User


class ReviewOutcome(StrEnum):
    """What a review came to."""

    AGREED = "agreed"
    RETURNED = "returned"


class ReviewState(StrEnum):
    """How far a proposal, or a change of something approved, has come before the city."""

    WITH_GROUP = "with_group"
    SUBMITTED = "submitted"
    CORRECTED = "corrected"
    RETURNED = "returned"
    AGREED = "agreed"
    APPROVED = "approved"
    REFUSED = "refused"


class Review(Base):
    """Somebody looked at a sheet for the city. ``upto`` is the id of the last deed they saw on it.

    ``stands`` until the group puts the sheet forward anew.
    """

    __tablename__ = "review"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    #: Where it is about a change of what was approved.
    change_sheet_id: Mapped[int | None] = mapped_column(ForeignKey("change_sheet.id"), index=True)
    outcome: Mapped[ReviewOutcome]
    #: The body that returned it; empty where the office did.
    body: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    version: Mapped[int]
    upto: Mapped[int]
    stands: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    activity: Mapped[Activity] = relationship(back_populates="reviews")
    by: Mapped[User] = relationship()
    sections: Mapped[list[ReviewSection]] = relationship(
        back_populates="review", cascade="all, delete-orphan", order_by="ReviewSection.id"
    )

    @property
    def open_sections(self) -> list[ReviewSection]:
        """Returned sections that nobody has answered yet."""
        return [section for section in self.sections if section.answered_at is None]


class ReviewSection(Base):
    """A section of the worksheet that was returned, why, and what the group says to it.

    An answer without words says that the section was changed.
    """

    __tablename__ = "review_section"
    __table_args__ = (UniqueConstraint("review_id", "part"),)

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"))
    part: Mapped[Part]
    reason: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    review: Mapped[Review] = relationship(back_populates="sections")
    answered_by: Mapped[User | None] = relationship()

    @property
    def activity(self) -> Activity:
        return self.review.activity

    @property
    def mark(self) -> str:
        """Differs when the answer does."""
        return self.answered_at.isoformat() if self.answered_at else "open"


class ChangeSheet(Base):
    """A change of something approved, put before the city: the paper "změnový list".

    It is about the deeds after ``since`` and up to ``upto``, ids of events. The activity itself
    stays approved whatever becomes of it.
    """

    __tablename__ = "change_sheet"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"), index=True)
    #: Within its plan, from 1.
    number: Mapped[int]
    why: Mapped[str]
    state: Mapped[ReviewState] = mapped_column(default=ReviewState.SUBMITTED)
    since: Mapped[int]
    upto: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    activity: Mapped[Activity] = relationship(back_populates="changes")
    by: Mapped[User | None] = relationship()
    approvals: Mapped[list[Approval]] = relationship(order_by="Approval.id")


def returned_sections(activity: Activity) -> dict[Part, ReviewSection]:
    """Sections of the sheet that lie with the group, because the city has returned them."""
    if activity.stage in WITH_GROUP_STAGES:
        about = None
    else:
        sent_back = [each for each in activity.changes if each.state is ReviewState.RETURNED]
        if not sent_back:
            return {}
        about = sent_back[-1].id
    reviews = [each for each in activity.reviews if each.change_sheet_id == about]
    if not reviews or reviews[-1].outcome is not ReviewOutcome.RETURNED:
        return {}
    return {section.part: section for section in reviews[-1].sections}
