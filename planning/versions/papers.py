"""What changed between two moments as a list to print: DOCX and PDF."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request
from flask_login import current_user

from planning import comparing
from planning import permissions as may
from planning.lib.clock import today
from planning.model import Activity, Plan
from planning.versions import exports, queries
from planning.versions.spans import asked_span
from planning.web import papers
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.papers import Format

bp = Blueprint("papers", __name__)


@bp.get("/plans/<int:plan_id>/changes.docx")
@allow(may.see_plan_history, Plan)
def plan_word(plan: Plan) -> Response:
    return _of_plan(plan, papers.WORD)


@bp.get("/plans/<int:plan_id>/changes.pdf")
@allow(may.see_plan_history, Plan)
def plan_pdf(plan: Plan) -> Response:
    return _of_plan(plan, papers.PRINT)


@bp.get("/activities/<int:activity_id>/changes.docx")
@allow(may.see_activity_history, Activity)
def activity_word(activity: Activity) -> Response:
    return _of_activity(activity, papers.WORD)


@bp.get("/activities/<int:activity_id>/changes.pdf")
@allow(may.see_activity_history, Activity)
def activity_pdf(activity: Activity) -> Response:
    return _of_activity(activity, papers.PRINT)


def _of_plan(plan: Plan, form: Format) -> Response:
    asked = asked_span(request.args, plan.id)
    group_id = whole_number(request.args.get("group")) or None
    group = queries.group(group_id) if group_id else None
    if asked.errors or (group_id and group is None):
        abort(404)
    found = comparing.of_plan(
        plan, asked.span, current_user, group_id=group_id, size=comparing.PAPER
    )
    head = exports.Head(plan.title, asked.span, group=group.name if group else "")
    return _handed_out(head, found, form)


def _of_activity(activity: Activity, form: Format) -> Response:
    asked = asked_span(request.args, activity.plan_id)
    if asked.errors:
        abort(404)
    found = comparing.of_activity(activity, asked.span, current_user)
    head = exports.Head(activity.called, asked.span)
    return _handed_out(head, found, form)


def _handed_out(head: exports.Head, found: comparing.Comparison, form: Format) -> Response:
    document = exports.change_list(head, found, papers.setting(None, today()))
    return papers.handed_out(document, form, exports.file_name(head))
