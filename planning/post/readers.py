"""Who a letter is for, and whom no letter can reach."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import WRITES, Meeting, Membership, Person
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
    return _sitting(meeting, {meeting.held_on or today()}, _seat(meeting, today(), writes))


def _sitting(meeting: Meeting, days: Iterable[date], *more: ColumnElement[bool]) -> list[Person]:
    """People with a seat in the meeting's groups on each of the days."""
    sits = [*(_seat(meeting, day) for day in days), *more]
    found = db.session.scalars(select(Person).where(*sits).limit(MOST))
    return sorted(found, key=lambda person: by_surname(person.first_name, person.last_name))


def _seat(meeting: Meeting, day: date, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a person has a seat in the meeting's groups on a day."""
    seats = select(Membership.person_id).where(
        Membership.group_id.in_(meeting.group_ids),
        Membership.from_on <= day,
        or_(Membership.to_on.is_(None), Membership.to_on >= day),
        *more,
    )
    return Person.id.in_(seats)


def readers_without_address(readers: Iterable[Person]) -> list[Person]:
    """Those who have to be told in another way: no e-mail, or one that cannot be right."""
    return [reader for reader in readers if usable(reader.email) is None]
