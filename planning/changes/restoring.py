"""Taking deeds back: first what would change, then the deed, then the way to undo it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from planning import permissions as may
from planning.changes import actions, queries
from planning.changes.wanted import as_it_was, can_go_back, steps_to, without
from planning.chronicle import last_deed, names_in
from planning.history import Invalid
from planning.lib.words import N_
from planning.model import Activity, Event, Sheet
from planning.visibility import visible_activities
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.sentences import HERE, named_sheet, sentence

bp = Blueprint("restoring", __name__)

#: What the page is called, what its button says, and what is said afterwards.
_WORDS = {
    "changed": (
        N_("Put the earlier words back"),
        N_("Put these words back"),
        N_("The earlier words are back."),
    ),
    "removed": (
        N_("Put a row back"),
        N_("Put it back on the list"),
        N_("It is on its list again."),
    ),
    "": (N_("Take a change back"), N_("Take it back"), N_("It is taken back.")),
}


@bp.route("/events/<int:event_id>/restoration", methods=["GET", "POST"])
@allow(may.take_back, Event)
def event(event: Event) -> ResponseReturnValue:
    sheet = event.sheet
    if sheet is None or not can_go_back(event, sheet):
        abort(404)
    title, deed, done = _WORDS.get(event.verb, _WORDS[""])
    wrong = ""
    if request.method == "POST":
        try:
            deeds = actions.take_back(sheet, event, seen=_seen(), by=current_user)
        except Invalid as invalid:
            wrong = _why_not(invalid)
        else:
            return _done(sheet, deeds, _(done))
    queries.deeds_on(sheet, [event.id])  # with who did it
    steps = steps_to(sheet, without(sheet, event))
    return render_template(
        "changes/restoration.html",
        title=_(title),
        deed=_(deed),
        event=event,
        sheet=sheet,
        thing=HERE if isinstance(sheet, Activity) else named_sheet(sheet),
        back=_history_of(sheet),
        now=_changed_since(sheet, event),
        **_shown(sheet, steps, wrong),
    ), 422 if wrong else 200


def _changed_since(sheet: Sheet, event: Event) -> str | None:
    """What stands in the field now, when that is not what ``event`` wrote there."""
    if event.verb != "changed":
        return None
    now = {path: field.show(getattr(thing, name)) for path, thing, name, field in sheet.places()}
    words = now.get(event.path)
    return None if words is None or words in (event.new, event.old) else words


@bp.route("/activities/<int:activity_id>/restoration", methods=["GET", "POST"])
@allow(may.edit_activity, Activity)
def sheet(activity: Activity) -> ResponseReturnValue:
    asked = whole_number(request.values.get("event"))
    event = queries.deeds_on(activity, [asked]).get(asked)
    if asked and event is None:
        abort(404)
    wrong = ""
    if request.method == "POST":
        try:
            deeds = actions.bring_all_back(activity, asked, seen=_seen(), by=current_user)
        except Invalid as invalid:
            wrong = _why_not(invalid)
        else:
            return _done(activity, deeds, _("The whole sheet says again what it said then."))
    return render_template(
        "changes/whole.html",
        activity=activity,
        event=event,
        back=_history_of(activity),
        **_shown(activity, steps_to(activity, as_it_was(activity, asked)), wrong),
    ), 422 if wrong else 200


def _seen() -> int | None:
    """The version that was before somebody's eyes; a script may know none."""
    return whole_number(request.form["seen"]) if "seen" in request.form else None


def _why_not(invalid: Invalid) -> str:
    return " ".join(_(wrong.message, **wrong.values) for wrong in invalid.errors.values())


def _shown(sheet: Sheet, steps: Sequence[Any], wrong: str) -> dict[str, Any]:
    names = names_in(steps, activities=visible_activities(current_user))
    return {
        "steps": [sentence(step, names=names) for step in steps],
        "sentence": sentence,
        "names": names,
        "seen": sheet.version,
        "wrong": wrong,
    }


def _done(sheet: Sheet, deeds: Sequence[Event], words: str) -> ResponseReturnValue:
    """Say what happened and how to undo it."""
    undo = _undo_of(sheet, deeds)
    link = Markup(' <a href="{}">{}</a>').format(undo, _("Undo this")) if undo else ""
    flash(Markup("{}{}").format(words, link))
    return redirect(_history_of(sheet))


def _undo_of(sheet: Sheet, deeds: Sequence[Event]) -> str:
    """The address at which deeds that were just done are taken back."""
    if len(deeds) == 1 and can_go_back(deeds[0], sheet):
        return url_for("changes.restoring.event", event_id=deeds[0].id)
    if isinstance(sheet, Activity):
        before = last_deed(sheet, before=deeds[0].id)
        return url_for("changes.restoring.sheet", activity_id=sheet.id, event=before)
    return ""


def _history_of(sheet: Sheet) -> str:
    name = sheet.__tablename__
    which: dict[str, Any] = {f"{name}_id": sheet.id}
    return url_for(f"changes.{name}", **which)
