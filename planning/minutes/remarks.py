"""What members say about minutes, and what whoever runs the meeting answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.history import Conflict, Invalid
from planning.minutes import answering, letters, queries
from planning.minutes.forms import AcceptanceForm, RejectionForm, RemarkForm
from planning.model import AgendaItem, Minutes, Remark
from planning.post import commenters_of, readers_without_address
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.seen import while_it_is
from planning.web.telling import say_and_tell

bp = Blueprint("remarks", __name__)

CONFLICT = 409


@bp.get("/minutes/<int:minutes_id>/remarks")
@allow(may.see_minutes, Minutes)
def index(minutes: Minutes) -> ResponseReturnValue:
    if not may.take_part(current_user, minutes.meeting):
        abort(404)
    return _page(minutes, RejectionForm(formdata=None))


def _page(minutes: Minutes, form: RejectionForm, asked: Remark | None = None) -> str:
    answers = may.publish_minutes(current_user, minutes)
    without = readers_without_address(commenters_of(minutes.meeting)) if answers else []
    remarks = queries.remarks(minutes)
    return render_template(
        "minutes/remarks.html",
        minutes=minutes,
        remarks=remarks,
        by_point=_by_point(remarks),
        letters=queries.letters_about_comments(minutes.meeting) if answers else [],
        without_address=without,
        rejection_form=form,
        asked=asked,
    )


def _by_point(remarks: Sequence[Remark]) -> list[tuple[AgendaItem | None, list[Remark]]]:
    """Remarks at their points, as the agenda has them; those about the whole come last."""
    found: dict[AgendaItem | None, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(remark.item, []).append(remark)
    last = (1, 0, 0)
    return sorted(
        found.items(), key=lambda pair: (0, pair[0].position, pair[0].id) if pair[0] else last
    )


@bp.route("/minutes/<int:minutes_id>/remarks/new", methods=["GET", "POST"])
@allow(may.comment_on_minutes, Minutes)
def new(minutes: Minutes) -> ResponseReturnValue:
    minutes.take_remark()
    item = _item(minutes)
    words = item.text if item else ""
    form = RemarkForm(data={"wording": words, "based_on": words})
    if form.validate_on_submit():
        if form.text.data or (item and _changes(form)):
            _say(minutes, item, form)
            flash(_("Your remark is noted. You will see here what became of it."))
            anchor = f"item-{item.id}" if item else "remarks"
            return redirect(url_for("minutes.show", minutes_id=minutes.id, _anchor=anchor))
        form.text.errors = [_("Write a comment, or change the words of the point.")]
    page = render_template("minutes/remark.html", minutes=minutes, item=item, form=form)
    return page, form.status


def _changes(form: RemarkForm) -> bool:
    wording, base = (str(field.data or "").split() for field in (form.wording, form.based_on))
    return bool(wording) and wording != base


def _say(minutes: Minutes, item: AgendaItem | None, form: RemarkForm) -> None:
    said: dict[str, Any] = {"text": form.text.data or "", "wording": "", "based_on": ""}
    if item is not None and _changes(form):
        said |= {"wording": _lines(form.wording.data), "based_on": _lines(form.based_on.data)}
    answering.remark(minutes, item, **said, by=current_user)


def _lines(typed: str | None) -> str:
    """With the line breaks that texts are kept with, not those a browser sends."""
    return (typed or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _item(minutes: Minutes) -> AgendaItem | None:
    wanted = whole_number(request.args.get("item"))
    item = next((item for item in minutes.meeting.items if item.id == wanted), None)
    if wanted and item is None:
        abort(404)
    return item


@bp.post("/remarks/<int:remark_id>/acceptance")
@allow(may.answer_remark, Remark)
@while_it_is(lambda remark: remark.state)
def accept(remark: Remark) -> ResponseReturnValue:
    """Take it up; words it suggests are written into the point."""
    form = AcceptanceForm()
    given = form.wording.data if "wording" in request.form else None
    based_on = whole_number(form.based_on.data)
    answer = form.answer.data or ""
    if not form.answer.validate(form):
        form.wording.data = remark.wording if given is None else given
        return _collided(remark, form), 422
    try:
        collision = answering.accept(
            remark, answer=answer, by=current_user, wording=given, based_on=based_on
        )
    except Invalid as invalid:
        wrong = next(iter(invalid.errors.values()))
        form.wording.errors = [_(wrong.message, **wrong.values)]
        return _collided(remark, form), 422
    if collision is not None:
        form.wording.data = collision.mine
        return _collided(remark, form, collision), CONFLICT
    say_and_tell(_("The remark is accepted."), letters.tell_of_answer(remark, by=current_user))
    return _back(remark)


def _collided(remark: Remark, form: AcceptanceForm, collision: Conflict | None = None) -> str:
    if collision is not None or not form.based_on.data:
        form.based_on.data = str(remark.minutes.meeting.version)
    return render_template("minutes/collision.html", remark=remark, form=form, collision=collision)


@bp.post("/remarks/<int:remark_id>/rejection")
@allow(may.answer_remark, Remark)
@while_it_is(lambda remark: remark.state)
def reject(remark: Remark) -> ResponseReturnValue:
    """Turn it down, saying why."""
    form = RejectionForm()
    if not form.validate():
        return _page(remark.minutes, form, remark), 422
    answering.reject(remark, answer=form.answer.data or "", by=current_user)
    say_and_tell(
        _("The remark is rejected. Its author sees why."),
        letters.tell_of_answer(remark, by=current_user),
    )
    return _back(remark)


def _back(remark: Remark) -> ResponseReturnValue:
    return redirect(
        url_for(
            "minutes.remarks.index", minutes_id=remark.minutes_id, _anchor=f"remark-{remark.id}"
        )
    )
