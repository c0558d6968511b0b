"""The invitation: to be read, printed, sent; the meeting called off and on; its calendar file."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_login import current_user
from wtforms import StringField
from wtforms.validators import InputRequired

from planning import permissions as may
from planning.faces import publicity_of
from planning.lib.clock import day_of, now, today
from planning.meetings import calendars, inviting, material
from planning.meetings.calling import Notice, notice
from planning.meetings.contacts import address_of, contact_for
from planning.model import Meeting
from planning.model.fields import Line
from planning.post import members_of, readers_without_address
from planning.web.access import allow
from planning.web.forms import Form, Reads
from planning.web.seen import on_the_version_seen

bp = Blueprint("invitations", __name__)


class CallingOffForm(Form):
    """Why nobody need come."""

    reason = StringField(
        _l("Why it is called off"),
        [InputRequired(_l("Write why, so that people know.")), Reads(Line(300))],
    )


@bp.get("/meetings/<int:meeting_id>/invitation")
@allow(may.take_part, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    return _page(meeting)


@bp.post("/meetings/<int:meeting_id>/invitation")
@allow(may.write_minutes, Meeting)
@on_the_version_seen
def send(meeting: Meeting) -> ResponseReturnValue:
    meeting = material.with_invitation(meeting)
    contact, url = contact_for(meeting), address_of(meeting)
    number = inviting.invite(meeting, contact, url=url, by=current_user)
    if number:
        flash(
            ngettext(
                "The invitation goes out to %(num)s person.",
                "The invitation goes out to %(num)s people.",
                number,
            )
        )
    else:
        flash(_("Everybody with an address has the invitation already."))
    return redirect(url_for(".show", meeting_id=meeting.id))


@bp.post("/meetings/<int:meeting_id>/cancellation")
@allow(may.call_off_meeting, Meeting)
@on_the_version_seen
def call_off(meeting: Meeting) -> ResponseReturnValue:
    form = CallingOffForm()
    if not form.validate():
        return _page(meeting, form), 422
    contact, url = contact_for(meeting), address_of(meeting)
    reason = Line(300).read(form.reason.data)
    told = inviting.call_off(meeting, reason, contact, url=url, by=current_user)
    flash(_("The meeting is called off."))
    if told:
        flash(
            ngettext(
                "A letter about it goes to %(num)s person.",
                "A letter about it goes to %(num)s people.",
                told,
            )
        )
    return redirect(url_for(".show", meeting_id=meeting.id))


@bp.post("/meetings/<int:meeting_id>/renewal")
@allow(may.call_off_meeting, Meeting)
@on_the_version_seen
def call_again(meeting: Meeting) -> ResponseReturnValue:
    inviting.call_again(meeting, by=current_user)
    flash(_("The meeting will be held after all. Look at its day, and send the invitation anew."))
    return redirect(url_for(".show", meeting_id=meeting.id))


@bp.get("/meetings/<int:meeting_id>.ics")
@allow(may.see_as_it_stands, Meeting, known_by=may.see_as_it_stands)
def calendar(meeting: Meeting) -> ResponseReturnValue:
    """A file for calendars; it names nobody, and points of the group alone only to the group."""
    meeting, inside = material.with_agenda(meeting), may.take_part(current_user, meeting)
    content = calendars.calendar_of(
        meeting,
        inviting.for_members(meeting) if inside else inviting.for_everybody(meeting),
        url=url_for("meetings.show", meeting_id=meeting.id, _external=True),
        stamp=now(),
        inside=inside,
    )
    response = Response(content, content_type="text/calendar; charset=utf-8")
    name = f"jednani-{meeting.held_on}.ics"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page(meeting: Meeting, form: CallingOffForm | None = None) -> str:
    meeting = material.with_invitation(meeting)
    runs = may.call_off_meeting(current_user, meeting)
    readers = members_of(meeting) if runs else []
    return render_template(
        "meetings/invitation.html",
        meeting=meeting,
        points=inviting.for_members(meeting, hidden=runs),
        publicity=publicity_of(meeting.project),
        contact=contact_for(meeting),
        runs=runs,
        readers=readers,
        unreached=readers_without_address(readers),
        notice=_notice(meeting) if runs else None,
        form=form or CallingOffForm(formdata=None),
        is_over=meeting.held_on is not None and meeting.held_on < today(),
    )


def _notice(meeting: Meeting) -> Notice | None:
    """Whether the invitation keeps the notice, as it went out or would go out today."""
    sent_on = day_of(meeting.invited_at) if meeting.invited_at else today()
    return notice(meeting.groups, meeting.held_on, sent_on=sent_on)
