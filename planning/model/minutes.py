"""Minutes: the record of a meeting, in a full and a public version."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.errors import NotAllowedNow

if TYPE_CHECKING:
    from planning.model.meetings import Meeting
    from planning.model.people import User


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

#: Allowed moves.
NEXT_MINUTES: dict[MinutesState, frozenset[MinutesState]] = {
    MinutesState.DRAFT: frozenset(
        {MinutesState.COMMENTED, MinutesState.VERIFIED, MinutesState.PUBLISHED}
    ),
    MinutesState.COMMENTED: frozenset(
        {MinutesState.DRAFT, MinutesState.VERIFIED, MinutesState.PUBLISHED}
    ),
    MinutesState.VERIFIED: frozenset({MinutesState.DRAFT, MinutesState.PUBLISHED}),
    MinutesState.PUBLISHED: frozenset({MinutesState.DRAFT, MinutesState.ARCHIVED}),
    MinutesState.ARCHIVED: frozenset(),
}


class Minutes(Base):
    """What a meeting said and decided. Its words stand at the agenda items; here is its state."""

    __tablename__ = "minutes"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT)
    #: Who wrote and who verified them, as it stands under the minutes.
    recorded_by: Mapped[str] = mapped_column(default="")
    verified_by: Mapped[str] = mapped_column(default="")
    #: How often they have been published: a correction is a new edition.
    edition: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    meeting: Mapped[Meeting] = relationship(back_populates="minutes")
    published_by: Mapped[User | None] = relationship()

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_MINUTES

    def move_to(self, state: MinutesState) -> None:
        """Take the minutes a step further, or back.

        Raises:
            NotAllowedNow: not from here.
        """
        if state not in NEXT_MINUTES[self.state]:
            raise NotAllowedNow(N_("The minutes are not in a state in which this can be done."))
        self.state = state

    def publish(self, *, by: User, at: datetime, checked: bool) -> None:
        """Put the public version before everybody.

        Raises:
            NotAllowedNow: already published, empty, or nobody looked for personal data.
        """
        if self.is_public:
            raise NotAllowedNow(N_("These minutes are already published."))
        if (
            not any(item.text.strip() for item in self.meeting.items)
            and not self.meeting.conclusions
        ):
            raise NotAllowedNow(N_("Empty minutes cannot be published. Write at least one point."))
        if not checked:
            raise NotAllowedNow(
                N_("First confirm that no client can be recognised in the minutes.")
            )
        self.move_to(MinutesState.PUBLISHED)
        self.published_by, self.published_at = by, at
        self.edition += 1
