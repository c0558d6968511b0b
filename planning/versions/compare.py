"""What changed between any two days or versions, in a plan or in one activity."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import choosing, comparing
from planning import permissions as may
from planning.model import Activity, Plan
from planning.versions import queries
from planning.versions.spans import Asked, asked_span
from planning.web.access import allow
from planning.web.change_tables import counted
from planning.web.forms import whole_number
from planning.web.moments import between, unlisted
from planning.web.paging import page_number
from planning.web.sentences import pieces, sentence

bp = Blueprint("compare", __name__)


@bp.get("/plans/<int:plan_id>/changes")
@allow(may.see_plan_history, Plan)
def plan(plan: Plan) -> ResponseReturnValue:
    versions = queries.versions(plan, current_user)
    asked = asked_span(request.args, plan.id, versions)
    group_id = whole_number(request.args.get("group")) or None
    found = comparing.of_plan(
        plan, asked.span, current_user, group_id=group_id, number=page_number()
    )
    groups = choosing.groups()
    choice = {"plan": plan, "versions": versions, "groups": groups, "group_id": group_id}
    return _page("versions/plan.html", asked, found, **choice)


@bp.get("/activities/<int:activity_id>/changes")
@allow(may.see_activity_history, Activity)
def activity(activity: Activity) -> ResponseReturnValue:
    plan = queries.plan_of(activity.plan_id)
    versions = queries.versions(plan, current_user)
    asked = asked_span(request.args, plan.id, versions)
    found = comparing.of_activity(activity, asked.span, current_user)
    choice = {"activity": activity, "plan": plan, "versions": versions}
    return _page("versions/activity.html", asked, found, **choice)


def _page(
    template: str, asked: Asked, found: comparing.Comparison, **around: object
) -> ResponseReturnValue:
    page = render_template(
        template,
        asked=asked,
        counted=counted(found.tally),
        found=found,
        between=between(asked.span.since, asked.span.until),
        pieces=pieces,
        sentence=sentence,
        **around,
    )
    response = unlisted(page)
    response.status_code = 422 if asked.errors else 200
    return response
