"""What everybody reads: which rounds there are, what is commented on, and until when."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.lib.clock import now
from planning.model import CommentRound, Part
from planning.rounds import door, queries, reading
from planning.rounds.forms import PublicForm
from planning.rounds.words import time_left
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.moments import unlisted
from planning.web.paging import page_number
from planning.web.parts import PARTS
from planning.web.settlements import until
from planning.web.spots import places_in

bp = Blueprint("rounds", __name__)


@bp.get("/rounds")
@allow(may.anyone)
def index() -> ResponseReturnValue:
    rounds = queries.rounds(current_user)
    return render_template(
        "rounds/index.html",
        rounds=rounds,
        counts=queries.counted(rounds, current_user),
        at=now(),
        time_left=time_left,
        until=until,
    )


@bp.get("/rounds/<int:comment_round_id>")
@allow(may.see_round, CommentRound)
def show(comment_round: CommentRound) -> ResponseReturnValue:
    comment_round, at = queries.whole(comment_round), now()
    form = PublicForm(formdata=None, ticket=door.new_ticket(comment_round.id).signed)
    return render_template(
        "rounds/show.html",
        round=comment_round,
        state=comment_round.state_at(at),
        counts=queries.counted([comment_round], current_user)[comment_round.id],
        form=form,
        mark=comment_round.mark_at(at),
        time_left=time_left(comment_round, at),
        until=until,
    )


@bp.get("/rounds/<int:comment_round_id>/plan")
@allow(may.see_round, CommentRound)
def plan(comment_round: CommentRound) -> ResponseReturnValue:
    if not may.read_round(current_user, comment_round):
        abort(404)
    comment_round = queries.whole(comment_round)
    group_id = whole_number(request.args.get("group")) or None
    vision, limbs, page = reading.tree(comment_round, page_number(), group_id)
    return unlisted(
        render_template(
            "rounds/plan.html",
            round=comment_round,
            vision=vision,
            limbs=limbs,
            page=page,
            groups=choosing.groups(),
            group_id=group_id,
            time_left=time_left(comment_round, now()),
        )
    )


@bp.get("/rounds/<int:comment_round_id>/activities/<int:activity_id>")
@allow(may.see_round, CommentRound)
def activity(comment_round: CommentRound, activity_id: int) -> ResponseReturnValue:
    if not may.read_round(current_user, comment_round):
        abort(404)
    sheet = reading.sheet_in(comment_round, activity_id)
    if sheet is None:
        return _not_part_of(comment_round, activity_id)
    # who is responsible is a person, whom the public need not know to comment on the plan
    places = [
        (part, list(places_in(sheet, part))) for part in PARTS if part is not Part.RESPONSIBLE
    ]
    return unlisted(
        render_template(
            "rounds/activity.html",
            round=comment_round,
            activity=sheet,
            places=places,
            time_left=time_left(comment_round, now()),
        )
    )


def _not_part_of(round_: CommentRound, activity_id: int) -> ResponseReturnValue:
    """Whoever knows the activity is told why it is not here; to others there is none."""
    known = queries.activity(activity_id)
    if known is None or not may.see_activity(current_user, known):
        abort(404)
    flash(_("This activity is not part of what is commented on. Here is all that is."))
    return redirect(url_for(".plan", comment_round_id=round_.id))
