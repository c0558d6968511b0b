"""How long an agenda takes, when each of its points begins, and what is left of the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planning.model import AgendaItem, Meeting, numbered
from planning.model.fields import Hour

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Timed:
    """A point of the agenda with its number and the hour it begins, as far as that is known."""

    number: str
    item: AgendaItem
    begins: time | None

    @property
    def hour(self) -> str:
        """``9:15``, or nothing."""
        return Hour().show(self.begins)


@dataclass(frozen=True)
class Sum:
    """Minutes planned, minutes there are (None: nobody knows), and points without a time."""

    planned: int
    slot: int | None
    untimed: int

    @property
    def left(self) -> int | None:
        """Minutes that remain; fewer than none when the agenda is longer than the meeting."""
        return None if self.slot is None else self.slot - self.planned


def timed(items: Iterable[AgendaItem], starts_at: time | None) -> list[Timed]:
    """Each point with its hour. After one whose length nobody knows, no hour is guessed."""
    found: list[Timed] = []
    at = datetime.combine(_ANY_DAY, starts_at) if starts_at else None
    for number, item in numbered(items):
        found.append(Timed(number, item, None if at is None or item.is_section else at.time()))
        if at is not None and not item.is_section:
            at = None if item.takes is None else at + timedelta(minutes=item.takes)
    return found


def sum_of(meeting: Meeting) -> Sum:
    """The time its agenda takes against the time there is."""
    points = [item for item in meeting.items if not item.is_section]
    return Sum(
        planned=sum(item.takes or 0 for item in points),
        slot=meeting.slot,
        untimed=sum(item.takes is None for item in points),
    )
