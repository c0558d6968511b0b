"""Secrets of one city: words that stand wherever something private can stand, each only once."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from functools import lru_cache
from html import unescape
from random import Random
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import (
    Attachment,
    Attendance,
    Clearance,
    ConclusionKind,
    Control,
    Correction,
    Event,
    ItemKind,
    Letter,
    LetterKind,
    Meeting,
    Minutes,
    MinutesState,
    Presence,
    Side,
    TaskState,
)
from tests.make import NOON

LETTERS = "bcdfghjklmnprstvwxz"
#: A word of ours, wherever it stands: none has a second q, so that no two can overlap.
_MADE_UP = re.compile(f"q[{LETTERS}]{{11}}")


class Secrets:
    """``closed`` is for nobody outside the group; ``full`` stands in the full version as well."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)  # noqa: S311 - the same words every time
        self.closed: dict[str, str] = {}
        self.full: dict[str, str] = {}

    def word(self, place: str, *, full: bool = False) -> str:
        """A new word nobody else uses. ``full``: the official may read it once it is published."""
        word = "Q" + "".join(self._random.choices(LETTERS, k=11))
        (self.full if full else self.closed)[word] = place
        return word

    def phone(self, place: str) -> str:
        digits = "6" + "".join(self._random.choices("0123456789", k=8))
        self.closed[digits] = place
        return f"{digits[:3]} {digits[3:6]} {digits[6:]}"

    def told_to(self, text: str, *, sees_full: bool) -> list[str]:
        """Places whose secret stands in ``text``."""
        found = text.casefold()
        digits = re.sub(r"(?<=\d)[\s\u00a0](?=\d)", "", found)
        known = self.closed if sees_full else self.closed | self.full
        said = set(_MADE_UP.findall(found))  # hundreds of words looked for one by one take long
        return [
            place
            for word, place in known.items()
            if (low := word.casefold()) in said
            or (not _MADE_UP.fullmatch(low) and (low in found or word in digits))
        ]


@lru_cache(maxsize=100)  # the same paper is asked for in several ways
def read(body: bytes, media_type: str) -> str:
    """All words of an answer, whatever it is."""
    if body[:2] == b"PK":
        with ZipFile(io.BytesIO(body)) as archive:
            parts = [archive.read(n).decode("utf-8", "replace") for n in archive.namelist()]
        return unescape("\n".join([*parts, *(re.sub(r"<[^>]+>", "", part) for part in parts)]))
    if body[:5] == b"%PDF-":
        reader = PdfReader(io.BytesIO(body))
        said = "".join(page.extract_text() for page in reader.pages)
        return "\n".join([said, re.sub(r"\s|-\n", "", said), str(reader.metadata)])
    text = body.decode("utf-8", "replace")
    if "json" in media_type and text:  # a HEAD has none
        text += json.dumps(json.loads(text), ensure_ascii=False)
    if "calendar" in media_type or "vcard" in media_type:
        text += re.sub(r"\r?\n[ \t]", "", text)
    return unescape(text)


