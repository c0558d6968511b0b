"""Finds whom and what the words on a sheet mean. The words stay as they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import select

from planning.lib.collation import plain
from planning.lib.database import Base, db
from planning.lib.names import split_name
from planning.model import (
    Activity,
    Conclusion,
    CostLine,
    CostSource,
    Entry,
    EntryKind,
    FundingSource,
    Membership,
    Organisation,
    Person,
    TargetGroup,
    Territory,
)

Known = TypeVar("Known", bound=Base)


def resolve(activity: Activity, paths: Iterable[str]) -> None:
    """Renew the references behind the fields at ``paths``. Words nobody knows refer to nothing.

    Whatever writes into a worksheet ends with this: who may be named in public hangs on it.
    """
    touched = {path.split("/")[0] for path in paths}
    if touched & {"implementers", "partners"}:
        _organisations(activity)
    if "target_groups" in touched:
        known = {plain(group.name): group for group in _every(TargetGroup)}
        for entry in _entries(activity, EntryKind.TARGET_GROUP):
            entry.target_group = known.get(plain(entry.text))
    if "territories" in touched:
        places = {plain(place.name): place for place in _every(Territory)}
        for entry in _entries(activity, EntryKind.TERRITORY):
            entry.territory = places.get(plain(entry.text))
    if "costs" in touched:
        _sources(activity.costs)
    if touched & {"responsible", "deputy"}:
        people = _people_of(activity.group_id)
        activity.responsible_person = _person(people, activity.responsible)
        activity.deputy_person = _person(people, activity.deputy)


def _entries(activity: Activity, *kinds: EntryKind) -> list[Entry]:
    return [entry for entry in activity.entries if entry.kind in kinds]


def _organisations(activity: Activity) -> None:
    known = _every(Organisation)
    for entry in _entries(activity, EntryKind.IMPLEMENTER, EntryKind.PARTNER):
        entry.organisation = next((o for o in known if o.is_called(entry.text)), None)


def _sources(costs: Iterable[CostLine]) -> None:
    known = {}
    for source in _every(FundingSource):
        known[plain(source.code)] = known[plain(source.name)] = source.id
    for line in costs:
        wanted = [known[plain(n)] for n in line.source_names if plain(n) in known]
        if [link.funding_source_id for link in line.links] != wanted:
            line.links = [CostSource(funding_source_id=id_) for id_ in dict.fromkeys(wanted)]


def _person(people: Iterable[Person], words: str) -> Person | None:
    said = plain(words)
    return next((p for p in people if said and said in {plain(p.name), plain(p.full_name)}), None)


#: How people are called, what says most first.
_CALLED: tuple[Callable[[Person], set[str]], ...] = (
    lambda person: {person.full_name},
    lambda person: {person.name, f"{person.last_name} {person.first_name}"},
    lambda person: {person.last_name},
    lambda person: {person.first_name},
)


def name_doers(conclusions: Iterable[Conclusion], people: Sequence[Person]) -> None:
    """Find the people behind "who". The words stay; words nobody is called by mean nobody."""
    for conclusion in conclusions:
        conclusion.person = meant(people, conclusion.who)


def meant(people: Sequence[Person], words: str) -> Person | None:
    """The one person whom the words mean: a full name, both names, a surname or a first name.

    Case, accents and titles count for nothing. Words that fit two people mean neither.
    """
    said = " ".join(plain(words).split())
    try:
        bare = split_name(words)
    except ValueError:
        return None
    short = " ".join(plain(f"{bare.first} {bare.last}").split())
    for names_of in _CALLED:
        found = [
            person
            for person in people
            if {said, short} & {plain(name) for name in names_of(person)}
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _every(kind: type[Known]) -> Sequence[Known]:
    return db.session.scalars(select(kind).order_by(kind.id)).all()


def _people_of(group_id: int) -> Sequence[Person]:
    """People who are or were in the group."""
    return db.session.scalars(
        select(Person).join(Person.memberships).where(Membership.group_id == group_id).distinct()
    ).all()
