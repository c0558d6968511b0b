"""Who a letter is for, and whom no letter can reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import LEADS, WRITES, CityRole, Group, Meeting, Membership, Person, User
from planning.post.addresses import usable

#: More people never sit in the groups of one meeting.
MOST = 500


def members_of(meeting: Meeting) -> list[Person]:
    """People with a seat in its groups on the day of the meeting, by surname. One query.

    Where the day is not known yet, those who have a seat today.
    """
    return _sitting(meeting, {meeting.held_on or today()})


def still_members_of(meeting: Meeting) -> list[Person]:
    """Those of them who sit there today too: nobody else may read the full record. One query."""
    return _sitting(meeting, {meeting.held_on or today(), today()})


def commenters_of(meeting: Meeting) -> list[Person]:
    """Those of them who may comment on its minutes: guests only read. One query."""
    writes = Membership.function.in_(sorted(WRITES))
    still = _seat(meeting.group_ids, today(), writes)
    return _sitting(meeting, {meeting.held_on or today()}, still)


def leaders_of(group: Group) -> list[Person]:
    """Who leads the group today, by surname. One query."""
    return _in_order(_seat([group.id], today(), Membership.function.in_(sorted(LEADS))))


def deciders() -> list[Person]:
    """Who decides for the city on what groups put forward, by surname. One query."""
    decides = User.role.in_([CityRole.COORDINATOR, CityRole.OFFICIAL])
    return _in_order(Person.id.in_(select(User.person_id).where(decides, User.is_enabled)))


def _sitting(meeting: Meeting, days: Iterable[date], *more: ColumnElement[bool]) -> list[Person]:
    """People with a seat in the meeting's groups on each of the days."""
    return _in_order(*(_seat(meeting.group_ids, day) for day in days), *more)


def _in_order(*conditions: ColumnElement[bool]) -> list[Person]:
    """People by surname."""
    found = db.session.scalars(select(Person).where(*conditions).limit(MOST))
    return sorted(found, key=lambda person: by_surname(person.first_name, person.last_name))


def _seat(groups: Sequence[int], day: date, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a person has a seat in any of the groups on a day."""
    seats = select(Membership.person_id).where(
        Membership.group_id.in_(groups),
        Membership.holding(day),
        *more,
    )
    return Person.id.in_(seats)


def readers_without_address(readers: Iterable[Person]) -> list[Person]:
    """Those who have to be told in another way: no e-mail, or one that cannot be right."""
    return [reader for reader in readers if usable(reader.email) is None]
