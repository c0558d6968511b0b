"""Correcting what was written down of a decision: a mistyped number, a wrong day."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import Approval
from planning.model.fields import Day
from planning.reviews import actions, queries
from planning.reviews.forms import correction_form
from planning.web.access import allow
from planning.web.unit_of_work import in_turn

bp = Blueprint("decisions", __name__)


@bp.route("/approvals/<int:approval_id>", methods=["GET", "POST"])
@allow(may.correct_approval, Approval)
@in_turn
def edit(approval: Approval) -> ResponseReturnValue:
    activity = queries.decided_on(approval)
    form = correction_form(approval)
    if form.validate_on_submit():
        day = Day().read(form.decided_on.data)
        actions.correct(
            approval, form.number.data or "", day, form.note.data or "", by=current_user
        )
        flash(_("The decision is corrected. What it said before stays in the history."))
        return redirect(url_for("activities.moves.show", activity_id=activity.id))
    page = render_template("reviews/decision.html", approval=approval, activity=activity, form=form)
    return page, form.status
