from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planning.history import (
    Revised,
    add_row,
    move_row,
    record,
    remove_row,
    restore_row,
    revise,
    take_pen,
)
from planning.lib.clock import now, today
from planning.lib.database import db
from planning.lib.words import N_
from planning.meetings import attending, queries, voting
from planning.meetings.strength import room_of, running_at
from planning.model import (
    AgendaItem,
    Function,
    Group,
    Meeting,
    Membership,
    Minutes,
    NotAllowedNow,
    User,
    place,
)
from planning.references import name_doers


def call(
    groups: Sequence[Group], typed: Mapping[str, Any], *, project_id: int | None, by: User
) -> Meeting:
    """Call a meeting of the groups: with empty minutes, and everybody who holds a seat that day."""
    values = {name: field.read(typed.get(name) or "") for name, field in Meeting.FIELDS.items()}
    meeting = Meeting(**values, groups=list(groups), project_id=project_id, created_at=now())
    seats = queries.seats([group.id for group in groups], meeting.held_on or today())
    meeting.minutes = Minutes(recorded_by=_secretary(seats))
    meeting.attendances = attending.places(seats)
    db.session.add(meeting)
    record("created", meeting, by=by, new=meeting.title or str(typed.get("held_on") or ""))
    return meeting


def _secretary(seats: Sequence[Membership]) -> str:
    writers = (s.person.full_name for s in seats if s.function is Function.SECRETARY)
    return next(writers, "")


def write(
    meeting: Meeting,
    changes: Mapping[str, Any],
    *,
    based_on: int,
    by: User,
    seen: Mapping[str, str] | None = None,
) -> Revised:
    """Save what somebody wrote about the meeting or at its desk; see ``history.revise``.

    Raises:
        Invalid: something written cannot stand; then nothing is saved.
    """
    take_pen(meeting)
    attending.refuse_nonsense(meeting, changes)
    if any("/votes_" in path or "/decided_at" in path for path in changes):
        room = room_of(meeting, queries.seats(meeting.group_ids, meeting.held_on or today()))
        changes = voting.with_moments(meeting, changes, running_at(meeting))
        voting.refuse_nonsense(meeting, changes, room)
    outcome = revise(meeting, changes, based_on=based_on, by=by, seen=seen)
    if any(path.endswith("/who") for path in outcome.saved):
        name_doers(meeting.conclusions, queries.people_of(meeting))
    db.session.flush()
    for item in meeting.items:
        if f"items/{item.id}/activity_id" in outcome.saved:
            db.session.expire(item, ["activity"])
    return outcome


def write_single(
    meeting: Meeting,
    changes: Mapping[str, Any],
    *,
    based_on: int,
    by: User,
    seen: Mapping[str, str],
) -> Revised:
    """Save single fields that a script sent; how a decision was reached follows from its votes.

    Raises:
        Invalid: something written cannot stand; then nothing is saved.
    """
    take_pen(meeting)
    how = voting.with_agreements(meeting, changes)
    # nobody typed how it was reached, so nobody collides over it
    stands = {path: place(meeting, path).shown for path in how}
    return write(meeting, {**changes, **how}, based_on=based_on, by=by, seen={**seen, **stands})


def revive(meeting: Meeting, row_paths: Iterable[str], *, by: User) -> None:
    """Put rows back that others removed while somebody wrote in them."""
    for row_path in sorted(row_paths):
        take_pen(meeting)
        restore_row(meeting, row_path, by=by)


def name_recorder(meeting: Meeting, name: str, *, by: User) -> None:
    """Say who records the minutes; the name stands under them."""
    old = meeting.minutes.recorded_by
    if name != old:
        meeting.minutes.recorded_by = name
        record("recorder named", meeting, by=by, old=old, new=name)


def add_item(meeting: Meeting, title: str, *, by: User, key: str = "") -> AgendaItem:
    """Put a point at the end of the agenda; the same ``key`` again is the same point.

    Raises:
        Invalid: it has no name, or too long a one.
    """
    take_pen(meeting)
    item = add_row(meeting, "items", {"title": title}, by=by, key=key)
    assert isinstance(item, AgendaItem)  # noqa: S101 - for the type checker
    return item


def move_item(item: AgendaItem, *, up: bool, by: User) -> None:
    """Let a point change places with its neighbour."""
    move_row(item.meeting, "items", item.id, up=up, by=by)


def remove_item(item: AgendaItem, *, by: User) -> None:
    """Take a point off the agenda.

    Raises:
        NotAllowedNow: something came of it, files are attached to it, or a change of an activity
            refers to it.
    """
    meeting = item.meeting
    take_pen(meeting)
    if any(conclusion.item_id == item.id for conclusion in meeting.conclusions):
        raise NotAllowedNow(
            N_("Something came of this point. Remove its conclusions first, then the point.")
        )
    if any(file.item_id == item.id for file in meeting.attachments):
        raise NotAllowedNow(
            N_("Files are attached to this point. Remove them first, then the point.")
        )
    if any(remark.item_id == item.id for remark in meeting.minutes.remarks):
        raise NotAllowedNow(N_("Somebody commented on this point, so it stays. It may be renamed."))
    if queries.is_referred_to(item):
        raise NotAllowedNow(
            N_("A change of an activity was noted at this point, so it stays. It may be renamed.")
        )
    remove_row(meeting, "items", item.id, by=by)
