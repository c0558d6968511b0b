from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.history.moments import Moment
from planning.lib.clock import today
from planning.model import Plan
from planning.model.fields import Wrong
from planning.plan import queries
from planning.plan.past import plan_then, tree_then
from planning.web.access import allow
from planning.web.moments import asked_moment, not_yet, still_to_come, unlisted
from planning.web.paging import page_number
from planning.web.unchanged import unless_unchanged

bp = Blueprint("plan", __name__)


def _asked(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


@bp.get("/plan")
@allow(may.anyone)
@unless_unchanged
def index() -> ResponseReturnValue:
    plans = queries.plans(with_prepared=current_user.is_authenticated)
    plan = queries.chosen(plans, _asked("plan"), today())
    if plan is None:
        return render_template("plan/none.html") if not plans else abort(404)
    if "as_of" not in request.args:
        return _page_today(plan, plans)
    try:
        moment = asked_moment(request.args["as_of"], plan.id)
    except Wrong as wrong:
        return _page_today(plan, plans, wrong_day=_(wrong.message, **wrong.values)), 422
    if moment.is_now:
        return _page_today(plan, plans, wrong_day=still_to_come(request.args["as_of"]))
    if moment.version is None and not may.see_plan_history(current_user, plan):
        abort(404)
    return _page_then(plan, plans, moment)


def _page_today(plan: Plan, plans: Sequence[Plan], wrong_day: str = "") -> str:
    tree = queries.tree(plan, current_user, page_number(), _asked("group"))
    projects = queries.projects_of(plan)
    return _page(plan, plans, tree, projects=projects, wrong_day=wrong_day)


def _page_then(plan: Plan, plans: Sequence[Plan], moment: Moment) -> ResponseReturnValue:
    """The same page from history: nothing on it can be changed, and nobody need find it."""
    old = plan_then(plan, moment)
    if old is None:
        words = {"title": _("This plan was not there yet"), "then": moment}
        return not_yet(url_for(".index", plan=plan.id), **words)
    tree = tree_then(old, moment, current_user, page_number(), _asked("group"))
    return unlisted(_page(old, plans, tree, projects=(), wrong_day="", then=moment))


def _page(plan: Plan, plans: Sequence[Plan], tree: queries.Tree, **around: Any) -> str:
    return render_template(
        "plan/index.html",
        plan=plan,
        plans=plans,
        tree=tree,
        namesakes=_namesakes(tree),
        groups=choosing.groups(),
        group_id=_asked("group"),
        **{"then": None, **around},
    )


def _namesakes(tree: queries.Tree) -> list[str]:
    """Numbers that a measure and one of its activities share."""
    return [
        branch.measure.number
        for limb in tree.limbs
        for branch in limb.branches
        for summary in branch.activities
        if summary.activity.number == branch.measure.number
    ]
