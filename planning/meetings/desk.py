"""The deeds at the desk. Every button of it also saves what is typed anywhere on it.

So nothing is lost when somebody writes a paragraph and then notes who came, and the page
works the same without scripts.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten
from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.faces import with_everything
from planning.history import Conflict, Invalid, touched_by_others
from planning.lib.words import N_
from planning.meetings import actions, attending, pages, queries
from planning.meetings.forms import BLANK, DeskForm, desk_form
from planning.model import AgendaItem, Conclusion, ConclusionKind, Meeting, Presence
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.settling import settled, still_open
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("desk", __name__)

TOUCHED = N_("Somebody changed this row meanwhile. Look at it before you remove it.")


@bp.post("/meetings/<int:meeting_id>/items")
@allow(may.write_minutes, Meeting)
def add_item(meeting: Meeting) -> ResponseReturnValue:
    """Add a point; its name is among what is typed."""
    return _at_the_desk(meeting, pages.chosen_item(meeting))


@bp.post("/items/<int:agenda_item_id>")
@allow(may.write_item, AgendaItem)
def save(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Save what is typed, and go on to another point or to the minutes when asked to."""
    anchor = "point" if "then" in request.form else ""
    return _at_the_desk(agenda_item.meeting, agenda_item, anchor=anchor)


