"""The deeds at the desk: points of the agenda and what came of them."""

from __future__ import annotations

from textwrap import shorten

from flask import Blueprint, abort, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.meetings import actions, outcomes, pages, queries, telling
from planning.meetings.saving import TOUCHED, at_the_desk, is_touched
from planning.model import AgendaItem, Conclusion, ConclusionKind, Meeting
from planning.web.access import allow

bp = Blueprint("desk", __name__)


@bp.post("/meetings/<int:meeting_id>/items")
@allow(may.write_minutes, Meeting)
def add_item(meeting: Meeting) -> ResponseReturnValue:
    """Add a point; its name is among what is typed."""
    return at_the_desk(meeting, pages.chosen_item(meeting), anchor="point")


@bp.post("/items/<int:agenda_item_id>")
@allow(may.write_item, AgendaItem)
def save(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Save what is typed, and go on to another point or to the minutes when asked to."""
    anchor = "point" if "then" in request.form else ""
    return at_the_desk(agenda_item.meeting, agenda_item, anchor=anchor)


@bp.post("/items/<int:agenda_item_id>/removal")
@allow(may.write_item, AgendaItem)
def remove_item(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Take a point off the agenda."""
    meeting = agenda_item.meeting
    if is_touched(meeting, f"items/{agenda_item.id}"):
        return at_the_desk(meeting, agenda_item, saying=_(TOUCHED), anchor="agenda")
    words = _(
        "The point “%(name)s” is removed. Its words stay in the history of the meeting.",
        name=agenda_item.title,
    )

    def remove() -> None:
        actions.remove_item(agenda_item, by=current_user)

    return at_the_desk(meeting, agenda_item, remove, saying=words, anchor="agenda")


@bp.post("/items/<int:agenda_item_id>/moves")
@allow(may.write_item, AgendaItem)
def move_item(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Put a point before or after its neighbour."""
    up = request.form.get("way") == "up"

    def move() -> None:
        actions.move_item(agenda_item, up=up, by=current_user)

    return at_the_desk(agenda_item.meeting, agenda_item, move, anchor="agenda")


@bp.post("/items/<int:agenda_item_id>/conclusions")
@allow(may.write_item, AgendaItem)
def conclude(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Add what came of the point; which kind, the pressed button says."""
    if request.form.get("kind") not in set(ConclusionKind):
        abort(400)
    return at_the_desk(agenda_item.meeting, agenda_item, anchor="outcomes")


@bp.post("/items/<int:agenda_item_id>/mentions")
@allow(may.write_item, AgendaItem)
def take_out(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Make a task of a line of the text that looks like one."""
    meeting, line = agenda_item.meeting, request.form.get("line", "")

    def take() -> str:
        people = queries.people_of(meeting)
        task = outcomes.take_out(agenda_item, line, people=people, by=current_user)
        for words in telling.told([task], line) if task else [_("Saved.")]:
            flash(words)
        return f"outcome-{task.id}" if task else "point"

    return at_the_desk(meeting, agenda_item, take, saying="", anchor="outcomes")


@bp.post("/conclusions/<int:conclusion_id>")
@allow(may.write_conclusion, Conclusion)
def change_conclusion(conclusion: Conclusion) -> ResponseReturnValue:
    """Save a conclusion, with everything else that is typed."""
    anchor = f"outcome-{conclusion.id}"
    return at_the_desk(conclusion.meeting, conclusion.item, anchor=anchor)


@bp.post("/conclusions/<int:conclusion_id>/kind")
@allow(may.write_conclusion, Conclusion)
def turn(conclusion: Conclusion) -> ResponseReturnValue:
    """Make information, a decision or a task of a conclusion."""
    wanted = request.form.get("turn")
    if wanted not in set(ConclusionKind):
        abort(400)

    def turn_it() -> str:
        outcomes.turn(conclusion, ConclusionKind(wanted), by=current_user)
        return f"turn-{conclusion.id}-{wanted}"

    return at_the_desk(conclusion.meeting, conclusion.item, turn_it, saying="")


@bp.post("/conclusions/<int:conclusion_id>/removal")
@allow(may.write_conclusion, Conclusion)
def remove_conclusion(conclusion: Conclusion) -> ResponseReturnValue:
    """Take a conclusion away."""
    meeting, item = conclusion.meeting, conclusion.item
    if is_touched(meeting, f"conclusions/{conclusion.id}"):
        return at_the_desk(meeting, item, saying=_(TOUCHED), anchor="outcomes")
    words = _(
        "The conclusion “%(words)s” is removed. Its words stay in the history of the meeting.",
        words=shorten(conclusion.text, 80, placeholder="…"),
    )

    def remove() -> None:
        outcomes.remove(conclusion, by=current_user)

    return at_the_desk(meeting, item, remove, saying=words, anchor="outcomes")
