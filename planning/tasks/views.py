from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.controls import tasks_for
from planning.lib.clock import today
from planning.model import Conclusion, ConclusionKind, Group, Meeting, TaskState
from planning.tasks import actions, queries
from planning.tasks.forms import SAID, ControlLine, NoteForm, lines_of, typed_lines
from planning.web.access import allow
from planning.web.addresses import ours
from planning.web.forms import whole_number
from planning.web.labels import label
from planning.web.paging import page_number
from planning.web.seen import while_it_is

bp = Blueprint("tasks", __name__)


@bp.get("/tasks")
@allow(may.signed_in)
def index() -> ResponseReturnValue:
    groups, day = queries.groups_of(current_user), today()
    asked = _asked(groups)
    tasks, page = queries.tasks(current_user, asked, page_number())
    open_, late = queries.waiting(current_user, asked, day)
    return render_template(
        "tasks/index.html",
        tasks=tasks,
        page=page,
        asked=asked,
        groups=groups,
        open=open_,
        late=late,
        today=day,
    )


def _asked(groups: list[Group]) -> queries.Asked:
    """What the address asks for; what it cannot mean is left out."""
    whose = "groups" if request.args.get("whose") == "groups" else "mine"
    wanted = whole_number(request.args.get("group"))
    state = request.args.get("state", "open")
    return queries.Asked(
        whose=whose,
        group=next((g for g in groups if g.id == wanted), None) if whose == "groups" else None,
        state=state if state in {"open", "closed", "all"} else "open",
    )


@bp.get("/groups/<int:group_id>/tasks")
@allow(may.see_tasks, Group)
def of_group(group: Group) -> ResponseReturnValue:
    found = queries.tasks_of(group)
    waiting = [task for task in found if task.is_open_task]
    return render_template(
        "tasks/group.html",
        group=group,
        waiting=waiting,
        closed=found[len(waiting) :],
        today=today(),
    )


@bp.get("/tasks/<int:conclusion_id>")
@allow(may.see_conclusion, Conclusion)
def show(conclusion: Conclusion) -> ResponseReturnValue:
    if conclusion.kind is not ConclusionKind.TASK:
        abort(404)
    return _page(conclusion, NoteForm())


def _page(task: Conclusion, form: NoteForm) -> str:
    back = ours(request.form.get("next")) or url_for(".show", conclusion_id=task.id)
    return render_template("tasks/show.html", task=task, form=form, back=back, today=today())


@bp.post("/conclusions/<int:conclusion_id>/state")
@allow(may.tick_off_task, Conclusion)
@while_it_is(lambda task: task.state)
def change(conclusion: Conclusion) -> ResponseReturnValue:
    if request.form.get("state") not in set(TaskState):
        abort(400)
    form = NoteForm()
    if not form.validate_on_submit():
        return _page(conclusion, form), form.status
    state = TaskState(request.form["state"])
    actions.control(actions.Told(conclusion, state, form.note.data or ""), by=current_user)
    flash(_("The task is now: %(state)s.", state=label(state)))
    return redirect(ours(request.form.get("next")) or url_for("home.index"))


@bp.route("/meetings/<int:meeting_id>/tasks", methods=["GET", "POST"])
@allow(may.write_minutes, Meeting)
def control(meeting: Meeting) -> ResponseReturnValue:
    lines = [line for line in lines_of(tasks_for(meeting), meeting) if _is_known(line)]
    if request.method == "GET":
        return _sheet(meeting, lines)
    lines = typed_lines(lines, request.form)
    if any(line.errors for line in lines):
        stale = any(line.errors and line.is_stale for line in lines)
        for line in lines:
            line.seen = line.token
        return _sheet(meeting, lines), 409 if stale else 422
    said = [
        actions.Told(line.task, TaskState(line.state), line.note)
        for line in lines
        if line.is_changed
    ]
    number = actions.control_all(meeting, said, by=current_user)
    flash(
        ngettext("%(num)s task was written down.", "%(num)s tasks were written down.", number)
        if number
        else _("Nothing has changed.")
    )
    return redirect(url_for(".control", meeting_id=meeting.id))


def _is_known(line: ControlLine) -> bool:
    """Whether this meeting spoke of the task, or whoever asks takes part where it comes from.

    Where groups meet together, the secretary of one is not told of the tasks of the other.
    """
    return line.known is not None or may.take_part(current_user, line.task.meeting)


def _sheet(meeting: Meeting, lines: list[ControlLine]) -> str:
    return render_template(
        "tasks/control.html", meeting=meeting, lines=lines, choices=SAID, today=today()
    )
