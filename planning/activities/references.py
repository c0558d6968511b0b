"""Finds whom and what the words on a worksheet mean. The words stay as they were written."""

from __future__ import annotations

from collections.abc import Iterable

from planning.activities import queries
from planning.lib.collation import plain
from planning.model import Activity, CostLine, CostSource, Entry, EntryKind, Person


def resolve(activity: Activity, paths: Iterable[str]) -> None:
    """Renew the references behind the fields at ``paths``. Words nobody knows refer to nothing."""
    touched = {path.split("/")[0] for path in paths}
    if touched & {"implementers", "partners"}:
        _organisations(activity)
    if "target_groups" in touched:
        known = {plain(group.name): group for group in queries.known_target_groups()}
        for entry in _entries(activity, EntryKind.TARGET_GROUP):
            entry.target_group = known.get(plain(entry.text))
    if "territories" in touched:
        places = {plain(place.name): place for place in queries.known_territories()}
        for entry in _entries(activity, EntryKind.TERRITORY):
            entry.territory = places.get(plain(entry.text))
    if "costs" in touched:
        _sources(activity.costs)
    if touched & {"responsible", "deputy"}:
        people = queries.people_of(activity.group_id)
        activity.responsible_person = _person(people, activity.responsible)
        activity.deputy_person = _person(people, activity.deputy)


def _entries(activity: Activity, *kinds: EntryKind) -> list[Entry]:
    return [entry for entry in activity.entries if entry.kind in kinds]


def _organisations(activity: Activity) -> None:
    known = queries.known_organisations()
    for entry in _entries(activity, EntryKind.IMPLEMENTER, EntryKind.PARTNER):
        entry.organisation = next((o for o in known if o.is_called(entry.text)), None)


def _sources(costs: Iterable[CostLine]) -> None:
    known = {}
    for source in queries.known_sources():
        known[plain(source.code)] = known[plain(source.name)] = source.id
    for line in costs:
        wanted = [known[plain(n)] for n in line.source_names if plain(n) in known]
        if [link.funding_source_id for link in line.links] != wanted:
            line.links = [CostSource(funding_source_id=id_) for id_ in dict.fromkeys(wanted)]


def _person(people: Iterable[Person], words: str) -> Person | None:
    said = plain(words)
    return next((p for p in people if said and said in {plain(p.name), plain(p.full_name)}), None)
