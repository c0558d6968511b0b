from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from planning import choosing
from planning import permissions as may
from planning.model import Activity, NotAllowedNow, Overlap, OverlapKind
from planning.overlaps import actions, queries
from planning.overlaps.actions import mark_of
from planning.overlaps.forms import DecisionForm
from planning.overlaps.words import name, sentence, shared_marks
from planning.permissions import Rule
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.paging import page_number
from planning.web.seen import SEEN

bp = Blueprint("overlaps", __name__)


@bp.get("/overlaps")
@allow(may.look_for_overlaps)
def index() -> ResponseReturnValue:
    group_id = whole_number(request.args.get("group")) or None
    pairs, page = queries.undecided(current_user, group_id=group_id, number=page_number())
    choice = {"groups": choosing.groups(), "group_id": group_id}
    return _page("overlaps/index.html", pairs=pairs, page=page, **choice)


@bp.get("/overlaps/decided")
@allow(may.look_for_overlaps)
def decided() -> ResponseReturnValue:
    found, page = queries.decided(current_user, number=page_number())
    return _page("overlaps/decided.html", decided=found, page=page)


@bp.get("/activities/<int:activity_id>/overlaps")
@allow(may.see_activity_history, Activity)
def of_activity(activity: Activity) -> ResponseReturnValue:
    pairs = queries.undecided_of(activity, current_user)
    return _page("overlaps/activity.html", pairs=pairs, activity=activity)


def _page(template: str, **values: object) -> str:
    words = {"sentence": sentence, "shared_marks": shared_marks, "name": name, "mark_of": mark_of}
    return render_template(template, **words, **values)


@bp.post("/activities/<int:activity_id>/overlaps/<int:other_id>/link")
@allow(may.look_for_overlaps, Activity)
def link(activity: Activity, other_id: int) -> ResponseReturnValue:
    _decide(activity, other_id, OverlapKind.LINKED)
    flash(_("The activities are linked. Each is shown beside the other."))
    return redirect(url_for("activities.show", activity_id=activity.id))


@bp.post("/activities/<int:activity_id>/overlaps/<int:other_id>/dismissal")
@allow(may.look_for_overlaps, Activity)
def dismiss(activity: Activity, other_id: int) -> ResponseReturnValue:
    _decide(activity, other_id, OverlapKind.DISMISSED)
    flash(_("The pair is set aside and will not come back. You find it among what was decided."))
    return redirect(url_for(".index"))


@bp.post("/activities/<int:activity_id>/overlaps/<int:other_id>/renewal")
@allow(may.look_for_overlaps, Activity)
def renew(activity: Activity, other_id: int) -> ResponseReturnValue:
    """Take a decision back."""
    joined = may.join_activities if _is_joined(activity, other_id) else may.relate_activities
    other = pair_with(activity, other_id, joined).other_than(activity)
    gone = actions.take_back(activity, other, seen=request.form.get(SEEN), by=current_user)
    kept = next((each for each in (activity, other) if each.id == gone.kept_id), None)
    flash(_parted(kept, gone.at) if kept is not None else _("The decision is taken back."))
    return redirect(url_for(".decided"))


def _parted(kept: Activity, joined_at: datetime) -> str:
    """Say what stays, and lead to what brings back what the worksheet said before."""
    words = _("Both activities go on again. What was taken over stays on the joint worksheet.")
    before = queries.last_deed_before_joining(kept, joined_at)
    if not before:
        return str(words)
    there = url_for("changes.restoring.sheet", activity_id=kept.id, event=before)
    said: Markup = Markup('{} <a href="{}">{}</a>').format(
        words, there, _("Bring back what it said before")
    )
    return said


def _is_joined(activity: Activity, other_id: int) -> bool:
    other = queries.other(other_id)
    known = queries.between(activity, other) if other is not None else None
    return known is not None and known.kind is OverlapKind.JOINED


def _decide(activity: Activity, other_id: int, kind: OverlapKind) -> None:
    other = pair_with(activity, other_id, may.relate_activities).other_than(activity)
    form = DecisionForm()
    if not form.validate():
        raise NotAllowedNow(str(form.note.errors[0]))
    note = form.note.data or ""
    actions.decide(activity, other, kind, note=note, seen=request.form.get(SEEN), by=current_user)


def pair_with(activity: Activity, other_id: int, rule: Rule) -> Overlap:
    """The two activities as rules speak of them; who may not know of both learns nothing.

    Two of one group are no pair.
    """
    other = queries.other(other_id)
    if other is None or other.group_id == activity.group_id:
        abort(404)
    pair = Overlap(first=activity, second=other)
    if not may.see_overlap(current_user, pair):
        abort(404)
    if not rule(current_user, pair):
        abort(403)
    return pair
