"""What the coordinator tends: the plan, its goals and measures, and the name of the workspace."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import Goal, Measure, Plan
from planning.plan import actions, queries
from planning.plan.forms import (
    CityDetails,
    CityForm,
    LimbDetails,
    LimbForm,
    PlanDetails,
    PlanForm,
)
from planning.web.access import allow
from planning.web.forms import offered
from planning.web.signing_in import city as this_city

bp = Blueprint("tending", __name__)


@bp.route("/plans/new", methods=["GET", "POST"])
@allow(may.coordinate)
def new_plan() -> ResponseReturnValue:
    form = PlanForm()
    if form.validate_on_submit():
        plan = actions.start_plan(form.read(PlanDetails), by=current_user)
        flash(_("The plan is started. Give it its first goal."))
        return redirect(url_for("plan.index", plan=plan.id))
    return _page(form, _("Start a plan"), None)


@bp.route("/plans/<int:plan_id>/edit", methods=["GET", "POST"])
@allow(may.tend_plan, Plan)
def edit_plan(plan: Plan) -> ResponseReturnValue:
    form = PlanForm(obj=plan)
    form.guard(plan)
    if form.validate_on_submit():
        actions.describe_plan(plan, form.read(PlanDetails), by=current_user)
        return _back(plan)
    return _page(form, _("Years and words of the plan"), plan)


@bp.route("/plans/<int:plan_id>/goals/new", methods=["GET", "POST"])
@allow(may.tend_plan, Plan)
def new_goal(plan: Plan) -> ResponseReturnValue:
    form = LimbForm()
    if form.validate_on_submit():
        actions.add_goal(plan, form.read(LimbDetails), by=current_user)
        return _back(plan)
    return _page(form, _("Add: %(word)s", word=plan.goal_word), plan)


@bp.route("/goals/<int:goal_id>/measures/new", methods=["GET", "POST"])
@allow(may.tend_goal, Goal)
def new_measure(goal: Goal) -> ResponseReturnValue:
    form = LimbForm()
    if form.validate_on_submit():
        actions.add_measure(goal, form.read(LimbDetails), by=current_user)
        return _back(goal.plan)
    return _page(form, _("Add: %(word)s", word=goal.plan.measure_word), goal.plan)


@bp.route("/goals/<int:goal_id>/edit", methods=["GET", "POST"])
@allow(may.tend_goal, Goal)
def edit_goal(goal: Goal) -> ResponseReturnValue:
    return _reword(goal, goal.plan)


@bp.route("/measures/<int:measure_id>/edit", methods=["GET", "POST"])
@allow(may.tend_measure, Measure)
def edit_measure(measure: Measure) -> ResponseReturnValue:
    return _reword(measure, measure.goal.plan)


def _reword(limb: Goal | Measure, plan: Plan) -> ResponseReturnValue:
    form = LimbForm(obj=limb)
    form.guard(limb)
    if form.validate_on_submit():
        actions.reword(limb, form.read(LimbDetails), by=current_user)
        return _back(plan)
    return _page(form, f"{limb.number} {limb.title}", plan)


def _back(plan: Plan) -> ResponseReturnValue:
    flash(_("Saved."))
    return redirect(url_for("plan.index", plan=plan.id))


def _page(form: PlanForm | LimbForm, heading: str, plan: Plan | None) -> ResponseReturnValue:
    page = render_template("plan/edit.html", form=form, heading=heading, plan=plan)
    return page, form.status


@bp.route("/city", methods=["GET", "POST"])
@allow(may.tend_city)
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
