"""What becomes of a comment: a suggestion of the group, a settlement, what was changed by it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import Matter, Outcome, Submission, Weight
from planning.model.fields import Prose
from planning.rounds import handling
from planning.rounds.book import page_of
from planning.rounds.forms import SettlementForm, SuggestionForm, VeilForm
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.seen import while_it_is

bp = Blueprint("settling", __name__)


def as_it_stood(submission: Submission) -> str:
    """What a deed says its doer saw."""
    return submission.mark


@bp.post("/submissions/<int:submission_id>/suggestion")
@allow(may.suggest_settlement, Submission)
@while_it_is(as_it_stood)
def suggest(submission: Submission) -> ResponseReturnValue:
    form = SuggestionForm()
    if not form.validate():
        return page_of(submission, suggestion_form=form), form.status
    why = Prose(4_000).read(form.justification.data or "")
    handling.suggest(submission, outcome=Outcome(form.outcome.data), why=why, by=current_user)
    flash(_("The suggestion is noted. Those who decide see it."))
    return _back(submission)


@bp.post("/submissions/<int:submission_id>/settlement")
@allow(may.decide_on_submission, Submission)
@while_it_is(as_it_stood)
def decide(submission: Submission) -> ResponseReturnValue:
    form = SettlementForm()
    if not form.validate():
        return page_of(submission, settlement_form=form), form.status
    handling.decide(
        submission,
        outcome=Outcome(form.outcome.data),
        why=Prose(4_000).read(form.justification.data or ""),
        matter=Matter(form.matter.data),
        weight=Weight(form.weight.data),
        by=current_user,
    )
    flash(
        _("Comment no. %(number)s is settled.", number=submission.number)
        if submission.is_settled
        else _("Saved, but not settled yet: choose what becomes of the comment, and write why.")
    )
    return _back(submission)


@bp.post("/submissions/<int:submission_id>/changes")
@allow(may.suggest_settlement, Submission)
@while_it_is(as_it_stood)
def link(submission: Submission) -> ResponseReturnValue:
    """Say which changes came of it."""
    chosen = {whole_number(said) for said in request.form.getlist("event")}
    handling.link(submission, chosen, by=current_user)
    flash(_("Saved."))
    return _back(submission)


@bp.post("/submissions/<int:submission_id>/veil")
@allow(may.veil_submission, Submission)
@while_it_is(as_it_stood)
def veil(submission: Submission) -> ResponseReturnValue:
    """Leave words out of the public text: those typed, and those whose button was pressed."""
    form = VeilForm()
    if not form.validate():
        return page_of(submission, veil_form=form), form.status
    words = Prose(2_000).read(form.left_out.data or "")
    also = " ".join(request.form.get("also", "")[:200].split())
    handling.veil(submission, "\n".join(filter(None, [words, also])), by=current_user)
    if request.form.get("next") == "publication":
        flash(_("The words are left out."))
        round_id = submission.comment_round_id
        return redirect(url_for("rounds.papers.publish", comment_round_id=round_id))
    flash(_("Saved. Below is what everybody will read."))
    return _back(submission, "public")


@bp.post("/submissions/<int:submission_id>/oblivion")
@allow(may.see_author, Submission)
@while_it_is(as_it_stood)
def forget(submission: Submission) -> ResponseReturnValue:
    """Erase who wrote it."""
    handling.forget_author(submission, by=current_user)
    flash(_("The name and the contact are erased for good."))
    return _back(submission)


def _back(submission: Submission, anchor: str | None = None) -> ResponseReturnValue:
    there = url_for("rounds.book.show", submission_id=submission.id, _anchor=anchor)
    return redirect(there)
