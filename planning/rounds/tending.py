"""What the office does with a round: prepare it, announce it, settle it, publish it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import now
from planning.lib.words import N_
from planning.model import CommentRound, DomainError, Plan, RoundState
from planning.rounds import actions, queries, twins
from planning.rounds.round_forms import ApprovalForm, round_form
from planning.web.access import allow
from planning.web.seen import while_it_is
from planning.web.unit_of_work import in_turn

bp = Blueprint("tending", __name__)


#: Where a button moves a round -> what is said then. Approving and publishing have their own pages.
_SAID = {
    "prepared": N_("The announcement is taken back. Only the office sees the round now."),
    "announced": N_("The comment round is announced. It opens and closes by itself."),
    "settling": N_("The book is closed. Now its comments are settled."),
    "approved": N_("The settlement is taken back from the public."),
}


def as_it_stood(round_: CommentRound) -> str:
    """What a deed says its doer saw; the clock moves it too."""
    return round_.mark_at(now())


@bp.route("/plans/<int:plan_id>/rounds/new", methods=["GET", "POST"])
@allow(may.open_round, Plan)
@in_turn
def new(plan: Plan) -> ResponseReturnValue:
    form = round_form(queries.versions(plan.id))
    if form.validate_on_submit():
        if twin := twins.prepared_before(plan, form.details):
            return _to(twin)  # the same form, sent once more
        try:
            round_ = actions.begin(plan, form.details, by=current_user)
        except DomainError as error:
            form.version_name.errors = [_(error.message, **error.values)]
        else:
            flash(_("The comment round is prepared. Look at it, then announce it."))
            return _to(round_)
    return render_template("rounds/edit.html", plan=plan, round=None, form=form), form.status


@bp.route("/rounds/<int:comment_round_id>/edit", methods=["GET", "POST"])
@allow(may.describe_round, CommentRound)
@in_turn
def edit(comment_round: CommentRound) -> ResponseReturnValue:
    plan = comment_round.plan
    form = round_form(queries.versions(plan.id), comment_round)
    if form.validate_on_submit():
        try:
            actions.describe(comment_round, form.details, by=current_user)
        except DomainError as error:
            form.form_errors.append(_(error.message, **error.values))
        else:
            flash(_("Saved."))
            return _to(comment_round)
    page = render_template("rounds/edit.html", plan=plan, round=comment_round, form=form)
    return page, form.status


@bp.post("/rounds/<int:comment_round_id>/state")
@allow(may.tend_round, CommentRound)
@while_it_is(as_it_stood)
def move(comment_round: CommentRound) -> ResponseReturnValue:
    asked = request.form.get("to", "")
    if asked not in _SAID:
        return _to(comment_round)
    actions.move(comment_round, RoundState(asked), by=current_user)
    flash(_(_SAID[asked]))
    return _to(comment_round)


@bp.route("/rounds/<int:comment_round_id>/approval", methods=["GET", "POST"])
@allow(may.tend_round, CommentRound)
@while_it_is(as_it_stood)
def approve(comment_round: CommentRound) -> ResponseReturnValue:
    form = ApprovalForm()
    if form.validate_on_submit():
        said: dict[str, Any] = {
            name: form[name].data or "" for name in ("body", "number", "decided_on")
        }
        actions.approve(comment_round, **said, by=current_user)
        flash(_("The settlement is approved. Read the public table, then publish it."))
        return _to(comment_round)
    form.seen.data = as_it_stood(comment_round)
    waiting = queries.unsettled(comment_round)
    page = render_template("rounds/approve.html", round=comment_round, form=form, waiting=waiting)
    return page, form.status


def _to(round_: CommentRound) -> ResponseReturnValue:
    return redirect(url_for("rounds.show", comment_round_id=round_.id))
