"""The agenda on the wall: one point at a time in large letters, following what is saved.

Everybody in the room reads it, guests too: what is not for everybody stays off the wall unless
whoever runs the meeting puts it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.faces import with_everything
from planning.meetings.timing import Timed, timed
from planning.model import ItemKind, Meeting
from planning.model.fields import Hour
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.unchanged import unless_unchanged

bp = Blueprint("projector", __name__)


@bp.get("/meetings/<int:meeting_id>/projector")
@allow(may.take_part, Meeting)
@unless_unchanged
def show(meeting: Meeting) -> ResponseReturnValue:
    """The point one asked for, what came of it, and how far the agenda is."""
    meeting = with_everything(meeting)
    runs = may.run_meeting(current_user, meeting)
    inner = runs and request.args.get("inner") == "1"
    items = [i for i in meeting.items if inner or i.kind is not ItemKind.HIDDEN]
    lines = timed(items, meeting.starts_at)
    points = [line for line in lines if not line.item.is_section]
    at = _chosen(points)
    shown = points[at] if points else None
    return render_template(
        "meetings/projector.html",
        meeting=meeting,
        lines=lines,
        points=points,
        at=at,
        shown=shown,
        until=_until(shown),
        is_open=shown is not None and (inner or shown.item.kind is ItemKind.COMMON),
        passed={line.item.id for line in points[:at]},
        runs=runs,
        inner=inner,
        hour=Hour().show,
    )


def _chosen(points: Sequence[Timed]) -> int:
    """The place of the point somebody asked for; the first when they asked for none."""
    wanted = whole_number(request.args.get("item"))
    return next((at for at, line in enumerate(points) if line.item.id == wanted), 0)


def _until(line: Timed | None) -> time | None:
    """When the point should be over, as planned."""
    if line is None or line.begins is None or not line.item.takes:
        return None
    begins = datetime.combine(date.min, line.begins)
    return (begins + timedelta(minutes=line.item.takes)).time()
