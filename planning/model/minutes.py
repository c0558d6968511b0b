"""Minutes: the record of a meeting, in a full and a public version."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.errors import NotAllowedNow

if TYPE_CHECKING:
    from planning.model.meetings import AgendaItem, Meeting
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


class Edition(Base):
    """Minutes as they were published once: their text never changes again.

    ``public`` and ``full`` are the two faces as JSON; see ``planning.faces``. One that says what
    must not be said is ``hidden_at`` from everybody; its number stays in the list.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int]
    public: Mapped[str]
    full: Mapped[str]
    #: Why there is a new one; empty for the first.
    reason: Mapped[str] = mapped_column(default="")
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    hidden_at: Mapped[datetime | None]

    minutes: Mapped[Minutes] = relationship(back_populates="editions")
    published_by: Mapped[User | None] = relationship()


class Correction(Base):
    """A dated note to verified minutes: the only thing that may be added to them."""

    __tablename__ = "correction"

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    text: Mapped[str]
    is_public: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="corrections")
    by: Mapped[User | None] = relationship()


class RemarkState(StrEnum):
    """What became of a member's comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Remark(Base):
    """A member's comment on a point of the minutes, or another wording of it.

    ``wording`` is what the text of the point should say instead; ``based_on`` what it said then.
    """

    __tablename__ = "remark"

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"), index=True)
    #: None: it is about the minutes as a whole.
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
    wording: Mapped[str] = mapped_column(default="")
    based_on: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    state: Mapped[RemarkState] = mapped_column(default=RemarkState.OPEN)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="remarks")
    item: Mapped[AgendaItem | None] = relationship()
    by: Mapped[User] = relationship(foreign_keys=[by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])


class Clearance(Base):
    """Somebody looked at words of the public face that seemed private, and lets them stand."""

    __tablename__ = "clearance"
    __table_args__ = (UniqueConstraint("minutes_id", "path", "kind", "words"),)

    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    #: Where they stand (``items/12/text``), what they look like, and the words.
    path: Mapped[str]
    kind: Mapped[str]
    words: Mapped[str]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    minutes: Mapped[Minutes] = relationship(back_populates="clearances")
    by: Mapped[User | None] = relationship()
