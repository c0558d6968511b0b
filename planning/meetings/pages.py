"""The pages that several views of this room show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import render_template, request, session
from flask_babel import gettext as _
from flask_login import current_user

from planning.history import Conflict, Invalid
from planning.lib.clock import today
from planning.lib.names import by_surname
from planning.meetings import attending, queries
from planning.meetings.desk_forms import desk_form
from planning.meetings.outcomes import offered_in
from planning.meetings.strength import room_of, running_at
from planning.model import AgendaItem, Meeting, Membership, Person, numbered
from planning.web.forms import whole_number
from planning.web.sentences import sentence
from planning.web.settling import told


def chosen_item(meeting: Meeting) -> AgendaItem | None:
    """The point of the agenda somebody works on: the one they named, or the first."""
    wanted = whole_number(request.values.get("item"))
    first = meeting.items[0] if meeting.items else None
    return next((item for item in meeting.items if item.id == wanted), first)


def desk(
    meeting: Meeting,
    item: AgendaItem | None,
    *,
    form: Any = None,
    conflicts: Sequence[Conflict] = (),
) -> str:
    """The page on which minutes are written. ``meeting`` comes ``with_everything``."""
    activities = queries.activities_of(meeting, current_user)
    if item not in meeting.items:  # it was taken off the agenda a moment ago
        item = next(iter(meeting.items), None)
    return render_template(
        "meetings/desk.html",
        form=form or desk_form(meeting, item, activities, keeping=_mine(conflicts)),
        conflicts=told(meeting, conflicts),
        arrived=" ".join(session.pop("arrived", [])),
        changes=queries.noted_at(item, current_user) if item is not None else [],
        sentence=sentence,
        **_on_desk(meeting, item),
    )


def parts_of_desk(meeting: Meeting) -> str:
    """What of the desk follows from what stands on it, for a page that is open at a point.

    A point that was taken off the agenda is left as it is, for whoever writes in it.
    """
    item = chosen_item(meeting)
    if item is not None and item.id != whole_number(request.args.get("item")):
        item = None
    form = desk_form(meeting, item, [], keeping={})
    return render_template("meetings/_parts.html", form=form, **_on_desk(meeting, item))


def _on_desk(meeting: Meeting, item: AgendaItem | None) -> dict[str, Any]:
    """What stands on the desk beside the form."""
    place = meeting.items.index(item) if item is not None else 0
    agenda, sitting = numbered(meeting.items), queries.sitting(meeting)
    seats = seated(sitting, meeting.held_on or today())
    moment = running_at(meeting)
    return {
        "meeting": meeting,
        "agenda": agenda,
        "number": next((number for number, each in agenda if each is item), ""),
        "item": item,
        "first": place == 0,
        "last": place + 1 >= len(meeting.items),
        "following": next((i for i in meeting.items[place + 1 :] if not i.is_section), None),
        "people": people_in(sitting),
        "strengths": room_of(meeting, seats).strengths(moment),
        "is_running": moment is not None,
        "newcomers": attending.newcomers(meeting, seats),
        "mentioned": offered_in(item, people_in(sitting)) if item is not None else [],
    }


def seated(sitting: Sequence[Membership], day: date) -> list[Membership]:
    """The seats that are held on a day."""
    return [seat for seat in sitting if seat.holds(day)]


def people_in(sitting: Sequence[Membership]) -> list[Person]:
    """Those who sit or sat, each once, by surname."""
    people = {seat.person_id: seat.person for seat in sitting}.values()
    return sorted(people, key=lambda person: by_surname(person.first_name, person.last_name))


def _mine(conflicts: Sequence[Conflict]) -> Mapping[str, Any] | None:
    """What is kept in a form that asks again; None when it is not asked again."""
    return {c.field: c.mine for c in conflicts} if conflicts else None


def show_errors(form: Any, invalid: Invalid, prefix: str = "") -> None:
    """Say beside each field what is wrong with it."""
    for path, wrong in invalid.errors.items():
        if prefix + path in form:
            form[prefix + path].errors = [_(wrong.message, **wrong.values)]
