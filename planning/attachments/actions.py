"""Adding, marking and removing files. What a file carries beside what is seen is taken out."""

from __future__ import annotations

from dataclasses import dataclass

from planning.attachments import queries
from planning.history import record, take_pen
from planning.lib.clock import now
from planning.lib.database import db, writing
from planning.lib.files import Kind, clean, recognise, safe_name
from planning.lib.words import N_
from planning.model import Attachment, ItemKind, Meeting, NotAllowedNow, User
from planning.web.papers import keep


@dataclass(frozen=True)
class Cleaned:
    """A file fit to be kept: its content, what it is, and a name fit to be shown."""

    data: bytes
    kind: Kind
    name: str


def cleaned(data: bytes, name: str) -> Cleaned:
    """The file as it may be kept. It takes its time, so nobody should wait for it.

    Raises:
        Refused: it is no file that may be attached; the message says why.
    """
    kind = recognise(data)
    return Cleaned(clean(data, kind), kind, safe_name(name, kind))


def attach(
    meeting: Meeting, file: Cleaned, *, item_id: int | None, kind: ItemKind, by: User
) -> Attachment:
    """Keep a file with the meeting or with one of its points.

    The content is kept first: were the transaction to fail, it would lie there unused. Nobody
    waits for the database while a file is looked through, so the turn to write begins here.

    Raises:
        NotAllowedNow: the minutes are locked, or have too many files.
    """
    digest = keep(file.data)
    db.session.rollback()
    with writing():
        return _attached(meeting, file, digest, item_id=item_id, kind=kind, by=by)


def _attached(
    meeting: Meeting, file: Cleaned, digest: str, *, item_id: int | None, kind: ItemKind, by: User
) -> Attachment:
    take_pen(meeting)
    if len(meeting.attachments) >= queries.MOST:
        raise NotAllowedNow(N_("No more than %(most)s files can be attached."), most=queries.MOST)
    attachment = Attachment(
        item_id=item_id if item_id in {item.id for item in meeting.items} else None,
        name=file.name,
        media_type=file.kind.media_type,
        size=len(file.data),
        digest=digest,
        kind=kind,
        at=now(),
        by=by,
    )
    meeting.attachments.append(attachment)
    record("file added", meeting, by=by, label=file.name)
    return attachment


def mark(attachment: Attachment, kind: ItemKind, *, by: User) -> None:
    """Say for whom the file is.

    Raises:
        NotAllowedNow: the minutes are locked.
    """
    take_pen(attachment.meeting)
    if attachment.kind is not kind:
        attachment.kind = kind
        verb = "file opened" if kind is ItemKind.COMMON else "file closed"
        record(verb, attachment.meeting, by=by, label=attachment.name)


def remove(attachment: Attachment, *, by: User) -> None:
    """Take a file away; its content stays in the store until ``flask files tidy``.

    Raises:
        NotAllowedNow: the minutes are locked.
    """
    meeting = attachment.meeting
    take_pen(meeting)
    meeting.attachments.remove(attachment)
    record("file removed", meeting, by=by, label=attachment.name)
