from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planning.history import Outcome, add_row, move_row, record, remove_row, revise, take_pen
from planning.lib.clock import now, today
from planning.lib.database import db
from planning.lib.words import N_
from planning.meetings import queries
from planning.meetings.attending import called, places
from planning.model import (
    AgendaItem,
    Conclusion,
    ConclusionKind,
    Function,
    Group,
    Meeting,
    Membership,
    Minutes,
    NotAllowedNow,
    User,
)


def call(
    groups: Sequence[Group], typed: Mapping[str, Any], *, project_id: int | None, by: User
) -> Meeting:
    """Call a meeting of the groups: with empty minutes, and everybody who holds a seat that day."""
    values = {name: field.read(typed.get(name) or "") for name, field in Meeting.FIELDS.items()}
    meeting = Meeting(**values, groups=list(groups), project_id=project_id, created_at=now())
    seats = queries.seats([group.id for group in groups], meeting.held_on or today())
    meeting.minutes = Minutes(recorded_by=_secretary(seats))
    meeting.attendances = places(seats)
    db.session.add(meeting)
    record("created", meeting, by=by, new=meeting.title or str(typed.get("held_on") or ""))
    return meeting


def _secretary(seats: Sequence[Membership]) -> str:
    writers = (s.person.full_name for s in seats if s.function is Function.SECRETARY)
    return next(writers, "")


def write(meeting: Meeting, changes: Mapping[str, Any], *, based_on: int, by: User) -> Outcome:
    """Save what somebody wrote about the meeting or at its desk; see ``history.revise``.

    Raises:
        Invalid: something written cannot stand; then nothing is saved.
    """
    take_pen(meeting)
    outcome = revise(meeting, changes, based_on=based_on, by=by)
    if any(path.endswith("/who") for path in outcome.saved):
        _resolve(meeting, meeting.conclusions)
    db.session.flush()
    for item in meeting.items:
        if f"items/{item.id}/activity_id" in outcome.saved:
            db.session.expire(item, ["activity"])
    return outcome


def name_recorder(meeting: Meeting, name: str, *, by: User) -> None:
    """Say who records the minutes; the name stands under them."""
    old = meeting.minutes.recorded_by
    if name != old:
        meeting.minutes.recorded_by = name
        record("recorder named", meeting, by=by, old=old, new=name)


def add_item(meeting: Meeting, title: str, *, by: User) -> AgendaItem:
    """Put a point at the end of the agenda.

    Raises:
        Invalid: it has no name, or too long a one.
    """
    take_pen(meeting)
    item = add_row(meeting, "items", {"title": title}, by=by)
    assert isinstance(item, AgendaItem)  # noqa: S101 - for the type checker
    return item


def move_item(item: AgendaItem, *, up: bool, by: User) -> None:
    """Let a point change places with its neighbour."""
    move_row(item.meeting, "items", item.id, up=up, by=by)


def remove_item(item: AgendaItem, *, by: User) -> None:
    """Take a point off the agenda.

    Raises:
        NotAllowedNow: something came of it, or a change of an activity refers to it.
    """
    meeting = item.meeting
    take_pen(meeting)
    if any(conclusion.item_id == item.id for conclusion in meeting.conclusions):
        raise NotAllowedNow(
            N_("Something came of this point. Remove its conclusions first, then the point.")
        )
    if queries.is_referred_to(item):
        raise NotAllowedNow(
            N_("A change of an activity was noted at this point, so it stays. It may be renamed.")
        )
    remove_row(meeting, "items", item.id, by=by)


def conclude(
    item: AgendaItem, kind: ConclusionKind, typed: Mapping[str, Any], *, by: User
) -> Conclusion:
    """Write down what came of a point.

    Raises:
        Invalid: something written cannot stand.
    """
    take_pen(item.meeting)
    values = {"kind": kind, "text": typed.get("text", "")}
    if kind is ConclusionKind.TASK:
        values |= {"who": typed.get("who") or "", "due_on": typed.get("due_on")}
    conclusion = add_row(item.meeting, "conclusions", values, by=by, item=item)
    assert isinstance(conclusion, Conclusion)  # noqa: S101 - for the type checker
    if conclusion.who:
        _resolve(item.meeting, [conclusion])
    return conclusion


def remove_conclusion(conclusion: Conclusion, *, by: User) -> None:
    """Take a conclusion away; its words stay in history."""
    take_pen(conclusion.meeting)
    remove_row(conclusion.meeting, "conclusions", conclusion.id, by=by)


def _resolve(meeting: Meeting, conclusions: Sequence[Conclusion]) -> None:
    """Find the people behind "who". The words stay; words nobody is called by mean nobody."""
    people = queries.people_of(meeting)
    for conclusion in conclusions:
        conclusion.person = called(people, conclusion.who)
