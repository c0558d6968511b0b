"""How every deed on a comment round begins and how it is told: in turn, in the plan's history."""

from __future__ import annotations

from planning.history import record, take_turn
from planning.lib.database import db
from planning.model import CommentRound, User


def take_round(round_: CommentRound) -> None:
    """Wait for one's turn, and see the round as it is then."""
    take_turn(round_.plan)
    db.session.flush()
    db.session.refresh(round_)


def tell(
    verb: str,
    round_: CommentRound,
    *,
    by: User | None,
    label: str = "",
    old: str = "",
    new: str = "",
) -> None:
    """Remember a deed on the round, or with its title as ``label`` on one of its comments.

    Its place says which round it was: whoever may not know of the round is not told of the deed.
    """
    db.session.flush()  # a new round gets its id here
    words = label or round_.title
    record(verb, round_.plan, by=by, path=round_.path, label=words, old=old, new=new)
