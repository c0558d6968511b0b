from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.activities import actions, queries
from planning.activities.forms import SECTION_OF, SECTIONS, NewActivityForm, worksheet_form
from planning.activities.pressing import beside, is_told, press
from planning.activities.relatives import Relatives, relatives
from planning.history import Conflict, Invalid
from planning.history.moments import Moment
from planning.history.worksheets import worksheet_then
from planning.lib.clock import today
from planning.model import (
    Activity,
    AgendaItem,
    Group,
    completeness_of,
    returned_sections,
    standing_of,
)
from planning.model.fields import Wrong
from planning.web.access import allow
from planning.web.approved import changed_since_approval
from planning.web.forms import offered
from planning.web.labels import label
from planning.web.moments import asked_moment, not_yet, still_to_come, unlisted
from planning.web.sentences import ADD_WORDS, ROW_WORDS, sentence
from planning.web.settling import settled, still_open, told
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("activities", __name__)


@bp.get("/activities/<int:activity_id>")
@allow(may.see_activity, Activity, loads=queries.PAGE)
def show(activity: Activity) -> ResponseReturnValue:
    if "as_of" not in request.args:
        return _sheet_today(activity)
    if not may.see_activity_history(current_user, activity):
        abort(404)
    try:
        moment = asked_moment(request.args["as_of"], activity.plan_id)
    except Wrong as wrong:
        return _sheet_today(activity, wrong_day=_(wrong.message, **wrong.values)), 422
    if moment.is_now:
        return _sheet_today(activity, wrong_day=still_to_come(request.args["as_of"]))
    return _sheet_then(activity, moment)


def _sheet_today(activity: Activity, wrong_day: str = "") -> str:
    tells = may.see_activity_history(current_user, activity)
    deeds = queries.latest_changes(activity) if tells else None
    veiled = {n for n in ("responsible", "deputy") if not tells and _is_veiled(activity, n)}
    return _sheet(
        activity,
        today(),
        talks=queries.talks_about(activity, current_user),
        relatives=relatives(activity, current_user, looks=tells),
        changes=deeds[: queries.BESIDE] if deeds else [],
        waiting=queries.open_comments(activity) if tells else None,
        returned=returned_sections(activity) if tells else {},
        unapproved=[label(part) for part in changed_since_approval(activity, deeds)],
        tells=tells,
        veiled=veiled,
        wrong_day=wrong_day,
    )


def _sheet_then(activity: Activity, moment: Moment) -> ResponseReturnValue:
    """The same page from history: nothing on it can be changed, and nobody need find it."""
    sheet = worksheet_then(activity, moment)
    if sheet is None:
        words = {"title": _("This activity was not there yet"), "then": moment}
        return not_yet(url_for(".show", activity_id=activity.id), **words)
    nothing = dict.fromkeys(("talks", "changes", "veiled"), ())
    page = _sheet(sheet, moment.day, tells=True, wrong_day="", then=moment, **nothing)
    return unlisted(page)


def _sheet(activity: Activity, day: date, **around: Any) -> str:
    return render_template(
        "activities/show.html",
        activity=activity,
        standing=standing_of(activity, day),
        completeness=completeness_of(activity),
        section_of=SECTION_OF,
        sentence=sentence,
        today=day,
        **{
            "then": None,
            "waiting": None,
            "returned": {},
            "relatives": Relatives(),
            "unapproved": [],
            **around,
        },
    )


def _is_veiled(activity: Activity, name: str) -> bool:
    return queries.is_veiled(getattr(activity, f"{name}_id"))


@bp.route("/groups/<int:group_id>/activities/new", methods=["GET", "POST"])
@allow(may.plan_activities, Group)
def new(group: Group) -> ResponseReturnValue:
    form = NewActivityForm()
    form.plan_id.choices = offered(
        (plan.id, _("Plan %(years)s", years=plan.years)) for plan in queries.open_plans()
    )
    if form.validate_on_submit():
        activity = actions.start(
            group, plan_id=form.plan_id.data, title=form.title.data or "", by=current_user
        )
        flash(_("The activity is started. Nobody outside the group sees it yet."))
        return redirect(url_for(".edit", activity_id=activity.id))
    return render_template("activities/new.html", group=group, form=form), form.status


