"""What should be done about a meeting next, as a word and the way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from planning import permissions as may
from planning.model import Meeting, MinutesState, User


@dataclass(frozen=True)
class NextStep:
    """The next thing to do, and the page on which it is done."""

    words: str
    endpoint: str
    values: dict[str, int]


def next_step(meeting: Meeting, user: User, *, points: int, today: date) -> NextStep | None:
    """What waits for ``user``; None when nothing does."""
    verified = meeting.minutes.state is MinutesState.VERIFIED and may.run_meeting(user, meeting)
    if not verified and not may.write_minutes(user, meeting):
        return None
    here = {"meeting_id": meeting.id}
    if meeting.held_on is None:
        return NextStep(_("set the day"), "meetings.edit", here)
    if meeting.held_on >= today and not points:
        return NextStep(_("write the agenda"), "meetings.agenda.show", here)
    if meeting.held_on > today and not meeting.is_invited:
        return NextStep(_("send the invitation"), "meetings.invitations.show", here)
    if meeting.held_on > today:
        return None
    return _after(meeting, here)


def _after(meeting: Meeting, here: dict[str, int]) -> NextStep:
    minutes = {"minutes_id": meeting.minutes.id}
    match meeting.minutes.state:
        case MinutesState.COMMENTED:
            return NextStep(_("answer the remarks and verify the minutes"), "minutes.show", minutes)
        case MinutesState.VERIFIED:
            return NextStep(_("publish the minutes"), "minutes.show", minutes)
    return NextStep(_("write the minutes"), "meetings.show", here)
