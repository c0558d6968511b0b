"""The worksheet for scripts: reading it as JSON and changing single fields of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, queries
from planning.activities.forms import worksheet_form
from planning.history import Conflict, Invalid
from planning.model import Activity
from planning.web.access import allow, whoever_asks
from planning.web.patching import answered, plain, refused, surfaces, wish
from planning.web.unchanged import unless_unchanged

bp = Blueprint("scripts", __name__)


@bp.get("/activities/<int:activity_id>.json")
@allow(may.see_activity, Activity)
@unless_unchanged
def read(activity: Activity) -> ResponseReturnValue:
    activity = queries.worksheet(activity)
    return jsonify(
        id=activity.id,
        version=activity.version,
        fields={name: plain(getattr(activity, name)) for name in activity.FIELDS}
        | _veils(activity),
        rows={kind: [_row(row) for row in activity.rows(kind)] for kind in activity.ROWS},
    )


def _fields(activity: Activity) -> dict[str, Any]:
    return {name: plain(getattr(activity, name)) for name in activity.FIELDS}


def _veils(activity: Activity) -> dict[str, str]:
    """Nothing in place of names that the public may not read."""
    if may.see_activity_history(current_user, activity):
        return {}
    people = {"responsible": activity.responsible_id, "deputy": activity.deputy_id}
    return {name: "" for name, person_id in people.items() if queries.is_veiled(person_id)}


@bp.patch("/activities/<int:activity_id>")
@allow(may.edit_activity, Activity)
def change(activity: Activity) -> ResponseReturnValue:
    """Save single fields. ``"as": "words"`` asks for answers as the form of the worksheet has them.

    What is not written about stays unread.
    """
    by = whoever_asks()
    try:
        wished = wish()
        outcome = actions.save(
            activity,
            wished.changes,
            based_on=wished.based_on,
            by=by,
            because=actions.point_in_hand(wished.because, by=by),
            revive=wished.revive,
            seen=wished.seen,
        )
    except Invalid as invalid:
        return refused(invalid)
    return answered(activity, wished, outcome, lambda found: _surfaces(activity, found))


def _surfaces(activity: Activity, conflicts: list[Conflict]) -> dict[str, str]:
    form = worksheet_form(activity, queries.measures_of(activity.plan_id), keeping={})
    return surfaces(activity, conflicts, form, "worksheet")


def _row(row: Any) -> dict[str, Any]:
    return {"id": row.id} | {name: plain(getattr(row, name)) for name in row.FIELDS}
