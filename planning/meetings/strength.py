"""Who is in the room and has a vote: now or at some time, and whether the groups may decide.

Members are those who hold a seat on the day of the meeting. Guests have no vote; a substitute has
one while a member of the group is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from planning.lib.clock import CITY_ZONE, now, today
from planning.lib.collation import plain
from planning.model import Attendance, Function, Group, Meeting, Membership, Presence

#: How long before its beginning and after its end a meeting still counts as running.
AROUND = timedelta(hours=1)
NO_VOTE = frozenset({Function.GUEST, Function.SUBSTITUTE})


@dataclass(frozen=True)
class Strength:
    """How many of a group's members are there, and how many must be."""

    group: Group
    present: int
    members: int
    needed: int

    @property
    def missing(self) -> int:
        """How many more must come before the group may decide."""
        return max(0, self.needed - self.present)


@dataclass(frozen=True)
class Bench:
    """A group at the table: how many members it has, and the lines of those who may vote."""

    group: Group
    members: int
    seated: Sequence[Attendance]
    substitutes: Sequence[Attendance]

    def voting(self, at: time | None) -> set[Attendance]:
        """Who of the group votes at a time: its members, and substitutes for the missing ones."""
        there = {line for line in self.seated if is_there(line, at)}
        free = max(0, self.members - len(there))
        ready = (line for line in self.substitutes if is_there(line, at) and line not in there)
        return there | {line for _place, line in zip(range(free), ready, strict=False)}


@dataclass(frozen=True)
class Room:
    """Everybody at the meeting, seen as who may decide."""

    benches: Sequence[Bench]
    times: Sequence[time]

    def voters(self, at: time | None) -> int:
        """How many may vote ``at`` a time; without one, how many could have at most."""
        return max(len(self._voting(moment)) for moment in self._moments(at))

    def strengths(self, at: time | None) -> list[Strength]:
        """Each group that has members: how many of them are there ``at`` a time, or at most."""
        return [
            Strength(
                bench.group,
                max(len(bench.voting(moment)) for moment in self._moments(at)),
                bench.members,
                bench.group.needed_for_quorum(bench.members),
            )
            for bench in self.benches
            if bench.members
        ]

    def _voting(self, at: time) -> set[Attendance]:
        return set().union(*(bench.voting(at) for bench in self.benches))

    def _moments(self, at: time | None) -> list[time]:
        """The moment asked for; without one, every moment at which somebody came in."""
        return [at] if at is not None else [time.min, *self.times]


def room_of(meeting: Meeting, seats: Sequence[Membership]) -> Room:
    """The room as the attendance list has it; ``seats`` are those held on the day."""
    benches = [_bench(group, meeting, seats) for group in meeting.groups]
    return Room(benches, [line.arrived_at for line in meeting.attendances if line.arrived_at])


def _bench(group: Group, meeting: Meeting, seats: Sequence[Membership]) -> Bench:
    own = [seat for seat in seats if seat.group_id == group.id]
    members = [seat for seat in own if seat.function not in NO_VOTE]
    if not members and len(meeting.groups) == 1:  # an old meeting: nobody knows who sat there
        listed = [line for line in meeting.attendances if not line.is_guest]
        return Bench(group, len(listed), listed, [])
    substitutes = [seat for seat in own if seat.function is Function.SUBSTITUTE]
    lines = meeting.attendances
    return Bench(group, len(members), _lines(members, lines), _lines(substitutes, lines))


def _lines(seats: Iterable[Membership], lines: Sequence[Attendance]) -> list[Attendance]:
    """The lines of those who hold the seats."""
    found = (next((line for line in lines if is_of(line, seat)), None) for seat in seats)
    return [line for line in found if line is not None]


def is_of(line: Attendance, seat: Membership) -> bool:
    """Whether a line of the attendance list is about whoever holds the seat."""
    if line.person_id is not None or line.is_guest:
        return line.person_id == seat.person_id
    return plain(line.name) in {plain(seat.person.name), plain(seat.person.full_name)}


def is_there(line: Attendance, at: time | None) -> bool:
    """Whether somebody is in the room at a time; without one, whether they came at all."""
    if line.presence is not Presence.PRESENT or at is None:
        return line.presence is Presence.PRESENT
    came, left = line.arrived_at or time.min, line.left_at or time.max
    return came <= at < left


def hour_now() -> time:
    """The time of day where the city lies, to the minute."""
    return now().astimezone(CITY_ZONE).time().replace(second=0, microsecond=0)


def running_at(meeting: Meeting) -> time | None:
    """The time of day while the meeting runs; None before it and after it."""
    if meeting.held_on != today():
        return None
    here = hour_now()
    begins, ends = meeting.starts_at or time.min, meeting.ends_at or time.max
    if meeting.starts_at:
        begins = _shifted(begins, -AROUND)
    if meeting.ends_at:
        ends = _shifted(ends, AROUND)
    return here if begins <= here <= ends else None


def _shifted(at: time, by: timedelta) -> time:
    """A time of the same day earlier or later; it stays within the day."""
    day = datetime.combine(today(), at)
    moved = day + by
    if moved.date() == day.date():
        return moved.time()
    return time.max if by > timedelta() else time.min
