"""The pages that several views of this room show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from planning.chronicle import last_change
from planning.history import Conflict, Invalid
from planning.meetings import queries
from planning.meetings.forms import desk_form
from planning.model import AgendaItem, Meeting, Presence
from planning.web.forms import whole_number


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
    place = meeting.items.index(item) if item is not None else 0
    return render_template(
        "meetings/desk.html",
        meeting=meeting,
        item=item,
        number=place + 1,
        following=meeting.items[place + 1] if place + 1 < len(meeting.items) else None,
        form=form or desk_form(meeting, item, activities, keeping=_mine(conflicts)),
        conflicts=told(meeting, conflicts),
        people=queries.people_of(meeting),
        needed=_quorum(meeting),
        present=sum(
            row.presence is Presence.PRESENT and not row.is_guest for row in meeting.attendances
        ),
        members=sum(not row.is_guest for row in meeting.attendances),
    )


def _mine(conflicts: Sequence[Conflict]) -> Mapping[str, Any] | None:
    """What is kept in a form that asks again; None when it is not asked again."""
    return {c.field: c.mine for c in conflicts} if conflicts else None


def told(meeting: Meeting, conflicts: Sequence[Conflict]) -> list[tuple[Conflict, Any]]:
    """Each conflict with the deed it collides with."""
    return [(conflict, last_change(meeting, conflict.field)) for conflict in conflicts]


def _quorum(meeting: Meeting) -> int:
    """How many members must be there; 0 when nothing is asked, or several groups meet."""
    if len(meeting.groups) != 1:
        return 0
    return meeting.groups[0].needed_for_quorum(sum(not r.is_guest for r in meeting.attendances))


def show_errors(form: Any, invalid: Invalid, prefix: str = "") -> None:
    """Say beside each field what is wrong with it."""
    for path, wrong in invalid.errors.items():
        if prefix + path in form:
            form[prefix + path].errors = [_(wrong.message, **wrong.values)]


def real(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts without those about a removed row whose words nobody changed."""
    return [c for c in conflicts if c.theirs or not c.base or c.mine not in c.base]
