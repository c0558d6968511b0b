from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from planning.groups.forms import Seat
from planning.history import Invalid, Revised, read_words, record, revise
from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.names import split_name
from planning.lib.words import N_
from planning.model import (
    DomainError,
    Function,
    Group,
    Membership,
    Person,
    Side,
    User,
)
from planning.model.fields import Day, Wrong


def found(typed: Mapping[str, Any], *, by: User) -> Group:
    """Begin a new group.

    Raises:
        Invalid: there is one of that name, or something typed cannot stand.
    """
    group = Group(**read_words(Group, typed))
    _refuse_second(group.name, None)
    db.session.add(group)
    record("group founded", group, by=by, new=group.name)
    return group


def describe(group: Group, changes: Mapping[str, Any], based_on: int, *, by: User) -> Revised:
    """Say anew what the group cares for and how it works.

    Raises:
        Invalid: there is another one of that name, or something typed cannot stand.
    """
    if "name" in changes:
        _refuse_second(changes["name"], group)
    return revise(group, changes, based_on=based_on, by=by)


def _refuse_second(name: str, group: Group | None) -> None:
    with db.session.no_autoflush:
        other = db.session.scalar(select(Group).where(Group.name == name))
    if other is not None and other is not group:
        raise Invalid({"name": Wrong(N_("There is a group of that name already."))})


def seat(group: Group, wanted: Seat, *, by: User) -> Membership:
    """Give somebody a seat.

    Raises:
        DomainError: they sit in the group on that day already.
    """
    person_id = wanted.person_id or _newcomer(wanted).id
    since: date = Day().read(wanted.from_on)  # type: ignore[assignment]  # the form asks for it
    for other in group.memberships:
        if other.person_id == person_id and (other.to_on is None or other.to_on >= since):
            raise DomainError(N_("This person sits in the group on that day already."))
    membership = Membership(
        group=group,
        person_id=person_id,
        function=Function(wanted.function),
        side=Side(wanted.side),
        organisation_id=wanted.organisation_id or None,
        represents=wanted.represents,
        from_on=since,
        appointed_by=wanted.appointed_by,
    )
    db.session.add(membership)
    db.session.flush()
    name = membership.person.name
    record("member joined", group, by=by, new=membership.function.value, label=name)
    return membership


def _newcomer(wanted: Seat) -> Person:
    """Somebody nobody knew before; they need no account to sit in a group."""
    name = split_name(wanted.new_name)
    person = Person(
        titles_before=name.before,
        first_name=name.first,
        last_name=name.last,
        titles_after=name.after,
        phone=wanted.new_phone,
        email=wanted.new_email,
    )
    db.session.add(person)
    db.session.flush()
    return person


def end_seat(membership: Membership, last_day: date, *, by: User) -> None:
    """Somebody leaves; that they sat there stays known.

    Raises:
        DomainError: the day is before they came.
    """
    if membership.to_on is not None and membership.to_on < today():
        raise DomainError(N_("This seat has ended already. Give a new one instead."))
    if last_day < membership.from_on:
        raise DomainError(N_("The last day cannot be before the first."))
    membership.to_on = last_day
    record("member left", membership.group, by=by, label=membership.person.name)