@bp.route("/activities/<int:activity_id>/edit", methods=["GET", "POST"])
@allow(may.edit_activity, Activity)
def edit(activity: Activity) -> ResponseReturnValue:
    activity = queries.worksheet(activity)
    form = worksheet_form(activity, queries.measures_of(activity.plan_id))
    settled().fill(form)
    if form.is_submitted() and form.validate():
        try:
            conflicts = _save(activity, form, request.form.get("deed", ""))
        except Invalid as invalid:
            _show_errors(form, invalid)
        else:
            if not conflicts:
                return _saved(activity, request.form.get("deed", ""))
            return _ask_again(activity, form, conflicts)
    return _page(activity, form), form.status


def _save(activity: Activity, form: Any, deed: str) -> list[Conflict]:
    """Save everything typed, then do what the pressed button says."""
    because = actions.point_in_hand(form.because.data, by=current_user)
    choice = settled()
    outcome = actions.save(
        activity,
        form.changes(request.form.items(), choice.left_alone),
        based_on=form.version,
        by=current_user,
        because=because,
        revive=choice.revived,
    )
    for kind, typed in form.new_rows.items():
        key = request.form.get(f"key/{kind}", "")[:40]
        try:
            actions.add(activity, kind, typed, by=current_user, because=because, key=key)
        except Invalid as invalid:
            raise Invalid({f"{kind}/new/{n}": w for n, w in invalid.errors.items()}) from None
    conflicts = outcome.conflicts + still_open(choice, form, activity)
    if not conflicts:
        press(activity, deed, based_on=form.version, because=because)
    return conflicts


def _saved(activity: Activity, deed: str) -> ResponseReturnValue:
    """Go on writing, return to the sheet, or to the point of the agenda one came from."""
    because = actions.point_in_hand(request.form.get("because"), by=current_user)
    item = because.id if because else None
    if is_told():
        return redirect(url_for(".edit", activity_id=activity.id, item=item))
    if deed:
        flash(_("Saved."))
        list_ = deed.split("/")[1] if "/" in deed else deed
        there = url_for(".edit", activity_id=activity.id, item=item, _anchor=f"list-{list_}")
        return redirect(there)
    if because is None:
        flash(_("Saved."))
        return redirect(url_for(".show", activity_id=activity.id))
    flash(
        _(
            "Saved at the activity %(name)s. At the point it says what has changed.",
            name=activity.called,
        )
    )
    return redirect(_back_to(because))


def _back_to(item: AgendaItem) -> str:
    """The point of the agenda, where what was changed because of it is seen."""
    return url_for("meetings.show", meeting_id=item.meeting_id, item=item.id, _anchor="changed")


def _ask_again(activity: Activity, form: Any, conflicts: list[Conflict]) -> ResponseReturnValue:
    """Show both texts; what did not conflict is saved already."""
    keep_anyway()
    mine = {c.field: form[c.field].data for c in conflicts if c.field in form}
    fresh = worksheet_form(activity, queries.measures_of(activity.plan_id), keeping=mine)
    return _page(activity, fresh, conflicts), 409


def _show_errors(form: Any, invalid: Invalid) -> None:
    for path, wrong in invalid.errors.items():
        said = _(wrong.message, **wrong.values)
        if path in form:
            form[path].errors = [said]
        else:
            form.form_errors.append(said)


def _page(activity: Activity, form: Any, conflicts: list[Conflict] | None = None) -> str:
    asked = request.values.get("item") or request.form.get("because")
    because = actions.point_in_hand(asked, by=current_user)
    return render_template(
        "activities/edit.html",
        activity=activity,
        form=form,
        sections=SECTIONS,
        row_words=ROW_WORDS,
        add_words=ADD_WORDS,
        completeness=completeness_of(activity),
        conflicts=told(activity, conflicts or []),
        names=queries.known_names(activity.group),
        known=queries.known_words(),
        because=because,
        returned=returned_sections(activity),
        beside=beside(activity),
        back=_back_to(because) if because else url_for(".show", activity_id=activity.id),
    )
