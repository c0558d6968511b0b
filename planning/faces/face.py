"""The two faces of minutes: the full one for those who were there, and the one for everybody.

In the public face confidential points are left out, and people who use services or do not wish
to be named are called by their part only. What people typed into the text is theirs to check.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from planning.lib.collation import czech, plain
from planning.model import (
    PUBLIC_STAGES,
    Activity,
    AgendaItem,
    Attendance,
    Conclusion,
    ConclusionKind,
    Meeting,
    Presence,
    Side,
    TaskState,
)

_BETWEEN_NAMES = re.compile(r"(\s*[,;/]\s*|\s+(?:a|and)\s+)")


@dataclass(frozen=True)
class Veiled:
    """Somebody who is not named in public, and what is said instead."""

    first_name: str
    last_name: str
    uses_services: bool

    @property
    def called(self) -> str:
        if self.uses_services:
            return str(_("representative of service users"))
        return str(_("member of the group"))

    def is_in(self, words: str) -> bool:
        """Whether ``words`` seem to name them, in any case of the surname.

        A first name that is not theirs, right before the surname, means somebody else.
        """
        said = [word.strip(_MARKS) for word in words.split()]
        return any(
            _is_form_of(self.last_name, word)
            and not (at and self._is_not_first(words.split()[at - 1]))
            for at, word in enumerate(said)
        )

    def _is_not_first(self, word: str) -> bool:
        """Whether ``word`` is somebody else's first name, and no title, initial or address."""
        is_name = len(word) > 2 and word[0].isupper() and word[-1].isalpha()
        if not is_name or plain(word) in _ADDRESSES:
            return False
        return not (self.first_name and _is_form_of(self.first_name, word))


_MARKS = ".,;:!?()[]\"'„“”*_–-"
_ADDRESSES = frozenset({"pan", "pani", "pana", "panem", "panu", "slecna", "mrs", "miss"})


def _is_form_of(name: str, word: str) -> bool:
    """Whether ``word`` is ``name`` in one of its cases, as far as one can tell."""
    plain_name, plain_word = plain(name), plain(word)
    stem = plain_name[:-1] if len(plain_name) > 3 else plain_name
    return bool(stem) and plain_word.startswith(stem) and len(plain_word) <= len(plain_name) + 3


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


@dataclass(frozen=True)
class Point:
    """A point of the agenda; of one that is left out only its place remains."""

    id: int
    number: int
    is_left_out: bool = False
    title: str = ""
    text: str = ""
    activity: Activity | None = None
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True)
class Face:
    """Minutes as somebody may read them."""

    is_public: bool
    points: list[Point]
    present: list[Someone]
    guests: list[Someone]
    excused: list[Someone]
    absent: list[Someone]
    recorded_by: str
    verified_by: str

    @property
    def tasks(self) -> list[Said]:
        return [s for point in self.points for s in point.said if s.kind is ConclusionKind.TASK]


def face_of(meeting: Meeting, veiled: Sequence[Veiled], *, public: bool) -> Face:
    """The minutes of ``meeting``, with a veil over the names in ``veiled`` when ``public``."""
    veil = veil_over(meeting, veiled) if public else []
    minutes = meeting.minutes
    by_presence: dict[Presence, list[Attendance]] = {presence: [] for presence in Presence}
    for row in meeting.attendances:
        by_presence[row.presence].append(row)
    there, missing = by_presence[Presence.PRESENT], by_presence[Presence.ABSENT]
    return Face(
        is_public=public,
        points=[_point(meeting, item, n, veil, public) for n, item in enumerate(meeting.items, 1)],
        present=[_someone(row, veil) for row in there if not row.is_guest],
        guests=[_someone(row, veil) for row in there if row.is_guest],
        excused=[_someone(row, veil) for row in by_presence[Presence.EXCUSED]],
        absent=[] if public else [_someone(row, veil) for row in missing if not row.is_guest],
        recorded_by=_under_veil(minutes.recorded_by, veil),
        verified_by=_under_veil(minutes.verified_by, veil),
    )


def veil_over(meeting: Meeting, veiled: Sequence[Veiled]) -> list[Veiled]:
    """Those who are ``veiled``, and whoever came for the users of services without being known."""
    strangers = [
        Veiled(*_parted(row.name), uses_services=True)
        for row in meeting.attendances
        if row.side is Side.SERVICE_USER
    ]
    return [*veiled, *strangers]


def named_in_texts(face: Face, veil: Sequence[Veiled]) -> list[str]:
    """Names under the veil that still seem to stand in texts of the public face."""
    texts = [f"{point.title}\n{point.text}" for point in face.points]
    texts += [said.text for point in face.points for said in point.said]
    found = {f"{v.first_name} {v.last_name}".strip() for v in veil for t in texts if v.is_in(t)}
    return sorted(found, key=czech)


def _parted(name: str) -> tuple[str, str]:
    """First name and surname of a name as somebody wrote it, as far as one can tell."""
    first, _space, last = name.partition(",")[0].strip().rpartition(" ")
    return first, last


def _point(
    meeting: Meeting, item: AgendaItem, number: int, veil: Sequence[Veiled], public: bool
) -> Point:
    if public and item.is_confidential:
        return Point(item.id, number, is_left_out=True)
    shows = item.activity is not None and (not public or item.activity.stage in PUBLIC_STAGES)
    return Point(
        item.id,
        number,
        title=item.title,
        text=item.text,
        activity=item.activity if shows else None,
        said=[
            Said(said.kind, said.text, _who(said, veil), said.due_on, said.state)
            for said in meeting.conclusions
            if said.item_id == item.id
        ],
    )


def _someone(row: Attendance, veil: Sequence[Veiled]) -> Someone:
    under = _veil_of(row.name, veil)
    return Someone(under.called, "") if under else Someone(row.name, row.stands_for)


def _who(said: Conclusion, veil: Sequence[Veiled]) -> str:
    if said.person is None:
        return _under_veil(said.who, veil)
    under = _veil_of(said.person.name, veil)
    return under.called if under else said.who


def _veil_of(name: str, veil: Sequence[Veiled]) -> Veiled | None:
    """The veil over one person, known by first name and surname."""
    words = plain(name)
    fits = (v for v in veil if plain(v.first_name) in words and plain(v.last_name) in words)
    return next(fits, None)


def _under_veil(words: str, veil: Sequence[Veiled]) -> str:
    """Words that name people, with those under the veil called by their part only."""
    parts = _BETWEEN_NAMES.split(words)
    return "".join(next((v.called for v in veil if v.is_in(part)), part) for part in parts)
