"""Dated notes under a record whose words no longer change."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.minutes import actions, checks, pages
from planning.minutes.forms import CorrectionForm
from planning.model import Minutes
from planning.model.fields import Prose
from planning.web.access import allow
from planning.web.seen import on_the_version_seen

bp = Blueprint("corrections", __name__)


@bp.post("/minutes/<int:minutes_id>/corrections")
@allow(may.publish_minutes, Minutes)
@on_the_version_seen
def add(minutes: Minutes) -> ResponseReturnValue:
    """Add a note; one for everybody is looked through as the record was."""
    form = CorrectionForm()
    if form.validate() and form.is_public.data and not form.may_stand.data:
        form.text.errors = checks.warnings_about(minutes, form.text.data or "")
    if form.errors:
        return pages.record(minutes, public=False, correction_form=form), 422
    text = Prose().read(form.text.data)
    actions.correct(minutes, text, is_public=bool(form.is_public.data), by=current_user)
    flash(_("The note stands under the minutes."))
    return redirect(url_for("minutes.show", minutes_id=minutes.id, _anchor="corrections"))
