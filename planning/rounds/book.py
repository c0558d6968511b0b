"""The numbered book of comments: what came, entering what came on paper, settling one by one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.lib.clock import now
from planning.model import Channel, CommentRound, Event, Matter, Outcome, Submission, Weight
from planning.rounds import checks, handling, queries, twins
from planning.rounds.forms import PaperForm, forms_about
from planning.rounds.handling import Target
from planning.rounds.queries import Chosen
from planning.rounds.words import is_rewording
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.paging import page_number
from planning.web.sentences import sentence
from planning.web.settlements import about, author
from planning.web.unit_of_work import in_turn

bp = Blueprint("book", __name__)

Choice = TypeVar("Choice", bound=StrEnum)


@bp.get("/rounds/<int:comment_round_id>/book")
@allow(may.see_book, CommentRound)
def index(comment_round: CommentRound) -> ResponseReturnValue:
    comment_round, chosen = queries.whole(comment_round), _chosen()
    found, page = queries.book(comment_round, current_user, chosen, page_number())
    return render_template(
        "rounds/book.html",
        round=comment_round,
        state=comment_round.state_at(now()),
        submissions=found,
        page=page,
        chosen=chosen,
        count=queries.counted([comment_round], current_user)[comment_round.id],
        groups=choosing.groups(),
        enums={"matter": Matter, "weight": Weight, "outcome": Outcome},
        about=about,
        author=author,
    )


def _chosen() -> Chosen:
    return Chosen(
        waiting=request.args.get("waiting") == "1",
        group_id=whole_number(request.args.get("group")) or None,
        matter=_asked(Matter, "matter"),
        weight=_asked(Weight, "weight"),
        outcome=_asked(Outcome, "outcome"),
    )


def _asked(among: type[Choice], name: str) -> Choice | None:
    said = request.args.get(name, "")
    return among(said) if said in set(among) else None


@bp.route("/rounds/<int:comment_round_id>/book/new", methods=["GET", "POST"])
@allow(may.enter_submission, CommentRound)
@in_turn
def new(comment_round: CommentRound) -> ResponseReturnValue:
    form = PaperForm(data={"channel": request.args.get("channel")})
    target = _target(comment_round, form) if form.validate_on_submit() else None
    if target is not None and not _is_there(comment_round, form, target):
        kept = handling.enter(
            comment_round,
            form.words,
            target,
            channel=Channel(form.channel.data),
            at=form.received_at,
            matter=Matter(form.matter.data),
            by=current_user,
        )
        flash(_("It stands in the book as no. %(number)s.", number=kept.number))
        return redirect(url_for(".new", comment_round_id=comment_round.id, channel=kept.channel))
    known = queries.activities_of(comment_round)
    page = render_template("rounds/paper.html", round=comment_round, form=form, known=known)
    return page, form.status


def _is_there(round_: CommentRound, form: PaperForm, target: Target) -> bool:
    """Whether the book has it already, as when a form came twice; nothing is ever taken out."""
    said = handling.said_in(form.words, target) | {"channel": Channel(form.channel.data)}
    number = twins.entered_before(round_, said)
    if number is None or form.again.data == str(number):
        return False
    form.again.data = str(number)
    form.form_errors.append(
        _(
            "The same stands in the book already as no. %(number)s. If it is another comment,"
            " enter it once more.",
            number=number,
        )
    )
    return True


def _target(round_: CommentRound, form: PaperForm) -> Target | None:
    """The activity that was typed by its number, or by number and title; None: there is none."""
    said = " ".join((form.activity.data or "").split())
    if not said:
        return Target()
    found = queries.activities_called(round_, said)
    if len(found) == 1:
        return Target(activity_id=found[0].id, part=found[0].called)
    if found:
        form.activity.errors = [_("Several activities have this number. Write the title too.")]
    else:
        form.activity.errors = [_("The plan has no activity of this number.")]
    return None


@bp.get("/submissions/<int:submission_id>")
@allow(may.see_submission, Submission)
def show(submission: Submission) -> ResponseReturnValue:
    return page_of(submission)


def _offered(submission: Submission) -> list[Event]:
    """Changes to choose among: the latest, and all that are linked already, or they would go."""
    latest = queries.changes_since(submission, current_user)
    return [*latest, *(event for event in submission.changes if event not in latest)]


def page_of(submission: Submission, **forms: Any) -> str:
    """The page of a comment; a form that could not be taken is shown as it came."""
    submission = queries.submission(submission)
    before, after = queries.neighbours(submission, current_user)
    return render_template(
        "rounds/submission.html",
        submission=submission,
        round=submission.comment_round,
        state=submission.comment_round.state_at(now()),
        before=before,
        after=after,
        offered=_offered(submission),
        found=checks.suspicious(submission),
        about=about,
        author=author,
        sentence=sentence,
        is_rewording=is_rewording,
        **{**forms_about(submission), **forms},
    )
