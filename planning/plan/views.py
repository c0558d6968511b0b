from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import today
from planning.lib.collation import czech
from planning.plan import queries
from planning.web.access import allow
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
    group_id = _asked("group")
    tree = queries.tree(plan, current_user, page_number(), group_id)
    return render_template(
        "plan/index.html",
        plan=plan,
        plans=plans,
        tree=tree,
        namesakes=_namesakes(tree),
        groups=sorted(queries.groups(), key=lambda group: czech(group.name)),
        group_id=group_id,
        projects=queries.projects_of(plan),
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
