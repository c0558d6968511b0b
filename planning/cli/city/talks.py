"""How the chapters of the demo city write a meeting down, in words only."""

from __future__ import annotations

from dataclasses import dataclass

from planning.model import Agreement, ConclusionKind, ItemKind, MinutesState, TaskState


@dataclass(frozen=True)
class Said:
    """Something that came of a point; ``who`` is a person's key, or words."""

    kind: ConclusionKind
    text: str
    who: str = ""
    due: str = ""
    state: TaskState = TaskState.NEW
    agreement: Agreement | None = None
    #: For, against, abstained.
    votes: tuple[int | None, int | None, int | None] = (None, None, None)


@dataclass(frozen=True)
class Point:
    """A point of the agenda; ``activity`` such as ``"2019 drugs 2.1.2"``.

    ``takes`` minutes; ``opens`` is a person's key, or words.
    """

    title: str
    text: str = ""
    said: tuple[Said, ...] = ()
    activity: str = ""
    kind: ItemKind = ItemKind.COMMON
    takes: int | None = None
    opens: str = ""
    is_section: bool = False
    is_nested: bool = False
    is_postponed: bool = False


@dataclass(frozen=True)
class Gathering:
    """A meeting. ``groups``, ``excused`` and ``absent`` are keys parted by spaces.

    ``invited`` is the day its invitation went out, ``off`` why it was called off; meetings with
    the same ``series`` were called at once.
    """

    groups: str
    on: str
    hours: str
    place: str
    points: tuple[Point, ...]
    state: MinutesState = MinutesState.PUBLISHED
    title: str = ""
    excused: str = ""
    absent: str = ""
    guests: tuple[tuple[str, str], ...] = ()
    recorded_by: str = ""
    verified_by: str = ""
    next_meeting: str = ""
    project: str = ""
    link: str = ""
    invited: str = ""
    off: str = ""
    series: str = ""


def info(text: str) -> Said:
    """Something to know."""
    return Said(ConclusionKind.INFORMATION, text)


def agreed(text: str) -> Said:
    """Something the group decided."""
    return Said(ConclusionKind.DECISION, text)


def by_consensus(text: str) -> Said:
    """Something nobody was against."""
    return Said(ConclusionKind.DECISION, text, agreement=Agreement.CONSENSUS)


def voted(text: str, *votes: int) -> Said:
    """Something the group voted on: for, against, abstained."""
    in_favour, against, abstained = votes
    counted = (in_favour, against, abstained)
    return Said(ConclusionKind.DECISION, text, agreement=Agreement.VOTE, votes=counted)


def heading(title: str) -> Point:
    """A heading over the points that follow."""
    return Point(title, is_section=True)


def task(text: str, who: str, due: str = "", state: TaskState = TaskState.NEW) -> Said:
    """Something to do, by whom and by when."""
    return Said(ConclusionKind.TASK, text, who, due, state)
