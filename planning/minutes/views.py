from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.faces import from_json, last_edition, without_unseen
from planning.minutes import pages, queries
from planning.model import Minutes
from planning.web.access import allow

bp = Blueprint("minutes", __name__)


@bp.get("/minutes/<int:minutes_id>")
@allow(may.know_of_minutes, Minutes, known_by=may.know_of_minutes)
def show(minutes: Minutes) -> ResponseReturnValue:
    if not may.see_minutes(current_user, minutes):
        return _versions(minutes), 404  # their text is hidden, and here is said so
    return pages.record(minutes, public=request.args.get("face") == "public")


@bp.get("/minutes/<int:minutes_id>/editions")
@allow(may.know_of_minutes, Minutes, known_by=may.know_of_minutes)
def editions(minutes: Minutes) -> ResponseReturnValue:
    return _versions(minutes)


def _versions(minutes: Minutes) -> str:
    return render_template(
        "minutes/editions.html",
        minutes=minutes,
        editions=queries.editions(minutes),
        takes_part=may.take_part(current_user, minutes.meeting),
        may_hide=may.publish_minutes(current_user, minutes),
    )


@bp.get("/minutes/<int:minutes_id>/editions/<int:number>")
@allow(may.know_of_minutes, Minutes, known_by=may.know_of_minutes)
def edition(minutes: Minutes, number: int) -> ResponseReturnValue:
    found = last_edition(minutes, number) if number < 10_000 else None
    if found is None or not may.read_edition(current_user, found):
        abort(404)
    can_see_full = may.see_full_minutes(current_user, minutes)
    public = request.args.get("face") == "public" or not can_see_full
    face = from_json(found.public if public else found.full)
    return render_template(
        "minutes/edition.html",
        minutes=minutes,
        edition=found,
        face=without_unseen(face, current_user),
        can_see_full=can_see_full,
        takes_part=may.take_part(current_user, minutes.meeting),
    )
