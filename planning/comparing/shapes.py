"""What a comparison of two moments is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_

from planning.history.moments import Moment
from planning.history.past import Difference
from planning.model import Event
from planning.summaries import Page


class Fate(StrEnum):
    """What became of an activity between two moments."""

    NEW = "new"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One difference, and the last deed that made it so: who, when, at which agenda item."""

    what: Difference | Event
    deed: Event
    item_title: str = ""
    item_meeting_id: int = 0
    item_held_on: date | None = None


@dataclass
class Changed:
    """An activity that differs, as it was called at the later moment."""

    id: int
    number: str
    title: str
    fate: Fate
    changes: list[Change]

    @property
    def called(self) -> str:
        """``2.1.2 Krizové lůžko``."""
        return f"{self.number} {self.title}".strip()


@dataclass
class ChangedMeasure:
    """A measure with those of its activities that differ; without a name where there is none."""

    measure: str
    activities: list[Changed] = field(default_factory=list)


@dataclass(frozen=True)
class Tally:
    """How many activities had each fate, however few a page holds; whether the plan changed."""

    fates: Counter[Fate]
    of_plan: bool


@dataclass
class Comparison:
    """A page of what differs, and the tally of all. ``names``: of things that fields refer to."""

    of_plan: list[Change]
    parts: list[ChangedMeasure]
    names: Mapping[tuple[str, str], str]
    page: Page
    tally: Tally


@dataclass(frozen=True)
class Span:
    """From one moment to a later one."""

    since: Moment
    until: Moment

    @property
    def deeds(self) -> ColumnElement[bool]:
        return and_(Event.id > self.since.upto, Event.id <= self.until.upto)
