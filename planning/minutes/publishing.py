"""How minutes get from a draft before the public, and back when something must be corrected."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.minutes import actions, pages
from planning.minutes.forms import PublicationForm, StateForm, WithdrawalForm
from planning.model import Minutes, MinutesState, NotAllowedNow
from planning.web.access import allow
from planning.web.labels import label

bp = Blueprint("publishing", __name__)


@bp.post("/minutes/<int:minutes_id>/publication")
@allow(may.publish_minutes, Minutes)
def publish(minutes: Minutes) -> ResponseReturnValue:
    """Put the public version before everybody."""
    form = PublicationForm()
    if not form.validate():
        return pages.record(minutes, public=True, form=form), 422
    actions.publish(minutes, checked=True, by=current_user)
    said = _("The minutes are published as edition %(edition)s.", edition=minutes.edition)
    known = _("Everybody can read the public version.")
    flash(f"{said} {known}")
    return redirect(url_for("minutes.show", minutes_id=minutes.id, face="public"))


@bp.post("/minutes/<int:minutes_id>/publication/withdrawal")
@allow(may.publish_minutes, Minutes)
def withdraw(minutes: Minutes) -> ResponseReturnValue:
    """Take them back to correct them; publishing them again makes a new edition."""
    form = WithdrawalForm()
    if not form.validate():
        raise NotAllowedNow(str(next(iter(form.reason.errors), "")))
    actions.withdraw(minutes, reason=form.reason.data or "", by=current_user)
    flash(_("The minutes are taken back. Nobody outside the group sees them for now."))
    return _back(minutes)


@bp.post("/minutes/<int:minutes_id>/state")
@allow(may.publish_minutes, Minutes)
def move(minutes: Minutes) -> ResponseReturnValue:
    """Send them to members for comments, note who verified them, or put them into the archive."""
    form = StateForm()
    if not form.validate():
        raise NotAllowedNow(str(next(iter(form.verified_by.errors or form.to.errors), "")))
    state, verified_by = MinutesState(form.to.data), form.verified_by.data or ""
    actions.move_minutes(minutes, state, verified_by=verified_by, by=current_user)
    flash(_("The state of the minutes is now: %(state)s.", state=label(state)))
    return _back(minutes)


def _back(minutes: Minutes) -> ResponseReturnValue:
    face = "public" if request.args.get("face") == "public" else None
    return redirect(url_for("minutes.show", minutes_id=minutes.id, face=face))
