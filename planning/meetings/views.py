from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.faces import face_of, veiled_people, with_everything
from planning.history import Conflict, Invalid
from planning.lib.clock import today
from planning.meetings import actions, pages, queries
from planning.meetings.calling import missed_notice
from planning.meetings.forms import MeetingForm, NewMeetingForm
from planning.model import Group, Meeting
from planning.summaries import window
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.paging import page_number
from planning.web.settling import settled, still_open
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("meetings", __name__)


@bp.get("/meetings")
@allow(may.anyone)
def index() -> ResponseReturnValue:
    groups, wanted = queries.groups(), whole_number(request.args.get("group"))
    chosen = next((group for group in groups if group.id == wanted), None)
    found = queries.seen_meetings(current_user, group=chosen, number=page_number())
    coming = [meeting for meeting in found[: queries.PAGE] if _is_coming(meeting)]
    return render_template(
        "meetings/index.html",
        coming=coming,
        past=found[len(coming) : queries.PAGE],
        page=window(found, page_number(), queries.PAGE),
        groups=groups,
        chosen=chosen,
        callable_groups=[g for g in groups if may.call_meetings(current_user, g)],
    )


def _is_coming(meeting: Meeting) -> bool:
    if meeting.held_on is None:
        return not meeting.minutes.is_public
    return meeting.held_on >= today()


@bp.route("/groups/<int:group_id>/meetings/new", methods=["GET", "POST"])
@allow(may.call_meetings, Group)
def new(group: Group) -> ResponseReturnValue:
    others = [
        other
        for other in queries.groups()
        if other.id != group.id and may.call_meetings(current_user, other)
    ]
    form = NewMeetingForm(data={"project_id": str(queries.latest_project(group) or "")})
    form.offer(others, queries.projects())
    if form.validate_on_submit():
        groups = [group, *(other for other in others if other.id in (form.group_ids.data or []))]
        project_id = whole_number(form.project_id.data) or None
        meeting = actions.call(groups, form.data, project_id=project_id, by=current_user)
        _say_called(meeting)
        return redirect(url_for(".show", meeting_id=meeting.id))
    return render_template("meetings/new.html", group=group, form=form), form.status


def _say_called(meeting: Meeting) -> None:
    flash(_("The meeting is called. Write its agenda, so that people can prepare."))
    missed = missed_notice(meeting.groups, meeting.held_on, today=today())
    if missed:
        flash(
            ngettext(
                "Fewer working days remain than the rules of the group ask for: %(num)s.",
                "Fewer working days remain than the rules of the group ask for: %(num)s.",
                missed,
            )
        )


@bp.get("/meetings/<int:meeting_id>")
@allow(may.see_meeting, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    meeting = with_everything(meeting)
    if may.write_minutes(current_user, meeting):
        return pages.desk(meeting, pages.chosen_item(meeting))
    public = not may.take_part(current_user, meeting)
    face = face_of(meeting, veiled_people(meeting) if public else [], public=public)
    return render_template("meetings/show.html", meeting=meeting, face=face)


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@allow(may.write_minutes, Meeting)
def edit(meeting: Meeting) -> ResponseReturnValue:
    form = MeetingForm.of(meeting)
    if form.validate_on_submit():
        try:
            conflicts = _save_facts(meeting, form)
        except Invalid as invalid:
            pages.show_errors(form, invalid)
        else:
            if not conflicts:
                flash(_("Saved."))
                return redirect(url_for(".show", meeting_id=meeting.id))
            keep_anyway()
            form = MeetingForm.of(meeting, {c.field: c.mine for c in conflicts})
            return _facts(meeting, form, conflicts), 409
    return _facts(meeting, form), form.status


def _save_facts(meeting: Meeting, form: MeetingForm) -> list[Conflict]:
    choice = settled()
    changes = {k: words for k, words in form.changes().items() if k not in choice.left_alone}
    based_on = whole_number(form.based_on.data)
    outcome = actions.write(meeting, changes, based_on=based_on, by=current_user)
    if form.recorded_by.data != form.recorded_before.data:
        actions.name_recorder(meeting, form.recorded_by.data or "", by=current_user)
    return outcome.conflicts + still_open(choice, form, meeting)


def _facts(meeting: Meeting, form: MeetingForm, conflicts: Sequence[Conflict] = ()) -> str:
    told = pages.told(meeting, conflicts)
    return render_template("meetings/edit.html", meeting=meeting, form=form, conflicts=told)
