from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planning import permissions as may
from planning.minutes import pages
from planning.model import Minutes
from planning.web.access import allow

bp = Blueprint("minutes", __name__)


@bp.get("/minutes/<int:minutes_id>")
@allow(may.see_minutes, Minutes)
def show(minutes: Minutes) -> ResponseReturnValue:
    return pages.record(minutes, public=request.args.get("face") == "public")
