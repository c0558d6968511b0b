"""How far a meeting is on its way from the agenda to minutes everybody can read."""

from __future__ import annotations

from planning.lib.clock import today
from planning.model import Meeting, MinutesState

#: Steps behind, for minutes that are no drafts any more.
_BEHIND = {
    MinutesState.COMMENTED: 3,
    MinutesState.VERIFIED: 4,
    MinutesState.PUBLISHED: 5,
    MinutesState.ARCHIVED: 5,
}


def steps_behind(meeting: Meeting) -> int:
    """How many of the five steps are behind, so also the place of the next one."""
    if meeting.minutes.state in _BEHIND:
        return _BEHIND[meeting.minutes.state]
    if meeting.is_invited or (meeting.held_on is not None and meeting.held_on <= today()):
        return 2
    return 1 if meeting.items else 0
