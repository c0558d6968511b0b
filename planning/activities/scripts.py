"""The worksheet for scripts: reading it as JSON and changing single fields of it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, queries
from planning.activities.forms import worksheet_form
from planning.history import Conflict, Invalid
from planning.lib.words import N_
from planning.model import Activity, place
from planning.model.fields import Wrong
from planning.web.access import allow
from planning.web.settling import told
from planning.web.unchanged import unless_unchanged
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("scripts", __name__)

Kind = TypeVar("Kind", list[Any], dict[str, Any])


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
    """Save single fields. ``"as": "words"`` asks for answers as the form of the worksheet has them.

    ``"revive"`` names rows that others removed and that shall come back first; ``"seen"`` says
    over which words somebody typed, see ``actions.save``.
    """
    try:
        body = body_of_request()
        based_on, changes = _asked(body)
        outcome = actions.save(
            activity,  # what is not written about stays unread
            changes,
            based_on=based_on,
            by=current_user,
            because=actions.point_in_hand(body.get("because"), by=current_user),
            revive=_texts(_of(body, "revive", list)),
            seen={path: str(words) for path, words in _of(body, "seen", dict).items()},
        )
    except Invalid as invalid:
        return jsonify(errors=said(invalid)), 422
    in_words = body.get("as") == "words"
    values = {
        path: place(activity, path).shown if in_words else _plain(value)
        for path, value in outcome.saved.items()
    }
    if not outcome.conflicts:
        return jsonify(version=outcome.version, values=values)
    keep_anyway()
    answer = {"version": outcome.version, "saved": list(values)}
    if in_words:
        answer |= {"values": values, "html": _surfaces(activity, outcome.conflicts)}
    return jsonify(answer | {"conflicts": [_told(c) for c in outcome.conflicts]}), 409


def said(invalid: Invalid) -> dict[str, list[str]]:
    """What is wrong with which field, in the reader's language."""
    return {path: [_(wrong.message, **wrong.values)] for path, wrong in invalid.errors.items()}


def _told(conflict: Conflict) -> dict[str, Any]:
    """The texts of a conflict; of its row only that it is gone, where it is."""
    return {n: v for n, v in vars(conflict).items() if n != "is_gone" or v}


def _surfaces(activity: Activity, conflicts: list[Conflict]) -> dict[str, str]:
    """The surface on which each conflict is settled, as the page without scripts has it."""
    form = worksheet_form(activity, queries.measures_of(activity.plan_id), keeping={})
    return {
        conflict.field: render_template(
            "activities/_surface.html", activity=activity, form=form, conflict=conflict, event=event
        )
        for conflict, event in told(activity, conflicts)
    }


def body_of_request() -> Any:
    """What a script sent, or None."""
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets within brackets within brackets
        return None


def _of(body: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    """A member of what was sent that may be left out."""
    found = body.get(name)
    return found if isinstance(found, kind) else kind()


def _texts(things: list[Any]) -> list[str]:
    return [thing for thing in things if isinstance(thing, str)]


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
