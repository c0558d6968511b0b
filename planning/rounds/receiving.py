"""The public form, for whoever has no account, and the receipt by which they find it again."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import now
from planning.model import CommentRound, Outcome, Submission
from planning.model.fields import Wrong
from planning.rounds import door, handling, reading, twins
from planning.rounds.door import Ticket
from planning.rounds.forms import PublicForm
from planning.rounds.handling import Target
from planning.rounds.words import time_left
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.moments import unlisted
from planning.web.sentences import sentence
from planning.web.settlements import about, until
from planning.web.spots import Spot, spot_at
from planning.web.unit_of_work import in_turn

bp = Blueprint("receiving", __name__)

TOO_MANY = 429
#: Fields that name people: nobody reads them here.
_PEOPLE = frozenset({"responsible", "deputy", "owner"})
#: Whoever says the same in all of these again is asked whether they mean it.
_ONES_OWN = ("text", "proposed", "reason", "name", "contact")


@bp.route("/rounds/<int:comment_round_id>/submissions/new", methods=["GET", "POST"])
@allow(may.see_round, CommentRound)
@in_turn
def new(comment_round: CommentRound) -> ResponseReturnValue:
    if not may.read_round(current_user, comment_round):
        abort(404)
    target, form = _target(comment_round), PublicForm()
    if target.activity_id:
        del form.part
    ticket = door.ticket(form.ticket.data, comment_round.id)
    sent = twins.with_receipt(door.digest(ticket.receipt)) if ticket else None
    if sent and ticket and _is_the_same(sent, form, target):
        return _to_receipt(ticket)  # the same form, sent once more
    if sent:
        ticket = None  # a form has one comment; for another it needs a ticket of its own
        form.form_errors.append(_not_sent_yet(sent))
    elif _fits(comment_round, form, ticket) and ticket:
        digest = door.digest(ticket.receipt)
        handling.hand_in(comment_round, form.words, target, receipt=digest)
        door.count_one()
        return _to_receipt(ticket)
    form.ticket.data = (ticket or door.new_ticket(comment_round.id)).signed
    return _page(comment_round, form, target), TOO_MANY if form.is_too_many else form.status


def _is_the_same(sent: Submission, form: PublicForm, target: Target) -> bool:
    """Whether the form says what its ticket has brought already."""
    return form.validate_on_submit() and handling.says(sent, form.words, target)


def _not_sent_yet(sent: Submission) -> str:
    return str(
        _(
            "Your comment was received before as no. %(number)s. What the form says now is"
            " something else and has not been sent yet. Send it to make it a further comment.",
            number=sent.number,
        )
    )


def _to_receipt(ticket: Ticket) -> ResponseReturnValue:
    return redirect(url_for("rounds.receiving.receipt", receipt=ticket.receipt))


def _fits(round_: CommentRound, form: PublicForm, ticket: Ticket | None) -> bool:
    """Whether the comment may be taken; else the form says why not, and keeps what was typed."""
    if not form.validate_on_submit():
        return False
    if not may.hand_in(current_user, round_):
        form.form_errors.append(_("The time for comments is over, so it was not taken."))
    elif wrong := _objection(round_, form, ticket):
        form.form_errors.append(wrong)
    elif door.is_crowded():
        form.is_too_many = True
        form.form_errors.append(_("Many comments came from this address. Send it in a while."))
    return not form.errors


def _objection(round_: CommentRound, form: PublicForm, ticket: Ticket | None) -> str:
    """Why a comment that could stand is not taken yet; empty when nothing speaks against it."""
    if form.website.data:
        return str(
            _("One field must stay empty; your browser may have filled it in. Send it again.")
        )
    if ticket is None:
        return str(_("This form was open for too long. Send it once more."))
    if ticket.was_quick:
        return str(_("That was quicker than anybody can write. Send it once more."))
    words = form.words
    said = {name: getattr(words, name) for name in _ONES_OWN}
    number = twins.sent_before(round_, said, now())
    if number is not None and form.again.data != str(number):
        form.again.data = str(number)
        return str(
            _(
                "The same words came a moment ago as no. %(number)s. If they are from somebody"
                " else, send them once more.",
                number=number,
            )
        )
    return ""


def _page(round_: CommentRound, form: PublicForm, target: Target) -> str:
    if form.website.data:
        form.website.data = ""
    return render_template(
        "rounds/new.html",
        round=round_,
        form=form,
        target=target,
        time_left=time_left(round_, now()),
    )


def _target(round_: CommentRound) -> Target:
    """What the address says the comment is about."""
    activity_id = whole_number(request.args.get("activity"))
    if not activity_id:
        return Target()
    sheet = reading.sheet_in(round_, activity_id)
    if sheet is None:
        abort(404)
    path = request.args.get("field", "")[:80]
    if not path:
        return Target(activity_id=activity_id, part=sheet.called)
    spot = _spot(sheet, path)
    return Target(
        activity_id=activity_id,
        path=path,
        part=sheet.called,
        place=spot.name,
        original=spot.says,
    )


def _spot(sheet: object, path: str) -> Spot:
    try:
        spot = spot_at(sheet, path)  # type: ignore[arg-type]
    except Wrong:
        abort(404)
    if spot.is_gone or path.rpartition("/")[2] in _PEOPLE:
        abort(404)
    return spot


@bp.get("/receipts/<receipt>")
@allow(may.anyone)
def receipt(receipt: str) -> ResponseReturnValue:
    submission = twins.with_receipt(door.digest(receipt[:100]))
    if submission is None:
        abort(404)
    round_ = submission.comment_round
    response = unlisted(
        render_template(
            "rounds/receipt.html",
            submission=submission,
            round=round_,
            is_told=round_.is_approved,
            received=Outcome.RECEIVED,
            about=about,
            sentence=sentence,
            until=until,
        )
    )
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
