"""The three axes of an activity: moving the proposal, the realisation, and judging years."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from planning import permissions as may
from planning.activities import actions, queries
from planning.activities.forms import EvaluationForm, RealisationForm, StageForm
from planning.lib.clock import today
from planning.model import (
    BY_REVIEW,
    NEXT_REALISATION,
    NEXT_STAGE,
    Activity,
    Realisation,
    Stage,
    Verdict,
)
from planning.web.access import allow
from planning.web.forms import choices
from planning.web.seen import on_the_version_seen

bp = Blueprint("moves", __name__)


@bp.get("/activities/<int:activity_id>/state")
@allow(may.see_activity_history, Activity)
def show(activity: Activity) -> ResponseReturnValue:
    return _page(activity)


def _page(
    activity: Activity,
    evaluation: EvaluationForm | None = None,
    stage: StageForm | None = None,
    realisation: RealisationForm | None = None,
) -> ResponseReturnValue:
    """The page with the forms; those that nobody sent are blank but for the year to judge."""
    activity = queries.worksheet(activity)
    plan = activity.plan
    year = min(max(today().year, plan.first_year), plan.last_year)
    forms = {
        "stage_form": stage or StageForm(formdata=None),
        "realisation_form": realisation or RealisationForm(formdata=None),
        "evaluation_form": evaluation or EvaluationForm(formdata=None, data={"year": year}),
    }
    forms["stage_form"].to.choices = _offered(Stage, NEXT_STAGE[activity.stage] - BY_REVIEW)
    its_next = NEXT_REALISATION[activity.realisation]
    forms["realisation_form"].to.choices = _offered(Realisation, its_next)
    page = render_template("activities/state.html", activity=activity, **forms)
    return page, 422 if any(form.errors for form in forms.values()) else 200


def _offered(among: type, allowed: frozenset) -> list[SelectChoice]:  # type: ignore[type-arg]
    return [choice for choice in choices(among) if among(choice.value) in allowed]


@bp.post("/activities/<int:activity_id>/proposal")
@allow(may.steer_activity, Activity)
@on_the_version_seen
def move_proposal(activity: Activity) -> ResponseReturnValue:
    form = StageForm()
    if not form.validate():
        return _page(activity, stage=form)
    reason = form.reason.data or ""
    actions.move_proposal(activity, Stage(form.to.data), reason=reason, by=current_user)
    flash(_("The proposal has moved."))
    return redirect(url_for("activities.moves.show", activity_id=activity.id))


@bp.post("/activities/<int:activity_id>/realisation")
@allow(may.steer_activity, Activity)
@on_the_version_seen
def move_realisation(activity: Activity) -> ResponseReturnValue:
    form = RealisationForm()
    if not form.validate():
        return _page(activity, realisation=form)
    reason, to = form.reason.data or "", Realisation(form.to.data)
    actions.move_realisation(activity, to, reason=reason, by=current_user)
    flash(_("It is written down what is being done now."))
    return redirect(url_for("activities.moves.show", activity_id=activity.id))


@bp.post("/activities/<int:activity_id>/evaluations")
@allow(may.steer_activity, Activity)
@on_the_version_seen
def evaluate(activity: Activity) -> ResponseReturnValue:
    form = EvaluationForm()
    if not form.validate():
        return _page(activity, evaluation=form)
    year, verdict = form.year.data or 0, Verdict(form.verdict.data)
    actions.evaluate(activity, year, verdict, words=form.words.data or "", by=current_user)
    flash(_("The year %(year)s is evaluated.", year=year))
    return redirect(url_for("activities.moves.show", activity_id=activity.id))
