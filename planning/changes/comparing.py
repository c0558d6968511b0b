"""Any two versions of one worksheet beside each other, as sentences."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.changes import queries
from planning.chronicle import names_in
from planning.history import Difference, differences, state_after, state_now
from planning.model import Activity, Event
from planning.visibility import visible_activities
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.labels import label
from planning.web.parts import PARTS, part_of
from planning.web.sentences import Names, Sentence, sentence

bp = Blueprint("comparing", __name__)


@bp.get("/activities/<int:activity_id>/history/compare")
@allow(may.see_activity_history, Activity)
def show(activity: Activity) -> ResponseReturnValue:
    """Compare the sheet after the deed ``from`` with the sheet after ``to``, or with today's."""
    first, last = _deeds(activity)
    before = state_after(activity, first.id if first else 0)
    after = state_after(activity, last.id) if last else state_now(activity)
    steps = differences(Activity, before, after)
    names = names_in(steps, activities=visible_activities(current_user))
    return render_template(
        "changes/compare.html",
        activity=activity,
        first=first,
        last=last,
        parts=_by_parts(steps, names),
        can_write=may.edit_activity(current_user, activity),
    )


def _deeds(activity: Activity) -> tuple[Event | None, Event | None]:
    """The deeds the address names, the older first; none stands for the beginning, or for now."""
    wanted = [whole_number(request.args.get(name)) for name in ("from", "to")]
    found = queries.deeds_on(activity, wanted)
    if any(each and each not in found for each in wanted):
        abort(404)
    first, last = (found.get(each) for each in wanted)
    return (last, first) if first and last and last.id < first.id else (first, last)


def _by_parts(steps: Iterable[Difference], names: Names) -> list[tuple[str, list[Sentence]]]:
    """The differences in the order of the paper sheet; how far the activity is comes first."""
    found: dict[str, list[Sentence]] = {_("State"): []}
    found |= {label(part): [] for part in PARTS}
    for step in steps:
        heading = label(part_of(step.path)) if step.path else _("State")
        found[heading].append(sentence(step, names=names))
    return [(heading, said) for heading, said in found.items() if said]
