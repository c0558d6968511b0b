"""Moving steps in time: by one of their own grain, or to a term that is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from planning import permissions as may
from planning.history import Conflict, Invalid, first_words_since, last_removal
from planning.lib.clock import today
from planning.lib.shifting import is_movable, shifted
from planning.lib.words import N_
from planning.model import Activity, Milestone, NotAllowedNow, Timeliness
from planning.timeline import actions, queries
from planning.timeline.forms import read
from planning.timeline.heads import heads
from planning.timeline.moves import keep, move_of, path_of
from planning.timeline.sayings import GRAINS
from planning.timeline.table import bands
from planning.web.access import allow
from planning.web.addresses import ours
from planning.web.errors import wants_json
from planning.web.forms import whole_number
from planning.web.sheet_form import SheetForm, Write, kept_words, save, sheet_form, told

bp = Blueprint("moving", __name__)

_OF_A_STEP = "/activities/<int:activity_id>/milestones/<int:milestone_id>"
_WAYS = {"earlier": -1, "later": 1}


@bp.get("/activities/<int:activity_id>/schedule")
@allow(may.edit_activity, Activity)
def schedule(activity: Activity) -> ResponseReturnValue:
    return render_template(
        "timeline/schedule.html",
        activity=activity,
        steps=activity.milestones,
        grains=GRAINS,
        is_movable=is_movable,
        today=today(),
        late=Timeliness.LATE,
        back=_back(),
    )


@bp.post(f"{_OF_A_STEP}/shift")
@allow(may.edit_activity, Activity)
def shift(activity: Activity, milestone_id: int) -> ResponseReturnValue:
    step, version = _step(activity, milestone_id), whole_number(request.form.get("based_on"))
    before = first_words_since(activity, version).get(path_of(step), step.when)
    try:
        wanted = shifted(before, _WAYS.get(request.form.get("way", "")) or abort(400))
    except ValueError as wrong:
        return _refused(activity, _(str(wrong)))
    outcome = actions.set_terms(
        activity, {path_of(step): wanted}, based_on=version, by=current_user
    )
    return (
        _done(activity, step, before)
        if outcome.saved
        else _collided(activity, step, outcome.conflicts)
    )


@bp.route(
    "/activities/<int:activity_id>/milestones/<int:milestone_id>/term", methods=["GET", "POST"]
)
@allow(may.edit_activity, Activity)
def term(activity: Activity, milestone_id: int) -> ResponseReturnValue:
    step = _step(activity, milestone_id)
    form, before = _form(activity, step), step.when
    if not form.validate_on_submit():
        return _ask(activity, step, form)
    try:
        conflicts = save(activity, form, _write(activity))
    except Invalid as invalid:
        form.show_errors(invalid)
        return _ask(activity, step, form)
    return _collided(activity, step, conflicts) if conflicts else _done(activity, step, before)


def _write(activity: Activity) -> Write:
    return lambda changes, version: actions.set_terms(
        activity, changes, based_on=version, by=current_user
    )


def _step(activity: Activity, id_: int) -> Milestone:
    """The step, unless it never was on this sheet, or is not any more."""
    found = next((step for step in activity.milestones if step.id == id_), None)
    if found is None:
        if last_removal(activity, f"milestones/{id_}") is None:
            abort(404)
        raise NotAllowedNow(N_("This step was removed meanwhile. It lies in the bin of its sheet."))
    return found


def _form(activity: Activity, step: Milestone, kept: Any = None) -> SheetForm:
    return sheet_form(activity, {path_of(step): _l("Term of the step")}, keeping=kept)


def _back() -> str:
    """The timeline as it was chosen: as the form says, else where one came from."""
    start = url_for("timeline.index")
    came = (request.referrer or "").removeprefix(request.host_url.rstrip("/"))
    came = came if urlsplit(came).path == start else start
    return ours(request.values.get("back")) or ours(came) or start


def _refused(activity: Activity, said: str) -> ResponseReturnValue:
    if wants_json():
        return jsonify(error=said), 422
    flash(said)
    return redirect(url_for(".schedule", activity_id=activity.id, back=_back()))


def _collided(
    activity: Activity, step: Milestone, conflicts: Sequence[Conflict]
) -> ResponseReturnValue:
    """Somebody wrote another term meanwhile: nothing is saved, both stand beside each other."""
    if wants_json():
        said = _("Somebody wrote another term of this step meanwhile: %(term)s.", term=step.when)
        address = url_for(".term", activity_id=activity.id, milestone_id=step.id)
        return jsonify(error=said, address=address), 409
    return _ask(activity, step, _form(activity, step, kept_words(conflicts)), conflicts)


def _ask(
    activity: Activity, step: Milestone, form: SheetForm, conflicts: Sequence[Conflict] = ()
) -> ResponseReturnValue:
    page = render_template(
        "timeline/term.html",
        activity=activity,
        step=step,
        form=form,
        field=form[path_of(step)],
        conflicts=told(activity, conflicts),
        back=_back(),
    )
    return page, 409 if conflicts else form.status


def _done(activity: Activity, step: Milestone, before: str) -> ResponseReturnValue:
    """Say what happened, with the way back: in place, or on the timeline one came from."""
    move = move_of(activity, step, before)
    if wants_json():
        return jsonify(asdict(move) | {"row": _row(activity), "mark": f"s{step.id}"})
    keep(move)
    return redirect(f"{_back()}#s{step.id}")


def _row(activity: Activity) -> str:
    """The activity's row of the timeline that ``back`` is."""
    day = today()
    typed: MultiDict[str, str] = MultiDict(parse_qsl(urlsplit(_back()).query))
    asked = read(typed, queries.default_years(queries.offered(current_user).plans, day), day)
    rows = queries.activity(activity.id, asked, current_user)
    [band] = bands(rows, queries.steps([activity.id]), {}, asked, day)
    return render_template("timeline/_row.html", band=band, heads=heads(asked.columns, day))
