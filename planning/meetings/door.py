"""The deeds at the door: who is here, who comes late or leaves, who came along."""

from __future__ import annotations

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.meetings import attending, pages
from planning.meetings.saving import at_the_desk
from planning.model import Attendance, Meeting, Presence
from planning.web.access import allow
from planning.web.forms import whole_number

bp = Blueprint("door", __name__)

#: What may be pressed beside a name, apart from whether they are here.
GONE, LATE, LEAVES = "gone", "late", "leaves"
_PRESSES = frozenset({GONE, LATE, LEAVES, *(presence.value for presence in Presence)})


@bp.post("/meetings/<int:meeting_id>/attendance")
@allow(may.write_minutes, Meeting)
def attend(meeting: Meeting) -> ResponseReturnValue:
    """Note one thing about one person: ``press`` is ``12:present``, ``12:late``, ``12:gone``."""
    row_id, _colon, pressed = request.form.get("press", "").partition(":")
    place = next((row for row in meeting.attendances if row.id == whole_number(row_id)), None)
    if place is None or pressed not in _PRESSES:
        abort(400)

    def note() -> str:
        return _note(place, pressed)

    item = pages.chosen_item(meeting)
    return at_the_desk(meeting, item, note, saying="", anchor="attendance", first=True)


def _note(place: Attendance, pressed: str) -> str:
    """Do what the button says; the anchor at which it is seen."""
    match pressed:
        case "gone":
            attending.remove_guest(place, by=current_user)
            return "attendance"
        case "late":
            attending.come_late(place, by=current_user)
            return f"attendances/{place.id}/arrived_at"
        case "leaves":
            attending.leave(place, by=current_user)
            return f"attendances/{place.id}/left_at"
    attending.note_presence(place, Presence(pressed), by=current_user)
    shown = Presence.EXCUSED if pressed == Presence.EXCUSED else Presence.PRESENT
    return f"press-{place.id}-{shown}"


@bp.post("/meetings/<int:meeting_id>/guests")
@allow(may.write_minutes, Meeting)
def add_guest(meeting: Meeting) -> ResponseReturnValue:
    """Add a guest; the name is among what is typed."""
    return at_the_desk(meeting, pages.chosen_item(meeting), anchor="attendance")


@bp.post("/meetings/<int:meeting_id>/seats")
@allow(may.write_minutes, Meeting)
def add_newcomers(meeting: Meeting) -> ResponseReturnValue:
    """Put those on the list who hold a seat on the day of the meeting and are not on it."""
    number = len(attending.awaited(meeting))
    words = ngettext(
        "%(num)s person is added to the list.", "%(num)s people are added to the list.", number
    )

    def add() -> None:
        attending.add_newcomers(meeting, by=current_user)

    item = pages.chosen_item(meeting)
    return at_the_desk(meeting, item, add, saying=words, anchor="attendance", first=True)
