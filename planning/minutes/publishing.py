"""The steps minutes take: to the members, verified, before the public, and back to be mended."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.faces import FindingKind
from planning.lib.clock import today
from planning.minutes import actions, checks, pages, queries
from planning.minutes.forms import CommentsForm, ReopeningForm, StateForm, VerificationForm
from planning.model import Minutes, MinutesState
from planning.model.fields import Day
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.labels import label
from planning.web.seen import on_the_version_seen

bp = Blueprint("publishing", __name__)


@bp.post("/minutes/<int:minutes_id>/comments")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def ask_for_comments(minutes: Minutes) -> ResponseReturnValue:
    """Send the minutes to the members, who may comment until a day."""
    form = CommentsForm()
    if not form.validate():
        return pages.record(minutes, public=False, comments_form=form), 422
    until = Day().read(form.until.data) or today()
    letters = actions.ask_for_comments(minutes, until=until, by=current_user)
    flash(
        ngettext(
            "The minutes are with the members. %(num)s letter is on its way.",
            "The minutes are with the members. %(num)s letters are on their way.",
            letters,
        )
    )
    return _back(minutes)


@bp.post("/minutes/<int:minutes_id>/verification")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def verify(minutes: Minutes) -> ResponseReturnValue:
    """Note who verified them: a person, or a meeting that came later."""
    form = VerificationForm()
    wanted = whole_number(form.meeting.data)
    since = queries.later_meetings(minutes.meeting, current_user, today()) if wanted else ()
    meeting = next((each for each in since if each.id == wanted), None)
    if form.validate() and not form.verified_by.data and meeting is None:
        form.verified_by.errors = [_("Write who verified the minutes, or choose the meeting.")]
    if form.errors:
        return pages.record(minutes, public=False, verification_form=form), 422
    name = form.verified_by.data or ""
    actions.verify(minutes, verified_by=name, meeting=meeting, by=current_user)
    flash(_("The minutes are verified. Their text no longer changes."))
    return _back(minutes)


@bp.post("/minutes/<int:minutes_id>/state")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def move(minutes: Minutes) -> ResponseReturnValue:
    """Take them back from the members, or put them into the archive."""
    form = StateForm()
    if not form.validate():
        abort(400)
    state = MinutesState(form.to.data)
    actions.move(minutes, state, by=current_user)
    flash(_("The state of the minutes is now: %(state)s.", state=label(state)))
    return _back(minutes)


@bp.post("/minutes/<int:minutes_id>/reopening")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def reopen(minutes: Minutes) -> ResponseReturnValue:
    """Take a locked record back to draft, saying why; publishing it again makes a new edition.

    Everybody reads with that edition why it is there, so the reason is looked through as well.
    """
    form = ReopeningForm()
    if form.validate() and not form.reason.data:
        form.reason.errors = [_("Write why the minutes are taken back.")]
    elif not form.errors and minutes.is_public and not form.may_stand.data:
        why, story = form.reason.data or "", FindingKind.STORY  # "a client's name" is a reason
        form.reason.errors = checks.warnings_about(minutes, why, but=story)
    if form.errors:
        return pages.record(minutes, public=False, reopening_form=form), 422
    hide = bool(form.hide.data)
    was_public = minutes.is_public
    actions.reopen(minutes, reason=form.reason.data or "", hide=hide, by=current_user)
    if not was_public:
        flash(_("The minutes are a draft again."))
    elif hide:
        flash(_("The minutes are a draft again, and the public no longer sees the last edition."))
    else:
        flash(_("The minutes are a draft again. The public still reads the last edition."))
    return _back(minutes)


@bp.post("/minutes/<int:minutes_id>/editions/<int:number>/withdrawal")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def hide(minutes: Minutes, number: int) -> ResponseReturnValue:
    """Take an old edition from the public: it says what must not be said."""
    actions.hide_edition(minutes, min(number, 10_000), by=current_user)
    flash(_("The public no longer sees edition %(number)s.", number=number))
    return redirect(url_for("minutes.editions", minutes_id=minutes.id))


def _back(minutes: Minutes) -> ResponseReturnValue:
    face = "public" if request.args.get("face") == "public" else None
    return redirect(url_for("minutes.show", minutes_id=minutes.id, face=face))
