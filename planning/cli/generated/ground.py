"""What a generated plan stands on: the directory, people, groups and the two plans' trees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from sqlalchemy import func, select

from planning.cli.city import directory, people, plans
from planning.cli.city.book import Book
from planning.cli.generated import words
from planning.lib.collation import plain
from planning.lib.database import db
from planning.model import (
    Function,
    FundingSource,
    Group,
    GroupKind,
    Membership,
    Person,
    Plan,
    Side,
    TargetGroup,
    Territory,
    User,
)


@dataclass(frozen=True)
class Ground:
    """Ids of what activities and meetings refer to."""

    groups: list[int]
    #: Names and ids of the people in each group, by the group's id.
    members: dict[int, list[tuple[int, str]]]
    #: First year of a plan: its id and its measures' ids by number.
    plans: dict[int, tuple[int, dict[str, int]]]
    organisations: list[tuple[int, str]]
    target_groups: list[tuple[int, str]]
    territories: list[tuple[int, str]]
    sources: dict[str, int]
    users: list[int]


def lay(random: Random) -> Ground:
    """Make the ground in an empty database.

    Raises:
        ValueError: somebody or something is here already.
    """
    for table in (User, Person, Group, Plan, Territory):
        if db.session.scalar(select(func.count(table.id))):
            raise ValueError("the database is not empty; choose another with PLANNING_INSTANCE")
    book = Book()
    directory.write(book)
    people.write(book)
    plans.write(book)
    db.session.flush()
    directory.write_projects(book)
    directory.write_city(book)
    groups = [_group(book, random, nth, name) for nth, name in enumerate(words.GROUPS)]
    db.session.add_all(groups)
    db.session.flush()
    return _ground(book, groups)


def _group(book: Book, random: Random, nth: int, name: str) -> Group:
    steering = plain(name).startswith("ridici")
    group = Group(
        name=name,
        kind=GroupKind.STEERING if steering else GroupKind.WORKING,
        remit=words.sentence(random),
    )
    seats = {"gita": Function.MANAGER, "sami": Function.SECRETARY, "mia": Function.MEMBER}
    if nth:
        seats = {}
    others = [key for key in book.people if key not in people.ACCOUNTS]
    for key in random.sample(others, 14):
        seats[key] = Function.MEMBER if seats else Function.MANAGER
    group.memberships = [_seat(book, key, function) for key, function in seats.items()]
    return group


def _seat(book: Book, key: str, function: Function) -> Membership:
    person = book.people[key]
    return Membership(
        person=person,
        function=function,
        side=Side.PROVIDER if person.organisation else Side.SERVICE_USER,
        organisation=person.organisation,
        represents="" if person.organisation else "uživatelé služeb",
        from_on=date(2018, 10, 1),
    )


def _ground(book: Book, groups: list[Group]) -> Ground:
    measures: dict[int, dict[str, int]] = {}
    for (year, number), measure in book.measures.items():
        measures.setdefault(year, {})[number] = measure.id
    return Ground(
        groups=[group.id for group in groups],
        members={
            group.id: [(seat.person.id, seat.person.full_name) for seat in group.memberships]
            for group in groups
        },
        plans={year: (plan.id, measures[year]) for year, plan in book.plans.items()},
        organisations=[(o.id, o.called) for o in book.organisations.values()],
        target_groups=_named(TargetGroup),
        territories=_named(Territory),
        sources={s.code: s.id for s in db.session.scalars(select(FundingSource))},
        users=[user.id for user in book.users.values()],
    )


def _named(table: type[TargetGroup] | type[Territory]) -> list[tuple[int, str]]:
    rows = db.session.execute(select(table.id, table.name).order_by(table.id))
    return [(id_, name) for id_, name in rows]
