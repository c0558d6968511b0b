"""Everything of the demo city made so far, by the short names its chapters use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from planning.lib.clock import CITY_ZONE
from planning.lib.periods import parse_day
from planning.model import (
    Activity,
    Event,
    Group,
    Measure,
    Organisation,
    Person,
    Plan,
    Project,
    Sheet,
    User,
)


@dataclass
class Book:
    """The city under construction. Plans are known by their first year."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    plans: dict[int, Plan] = field(default_factory=dict)
    measures: dict[tuple[int, str], Measure] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    #: By plan, group and number, such as ``"2019 drugs 2.1.2"``.
    activities: dict[str, Activity] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def person(self, name: str) -> Person | None:
        """The person called so, with titles or without."""
        said = name.strip()
        return next((p for p in self.people.values() if said in {p.name, p.full_name}), None)

    def tell(self, sheet: Sheet, at: datetime, verb: str, by: str, **words: str) -> None:
        """Write a deed that changes nothing on a sheet into its history, in the version it met."""
        mine = [e for e in self.events if (e.thing, e.thing_id) == (sheet.__tablename__, sheet.id)]
        version = max((e.version for e in mine if e.at <= at), default=1)
        values = {"thing": sheet.__tablename__, "thing_id": sheet.id, "version": version}
        self.events.append(Event(at=at, by=self.users[by], verb=verb, **values, **words))


@dataclass
class Deeds:
    """What happened to one sheet, put in order at the end so that its versions rise with time."""

    sheet: Sheet
    events: list[Event] = field(default_factory=list)

    def add(self, at: datetime, verb: str, by: User | None, **words: Any) -> None:
        """Remember a deed. ``words`` are those of ``Event``: path, label, old, new."""
        self.events.append(
            Event(
                at=at,
                by=by,
                verb=verb,
                thing=self.sheet.__tablename__,
                thing_id=self.sheet.id,
                **{name: str(value) for name, value in words.items()},
            )
        )

    def close(self, book: Book) -> None:
        """Number the versions, and hand the deeds over to the city's history."""
        version = 1
        for event in sorted(self.events, key=lambda event: event.at):
            version += event.verb in {"changed", "added", "removed", "moved"}
            event.version = version
            book.events.append(event)
        self.sheet.version = version


def day(text: str) -> date:
    """``25. 1. 2019`` as a date."""
    return parse_day(text)


def moment(on: date, hour: int = 10, minute: int = 0) -> datetime:
    """An hour of that day in the city."""
    return datetime.combine(on, time(hour, minute), CITY_ZONE)
