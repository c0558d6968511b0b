from __future__ import annotations

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.home import queries, waiting
from planning.lib.clock import today
from planning.web.access import allow
from planning.web.sentences import sentence

bp = Blueprint("home", __name__)


@bp.get("/")
@allow(may.signed_in)
def index() -> ResponseReturnValue:
    day = today()
    decides = may.decide_in_general(current_user, None)
    drafts, to_comment = queries.waiting_minutes(current_user, day)
    waits = waiting.waiting_for_city(day) if decides else waiting.Waits()
    gaps, before_city = queries.unfinished(current_user, waits.sheets, day)
    returned, asked = queries.to_answer(current_user)
    return render_template(
        "home/index.html",
        today=day,
        meeting=queries.next_meeting(current_user, day),
        tasks=queries.open_tasks(current_user),
        drafts=drafts,
        to_comment=to_comment,
        activities=gaps,
        before_city=before_city,
        waits=waits,
        returned=returned,
        asked=asked,
        events=queries.latest_events(current_user),
        decides=decides,
        sentence=sentence,
    )


@bp.get("/healthz")
@allow(may.anyone)
def healthz() -> ResponseReturnValue:
    try:
        alive = queries.is_alive()
    except Exception:
        alive = False
    return (jsonify(status="ok"), 200) if alive else (jsonify(status="no database"), 503)
