"""Several people at one desk: what its scripts ask and tell, and what they add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import permissions as may
from planning.history import Conflict, Invalid
from planning.lib.words import N_
from planning.meetings import actions, attending, pages, queries, saving
from planning.meetings.desk_forms import ON_SHEET, desk_form, in_form
from planning.model import AgendaItem, Meeting
from planning.model.fields import Line, Wrong
from planning.web import together
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.patching import answered, body_of_request, refused, surfaces, wish

bp = Blueprint("together", __name__)


@bp.patch("/meetings/<int:meeting_id>")
@allow(may.write_minutes, Meeting)
def change(meeting: Meeting) -> ResponseReturnValue:
    """Save single fields of the desk; what stands there is read when it is one's turn."""
    try:
        wished = wish()
        _refuse_others(wished.changes)
        rows = [path for path in wished.revive if path.startswith(("items/", "conclusions/"))]
        actions.revive(meeting, rows, by=current_user)
        outcome = actions.write_single(
            meeting,
            wished.changes,
            based_on=wished.based_on,
            by=current_user,
            seen=wished.seen,
        )
    except Invalid as invalid:
        return refused(invalid)
    return answered(
        meeting, wished, outcome, lambda found: _surfaces(meeting, found), in_form=in_form
    )


def _refuse_others(changes: Mapping[str, Any]) -> None:
    """When and where a meeting is stands in calendars, so it is changed by its own form."""
    wrong = Wrong(N_("This is not written at the desk."))
    errors = {path: wrong for path in changes if not path.startswith(ON_SHEET)}
    if errors:
        raise Invalid(errors)


def _surfaces(meeting: Meeting, conflicts: list[Conflict]) -> dict[str, str]:
    form = desk_form(meeting, _point_of(meeting, conflicts[0].field), [], keeping={})
    return surfaces(meeting, conflicts, form, "desk")


def _point_of(meeting: Meeting, path: str) -> AgendaItem | None:
    """The point at which a path is written."""
    kind, row_id = path.split("/")[:2]
    said = {str(each.id): each.item_id for each in meeting.conclusions}
    wanted = said.get(row_id) if kind == "conclusions" else whole_number(row_id)
    return next((item for item in meeting.items if item.id == wanted), None)


@bp.post("/meetings/<int:meeting_id>/rows")
@allow(may.write_minutes, Meeting)
def add_row(meeting: Meeting) -> ResponseReturnValue:
    """Words typed into a blank of the desk that its form never brought: the page was closed."""
    try:
        _add(meeting, body_of_request())
    except Invalid as invalid:
        return refused(invalid)
    return jsonify(version=meeting.version), 201


def _add(meeting: Meeting, body: object) -> None:
    match body:
        case {"kind": "items", "words": {"new_item": str(title)}, "key": str(key)}:
            actions.add_item(meeting, title, by=current_user, key=key[:30])
        case {"kind": "guests", "words": {"guest": str(name), "guest_of": str(of)}} if name:
            attending.add_guest(meeting, _line(name), _line(of), by=current_user)
        case {"kind": "conclusions", "words": dict(words), "key": str(key), "at": at}:
            saving.conclude(_asked_point(meeting, at), _typed(words), key=key[:30])
        case _:
            raise Invalid({"": Wrong(N_("Send kind, a list of the sheet, and words."))})


def _line(words: str) -> str:
    try:
        return Line(200).read(words)
    except Wrong as wrong:
        raise Invalid({"": wrong}) from None


def _asked_point(meeting: Meeting, at: object) -> AgendaItem:
    point = next((item for item in meeting.items if item.id == whole_number(at)), None)
    if point is None:
        raise Invalid({"": Wrong(N_("The point was taken off the agenda meanwhile."))})
    return point


def _typed(words: Mapping[object, object]) -> dict[str, Any]:
    """What was typed into the blank, each under the name of its field."""
    sent = {}
    for path, typed in words.items():
        if not isinstance(typed, str):
            raise Invalid({str(path): Wrong(N_("Write a text here."))})
        sent[str(path).rpartition("/")[2]] = typed
    return {"text": "", "who": "", "due_on": ""} | saving.decided(sent)


@bp.post("/meetings/<int:meeting_id>/here")
@allow(may.write_minutes, Meeting)
def here(meeting: Meeting) -> ResponseReturnValue:
    """A sign of life from an open page."""
    return together.noted(meeting)


@bp.get("/meetings/<int:meeting_id>/now")
@allow(may.write_minutes, Meeting)
def now(meeting: Meeting) -> ResponseReturnValue:
    """What is new at the desk after the version ``since``, and who else is here."""
    return together.now(
        meeting,
        lambda: queries.afresh(meeting),
        among=lambda people: str(_("Also at this desk: %(people)s", people=people)),
        lists=lambda _meeting, _kinds: {"rows": {}, "lists": {}},
        parts=pages.parts_of_desk,
        in_form=in_form,
    )
