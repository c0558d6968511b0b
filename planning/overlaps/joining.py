"""Joining two activities under both numbers: which worksheet goes on, and what it takes over."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.model import Activity
from planning.overlaps import actions, queries
from planning.overlaps.takeover import lacking
from planning.overlaps.views import pair_with
from planning.overlaps.words import name
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.seen import SEEN
from planning.web.sentences.places import list_word
from planning.worksheets import whole

bp = Blueprint("joining", __name__)

#: The field that says which version of the sheet that ends was seen.
SEEN_OTHER = "seen_other"


@bp.get("/activities/<int:activity_id>/overlaps/<int:other_id>/joining")
@allow(may.look_for_overlaps, Activity)
def show(activity: Activity, other_id: int) -> ResponseReturnValue:
    other = pair_with(activity, other_id, may.join_activities).other_than(activity)
    kept, other = whole(activity), whole(other)
    found = [(list_word(kind), rows) for kind, rows in lacking(kept, other).items()]
    return render_template(
        "overlaps/joining.html",
        kept=kept,
        other=other,
        found=found,
        waiting=queries.waiting_comments(other),
        name=name,
    )


@bp.post("/activities/<int:activity_id>/overlaps/<int:other_id>/joining")
@allow(may.look_for_overlaps, Activity)
def join(activity: Activity, other_id: int) -> ResponseReturnValue:
    other = pair_with(activity, other_id, may.join_activities).other_than(activity)
    kept, other = whole(activity), whole(other)
    number = actions.join(kept, other, seen=(_seen(SEEN), _seen(SEEN_OTHER)), by=current_user)
    flash(_("The activities are joined. %(taken)s",
            taken=ngettext("%(num)s row was taken over.", "%(num)s rows were taken over.", number)
            if number else _("There was nothing to take over.")))  # fmt: skip
    return redirect(url_for("activities.show", activity_id=kept.id))


def _seen(field: str) -> int | None:
    said = request.form.get(field)
    return None if said is None else whole_number(said)
