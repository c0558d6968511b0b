"""Who comes to a meeting: the list made from the seats, and what happens at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from planning.history import Invalid, record, revise, take_pen
from planning.lib.clock import today
from planning.lib.collation import plain
from planning.lib.words import N_
from planning.meetings import queries
from planning.meetings.strength import hour_now, is_of, running_at
from planning.model import (
    Attendance,
    Function,
    Meeting,
    Membership,
    Person,
    Presence,
    User,
)
from planning.model.fields import Hour, Wrong


def places(seats: Sequence[Membership]) -> list[Attendance]:
    """A line for each person, though they may sit in several of the groups."""
    places: dict[int, Attendance] = {}
    for seat in seats:
        if seat.person_id not in places:
            places[seat.person_id] = Attendance(
                person_id=seat.person_id,
                name=seat.person.full_name,
                stands_for=seat.stands_for,
                side=seat.side,
                is_guest=seat.function is Function.GUEST,
            )
    return list(places.values())


def note_presence(place: Attendance, presence: Presence, *, by: User) -> None:
    """Write down whether someone came."""
    take_pen(place.meeting)
    if place.presence is not presence:
        old, place.presence = place.presence, presence
        record(
            "attendance",
            place.meeting,
            by=by,
            label=place.name,
            old=old.value,
            new=presence.value,
        )


def come_late(place: Attendance, *, by: User) -> None:
    """Write down that somebody has just come, after the beginning."""
    note_presence(place, Presence.PRESENT, by=by)
    _note_time(place, "arrived_at", _pressed_at(place.meeting, place.meeting.starts_at), by=by)


def leave(place: Attendance, *, by: User) -> None:
    """Write down that somebody leaves now, before the end."""
    _note_time(place, "left_at", _pressed_at(place.meeting, place.meeting.ends_at), by=by)


def _pressed_at(meeting: Meeting, otherwise: time | None) -> time:
    """The time of day while the meeting runs; later its own beginning or end, to be corrected."""
    return running_at(meeting) or otherwise or hour_now()


def _note_time(place: Attendance, name: str, at: time, *, by: User) -> None:
    meeting = place.meeting
    change = {f"attendances/{place.id}/{name}": Hour().show(at)}
    refuse_nonsense(meeting, change)
    revise(meeting, change, based_on=meeting.version, by=by)


def refuse_nonsense(meeting: Meeting, changes: Mapping[str, Any]) -> None:
    """Look at every arrival and departure that is to change.

    Raises:
        Invalid: somebody would leave before they came, or at that moment.
    """
    errors = {}
    for line in meeting.attendances:
        paths = {n: f"attendances/{line.id}/{n}" for n in ("arrived_at", "left_at")}
        typed = [p for n, p in paths.items() if _differs(changes.get(p), getattr(line, n))]
        came, left = (_read(changes.get(p), getattr(line, n)) for n, p in paths.items())
        if typed and came and left and left <= came:
            errors[typed[-1]] = Wrong(N_("Nobody leaves before they come. Mend one of the times."))
    if errors:
        raise Invalid(errors)


def _differs(typed: Any, stands: time | None) -> bool:
    return typed is not None and _read(typed, stands) != stands


def _read(typed: Any, stands: time | None) -> time | None:
    """The time as typed; what stands there when nothing was, or nothing that is a time."""
    try:
        return stands if typed is None else Hour().read(typed)
    except Wrong:
        return stands  # whoever saves it says so beside the field itself


def newcomers(meeting: Meeting, seats: Sequence[Membership]) -> list[Membership]:
    """Seats held on the day of the meeting whose people are not on its list, each person once."""
    known = {line.person_id for line in meeting.attendances}
    unlisted = (
        seat
        for seat in seats
        if seat.person_id not in known
        and not any(is_of(line, seat) for line in meeting.attendances)
    )
    return list({seat.person_id: seat for seat in unlisted}.values())


def awaited(meeting: Meeting) -> list[Membership]:
    """The same, asking who holds a seat on the day. One query."""
    return newcomers(meeting, queries.seats(meeting.group_ids, meeting.held_on or today()))


def add_newcomers(meeting: Meeting, *, by: User) -> None:
    """Put everybody who holds a seat on the day on the list; it was made for another day."""
    take_pen(meeting)
    added = places(awaited(meeting))
    meeting.attendances.extend(added)
    if added:
        record("list completed", meeting, by=by, label=", ".join(line.name for line in added))


def add_guest(meeting: Meeting, name: str, stands_for: str, *, by: User) -> None:
    """Add someone who is there and was not on the list. Whoever is on it already just came."""
    take_pen(meeting)
    listed = next((row for row in meeting.attendances if plain(row.name) == plain(name)), None)
    if listed is not None:
        note_presence(listed, Presence.PRESENT, by=by)
        return
    person = called(queries.people_of(meeting), name)
    seats = queries.seats(meeting.group_ids, meeting.held_on or today()) if person else []
    held = [seat for seat in seats if person is not None and seat.person_id == person.id]
    guest = Attendance(name=name, stands_for=stands_for, is_guest=True)
    place = next(iter(places(held)), guest)
    place.presence = Presence.PRESENT
    meeting.attendances.append(place)
    record("guest added", meeting, by=by, label=place.name)


def remove_guest(place: Attendance, *, by: User) -> None:
    """Take a guest off the list again."""
    if place.is_guest:
        meeting = place.meeting
        meeting.attendances.remove(place)
        record("guest removed", meeting, by=by, label=place.name)


def called(people: Sequence[Person], words: str) -> Person | None:
    """The one of ``people`` whose name the words are, whatever the case and accents."""
    said = plain(words.strip())
    return next((p for p in people if said and said in {plain(p.name), plain(p.full_name)}), None)
