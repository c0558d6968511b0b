"""What the coordinator tends: the plan, its goals and measures, and the name of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.history import Conflict, Invalid
from planning.model import Goal, Measure, Plan
from planning.plan import actions, queries
from planning.plan.forms import CityDetails, CityForm, limb_form, new_limb_form, plan_form
from planning.web.access import allow
from planning.web.city import city as this_city
from planning.web.forms import offered
from planning.web.sentences.values import low
from planning.web.sheet_form import SheetForm, kept_words, save, told
from planning.web.unit_of_work import in_turn

bp = Blueprint("tending", __name__)


@bp.route("/plans/new", methods=["GET", "POST"])
@allow(may.coordinate)
def new_plan() -> ResponseReturnValue:
    form = plan_form(None)
    heading = _("Start a plan")
    if form.validate_on_submit():
        try:
            plan = actions.start_plan(form.typed, by=current_user)
        except Invalid as invalid:
            return _wrong(form, heading, None, invalid)
        flash(_("The plan is started. Give it its first goal."))
        return redirect(url_for("plan.index", plan=plan.id))
    return _page(form, heading, None)


@bp.route("/plans/<int:plan_id>/edit", methods=["GET", "POST"])
@allow(may.tend_plan, Plan)
def edit_plan(plan: Plan) -> ResponseReturnValue:
    return _revise(plan, _("Years and words of the plan"), lambda kept=None: plan_form(plan, kept))


@bp.route("/plans/<int:plan_id>/goals/new", methods=["GET", "POST"])
@allow(may.tend_plan, Plan)
def new_goal(plan: Plan) -> ResponseReturnValue:
    heading = _("Add: %(word)s", word=low(plan.goal_word))
    return _add(plan, heading, lambda typed: actions.add_goal(plan, typed, by=current_user))


@bp.route("/goals/<int:goal_id>/measures/new", methods=["GET", "POST"])
@allow(may.tend_goal, Goal)
def new_measure(goal: Goal) -> ResponseReturnValue:
    heading = _("Add: %(word)s", word=low(goal.plan.measure_word))
    return _add(goal.plan, heading, lambda typed: actions.add_measure(goal, typed, by=current_user))


def _add(
    plan: Plan, heading: str, deed: Callable[[Mapping[str, Any]], object]
) -> ResponseReturnValue:
    form = new_limb_form()
    if form.validate_on_submit():
        try:
            deed(form.typed)
        except Invalid as invalid:
            return _wrong(form, heading, plan, invalid)
        return _back(plan)
    return _page(form, heading, plan)


@bp.route("/goals/<int:goal_id>/edit", methods=["GET", "POST"])
@allow(may.tend_goal, Goal)
def edit_goal(goal: Goal) -> ResponseReturnValue:
    return _reword(goal)


@bp.route("/measures/<int:measure_id>/edit", methods=["GET", "POST"])
@allow(may.tend_measure, Measure)
def edit_measure(measure: Measure) -> ResponseReturnValue:
    return _reword(measure)


def _reword(limb: Goal | Measure) -> ResponseReturnValue:
    heading = f"{limb.number} {limb.title}"
    return _revise(limb.plan, heading, lambda kept=None: limb_form(limb, kept))


def _revise(plan: Plan, heading: str, fresh: Callable[..., SheetForm]) -> ResponseReturnValue:
    """Save what was typed into the form that ``fresh`` makes, or ask again."""
    form = fresh()
    if not form.validate_on_submit():
        return _page(form, heading, plan)
    try:
        conflicts = save(
            plan,
            form,
            lambda changes, version: actions.revise_plan(plan, changes, version, by=current_user),
        )
    except Invalid as invalid:
        return _wrong(form, heading, plan, invalid)
    if conflicts:
        return _page(fresh(kept_words(conflicts)), heading, plan, conflicts)
    return _back(plan)


def _back(plan: Plan) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("plan.index", plan=plan.id))


def _wrong(
    form: SheetForm, heading: str, plan: Plan | None, invalid: Invalid
) -> ResponseReturnValue:
    form.show_errors(invalid)
    return _page(form, heading, plan)


def _page(
    form: SheetForm, heading: str, plan: Plan | None, conflicts: Sequence[Conflict] = ()
) -> ResponseReturnValue:
    page = render_template(
        "plan/edit.html",
        form=form,
        heading=heading,
        plan=plan,
        conflicts=told(plan, conflicts) if plan else [],
    )
    return page, 409 if conflicts else form.status


@bp.route("/city", methods=["GET", "POST"])
@allow(may.tend_city)
@in_turn
def city() -> ResponseReturnValue:
    form = CityForm(obj=this_city())
    people = ((person.id, person.full_name) for person in queries.coordinators())
    form.coordinator_id.choices = offered([(0, _("nobody yet")), *people])
    form.guard(this_city())
    if form.validate_on_submit():
        actions.describe_city(this_city(), form.read(CityDetails), by=current_user)
        flash(_("Saved."))
        return redirect(url_for("plan.index"))
    return render_template("plan/city.html", form=form), form.status
