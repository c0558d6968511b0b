from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.faces import as_published, face_for, with_everything
from planning.history import Conflict, Invalid
from planning.lib.clock import today
from planning.meetings import actions, arranging, inviting, material, outlines, pages, queries
from planning.meetings.calling import is_public_holiday, notice
from planning.meetings.contacts import address_of, contact_for
from planning.meetings.forms import EMPTY, STANDING, MeetingForm, NewMeetingForm
from planning.meetings.material import Agenda
from planning.meetings.outlines import Outline
from planning.meetings.steps import next_step
from planning.model import Group, Meeting
from planning.summaries import window
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.paging import page_number
from planning.web.settling import settled, still_open, told
from planning.web.typography import day as written
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("meetings", __name__)


@bp.get("/meetings")
@allow(may.anyone)
def index() -> ResponseReturnValue:
    groups, wanted = choosing.groups(), whole_number(request.args.get("group"))
    chosen = next((group for group in groups if group.id == wanted), None)
    found = queries.seen_meetings(current_user, group=chosen, number=page_number())
    listed = as_published(found[: queries.PAGE], current_user)
    coming = [meeting for meeting in listed if _is_coming(meeting)]
    points = material.numbers_of_points(listed)
    return render_template(
        "meetings/index.html",
        coming=coming,
        past=listed[len(coming) :],
        points=points,
        steps={m.id: _step(m, points) for m in listed},
        page=window(found, page_number(), queries.PAGE),
        groups=groups,
        chosen=chosen,
        callable_groups=[g for g in groups if may.call_meetings(current_user, g)],
    )


def _step(meeting: Meeting, points: dict[int, int]) -> object:
    return next_step(meeting, current_user, points=points.get(meeting.id, 0), today=today())


def _is_coming(meeting: Meeting) -> bool:
    if meeting.held_on is None:
        return not meeting.minutes.is_public
    return meeting.held_on >= today()


@bp.route("/groups/<int:group_id>/meetings/new", methods=["GET", "POST"])
@allow(may.call_meetings, Group)
def new(group: Group) -> ResponseReturnValue:
    others = [
        other
        for other in choosing.groups()
        if other.id != group.id and may.call_meetings(current_user, other)
    ]
    agendas = material.agendas_of(group)
    begins = STANDING if group.standing_agenda else EMPTY
    latest = str(queries.latest_project(group) or "")
    form = NewMeetingForm(data={"project_id": latest, "agenda": begins, "times": "6"})
    form.offer(others, queries.projects(), _agendas(group, agendas))
    if form.validate_on_submit() and (form.is_settled or not form.repeats.data):
        groups = [group, *(other for other in others if other.id in (form.group_ids.data or []))]
        days: list[date | None] = [*form.chosen_days] or [form.day]
        meetings = arranging.call(
            groups,
            form.data,
            days,
            _outline(group, form.agenda.data, agendas),
            project_id=whole_number(form.project_id.data) or None,
            by=current_user,
        )
        return _say_called(group, meetings)
    return _new_page(group, form), form.status


def _agendas(group: Group, agendas: Sequence[Agenda]) -> list[tuple[str, str]]:
    """What the agenda may begin from, in words."""
    found = [(EMPTY, _("empty"))]
    if group.standing_agenda:
        found.append((STANDING, _("from the standing agenda of the group")))
    for agenda in agendas:
        called = agenda.title or written(agenda.held_on) or _("day not known")
        points = ngettext("%(num)s point", "%(num)s points", agenda.points)
        words = _("as at the meeting %(meeting)s, %(points)s", meeting=called, points=points)
        found.append((str(agenda.meeting_id), words))
    return found


def _outline(group: Group, chosen: str, agendas: Sequence[Agenda]) -> Outline:
    if chosen == STANDING:
        return outlines.of_lines(group.standing_agenda)
    if whole_number(chosen) in {agenda.meeting_id for agenda in agendas}:
        return outlines.of_items(material.items_of(whole_number(chosen)))
    return []


def _new_page(group: Group, form: NewMeetingForm) -> str:
    """The form; once a series is asked for, its days too, holidays among them not ticked."""
    offered = form.offered_days if form.is_submitted() and not form.held_on.errors else []
    ticked = form.chosen_days if form.is_settled else [d for d in offered if not _is_off(d)]
    days = [(day, day in ticked, _is_off(day)) for day in offered]
    form.days_of.data = form.mark
    return render_template("meetings/new.html", group=group, form=form, days=days)


def _is_off(day: date) -> bool:
    return is_public_holiday(day)


def _say_called(group: Group, meetings: Sequence[Meeting]) -> ResponseReturnValue:
    first = meetings[0]
    if len(meetings) > 1:
        flash(ngettext("%(num)s meeting is called.", "%(num)s meetings are called.", len(meetings)))
    else:
        flash(_("The meeting is called. Write its agenda, so that people can prepare."))
    asked = notice(first.groups, first.held_on, sent_on=today())
    if asked and not asked.is_kept:
        flash(
            ngettext(
                "Fewer working days remain than the rules of the group ask for: %(num)s.",
                "Fewer working days remain than the rules of the group ask for: %(num)s.",
                asked.asked,
            )
        )
    if len(meetings) > 1:
        return redirect(url_for(".index", group=group.id))
    return redirect(url_for(".agenda.show", meeting_id=first.id))


@bp.get("/meetings/<int:meeting_id>")
@allow(may.see_meeting, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    if meeting.is_cancelled and may.take_part(current_user, meeting):
        return redirect(url_for(".invitations.show", meeting_id=meeting.id))
    if may.write_minutes(current_user, meeting):
        meeting = with_everything(meeting)
        return pages.desk(meeting, pages.chosen_item(meeting))
    face = face_for(current_user, meeting.minutes, public=not may.take_part(current_user, meeting))
    seen = as_published([meeting], current_user)[0]
    return render_template("meetings/show.html", meeting=seen, face=face)


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@allow(may.write_minutes, Meeting)
def edit(meeting: Meeting) -> ResponseReturnValue:
    form = MeetingForm.of(meeting)
    settled().fill(form)
    if form.validate_on_submit():
        if form.is_overtaken(meeting.minutes.recorded_by):
            return _facts(meeting, form), 409
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
    outcome, moved = arranging.revise_facts(meeting, changes, based_on=based_on, by=current_user)
    if form.recorded_by.data != form.recorded_before.data:
        actions.name_recorder(meeting, form.recorded_by.data or "", by=current_user)
    if moved and meeting.is_invited:
        _tell_of_change(meeting)
    return outcome.conflicts + still_open(choice, form, meeting)


def _tell_of_change(meeting: Meeting) -> None:
    contact, url = contact_for(meeting), address_of(meeting)
    told = inviting.tell_of_change(meeting, contact, url=url, by=current_user)
    if told:
        flash(
            ngettext(
                "A letter about the change goes to %(num)s person.",
                "A letter about the change goes to %(num)s people.",
                told,
            )
        )


def _facts(meeting: Meeting, form: MeetingForm, conflicts: Sequence[Conflict] = ()) -> str:
    page = {"meeting": meeting, "form": form, "conflicts": told(meeting, conflicts)}
    return render_template("meetings/edit.html", **page)
