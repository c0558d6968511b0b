"""Several people at one worksheet: what its scripts ask and tell, and rows they add."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, queries
from planning.activities.forms import SECTIONS, worksheet_form
from planning.history import Invalid
from planning.model import Activity, completeness_of, returned_sections
from planning.web import together
from planning.web.access import allow
from planning.web.patching import body_of_request, refused
from planning.web.sentences import ADD_WORDS, ROW_WORDS

bp = Blueprint("together", __name__)


@bp.post("/activities/<int:activity_id>/rows")
@allow(may.edit_activity, Activity)
def add_row(activity: Activity) -> ResponseReturnValue:
    """A row somebody wrote into the blank of a list, under a key the browser made up for it."""
    match body_of_request():
        case {"kind": str(kind), "words": dict(words), **rest} if kind in activity.ROWS:
            pass
        case _:
            return jsonify(errors={"": [_("Send kind, a list of the sheet, and words.")]}), 422
    activity = queries.worksheet(activity)
    try:
        row = actions.add(
            activity,
            kind,
            words,
            by=current_user,
            because=actions.point_in_hand(rest.get("because"), by=current_user),
            key=str(rest.get("key") or "")[:40],
        )
    except Invalid as invalid:
        return refused(invalid)
    answer = {"id": row.id, "version": activity.version, **_lists(activity, {kind})}
    return jsonify(answer), 201


@bp.post("/activities/<int:activity_id>/here")
@allow(may.edit_activity, Activity)
def here(activity: Activity) -> ResponseReturnValue:
    """A sign of life from an open page."""
    return together.noted(activity)


@bp.get("/activities/<int:activity_id>/now")
@allow(may.edit_activity, Activity)
def now(activity: Activity) -> ResponseReturnValue:
    """What is new on the sheet after the version ``since``, and who else is here."""
    return together.now(
        activity,
        lambda: queries.worksheet(activity),
        among=lambda people: str(_("Also on this sheet: %(people)s", people=people)),
        lists=_lists,
        parts=_parts,
    )


def _lists(activity: Activity, kinds: set[str]) -> dict[str, Any]:
    form = worksheet_form(activity, [], keeping={})
    words = {"row_words": ROW_WORDS, "add_words": ADD_WORDS}
    page = {"activity": activity, "form": form, "beside": {}, **words}
    return {
        "rows": {kind: [row.id for row in activity.rows(kind)] for kind in sorted(kinds)},
        "lists": {
            kind: render_template("activities/_list.html", kind=kind, **page)
            for kind in sorted(kinds)
        },
    }


def _parts(activity: Activity) -> str:
    """What of the page follows from the sheet: how much of each part is filled in."""
    found = {
        "sections": SECTIONS,
        "completeness": completeness_of(activity),
        "returned": returned_sections(activity),
    }
    return render_template("activities/_parts.html", **found)
