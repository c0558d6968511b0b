from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.model import (
    UNDER_WAY,
    Activity,
    Case,
    ChangedMeanwhile,
    NotAllowedNow,
    Part,
    ReviewSection,
    ReviewState,
)
from planning.reviews import actions, queries
from planning.reviews.forms import AnswerForm, RulingForm, SubmissionForm, review_form
from planning.reviews.letters import tell
from planning.reviews.pages import difference_of, said_before, what_waits
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.seen import SEEN, on_the_version_seen, while_it_is

bp = Blueprint("reviews", __name__)


def as_it_stood(section: ReviewSection) -> str:
    """What an answer says its writer saw."""
    return section.mark


@bp.get("/reviews")
@allow(may.follow_reviews)
def index() -> ResponseReturnValue:
    group_id = whole_number(request.args.get("group")) or None
    decides = may.decide_in_general(current_user, None)
    return render_template(
        "reviews/index.html",
        found=what_waits(current_user, group_id),
        groups=queries.groups(current_user),
        group_id=group_id,
        decides=decides,
    )


@bp.get("/activities/<int:activity_id>/review")
@allow(may.see_review, Activity)
def show(activity: Activity) -> ResponseReturnValue:
    return _page(activity)


def _page(
    activity: Activity,
    review: Any = None,
    ruling: RulingForm | None = None,
    submission: SubmissionForm | None = None,
) -> ResponseReturnValue:
    """The difference, what may be done about it, and the path; forms nobody sent are blank."""
    activity = queries.on_its_way(activity)
    case = queries.case_of(activity)
    shown = difference_of(case, request.values.get("against", ""))
    forms = {
        "review_form": review or review_form(Part),
        "ruling_form": ruling or RulingForm(formdata=None),
        "submission_form": submission or SubmissionForm(formdata=None),
    }
    page = render_template(
        "reviews/show.html",
        activity=activity,
        case=case,
        shown=shown,
        before=said_before(case),
        sent=queries.put_forward(case) if case.state in UNDER_WAY else None,
        **forms,
    )
    return page, 422 if any(form.errors for form in forms.values()) else 200


@bp.post("/activities/<int:activity_id>/review")
@allow(may.decide_on_activity, Activity)
@on_the_version_seen
def judge(activity: Activity) -> ResponseReturnValue:
    if SEEN not in request.form:  # nobody agrees to what they did not see
        raise ChangedMeanwhile
    form = review_form(Part)
    returns = request.form.get("deed") == "return"
    if not form.validate() or not (form.says_why() if returns else form.agrees_with_all()):
        return _page(activity, review=form)
    note = form.note.data or ""
    if returns:
        case = actions.send_back(activity, form.reasons, note=note, by=current_user)
        return _done(case, _said_of(len(form.reasons)))
    case = actions.agree(activity, note=note, by=current_user)
    return _done(case, _said_of_agreement(case))


def _done(case: Case, said: str) -> ResponseReturnValue:
    """Let those hear of a deed whom it concerns, say so, and show how it stands now."""
    told = tell(case, by=current_user)
    if told:
        said += " " + ngettext(
            "%(num)s person is told by mail.", "%(num)s people are told by mail.", told
        )
    flash(said)
    return redirect(url_for(".show", activity_id=case.activity.id))


def _said_of(number: int) -> str:
    if not number:
        return str(_("The sheet is returned to its group with your note."))
    return str(
        ngettext(
            "%(num)s section is returned to the group.",
            "%(num)s sections are returned to the group.",
            number,
        )
    )


def _said_of_agreement(case: Case) -> str:
    body = case.next_body
    if body is None:
        return str(_("You have agreed with the sheet."))
    return str(_("You have agreed with the sheet. Next on the path: %(body)s.", body=body.body))


@bp.post("/activities/<int:activity_id>/submission")
@allow(may.steer_activity, Activity)
@on_the_version_seen
def submit(activity: Activity) -> ResponseReturnValue:
    form = SubmissionForm()
    if not form.validate():
        return _page(activity, submission=form)
    case = actions.submit(activity, why=form.why.data or "", by=current_user)
    return _done(case, _("The sheet is before the city now. You see here how it goes on."))


@bp.post("/activities/<int:activity_id>/decisions")
@allow(may.decide_on_activity, Activity)
@on_the_version_seen
def decide(activity: Activity) -> ResponseReturnValue:
    form = RulingForm()
    form.after = queries.case_of(activity).decided_last_on
    if not form.validate():
        return _page(activity, ruling=form)
    case = actions.decide(activity, form.ruling, by=current_user)
    return _done(case, _said_of_decision(case))


def _said_of_decision(case: Case) -> str:
    if case.state is ReviewState.APPROVED and case.change is None:
        return str(_("The decision is recorded. The activity is approved, and the public sees it."))
    if body := case.next_body:
        return str(_("The decision is recorded. Next on the path: %(body)s.", body=body.body))
    return str(_("The decision is recorded."))


@bp.post("/review-sections/<int:review_section_id>/answer")
@allow(may.answer_section, ReviewSection)
@while_it_is(as_it_stood)
def answer(review_section: ReviewSection) -> ResponseReturnValue:
    form = AnswerForm()
    if not form.validate():
        raise NotAllowedNow(str(form.answer.errors[0]))
    actions.answer(review_section, form.answer.data or "", by=current_user)
    flash(_answered(len(review_section.review.open_sections)))
    there = url_for(".show", activity_id=review_section.activity.id, _anchor="returned")
    return redirect(there)


def _answered(left: int) -> str:
    if not left:
        return str(_("Every section has its answer. The manager may put the sheet forward."))
    return str(
        ngettext(
            "Saved. %(num)s section still waits for an answer.",
            "Saved. %(num)s sections still wait for an answer.",
            left,
        )
    )
