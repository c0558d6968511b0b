"""What people say about a field of a sheet, and what it should say instead."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planning.lib.database import Base
from planning.lib.words import N_
from planning.model.errors import NotAllowedNow

if TYPE_CHECKING:
    from planning.model.activities import Activity
    from planning.model.people import User


class CommentState(StrEnum):
    """What became of a comment. Only a suggested wording is accepted or rejected.

    Its author may take either back while it waits for an answer.
    """

    OPEN = "open"
    RESOLVED = "resolved"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


#: Allowed moves of a comment, and of a suggested wording.
NEXT_COMMENT: dict[CommentState, frozenset[CommentState]] = {
    CommentState.OPEN: frozenset({CommentState.RESOLVED, CommentState.WITHDRAWN}),
    CommentState.RESOLVED: frozenset({CommentState.OPEN}),
}
NEXT_SUGGESTION: dict[CommentState, frozenset[CommentState]] = {
    CommentState.OPEN: frozenset(
        {CommentState.ACCEPTED, CommentState.REJECTED, CommentState.WITHDRAWN}
    ),
}


class Comment(Base):
    """A comment on a field of a sheet, or another wording of it.

    ``path`` names the field as history does, so a comment stays where it is whatever the field
    comes to say; ``label`` are the words by which its row was known, which may be gone.
    ``wording`` is what the field should say instead; ``based_on`` what it said then.
    ``answer`` and what belongs to it tell of its last move, be it that it was opened again.
    """

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_thing_thing_id", "thing", "thing_id", "state"),)

    thing: Mapped[str]
    thing_id: Mapped[int]
    path: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    is_suggestion: Mapped[bool] = mapped_column(default=False)
    wording: Mapped[str] = mapped_column(default="")
    based_on: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    state: Mapped[CommentState] = mapped_column(default=CommentState.OPEN)
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    by: Mapped[User] = relationship(foreign_keys=[by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
    #: The activity it speaks of, when it speaks of one.
    activity: Mapped[Activity | None] = relationship(
        primaryjoin="and_(foreign(Comment.thing_id) == Activity.id, Comment.thing == 'activity')",
        viewonly=True,
    )

    @property
    def mark(self) -> str:
        """How it stands, in a word: a deed posts the one it was decided on."""
        return f"{self.state.value} {self.answered_at or ''}".strip()

    @property
    def next_states(self) -> frozenset[CommentState]:
        """Where it may go from here."""
        moves = NEXT_SUGGESTION if self.is_suggestion else NEXT_COMMENT
        return moves.get(self.state, frozenset())

    def check_move(self, state: CommentState) -> None:
        """Refuse what cannot be said of it as it stands.

        Raises:
            NotAllowedNow: somebody answered it meanwhile, or it takes no such answer.
        """
        if state not in self.next_states:
            raise NotAllowedNow(
                N_("Somebody has answered this meanwhile. Look at it once more before you decide.")
            )
