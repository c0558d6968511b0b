"""What in the public face of a record seems private: names, numbers, addresses, one client's story.

It helps a person to look and does not decide. A finding is known by its place and the sentence it
stands in: whoever edits the sentence is asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planning.faces.addressed import addressed, named_in
from planning.faces.record import Face, Point
from planning.faces.veil import Veiled
from planning.lib import personal


class FindingKind(StrEnum):
    """What the words look like."""

    NAME = "name"
    GUEST = "guest"
    ADDRESSED = "addressed"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_NUMBER = "birth_number"
    BANK_ACCOUNT = "bank_account"
    STORY = "story"


@dataclass(frozen=True)
class Finding:
    """Words at a place of the face: ``items/12/text``. ``spots`` are those to look at in them."""

    path: str
    kind: FindingKind
    words: str
    spots: tuple[tuple[int, int], ...] = ()
    #: The point it belongs to, with its number; none for the head of the record.
    item_id: int | None = None
    number: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a decision about it is bound to."""
        return self.path, self.kind.value, self.words

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The words in order, each piece with whether it is to be looked at."""
        found, at = [], 0
        for start, end in self.spots:
            found += [(self.words[at:start], False), (self.words[start:end], True)]
            at = end
        return [piece for piece in [*found, (self.words[at:], False)] if piece[0]]


def find(face: Face, veil: Sequence[Veiled]) -> list[Finding]:
    """All that seems private in a public face, in its own order."""
    known = named_in(face)
    found = [
        each
        for path, words, point in _texts(face)
        for each in in_words(
            path, words, veil, point.id if point else None, point.number if point else "", known
        )
    ]
    guests = [
        Finding("guests", FindingKind.GUEST, guest.name, ((0, len(guest.name)),))
        for guest in face.guests
        if guest.name not in {each.called for each in veil}
    ]
    return list({each.key: each for each in [*found, *guests]}.values())


def in_words(
    path: str,
    words: str,
    veil: Sequence[Veiled],
    item_id: int | None = None,
    number: str = "",
    known: Sequence[str] = (),
) -> list[Finding]:
    """All that seems private in one text, a finding for each kind in each sentence."""
    by_sentence: dict[tuple[FindingKind, int, int], list[tuple[int, int]]] = {}
    for kind, start, end in sorted(_spots(words, veil, known), key=lambda spot: spot[1:]):
        sentence = _sentence(words, start, end)
        spot = (start - sentence[0], end - sentence[0])
        spots = by_sentence.setdefault((kind, *sentence), [])
        if not spots or spot[0] >= spots[-1][1]:
            spots.append(spot)
    return [
        Finding(path, kind, words[start:end], tuple(spots), item_id, number)
        for (kind, start, end), spots in by_sentence.items()
    ]


def _spots(
    words: str, veil: Sequence[Veiled], known: Sequence[str]
) -> Iterator[tuple[FindingKind, int, int]]:
    for found in personal.find(words):
        yield FindingKind(found.kind.value), found.start, found.end
    named = [spot for veiled in veil for spot in veiled.spots(words)]
    for start, end in named:
        yield FindingKind.NAME, start, end
    for start, end in addressed(words, known):
        if not any(start < last and first < end for first, last in named):
            yield FindingKind.ADDRESSED, start, end


_SENTENCE_END = re.compile(r"\n+|(?<=[.!?])\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ])")
#: A sentence longer than this is a table; only the part around the words is shown.
_LONGEST, _AROUND = 400, 150


def _sentence(words: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around ``words[start:end]`` begins and ends."""
    breaks = [0, *(b.end() for b in _SENTENCE_END.finditer(words)), len(words)]
    first = max(at for at in breaks if at <= start)
    last = min(at for at in breaks if at >= end)
    if last - first > _LONGEST:
        first, last = max(first, start - _AROUND), min(last, end + _AROUND)
    said = words[first:last]
    return first + len(said) - len(said.lstrip()), last - len(said) + len(said.rstrip())


def _texts(face: Face) -> Iterator[tuple[str, str, Point | None]]:
    """Every text of the face that people wrote, with its path and its point."""
    facts = face.facts
    for path, words in (
        ("title", facts.title),
        ("place", facts.place),
        ("next_meeting", facts.next_meeting),
        ("recorded_by", face.recorded_by),
        ("verified_by", face.verified_by),
        *(("stands_for", s.stands_for) for s in (*face.present, *face.guests, *face.excused)),
        *((f"attachments/{file.id}/name", file.name) for file in face.files),
    ):
        yield path, words, None
    for point in face.points:
        for path, words in _texts_of(point):
            yield path, words, point


def _texts_of(point: Point) -> Iterator[tuple[str, str]]:
    yield f"items/{point.id}/title", point.title
    yield f"items/{point.id}/presenter", point.presenter
    yield f"items/{point.id}/text", point.text
    for said in point.said:
        yield f"conclusions/{said.id}/text", said.text
        yield f"conclusions/{said.id}/who", said.who
    for file in point.files:
        yield f"attachments/{file.id}/name", file.name
