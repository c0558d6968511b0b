"""Minutes: the record of a meeting, in a full and a public version."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.errors import NotAllowedNow
from planning.model.remarks import RemarkState

if TYPE_CHECKING:
    from planning.model.editions import Clearance, Correction, Edition
    from planning.model.meetings import Meeting
    from planning.model.people import User
    from planning.model.remarks import Remark


class MinutesState(StrEnum):
    """How far minutes are."""

    DRAFT = "draft"
    COMMENTED = "commented"
    VERIFIED = "verified"
    PUBLISHED = "published"
    ARCHIVED = "archived"


#: Minutes everybody may read in their public version; their text is no longer changed.
PUBLIC_MINUTES = frozenset({MinutesState.PUBLISHED, MinutesState.ARCHIVED})

#: Minutes whose words no longer change; after that only a dated note of correction is added.
LOCKED_MINUTES = PUBLIC_MINUTES | {MinutesState.VERIFIED}

#: Allowed moves. Whatever stands nowhere here is refused, whoever asks.
NEXT_MINUTES: dict[MinutesState, frozenset[MinutesState]] = {
    MinutesState.DRAFT: frozenset(
        {MinutesState.COMMENTED, MinutesState.VERIFIED, MinutesState.PUBLISHED}
    ),
    MinutesState.COMMENTED: frozenset(
        {MinutesState.DRAFT, MinutesState.VERIFIED, MinutesState.PUBLISHED}
    ),
    MinutesState.VERIFIED: frozenset({MinutesState.DRAFT, MinutesState.PUBLISHED}),
    MinutesState.PUBLISHED: frozenset({MinutesState.DRAFT, MinutesState.ARCHIVED}),
    MinutesState.ARCHIVED: frozenset({MinutesState.DRAFT}),
}

#: Days members have for their comments, unless somebody says otherwise.
DAYS_FOR_COMMENTS = 7

_NOT_FROM_HERE = N_("The minutes are not in a state in which this can be done.")


class Minutes(Base):
    """What a meeting said and decided. Its words stand at the agenda items; here is its state."""

    __tablename__ = "minutes"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    #: What it was is kept until it is saved: the lock asks.
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT, active_history=True)
    #: Who wrote and who verified them, as it stands under the minutes.
    recorded_by: Mapped[str] = mapped_column(default="")
    verified_by: Mapped[str] = mapped_column(default="")
    verified_at: Mapped[datetime | None]
    #: The later meeting that verified them, where no single person did.
    verified_in_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    #: Until when members may comment.
    comments_until: Mapped[date | None]
    #: Why published minutes were opened again; the next edition carries it.
    reopened_because: Mapped[str] = mapped_column(default="")
    #: While the next edition is being prepared, does the last one stay before the public?
    stays_public: Mapped[bool] = mapped_column(default=False)
    #: How often they have been published: a correction is a new edition.
    edition: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="minutes", foreign_keys=[meeting_id])
    verified_in: Mapped[Meeting | None] = relationship(foreign_keys=[verified_in_id])
    published_by: Mapped[User | None] = relationship()
    editions: Mapped[list[Edition]] = relationship(
        back_populates="minutes", order_by="Edition.number"
    )
    corrections: Mapped[list[Correction]] = relationship(
        back_populates="minutes", order_by="Correction.id"
    )
    remarks: Mapped[list[Remark]] = relationship(back_populates="minutes", order_by="Remark.id")
    clearances: Mapped[list[Clearance]] = relationship(
        back_populates="minutes", order_by="Clearance.id"
    )

    @property
    def is_public(self) -> bool:
        """Whether they are published as they stand now."""
        return self.state in PUBLIC_MINUTES

    @property
    def is_readable(self) -> bool:
        """Whether everybody may read an edition of them, be it the last while they are reopened."""
        return self.is_public or self.stays_public

    @property
    def was_published(self) -> bool:
        """Whether everybody may know that they exist: they were before the public once."""
        return self.is_public or self.edition > 0

    @property
    def is_locked(self) -> bool:
        return self.state in LOCKED_MINUTES

    @property
    def open_remarks(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.state is RemarkState.OPEN]

    def move_to(self, state: MinutesState) -> None:
        """Take the minutes a step further, or back.

        Raises:
            NotAllowedNow: not from here, or a remark still waits for its answer.
        """
        if state not in NEXT_MINUTES[self.state]:
            raise NotAllowedNow(_NOT_FROM_HERE)
        if state in LOCKED_MINUTES and not self.is_locked and self.open_remarks:
            raise NotAllowedNow(
                N_("Remarks of members still wait for an answer. Accept or reject them first.")
            )
        self.state = state

    def ask_for_comments(self, *, until: date, today: date) -> None:
        """Let members comment until a day, and that day too.

        Raises:
            NotAllowedNow: not from here, or the day is over.
        """
        if until < today:
            raise NotAllowedNow(N_("The day until which members may comment is over already."))
        self.move_to(MinutesState.COMMENTED)
        self.comments_until = until

    def comments_are_over(self, today: date) -> bool:
        """Whether the day until which members could comment has passed."""
        until = self.comments_until
        return self.state is MinutesState.COMMENTED and until is not None and until < today

    def take_remark(self) -> None:
        """See whether members may comment now.

        Raises:
            NotAllowedNow: the minutes are not with the members.
        """
        if self.state is not MinutesState.COMMENTED:
            raise NotAllowedNow(N_("Comments are not being collected now."))

    def verify(self, *, by: str, at: datetime, in_meeting: Meeting | None = None) -> None:
        """Note who verified them: a person, or a later meeting in whose words ``by`` says so.

        Raises:
            NotAllowedNow: not from here, or nobody says who.
        """
        if not by:
            raise NotAllowedNow(N_("Write who verified the minutes."))
        self.move_to(MinutesState.VERIFIED)
        self.verified_by, self.verified_at, self.verified_in = by, at, in_meeting

    def publish(self, *, by: User | None, at: datetime, checked: bool, open_findings: int) -> None:
        """Put the public version before everybody.

        Raises:
            NotAllowedNow: already published, empty, something that seems private was not decided
                about, or nobody looked for personal data.
        """
        if self.is_public:
            raise NotAllowedNow(N_("These minutes are already published."))
        if (
            not any(item.text.strip() for item in self.meeting.items)
            and not self.meeting.conclusions
        ):
            raise NotAllowedNow(N_("Empty minutes cannot be published. Write at least one point."))
        if open_findings:
            raise NotAllowedNow(
                N_("Something in the public version seems private. Decide about it first.")
            )
        if not checked:
            raise NotAllowedNow(
                N_("First confirm that no client can be recognised in the minutes.")
            )
        self.move_to(MinutesState.PUBLISHED)
        self.published_by, self.published_at = by, at
        self.edition += 1
        self.stays_public = False

    def reopen(self, *, because: str, hide: bool) -> None:
        """Take a locked record back to draft; the next edition will carry the reason.

        ``hide``: the last edition says what must not be public, so nobody else reads it meanwhile.

        Raises:
            NotAllowedNow: it is not locked, or nobody says why.
        """
        if not self.is_locked:
            raise NotAllowedNow(N_("These minutes are still being written."))
        if not because:
            raise NotAllowedNow(N_("Write why the minutes are taken back."))
        was_public = self.is_public
        self.move_to(MinutesState.DRAFT)
        self.verified_by, self.verified_at, self.verified_in = "", None, None
        if was_public:
            self.reopened_because, self.stays_public = because, not hide
