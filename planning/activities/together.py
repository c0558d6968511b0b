"""Several people at one worksheet: who else is here, what they changed, and rows they add.

All of it stands in the database, so it does not matter which server process answers.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, presence, queries
from planning.activities.forms import BLANK, worksheet_form
from planning.activities.scripts import body_of_request, said
from planning.history import Invalid
from planning.model import Activity, Sighting, place
from planning.model.fields import Wrong
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.sentences import ADD_WORDS, ROW_WORDS, place_in_words

bp = Blueprint("together", __name__)

_PAGE = re.compile(r"[\w-]{1,40}")


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
        return jsonify(errors=said(invalid)), 422
    answer = {"id": row.id, "version": activity.version, **_lists(activity, {kind})}
    return jsonify(answer), 201


@bp.post("/activities/<int:activity_id>/here")
@allow(may.edit_activity, Activity)
def here(activity: Activity) -> ResponseReturnValue:
    """A sign of life from an open page."""
    match body_of_request():
        case {"page": str(page), "left": True} if _PAGE.fullmatch(page):
            presence.leave(by=current_user, page=page)
        case {"page": str(page), **rest} if _PAGE.fullmatch(page):
            path = _path(activity, rest.get("field"))
            presence.note(activity, by=current_user, page=page, path=path)
        case _:
            return jsonify(errors={"": [_("Send page, a word of its own for every page.")]}), 422
    return jsonify(), 200


def _path(activity: Activity, field: object) -> str:
    """A path of the sheet, be it of a row that is not there yet; empty when it is none."""
    match str(field or "").split("/"):
        case [name] if name in activity.FIELDS:
            return name
        case [kind, row_id, name] if kind in activity.ROWS and (
            (row_id == BLANK or whole_number(row_id)) and name in activity.ROWS[kind].row.FIELDS
        ):
            return f"{kind}/{row_id}/{name}"
    return ""


@bp.get("/activities/<int:activity_id>/now")
@allow(may.edit_activity, Activity)
def now(activity: Activity) -> ResponseReturnValue:
    """What is new on the sheet after the version ``since``, and who else is here."""
    found = presence.others(activity, request.args.get("page", ""), current_user)
    tag = _tag(activity, found)
    response = Response(status=304)
    if not any(tag in held for held in request.if_none_match.as_set(include_weak=True)):
        activity = queries.worksheet(activity)
        since = whole_number(request.args.get("since")) or activity.version
        response = jsonify(_who(activity, found) | _news(activity, since))
    response.set_etag(tag, weak=True)
    return response


def _tag(activity: Activity, found: Any) -> str:
    state = [(each.user_id, each.path) for each in found]
    parts = (activity.version, state, str(get_locale()), current_user.id)
    return sha256(repr(parts).encode()).hexdigest()[:24]


def _who(activity: Activity, found: Any) -> dict[str, Any]:
    people = [_told(activity, each) for each in found]
    writing = [p["told"] for p in people]
    names = ", ".join(p["name"] for p in people)
    return {
        "here": people,
        "said": _("Also on this sheet: %(people)s", people="; ".join(writing)) if people else "",
        "who": _("Also on this sheet: %(people)s", people=names) if people else "",
    }


def _told(activity: Activity, sighting: Sighting) -> dict[str, str]:
    is_me = sighting.user_id == current_user.id
    name = _("you in another window") if is_me else sighting.user.name
    label = _label(activity, sighting.path)
    told = _("%(name)s, writing in: %(place)s", name=name, place=label) if label else name
    return {"name": name, "field": sighting.path, "label": label, "told": told}


def _label(activity: Activity, path: str) -> str:
    kind, _slash, rest = path.partition("/")
    if rest.startswith(f"{BLANK}/"):
        return str(_("new row, %(row)s", row=_(ROW_WORDS[kind])))
    return place_in_words(activity, path) if path else ""


def _news(activity: Activity, since: int) -> dict[str, Any]:
    """Fields that say something else now, lists whose rows came, went or changed places."""
    changes, by, kinds = {}, {}, set()
    for event in queries.deeds_after(activity, since):
        kind, slash, rest = event.path.partition("/")
        if slash and "/" not in rest:
            kinds.add(kind)
        for path in _touched(activity, event.path, event.verb):
            try:
                changes[path] = place(activity, path).shown
            except Wrong:  # the row was removed later
                continue
            by[path] = _("changed by %(name)s", name=event.by.name) if event.by else ""
    return {"version": activity.version, "changes": changes, "by": by, **_lists(activity, kinds)}


def _touched(activity: Activity, path: str, verb: str) -> list[str]:
    """The fields a deed wrote into: one, or all of a row that came back."""
    if verb in {"added", "restored"}:
        kind = path.partition("/")[0]
        return [f"{path}/{name}" for name in activity.ROWS[kind].row.FIELDS]
    return [path] if verb == "changed" else []


def _lists(activity: Activity, kinds: set[str]) -> dict[str, Any]:
    form = worksheet_form(activity, [], keeping={})
    words = {"row_words": ROW_WORDS, "add_words": ADD_WORDS}
    page = {"activity": activity, "form": form, **words}
    return {
        "rows": {kind: [row.id for row in activity.rows(kind)] for kind in sorted(kinds)},
        "lists": {
            kind: render_template("activities/_list.html", kind=kind, **page)
            for kind in sorted(kinds)
        },
    }
