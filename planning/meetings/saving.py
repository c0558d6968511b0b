"""What every button of the desk does first: save what is typed anywhere on it.

So nothing is lost when somebody writes a paragraph and then notes who came, and the page
works the same without scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning.faces import with_everything
from planning.history import Conflict, Invalid, touched_by_others
from planning.lib.clock import today
from planning.lib.words import N_
from planning.meetings import actions, attending, outcomes, pages, queries, telling
from planning.meetings.desk_forms import BLANK, DeskForm, desk_form
from planning.meetings.strength import room_of
from planning.meetings.voting import VOTES
from planning.model import AgendaItem, Agreement, Conclusion, ConclusionKind, Meeting
from planning.web.forms import whole_number
from planning.web.settling import settled, still_open
from planning.web.unit_of_work import keep_anyway

TOUCHED = N_("Somebody changed this row meanwhile. Look at it before you remove it.")

#: A deed; it may say at which anchor of the desk its result stands.
Deed = Callable[[], str | None]


@dataclass(frozen=True)
class Added:
    """What came into being from words typed into blanks; 0 where nothing did."""

    item_id: int = 0
    outcome_id: int = 0
    #: What is said of it.
    told: Sequence[str] = ()


def at_the_desk(
    meeting: Meeting,
    item: AgendaItem | None,
    deed: Deed = lambda: None,
    *,
    saying: str | None = None,
    anchor: str = "",
    first: bool = False,
) -> ResponseReturnValue:
    """Save what is typed, do the deed, and come back to where its result stands.

    A collision keeps the deed from being done, unless it comes ``first``: who is in the room is
    noted before the votes that were typed are counted.
    """
    meeting = with_everything(meeting)
    form = desk_form(meeting, item, queries.activities_of(meeting, current_user))
    settled().fill(form)
    if not form.validate():
        return pages.desk(meeting, item, form=form), 422
    result = None
    try:
        if first:
            result = deed()
        conflicts = _save(meeting, form)
        added = _add(meeting, item, form)
        if not first and not conflicts:
            result = deed()
    except Invalid as invalid:
        pages.show_errors(form, invalid)
        return pages.desk(meeting, item, form=form), 422
    if conflicts:
        keep_anyway()
        return pages.desk(meeting, item, conflicts=conflicts), 409
    _tell(saying, added.told)
    if added.outcome_id and anchor == "outcomes":
        result = result or f"outcome-{added.outcome_id}"
    there = added.item_id or (item.id if item is not None and item in meeting.items else 0)
    return redirect(_next_page(meeting, there, result or anchor))


def _tell(saying: str | None, told: Sequence[str]) -> None:
    """Say what was done; that something was saved only where nothing else is to be said."""
    for words in [*([saying] if saying else []), *told]:
        flash(words)
    if saying is None and not told:
        flash(_("Saved."))


def is_touched(meeting: Meeting, row_path: str) -> bool:
    """Whether somebody else changed a row since this desk was opened."""
    version = whole_number(request.form.get("based_on")) or meeting.version
    return touched_by_others(meeting, row_path, version, by=current_user)


def _next_page(meeting: Meeting, item_id: int, anchor: str) -> str:
    """Where the pressed button leads: away from the desk, to another point, or back to this."""
    then = request.form.get("then")
    match then:
        case "minutes":
            return url_for("minutes.show", minutes_id=meeting.minutes.id)
        case "tasks":
            return url_for("tasks.control", meeting_id=meeting.id)
        case "attachments":
            return url_for("attachments.index", meeting_id=meeting.id, item=item_id or None)
    there = whole_number(then) or item_id or None
    return url_for("meetings.show", meeting_id=meeting.id, item=there, _anchor=anchor or None)


def _save(meeting: Meeting, form: DeskForm) -> list[Conflict]:
    """Save what was changed of what stands there. A deed asked for by a script types nothing."""
    if not form.is_typed:
        return []
    choice = settled()
    actions.revive(meeting, choice.revived, by=current_user)
    changes = form.changes(choice.left_alone)
    outcome = actions.write(meeting, changes, based_on=form.version, by=current_user)
    return outcome.conflicts + still_open(choice, form, meeting)


def _add(meeting: Meeting, item: AgendaItem | None, form: Any) -> Added:
    """Save what was typed into blanks, whatever button was pressed."""
    if form.guest.data:
        _key("guests")
        attending.add_guest(meeting, form.guest.data, form.guest_of.data or "", by=current_user)
    concluded, told = 0, list[str]()
    if item is not None and (typed := form.new_conclusion):
        outcomes_ = conclude(item, typed, key=_key("conclusions"))
        concluded, told = outcomes_[0].id, list(telling.told(outcomes_, str(typed["text"])))
    new = form.new_item.data
    key = _key("items")
    added = actions.add_item(meeting, new, by=current_user, key=key).id if new else 0
    return Added(added, concluded, told)


def _key(kind: str) -> str:
    """What the browser calls a blank it sends, so that it is added once and then forgotten."""
    key = request.form.get(f"key/{kind}", "")[:30]
    if key:
        session["arrived"] = [*session.get("arrived", []), key][-10:]
    return key


def conclude(item: AgendaItem, typed: dict[str, Any], *, key: str) -> list[Conclusion]:
    """Write down what came of the point."""
    meeting = item.meeting
    seats = queries.seats(meeting.group_ids, meeting.held_on or today())
    try:
        return outcomes.conclude(
            item,
            _kind(typed),
            typed,
            people=queries.people_of(meeting),
            room=room_of(meeting, seats),
            by=current_user,
            key=key,
        )
    except Invalid as invalid:
        raise Invalid({f"{BLANK}{n}": w for n, w in invalid.errors.items()}) from None


def decided(typed: dict[str, str]) -> dict[str, str]:
    """What a script sent of a blank conclusion, with how it was decided as the form says it."""
    voted = any(typed.get(name) for name in VOTES)
    ticked = Agreement.CONSENSUS.value if typed.get("agreement") else ""
    return typed | {"agreement": Agreement.VOTE.value if voted else ticked}


def _kind(typed: dict[str, Any]) -> ConclusionKind:
    """What the pressed button says; without one, what was typed beside the words."""
    pressed = request.form.get("kind")
    if pressed in set(ConclusionKind):
        return ConclusionKind(pressed)
    if typed.get("agreement"):
        return ConclusionKind.DECISION
    names_someone = typed["who"] or typed["due_on"]
    return ConclusionKind.TASK if names_someone else ConclusionKind.INFORMATION