class City:
    """A group with meetings in every state, full of secrets."""

    def __init__(self, make: Any, cast: Any, secrets: Secrets) -> None:
        self.make, self.cast, self.new = make, cast, secrets.word
        self.phone = secrets.phone
        self._people()

    def _people(self) -> None:
        cast, make = self.cast, self.make
        for user in (cast.mia, cast.sami, cast.gita, cast.hugo, cast.kora):
            user.person.phone = self.phone("phone of a member")
            user.person.email = f"{self.new('mail of a member')}@example.org"
        lida = cast.lida.person
        lida.first_name, lida.last_name = (
            self.new("first name", full=True),
            self.new("surname of a user of services", full=True),
        )
        self.shy = make.person(self.new("surname without consent", full=True), first_name="Jan")
        self.shy.name_is_public = False
        make.membership(self.shy, cast.drugs)
        self.draft_activity = make.activity(
            cast.drugs, title=self.new("title of a draft activity"), number="7.7.7"
        )
        db.session.commit()

    def meeting(self, *, open_: bool, **values: Any) -> Meeting:
        """A meeting with a secret in every place; ``open_``: its common points are for all."""
        make, new = self.make, self.new

        def shown(place: str) -> str:
            return f"Veřejné{place.title().replace(' ', '')}" if open_ else new(place)

        meeting: Meeting = make.meeting(
            self.cast.drugs,
            title=shown("title"),
            place=shown("place"),
            link=f"https://example.org/{new('link to join')}",
            next_meeting=shown("next meeting"),
            series=new("series"),
            **values,
        )
        common = make.item(
            meeting,
            shown("title of a point"),
            text=shown("text of a point"),
            presenter=self.cast.lida.person.name,
            reason=new("reason of the agenda"),
            came_from=new("what it came from"),
            activity=self.draft_activity,
        )
        make.task(common, shown("task"), who=self.cast.lida.person.name, person=None)
        make.task(common, shown("task"), who=self.shy.full_name, person=self.shy, position=2)
        for kind in (ItemKind.INTERNAL, ItemKind.HIDDEN):
            self._closed_point(meeting, kind)
        self._those_who_came(meeting)
        self._around(meeting)
        db.session.commit()
        return meeting

    def _closed_point(self, meeting: Meeting, kind: ItemKind) -> None:
        make, new, said = self.make, self.new, f"{kind.value} point"
        item = make.item(
            meeting,
            new(f"title of {said}", full=True),
            text=new(f"text of {said}", full=True),
            presenter=new(f"who opens {said}", full=True),
            reason=new(f"reason of {said}"),
            kind=kind,
        )
        for nth, outcome in enumerate(ConclusionKind):
            make.task(
                item,
                new(f"{outcome.value} of {said}", full=True),
                kind=outcome,
                who=new(f"who of {said}", full=True) if outcome is ConclusionKind.TASK else "",
                position=nth,
            )
        task = meeting.conclusions[-1]
        note = new("note of a control")
        db.session.add(Control(task=task, state=TaskState.NEW, note=note, at=NOON))
        name = f"{new(f'file of {said}', full=True)}.pdf"
        self._file(meeting, name, item.id, kind)

    def _file(self, meeting: Meeting, name: str, item_id: int | None, kind: ItemKind) -> None:
        file = {"media_type": "application/pdf", "size": 1, "digest": "0" * 64, "at": NOON}
        meeting.attachments.append(Attachment(name=name, item_id=item_id, kind=kind, **file))

    def _those_who_came(self, meeting: Meeting) -> None:
        new, there = self.new, Presence.PRESENT
        lida, shy = self.cast.lida.person, self.shy
        rows = [
            (new("her name of that day", full=True), lida.id, Side.SERVICE_USER, there),
            (new("his name of that day", full=True), shy.id, Side.EXPERT, there),
            (new("a user of services nobody knows", full=True), None, Side.SERVICE_USER, there),
            (new("who did not come", full=True), None, Side.PROVIDER, Presence.ABSENT),
        ]
        for name, person_id, side, presence in rows:
            meeting.attendances.append(
                Attendance(
                    name=f"Jan {name}",
                    person_id=person_id,
                    side=side,
                    presence=presence,
                    stands_for=new("whom they stand for", full=True),
                )
            )
        meeting.minutes.recorded_by = lida.name
        self._file(meeting, f"{new('internal file', full=True)}.pdf", None, ItemKind.INTERNAL)

    def _around(self, meeting: Meeting) -> None:
        """What stands beside the record: remarks, decisions, letters, history."""
        new, minutes, mia = self.new, meeting.minutes, self.cast.mia
        self.make.remark(
            minutes, mia, new("remark"), item=meeting.items[0], wording=new("other words"),
            based_on=new("words before"), state="accepted", answer=new("answer"),
            answered_by=self.cast.sami, answered_at=NOON,
        )  # fmt: skip
        with db.session.no_autoflush:
            self._put_around(meeting, minutes)

    def _put_around(self, meeting: Meeting, minutes: Minutes) -> None:
        new = self.new
        db.session.add_all(
            [
                Clearance(minutes=minutes, path="x", kind="x", words=new("cleared"), at=NOON),
                Correction(minutes=minutes, text=new("internal note"), at=NOON),
                Event(
                    at=NOON, verb="changed", thing="meeting", thing_id=meeting.id, path="title",
                    label=new("label in history"), old=new("old words"), new=new("new words"),
                    by=self.cast.sami, because=meeting.items[1],
                ),
                Letter(
                    key=new("key"), kind=LetterKind.MINUTES, meeting=meeting, written_at=NOON,
                    address=f"{new('address')}@example.org", name=new("reader of a letter"),
                    subject=new("subject"), body=new("body of a letter"), error=new("error"),
                ),
            ]
        )  # fmt: skip

    def in_every_state(self, publish: Any, reopen: Any) -> Meeting:
        """The meetings; the first is published, and what is common there is for everybody."""
        published = self.meeting(open_=True, held_on=date(2025, 6, 2))
        publish(published.minutes)
        archived = self.meeting(open_=True, held_on=date(2025, 5, 2))
        publish(archived.minutes)
        archived.minutes.state = MinutesState.ARCHIVED
        self._rewritten(publish, reopen)
        hidden = self.meeting(open_=False, held_on=date(2025, 3, 2))
        publish(hidden.minutes)
        reopen(hidden.minutes, reason=self.new("why it is hidden"), hide="y")
        self._replaced(publish, reopen)
        for state in (MinutesState.DRAFT, MinutesState.COMMENTED, MinutesState.VERIFIED):
            meeting = self.meeting(open_=False, held_on=date(2025, 1, 2))
            meeting.minutes.verified_by = self.new("who verified a draft")
            meeting.minutes.state = state
        coming = self.meeting(open_=False, held_on=today().replace(year=today().year + 1, day=1))
        coming.minutes.comments_until = coming.held_on
        db.session.commit()
        return published

    def _rewritten(self, publish: Any, reopen: Any) -> None:
        """Published once, its edition stays; everything in it is being written anew."""
        meeting = self.meeting(open_=True, held_on=date(2025, 4, 2))
        publish(meeting.minutes)
        reopen(meeting.minutes, reason=self.new("why it is reopened"))
        meeting.title, meeting.place = self.new("next title"), self.new("next place")
        meeting.next_meeting = self.new("next next meeting")
        meeting.items[0].title, meeting.items[0].text = (
            self.new("next point"),
            self.new("next text"),
        )
        meeting.conclusions[0].text = self.new("next task")
        self.make.item(meeting, self.new("a new point"), text=self.new("its text"))
        self._file(meeting, f"{self.new('a new file')}.pdf", None, ItemKind.COMMON)
        db.session.commit()

    def _replaced(self, publish: Any, reopen: Any) -> None:
        """An old edition said what must not be said; the next one is out."""
        meeting = self.meeting(open_=True, held_on=date(2025, 2, 2))
        slip = meeting.items[0].text = self.new("text of a hidden edition", full=True)
        publish(meeting.minutes)
        reopen(meeting.minutes, reason="oprava", hide="y")
        assert slip == meeting.items[0].text
        meeting.items[0].text = "Opravené znění"
        db.session.commit()
        publish(meeting.minutes)
