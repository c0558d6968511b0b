"""Who comes to a meeting: the list made from the seats, and what happens at the door."""

from __future__ import annotations

from collections.abc import Sequence

from planning.history import record, take_pen
from planning.lib.clock import today
from planning.lib.collation import plain
from planning.meetings import queries
from planning.model import (
    Attendance,
    Function,
    Meeting,
    Membership,
    Person,
    Presence,
    User,
)


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
