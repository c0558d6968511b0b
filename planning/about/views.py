from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from planning import permissions as may
from planning.web.access import allow

bp = Blueprint("about", __name__)


@bp.get("/help")
@allow(may.anyone)
def help() -> ResponseReturnValue:  # noqa: A001 - the page is called that
    return render_template("about/help.html")


@bp.get("/accessibility")
@allow(may.anyone)
def accessibility() -> ResponseReturnValue:
    return render_template("about/accessibility.html")


@bp.get("/privacy")
@allow(may.anyone)
def privacy() -> ResponseReturnValue:
    return render_template("about/privacy.html")
