"""What was published, for those who may not see what is being written since.

While published minutes are reopened, their meeting is being rewritten too. Whoever does not take
part goes on seeing it as it stands in the last edition, wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from sqlalchemy import select

from planning import permissions
from planning.faces.face import face_of
from planning.faces.keeping import from_json
from planning.faces.loading import veiled_people, with_everything, without_unseen
from planning.faces.record import Face
from planning.lib.database import db
from planning.model import Edition, Group, Meeting, MeetingState, Minutes, User


@dataclass(frozen=True)
class Published:
    """A meeting as its last edition says it was; what lists show of a ``Meeting``."""

    id: int
    minutes: Minutes
    groups: list[Group]
    title: str
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    next_meeting: str
    link: str = ""
    state: MeetingState = MeetingState.PLANNED
    invited_at: datetime | None = None

    @property
    def is_cancelled(self) -> bool:
        return False

    @property
    def group_ids(self) -> list[int]:
        return [group.id for group in self.groups]


def last_edition(minutes: Minutes, number: int | None = None) -> Edition | None:
    """An edition of the minutes, the last one unless its number is said. One query."""
    return db.session.scalar(
        select(Edition).where(
            Edition.minutes_id == minutes.id,
            Edition.number == (minutes.edition if number is None else number),
        )
    )


def read_back(edition: Edition, *, public: bool) -> Face:
    """A face as it was published."""
    return from_json(edition.public if public else edition.full)


def reads_edition(user: User, minutes: Minutes) -> bool:
    """Whether ``user`` reads what was published, and not the record as it stands now.

    Whoever takes part reads a draft as it stands; everybody else, and everybody once it is
    published, reads what was kept then.
    """
    return minutes.is_public or not permissions.take_part(user, minutes.meeting)


def face_for(user: User, minutes: Minutes, *, public: bool) -> Face | None:
    """The record as ``user`` may read it, with the public face wherever ``public`` asks for it.

    None: there is nothing this person may read.
    """
    found = read_for(user, minutes, public=public)
    return found[0] if found else None


def read_for(user: User, minutes: Minutes, *, public: bool) -> tuple[Face, Edition | None] | None:
    """The same with the edition it comes from. A draft has none, nor have very old minutes."""
    public = public or not permissions.see_full_minutes(user, minutes)
    edition = None
    if reads_edition(user, minutes):
        if not minutes.is_readable:
            return None
        edition = last_edition(minutes)
        if edition is None and not minutes.is_public:
            return None
    if edition is not None:
        face = read_back(edition, public=public)
    else:
        meeting = with_everything(minutes.meeting)
        face = face_of(meeting, veiled_people(meeting) if public else [], public=public)
    return without_unseen(face, user), edition


def as_published(meetings: Iterable[Meeting], user: User) -> list[Meeting]:
    """The meetings as ``user`` may see them. One query when some are being rewritten, else none."""
    listed = list(meetings)
    rewritten = [
        meeting
        for meeting in listed
        if not meeting.minutes.is_public
        and meeting.minutes.stays_public
        and not permissions.take_part(user, meeting)
    ]
    if not rewritten:
        return listed
    kept = {
        edition.minutes_id: from_json(edition.public)
        for edition in db.session.scalars(
            select(Edition)
            .join(Edition.minutes)
            .where(
                Edition.minutes_id.in_([meeting.minutes.id for meeting in rewritten]),
                Edition.number == Minutes.edition,
            )
        )
    }
    return [
        cast(Meeting, _published(meeting, kept[meeting.minutes.id]))
        if meeting in rewritten
        else meeting
        for meeting in listed
    ]


def _published(meeting: Meeting, face: Face) -> Published:
    facts = face.facts
    return Published(
        meeting.id,
        meeting.minutes,
        list(meeting.groups),
        facts.title,
        facts.held_on,
        facts.starts_at,
        facts.ends_at,
        facts.place,
        facts.next_meeting,
    )
