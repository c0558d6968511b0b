from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.comments import actions, letters, queries
from planning.comments.actions import ROW_IS_GONE
from planning.comments.forms import (
    RejectionForm,
    SettlementForm,
    acceptance_form,
    comment_form,
)
from planning.history import Conflict, Invalid
from planning.model import Activity, Comment, CommentState, NotAllowedNow, Part
from planning.model.fields import Prose, Wrong
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.parts import PARTS, part_of
from planning.web.seen import while_it_is
from planning.web.spots import Spot, order_of, places_in, rank, spot_at
from planning.web.telling import say_and_tell
from planning.worksheets import whole

bp = Blueprint("comments", __name__)

CONFLICT = 409


def as_it_stood(comment: Comment) -> str:
    """What a deed says its doer saw."""
    return comment.mark


@bp.get("/activities/<int:activity_id>/comments")
@allow(may.see_activity_history, Activity)
def index(activity: Activity) -> ResponseReturnValue:
    return _page(activity, everything=request.args.get("state") == "all")


def _page(
    activity: Activity, form: Any = None, asked: Comment | None = None, *, everything: bool = False
) -> str:
    activity = whole(activity)
    said = queries.comments_on(activity)
    waiting = [each for each in said if each.state is CommentState.OPEN]
    return render_template(
        "comments/index.html",
        activity=activity,
        joint=queries.joint_activity(activity),
        by_part=_by_part(activity, said if everything else waiting),
        number={"open": len(waiting), "all": len(said)},
        everything=everything,
        form=form,
        asked=asked,
    )


def _by_part(activity: Activity, said: Any) -> list[tuple[Part, list[tuple[Spot, list[Comment]]]]]:
    """Comments at their places in the order of the sheet; at each place the open ones first."""
    order = order_of(activity)
    threads: dict[str, list[Comment]] = {}
    for each in sorted(said, key=lambda c: (rank(order, c.path), c.state is not CommentState.OPEN)):
        threads.setdefault(each.path, []).append(each)
    found: dict[Part, list[tuple[Spot, list[Comment]]]] = {}
    for path, thread in threads.items():
        spot = spot_at(activity, path, thread[0].label)
        found.setdefault(part_of(path), []).append((spot, thread))
    return list(found.items())


@bp.route("/activities/<int:activity_id>/comments/new", methods=["GET", "POST"])
@allow(may.comment_on_activity, Activity)
def new(activity: Activity) -> ResponseReturnValue:
    activity = whole(activity)
    path = request.args.get("field", "")
    if not path:
        return _choose(activity)
    spot = _spot(activity, path)
    form = comment_form(spot)
    if form.validate_on_submit():
        said = actions.say(
            activity,
            path,
            text=Prose().read(form.text.data or ""),
            wording=form.wanted if form.suggests else None,
            based_on=form.seen,
            by=current_user,
        )
        flash(_("It is noted at its field. You will see here what became of it."))
        return redirect(url_for(".index", activity_id=activity.id, _anchor=f"comment-{said.id}"))
    page = render_template("comments/new.html", activity=activity, spot=spot, form=form)
    return page, form.status


def _choose(activity: Activity) -> ResponseReturnValue:
    """Places of the worksheet, or of one part of it, each a way to say something there."""
    asked = request.args.get("part", "")
    part = Part(asked) if asked in set(Part) else None
    places = [(each, list(places_in(activity, each))) for each in ([part] if part else PARTS)]
    if part and len(places[0][1]) == 1:
        return redirect(url_for(".new", activity_id=activity.id, field=places[0][1][0][0].path))
    return render_template("comments/choose.html", activity=activity, places=places, part=part)


def _spot(activity: Activity, path: str) -> Spot:
    try:
        spot = spot_at(activity, path)
    except Wrong:
        abort(404)
    if spot.is_gone and request.method == "GET":
        abort(404)
    if spot.is_gone:
        raise NotAllowedNow(ROW_IS_GONE)
    return spot


