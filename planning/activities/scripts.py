"""The worksheet for scripts: reading it as JSON and changing single fields of it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, queries
from planning.history import Invalid
from planning.lib.words import N_
from planning.model import Activity
from planning.model.fields import Wrong
from planning.web.access import allow
from planning.web.unchanged import unless_unchanged
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("scripts", __name__)


@bp.get("/activities/<int:activity_id>.json")
@allow(may.see_activity, Activity)
@unless_unchanged
def read(activity: Activity) -> ResponseReturnValue:
    activity = queries.worksheet(activity)
    return jsonify(
        id=activity.id,
        version=activity.version,
        fields={name: _plain(getattr(activity, name)) for name in activity.FIELDS}
        | _veils(activity),
        rows={kind: [_row(row) for row in activity.rows(kind)] for kind in activity.ROWS},
    )


def _fields(activity: Activity) -> dict[str, Any]:
    return {name: _plain(getattr(activity, name)) for name in activity.FIELDS}


def _veils(activity: Activity) -> dict[str, str]:
    """Nothing in place of names that the public may not read."""
    if may.see_activity_history(current_user, activity):
        return {}
    people = {"responsible": activity.responsible_id, "deputy": activity.deputy_id}
    return {name: "" for name, person_id in people.items() if queries.is_veiled(person_id)}


@bp.patch("/activities/<int:activity_id>")
@allow(may.edit_activity, Activity)
def change(activity: Activity) -> ResponseReturnValue:
    try:
        body = _body()
        based_on, changes = _asked(body)
        outcome = actions.save(
            queries.worksheet(activity),
            changes,
            based_on=based_on,
            by=current_user,
            because=actions.point_in_hand(body.get("because"), by=current_user),
        )
    except Invalid as invalid:
        errors = {path: [_(w.message, **w.values)] for path, w in invalid.errors.items()}
        return jsonify(errors=errors), 422
    values = {path: _plain(value) for path, value in outcome.saved.items()}
    if not outcome.conflicts:
        return jsonify(version=outcome.version, values=values)
    keep_anyway()
    conflicts = [vars(conflict) for conflict in outcome.conflicts]
    return jsonify(version=outcome.version, saved=list(values), conflicts=conflicts), 409


def _body() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets within brackets within brackets
        return None


def _asked(body: Any) -> tuple[int, dict[str, Any]]:
    """The version and the changes a script sent.

    Raises:
        Invalid: it sent something else.
    """
    match body:
        case {"based_on": int(based_on), "changes": dict(changes)} if type(based_on) is int:
            return based_on, changes
    wrong = Wrong(N_("Send based_on, the version you read, and changes: field and value."))
    raise Invalid({"": wrong})


def _row(row: Any) -> dict[str, Any]:
    return {"id": row.id} | {name: _plain(getattr(row, name)) for name in row.FIELDS}


def _plain(value: Any) -> Any:
    """A value as JSON has it, such that sending it back changes nothing."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else str(value)
        case date() | time():
            return value.isoformat()
    return value
