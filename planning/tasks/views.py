from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.model import Conclusion, Group, TaskState
from planning.tasks import actions, queries
from planning.web.access import allow
from planning.web.addresses import ours
from planning.web.labels import label

bp = Blueprint("tasks", __name__)


@bp.get("/groups/<int:group_id>/tasks")
@allow(may.see_tasks, Group)
def of_group(group: Group) -> ResponseReturnValue:
    found = queries.tasks_of(group)
    waiting = [task for task in found if task.is_open_task]
    return render_template(
        "tasks/group.html", group=group, waiting=waiting, closed=found[len(waiting) :]
    )


@bp.post("/conclusions/<int:conclusion_id>/state")
@allow(may.tick_off_task, Conclusion)
def change(conclusion: Conclusion) -> ResponseReturnValue:
    if request.form.get("state") not in set(TaskState):
        abort(400)
    actions.tick_off(conclusion, TaskState(request.form["state"]), by=current_user)
    flash(_("The task is now: %(state)s.", state=label(conclusion.state)))
    return redirect(ours(request.form.get("next")) or url_for("home.index"))
