"""What citizens and organisations hand in during a comment round, and what became of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.veiling import Veil, veil

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.history import Event
    from planning.model.people import User
    from planning.model.plans import Plan
    from planning.model.rounds import CommentRound


class Channel(StrEnum):
    """How a comment came."""

    FORM = "form"
    EMAIL = "email"
    POST = "post"
    IN_PERSON = "in_person"
    MEETING = "meeting"


class AuthorKind(StrEnum):
    """Who speaks: all that is ever said in public of somebody who is no organisation."""

    CITIZEN = "citizen"
    ORGANISATION = "organisation"
    MEMBER = "member"
    BODY = "body"


class Matter(StrEnum):
    """Whether a comment is about what the plan says, or about how it says it."""

    SUBSTANTIVE = "substantive"
    FORMAL = "formal"


class Weight(StrEnum):
    """Whether its author insists on it, or only advises."""

    MAJOR = "major"
    ADVISORY = "advisory"


class Outcome(StrEnum):
    """What became of a comment."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"
    NOTED = "noted"
    OUT_OF_SCOPE = "out_of_scope"


#: Authors whose name may stand in public.
NAMED_AUTHORS = frozenset({AuthorKind.ORGANISATION, AuthorKind.BODY})
#: Outcomes that end the matter, each with its justification.
SETTLED = frozenset(Outcome) - {Outcome.RECEIVED, Outcome.IN_PROGRESS}

#: The changes of the plan that came of comments.
resulting_change = Table(
    "resulting_change",
    Base.metadata,
    Column("submission_id", ForeignKey("submission.id"), primary_key=True),
    Column("event_id", ForeignKey("event.id"), primary_key=True),
)


class Submission(Base):
    """A comment in the book of a comment round.

    ``number`` counts from 1 in its round, without gaps: nothing is ever taken out of the book.
    ``part`` and ``place`` are the words for what it is about, as they were at that moment:
    an activity or a part of the plan (empty: the whole), and a place of its worksheet.
    ``original`` is what stood there. ``receipt`` is the digest of a secret only its author has.
    ``left_out`` are words, a line each, that are not told in public.
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("comment_round_id", "number"),)

    comment_round_id: Mapped[int] = mapped_column(ForeignKey("comment_round.id"))
    number: Mapped[int]
    received_at: Mapped[datetime]
    channel: Mapped[Channel]
    #: Who entered what came on paper or by mail; None: its author did, through the form.
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    receipt: Mapped[str | None] = mapped_column(unique=True)

    author_kind: Mapped[AuthorKind]
    organisation: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")

    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    path: Mapped[str] = mapped_column(default="")
    part: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    original: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    proposed: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    left_out: Mapped[str] = mapped_column(default="")

    matter: Mapped[Matter] = mapped_column(default=Matter.SUBSTANTIVE)
    weight: Mapped[Weight] = mapped_column(default=Weight.ADVISORY)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.RECEIVED)
    justification: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    #: What the group suggests to those who decide.
    suggested_outcome: Mapped[Outcome | None]
    suggestion: Mapped[str] = mapped_column(default="")
    suggested_at: Mapped[datetime | None]
    suggested_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    version: Mapped[int] = mapped_column(default=1)

    comment_round: Mapped[CommentRound] = relationship()
    activity: Mapped[Activity | None] = relationship()
    entered_by: Mapped[User | None] = relationship(foreign_keys=[entered_by_id])
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    suggested_by: Mapped[User | None] = relationship(foreign_keys=[suggested_by_id])
    changes: Mapped[list[Event]] = relationship(secondary=resulting_change, order_by="Event.id")

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}

    @property
    def plan(self) -> Plan:
        return self.comment_round.plan

    @property
    def mark(self) -> str:
        """How it stands, in a word: a deed posts the one it was decided on."""
        return f"{self.outcome.value} {self.version}"

    @property
    def is_settled(self) -> bool:
        return self.outcome in SETTLED

    @property
    def signature(self) -> str:
        """The name that may stand in public: that of an organisation or a body."""
        return self.organisation if self.author_kind in NAMED_AUTHORS else ""

    @property
    def veil(self) -> Veil:
        """What names its author, and what the office leaves out."""
        is_named = self.author_kind in NAMED_AUTHORS
        words = [*self.left_out.splitlines(), "" if is_named else self.organisation]
        return veil(self.name, self.contact, tuple(words))

    def in_public(self, words: str) -> str:
        """``words`` without what names its author, and without what the office leaves out."""
        return self.veil.hide(words)
