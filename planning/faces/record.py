"""What a face of the record is made of: plain values, ready to be shown, kept or printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from planning.model import Agreement, ConclusionKind, TaskState


@dataclass(frozen=True)
class Facts:
    """What stands at the head of the record: whose meeting, when, where, as part of what."""

    groups: list[str]
    #: The groups as they stand after "of the working group", where somebody wrote them so.
    genitives: list[str]
    title: str
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    project: str
    project_number: str
    publicity: Publicity
    next_meeting: str


@dataclass(frozen=True)
class Publicity:
    """What a funded project obliges documents to carry. ``logos``: digests with their words."""

    header: list[str]
    footer: str
    logos: list[tuple[str, str]]


@dataclass(frozen=True)
class Someone:
    """A name in the list of those who were there, and whom they stand for."""

    name: str
    stands_for: str


@dataclass(frozen=True)
class Said:
    """What came of a point."""

    kind: ConclusionKind
    text: str
    who: str
    due_on: date | None
    state: TaskState
    agreement: Agreement | None = None
    #: For, against, abstained. Only ever numbers.
    votes: tuple[int, int, int] | None = None
    id: int = 0


@dataclass(frozen=True)
class File:
    """Something attached that this face may show."""

    id: int
    name: str
    media_type: str
    size: int  # bytes


@dataclass(frozen=True)
class Point:
    """A point of the agenda; of one that is left out only its place remains.

    A section is a heading over points; it has no number.
    """

    id: int
    number: str
    is_left_out: bool = False
    is_section: bool = False
    is_postponed: bool = False
    title: str = ""
    presenter: str = ""
    text: str = ""
    activity_id: int | None = None
    activity: str = ""
    said: list[Said] = field(default_factory=list)
    files: list[File] = field(default_factory=list)


@dataclass(frozen=True)
class Face:
    """Minutes as somebody may read them."""

    is_public: bool
    facts: Facts
    points: list[Point]
    present: list[Someone]
    guests: list[Someone]
    excused: list[Someone]
    absent: list[Someone]
    recorded_by: str
    verified_by: str
    files: list[File]
    verified_on: date | None = None

    @property
    def every_file(self) -> list[File]:
        """Those of the meeting as a whole, then those of its points."""
        return [*self.files, *(file for point in self.points for file in point.files)]

    @property
    def tasks(self) -> list[Said]:
        return [s for point in self.points for s in point.said if s.kind is ConclusionKind.TASK]
