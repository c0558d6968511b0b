"""Whose turn it is to write about a meeting."""

from __future__ import annotations

from planning.history.keeping import take_turn
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import LOCKED_MINUTES, Meeting, Minutes, NotAllowedNow


def take_pen(meeting: Meeting) -> None:
    """Wait for one's turn to write about the meeting.

    Raises:
        NotAllowedNow: its minutes were verified or published meanwhile, or it was called off.
    """
    take_minutes(meeting.minutes)
    if meeting.is_cancelled:
        raise NotAllowedNow(N_("The meeting is called off. Call it again before you write."))
    if meeting.minutes.state in LOCKED_MINUTES:
        raise NotAllowedNow(
            N_("The minutes are verified or published, so their text no longer changes.")
        )


def take_minutes(minutes: Minutes) -> None:
    """Wait until nobody else writes about the meeting, and see its minutes as they are then."""
    take_turn(minutes.meeting)
    db.session.flush()
    db.session.refresh(minutes, ["state", "edition", "stays_public"])
