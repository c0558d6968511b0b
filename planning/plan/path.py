"""The path of approval of a plan: which bodies decide, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.history import Conflict, Invalid
from planning.model import Plan
from planning.plan import actions
from planning.plan.forms import new_step_form, path_form
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.sheet_form import SheetForm, kept_words, save, told

bp = Blueprint("path", __name__)


@bp.route("/plans/<int:plan_id>/path", methods=["GET", "POST"])
@allow(may.tend_plan, Plan)
def edit(plan: Plan) -> ResponseReturnValue:
    form = path_form(plan)
    if not form.validate_on_submit():
        return _page(plan, form)
    try:
        conflicts = save(
            plan, form, lambda said, seen: actions.revise_plan(plan, said, seen, by=current_user)
        )
    except Invalid as invalid:
        form.show_errors(invalid)
        return _page(plan, form)
    if conflicts:
        return _page(plan, path_form(plan, kept_words(conflicts)), conflicts)
    _do(plan, request.form.get("deed", ""))
    flash(_("Saved."))
    return redirect(url_for(".edit", plan_id=plan.id))


def _do(plan: Plan, deed: str) -> None:
    """What the pressed button says of a step: take it away, or put it before or after another."""
    verb, _slash, step = deed.partition("/")
    seen = [whole_number(id_) for id_ in request.form.get("order", "").split(",")]
    if verb == "remove":
        actions.remove_step(plan, whole_number(step), by=current_user)
    elif verb in {"up", "down"}:
        actions.move_step(plan, whole_number(step), up=verb == "up", seen=seen, by=current_user)


@bp.post("/plans/<int:plan_id>/path/steps")
@allow(may.tend_plan, Plan)
def add(plan: Plan) -> ResponseReturnValue:
    form = new_step_form()
    try:
        if not form.validate():
            return _page(plan, path_form(plan, {}), new=form)
        actions.add_step(plan, form.typed, by=current_user)
    except Invalid as invalid:
        form.show_errors(invalid)
        return _page(plan, path_form(plan, {}), new=form)
    flash(_("The body is on the path now."))
    return redirect(url_for(".edit", plan_id=plan.id))


def _page(
    plan: Plan,
    form: SheetForm,
    conflicts: Sequence[Conflict] = (),
    new: SheetForm | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "plan/path.html",
        plan=plan,
        form=form,
        new=new or new_step_form(blank=True),
        conflicts=told(plan, conflicts),
    )
    wrong = form.status if new is None else new.status
    return page, 409 if conflicts else wrong