@bp.post("/items/<int:agenda_item_id>/removal")
@allow(may.write_item, AgendaItem)
def remove_item(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Take a point off the agenda."""
    meeting = agenda_item.meeting
    if _touched(meeting, f"items/{agenda_item.id}"):
        return _at_the_desk(meeting, agenda_item, saying=_(TOUCHED), anchor="agenda")
    return _at_the_desk(
        meeting,
        agenda_item,
        lambda: actions.remove_item(agenda_item, by=current_user),
        saying=_(
            "The point “%(name)s” is removed. Its words stay in the history of the meeting.",
            name=agenda_item.title,
        ),
        anchor="agenda",
    )


@bp.post("/items/<int:agenda_item_id>/moves")
@allow(may.write_item, AgendaItem)
def move_item(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Put a point before or after its neighbour."""
    up = request.form.get("way") == "up"
    return _at_the_desk(
        agenda_item.meeting,
        agenda_item,
        lambda: actions.move_item(agenda_item, up=up, by=current_user),
        anchor="agenda",
    )


@bp.post("/items/<int:agenda_item_id>/conclusions")
@allow(may.write_item, AgendaItem)
def conclude(agenda_item: AgendaItem) -> ResponseReturnValue:
    """Add what came of the point; which kind, the pressed button says."""
    if request.form.get("kind") not in set(ConclusionKind):
        abort(400)
    return _at_the_desk(agenda_item.meeting, agenda_item, anchor="outcomes")


@bp.post("/conclusions/<int:conclusion_id>")
@allow(may.write_conclusion, Conclusion)
def change_conclusion(conclusion: Conclusion) -> ResponseReturnValue:
    """Save a conclusion, with everything else that is typed."""
    return _at_the_desk(conclusion.meeting, conclusion.item, anchor="outcomes")


@bp.post("/conclusions/<int:conclusion_id>/removal")
@allow(may.write_conclusion, Conclusion)
def remove_conclusion(conclusion: Conclusion) -> ResponseReturnValue:
    """Take a conclusion away."""
    if _touched(conclusion.meeting, f"conclusions/{conclusion.id}"):
        item = conclusion.item
        return _at_the_desk(conclusion.meeting, item, saying=_(TOUCHED), anchor="outcomes")
    return _at_the_desk(
        conclusion.meeting,
        conclusion.item,
        lambda: actions.remove_conclusion(conclusion, by=current_user),
        saying=_(
            "The conclusion “%(words)s” is removed. Its words stay in the history of the meeting.",
            words=shorten(conclusion.text, 80, placeholder="…"),
        ),
        anchor="outcomes",
    )


@bp.post("/meetings/<int:meeting_id>/attendance")
@allow(may.write_minutes, Meeting)
def attend(meeting: Meeting) -> ResponseReturnValue:
    """Note whether someone came: ``press`` is ``12:present``, or ``12:gone`` for a guest."""
    row_id, _colon, pressed = request.form.get("press", "").partition(":")
    place = next((row for row in meeting.attendances if row.id == whole_number(row_id)), None)
    if place is None or (pressed != "gone" and pressed not in set(Presence)):
        abort(400)

    def note() -> None:
        if pressed == "gone":
            attending.remove_guest(place, by=current_user)
        else:
            attending.note_presence(place, Presence(pressed), by=current_user)

    item = pages.chosen_item(meeting)
    return _at_the_desk(meeting, item, note, saying="", anchor="attendance", even_so=True)


@bp.post("/meetings/<int:meeting_id>/guests")
@allow(may.write_minutes, Meeting)
def add_guest(meeting: Meeting) -> ResponseReturnValue:
    """Add a guest; the name is among what is typed."""
    return _at_the_desk(meeting, pages.chosen_item(meeting), anchor="attendance")


def _at_the_desk(
    meeting: Meeting,
    item: AgendaItem | None,
    deed: Callable[[], object] = lambda: None,
    *,
    saying: str | None = None,
    anchor: str = "",
    even_so: bool = False,
) -> ResponseReturnValue:
    """Save what is typed, do the deed, and come back to the desk.

    A collision keeps the deed from being done, unless it is to be done ``even_so``.
    """
    meeting = with_everything(meeting)
    form = desk_form(meeting, item, queries.activities_of(meeting, current_user))
    if not form.validate():
        return pages.desk(meeting, item, form=form), 422
    try:
        conflicts = _save(meeting, form)
        added = _add(meeting, item, form)
    except Invalid as invalid:
        pages.show_errors(form, invalid)
        return pages.desk(meeting, item, form=form), 422
    if not conflicts or even_so:
        deed()
    if conflicts:
        keep_anyway()
        return pages.desk(meeting, item, conflicts=conflicts), 409
    if saying != "":
        flash(saying or _("Saved."))
    return redirect(_next_page(meeting, added or (item.id if item in meeting.items else 0), anchor))


def _touched(meeting: Meeting, row_path: str) -> bool:
    """Whether somebody else changed a row since this desk was opened."""
    version = whole_number(request.form.get("based_on")) or meeting.version
    return touched_by_others(meeting, row_path, version, by=current_user)


def _next_page(meeting: Meeting, item_id: int, anchor: str) -> str:
    """Where the pressed button leads: to the minutes, to another point, or back to this one."""
    then = request.form.get("then")
    if then == "minutes":
        return url_for("minutes.show", minutes_id=meeting.minutes.id)
    there = whole_number(then) or item_id or None
    return url_for("meetings.show", meeting_id=meeting.id, item=there, _anchor=anchor or None)


def _save(meeting: Meeting, form: DeskForm) -> list[Conflict]:
    """Save what was changed of what stands there. A deed asked for by a script types nothing."""
    if not form.is_typed:
        return []
    choice = settled()
    changes = form.changes(choice.left_alone)
    outcome = actions.write(meeting, changes, based_on=form.version, by=current_user)
    return pages.real(outcome.conflicts) + still_open(choice, form, meeting)


def _add(meeting: Meeting, item: AgendaItem | None, form: Any) -> int:
    """Save what was typed into blanks, whatever button was pressed. The id of a new point, or 0."""
    if form.guest.data:
        attending.add_guest(meeting, form.guest.data, form.guest_of.data or "", by=current_user)
    if item is not None and form.new_conclusion:
        kind = _kind(form.new_conclusion)
        try:
            actions.conclude(item, kind, form.new_conclusion, by=current_user)
        except Invalid as invalid:
            raise Invalid({f"{BLANK}{n}": w for n, w in invalid.errors.items()}) from None
    if form.new_item.data:
        return actions.add_item(meeting, form.new_item.data, by=current_user).id
    return 0


def _kind(typed: dict[str, Any]) -> ConclusionKind:
    """What the pressed button says; without one, whatever has a person or a term is a task."""
    pressed = request.form.get("kind")
    if pressed in set(ConclusionKind):
        return ConclusionKind(pressed)
    names_someone = typed["who"] or typed["due_on"]
    return ConclusionKind.TASK if names_someone else ConclusionKind.INFORMATION
