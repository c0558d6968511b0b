from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.letters import actions, queries
from planning.model import Letter, LetterState, Meeting
from planning.web.access import allow
from planning.web.paging import page_number

bp = Blueprint("letters", __name__)


@bp.get("/letters")
@allow(may.coordinate, known_by=may.coordinate)
def index() -> ResponseReturnValue:
    return _log(None)


@bp.get("/meetings/<int:meeting_id>/letters")
@allow(may.run_meeting, Meeting, known_by=may.run_meeting)
def of_meeting(meeting: Meeting) -> ResponseReturnValue:
    return _log(meeting)


def _log(meeting: Meeting | None) -> str:
    asked = request.args.get("state")
    state = LetterState(asked) if asked in set(LetterState) else None
    letters, page = queries.letters(page_number(), meeting=meeting, state=state)
    return render_template(
        "letters/index.html",
        meeting=meeting,
        letters=letters,
        page=page,
        chosen=state,
        tally=queries.tally(meeting),
        unreached=queries.without_address(meeting) if meeting else [],
    )


@bp.get("/letters/<int:letter_id>")
@allow(may.see_letter, Letter)
def show(letter: Letter) -> ResponseReturnValue:
    return render_template("letters/show.html", letter=letter)


@bp.post("/letters/<int:letter_id>/again")
@allow(may.see_letter, Letter)
def again(letter: Letter) -> ResponseReturnValue:
    _say(*actions.try_again([letter], by=current_user))
    return redirect(url_for(".show", letter_id=letter.id))


@bp.post("/meetings/<int:meeting_id>/letters/again")
@allow(may.run_meeting, Meeting, known_by=may.run_meeting)
def all_again(meeting: Meeting) -> ResponseReturnValue:
    _say(*actions.try_again(queries.unsent(meeting), by=current_user))
    return redirect(url_for(".of_meeting", meeting_id=meeting.id))


def _say(goes: int, stays: int) -> None:
    """Tell what becomes of letters that are tried again."""
    if goes:
        flash(
            ngettext("%(num)s letter is on its way.", "%(num)s letters are on their way.", goes)
            + " "
            + _("In a moment you will see here whether it arrived.")
        )
    if stays:
        flash(
            ngettext(
                "%(num)s letter cannot be sent: correct the address first.",
                "%(num)s letters cannot be sent: correct the addresses first.",
                stays,
            )
        )
    if not goes and not stays:
        flash(_("Everything has been sent already."))
