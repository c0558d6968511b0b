"""The settlement of comments as everybody reads it: a page, DOCX and PDF; and publishing it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import now, today
from planning.lib.slugs import slug
from planning.model import CommentRound, RoundState
from planning.rounds import actions, checks, exports, queries
from planning.rounds.round_forms import PublicationForm
from planning.rounds.tending import as_it_stood
from planning.web import papers
from planning.web.access import allow
from planning.web.paging import page_number
from planning.web.papers import Format
from planning.web.seen import while_it_is
from planning.web.sentences import sentence
from planning.web.settlements import about, author, until

bp = Blueprint("papers", __name__)


@bp.get("/rounds/<int:comment_round_id>/settlement")
@allow(may.see_settlement, CommentRound)
def settlement(comment_round: CommentRound) -> ResponseReturnValue:
    comment_round = queries.whole(comment_round)
    found, page = queries.settlement(comment_round, page_number())
    return render_template(
        "rounds/settlement.html",
        round=comment_round,
        submissions=found,
        page=page,
        about=about,
        author=author,
        sentence=sentence,
        until=until,
    )


@bp.get("/rounds/<int:comment_round_id>/settlement.docx")
@allow(may.see_settlement, CommentRound)
def word(comment_round: CommentRound) -> Response:
    return _paper(comment_round, papers.WORD)


@bp.get("/rounds/<int:comment_round_id>/settlement.pdf")
@allow(may.see_settlement, CommentRound)
def pdf(comment_round: CommentRound) -> Response:
    return _paper(comment_round, papers.PRINT)


def _paper(round_: CommentRound, form: Format) -> Response:
    found, _page = queries.settlement(round_, 1, queries.PAPER)
    document = exports.settlement_table(round_, found, papers.setting(None, today()))
    name = f"vyporadani-{slug(round_.title)[:60].strip('-')}"
    is_public = round_.state is RoundState.PUBLISHED
    return papers.handed_out(document, form, name, public=is_public)


@bp.route("/rounds/<int:comment_round_id>/publication", methods=["GET", "POST"])
@allow(may.tend_round, CommentRound)
@while_it_is(as_it_stood)
def publish(comment_round: CommentRound) -> ResponseReturnValue:
    """Publish the settlement, once somebody has looked at what seems private in it."""
    form = PublicationForm()
    if form.validate_on_submit():
        actions.move(comment_round, RoundState.PUBLISHED, by=current_user)
        flash(_("The settlement is published. Everybody can read it now."))
        return redirect(url_for("rounds.papers.settlement", comment_round_id=comment_round.id))
    form.seen.data = comment_round.mark_at(now())
    found, _page = queries.settlement(comment_round, 1, queries.PAPER)
    page = render_template(
        "rounds/publish.html",
        round=comment_round,
        form=form,
        suspicions=checks.suspicions(found),
        total=len(found),
    )
    return page, form.status
