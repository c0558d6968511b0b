from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.changes import queries
from planning.model import Activity, Meeting
from planning.web.access import allow
from planning.web.paging import page_number
from planning.web.sentences import sentence

bp = Blueprint("changes", __name__)


@bp.get("/history")
@allow(may.signed_in)
def index() -> ResponseReturnValue:
    events, page = queries.events(current_user, page_number())
    return render_template("changes/index.html", events=events, page=page, sentence=sentence)


@bp.get("/activities/<int:activity_id>/history")
@allow(may.see_activity_history, Activity)
def activity(activity: Activity) -> ResponseReturnValue:
    events, page = queries.events_of(activity, current_user, page_number())
    return render_template(
        "changes/activity.html", activity=activity, events=events, page=page, sentence=sentence
    )


@bp.get("/meetings/<int:meeting_id>/history")
@allow(may.run_meeting, Meeting)
def meeting(meeting: Meeting) -> ResponseReturnValue:
    events, page = queries.events_of(meeting, current_user, page_number())
    return render_template(
        "changes/meeting.html", meeting=meeting, events=events, page=page, sentence=sentence
    )