@bp.post("/comments/<int:comment_id>/settlement")
@allow(may.settle_comment, Comment)
@while_it_is(as_it_stood)
def settle(comment: Comment) -> ResponseReturnValue:
    form = SettlementForm()
    if not form.validate():
        return _again(comment, form)
    actions.settle(comment, answer=_answer(form), by=current_user)
    say_and_tell(_("The comment is settled."), letters.tell(comment, by=current_user))
    return _back(comment)


@bp.post("/comments/<int:comment_id>/reopening")
@allow(may.settle_comment, Comment)
@while_it_is(as_it_stood)
def reopen(comment: Comment) -> ResponseReturnValue:
    form = SettlementForm()
    if not form.validate():
        return _again(comment, form)
    actions.reopen(comment, answer=_answer(form), by=current_user)
    flash(_("The comment is open again."))
    return _back(comment)


@bp.post("/comments/<int:comment_id>/withdrawal")
@allow(may.withdraw_comment, Comment)
@while_it_is(as_it_stood)
def withdraw(comment: Comment) -> ResponseReturnValue:
    actions.withdraw(comment, by=current_user)
    flash(_("It is withdrawn. What you wrote stays in the history."))
    return _back(comment)


@bp.post("/comments/<int:comment_id>/rejection")
@allow(may.answer_comment, Comment)
@while_it_is(as_it_stood)
def reject(comment: Comment) -> ResponseReturnValue:
    """Turn a suggested wording down, saying why."""
    form = RejectionForm()
    if not form.validate():
        return _again(comment, form)
    actions.reject(comment, answer=_answer(form), by=current_user)
    say_and_tell(
        _("The suggestion is rejected. Its author sees why."),
        letters.tell(comment, by=current_user),
    )
    return _back(comment)


@bp.post("/comments/<int:comment_id>/acceptance")
@allow(may.answer_comment, Comment)
@while_it_is(as_it_stood)
def accept(comment: Comment) -> ResponseReturnValue:
    """Write a suggested wording into the worksheet."""
    activity = whole(comment.activity)  # type: ignore[arg-type]  # it may be seen
    spot = spot_at(activity, comment.path, comment.label)
    form = acceptance_form(spot)
    given = form.wording.data if "wording" in request.form else None
    if not form.answer.validate(form):
        form.wording.data = comment.wording if given is None else given
        return _collided(comment, spot, form), 422
    try:
        collision = actions.accept(
            comment,
            answer=form.answer.data or "",
            by=current_user,
            wording=given,
            based_on=whole_number(form.based_on.data),
        )
    except Invalid as invalid:
        wrong = next(iter(invalid.errors.values()))
        form.wording.errors = [_(wrong.message, **wrong.values)]
        return _collided(comment, spot, form), 422
    if collision is not None:
        form.wording.data = collision.mine
        return _collided(comment, spot, form, collision), CONFLICT
    say_and_tell(
        _("The suggested words are written into the worksheet."),
        letters.tell(comment, by=current_user),
    )
    return _back(comment)


def _collided(comment: Comment, spot: Spot, form: Any, collision: Conflict | None = None) -> str:
    """All three texts, and a field in which whoever answers puts together what shall stand."""
    if collision is not None or not form.based_on.data:
        form.based_on.data = str(comment.activity.version) if comment.activity else ""
    form.seen.data = comment.mark
    return render_template(
        "comments/collision.html", comment=comment, spot=spot, form=form, collision=collision
    )


def _answer(form: Any) -> str:
    return str(Prose().read(form.answer.data or ""))


def _again(comment: Comment, form: Any) -> ResponseReturnValue:
    assert comment.activity is not None  # noqa: S101 - it may be seen
    return _page(comment.activity, form, comment, everything=True), 422


def _back(comment: Comment) -> ResponseReturnValue:
    there = f"comment-{comment.id}"
    return redirect(url_for(".index", activity_id=comment.thing_id, state="all", _anchor=there))
