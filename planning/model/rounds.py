"""Comment rounds: from when until when the public says what it thinks of a version of a plan."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.errors import NotAllowedNow
from planning.model.stages import Stage

if TYPE_CHECKING:
    from planning.model.plans import Plan
    from planning.model.versions import PlanVersion


class RoundState(StrEnum):
    """How far a comment round is. The clock alone says that it is open, and that it is over."""

    PREPARED = "prepared"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    SETTLING = "settling"
    APPROVED = "approved"
    PUBLISHED = "published"


class Decisive(StrEnum):
    """Which moment decides whether a comment came in time."""

    DELIVERED = "delivered"
    SENT = "sent"


#: How places of comment rounds begin in the history of their plan.
ROUNDS = "rounds/"
_S = RoundState

#: Moves that people make, from what the clock makes of the state. All others are refused.
NEXT_ROUND: dict[RoundState, frozenset[RoundState]] = {
    _S.PREPARED: frozenset({_S.ANNOUNCED}),
    _S.ANNOUNCED: frozenset({_S.PREPARED}),
    _S.OPEN: frozenset(),
    _S.CLOSED: frozenset({_S.SETTLING}),
    _S.SETTLING: frozenset({_S.APPROVED}),
    _S.APPROVED: frozenset({_S.SETTLING, _S.PUBLISHED}),
    _S.PUBLISHED: frozenset({_S.APPROVED}),
}

#: States in which anybody may read what is commented on.
READ_STATES = frozenset({_S.OPEN, _S.CLOSED, _S.SETTLING, _S.APPROVED, _S.PUBLISHED})
#: States in which what came on paper or by mail is still entered into the book.
ENTERED_STATES = frozenset({_S.OPEN, _S.CLOSED})
#: States in which settlements are suggested and decided.
DECIDED_STATES = frozenset({_S.OPEN, _S.CLOSED, _S.SETTLING})
#: States in which the round itself may be described anew.
EDITED_STATES = frozenset({_S.PREPARED, _S.ANNOUNCED, _S.OPEN})
#: Stages of activities that a round puts before the public.
OPENED_STAGES = frozenset({Stage.COMMENTED, Stage.AGREED, Stage.APPROVED})


class CommentRound(Base):
    """A time in which anybody may comment on a named version of a plan.

    ``state`` is what people decided; what it is now is ``state_at``. ``closes_at`` itself is too
    late already. ``version`` rises with every deed on the round, so that nobody decides on what
    has changed. ``body``, ``number`` and ``decided_on`` say who approved the settlement.
    """

    __tablename__ = "comment_round"
    __table_args__ = (CheckConstraint("opens_at < closes_at", name="moments_in_order"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    plan_version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id"))
    title: Mapped[str]
    intro: Mapped[str] = mapped_column(default="")
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    decisive: Mapped[Decisive] = mapped_column(default=Decisive.DELIVERED)
    #: Where one may read the plan on paper and hand a comment in.
    places: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    state: Mapped[RoundState] = mapped_column(default=RoundState.PREPARED)
    version: Mapped[int] = mapped_column(default=1)
    body: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    published_at: Mapped[datetime | None]

    plan: Mapped[Plan] = relationship()
    plan_version: Mapped[PlanVersion] = relationship()

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    @property
    def path(self) -> str:
        """Its place on its plan, as history knows it."""
        return f"{ROUNDS}{self.id}"

    def state_at(self, at: datetime) -> RoundState:
        """The state, with what the clock says of one that is announced."""
        if self.state is not RoundState.ANNOUNCED or at < self.opens_at:
            return self.state
        return RoundState.OPEN if at < self.closes_at else RoundState.CLOSED

    def mark_at(self, at: datetime) -> str:
        """How it stands, in a word: a deed posts the one it was decided on."""
        return f"{self.state_at(at).value} {self.version}"

    def move_to(self, there: RoundState, *, at: datetime) -> None:
        """Go on, or back.

        Raises:
            NotAllowedNow: one does not go there from here, or its time is over before it began.
        """
        if there not in NEXT_ROUND[self.state_at(at)]:
            raise NotAllowedNow(
                N_("This cannot be done in the present state. Somebody may have changed it.")
            )
        if there is RoundState.ANNOUNCED and at >= self.closes_at:
            raise NotAllowedNow(N_("The time for comments is over already. Set a later end first."))
        self.state = there
        self.version += 1
        self.published_at = at if there is RoundState.PUBLISHED else None

    @property
    def is_approved(self) -> bool:
        """Whether a body has approved how its comments were settled."""
        return self.state in {RoundState.APPROVED, RoundState.PUBLISHED}

    def check(self, among: frozenset[RoundState], *, at: datetime) -> None:
        """Refuse what its state does not allow at that moment.

        Raises:
            NotAllowedNow: it is in none of the states ``among``.
        """
        if self.state_at(at) not in among:
            raise NotAllowedNow(
                N_("The comment round has moved on meanwhile, so this can no longer be done.")
            )

    def approve(self, *, body: str, number: str, decided_on: date | None, at: datetime) -> None:
        """Note that a body has approved the settlement as a whole.

        Raises:
            NotAllowedNow: it is not being settled.
        """
        self.move_to(RoundState.APPROVED, at=at)
        self.body, self.number, self.decided_on = body, number, decided_on
