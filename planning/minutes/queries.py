from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import (
    Clearance,
    Conclusion,
    ConclusionKind,
    Edition,
    Letter,
    LetterKind,
    Meeting,
    MeetingState,
    Minutes,
    Remark,
    TaskState,
    User,
    meeting_group,
)
from planning.visibility import visible_meetings

#: Remarks, notes, versions and letters of one record that a page shows.
SHOWN = 200
#: Later meetings to choose from.
LATER = 20


def remarks(minutes: Minutes) -> Sequence[Remark]:
    """What members said about the minutes, with who said and answered it. One query."""
    return db.session.scalars(
        select(Remark)
        .where(Remark.minutes_id == minutes.id)
        .options(
            joinedload(Remark.by).joinedload(User.person),
            joinedload(Remark.answered_by).joinedload(User.person),
            joinedload(Remark.item),
        )
        .order_by(Remark.id)
        .limit(SHOWN)
    ).all()


def editions(minutes: Minutes) -> Sequence[Edition]:
    """What was published, the latest first, without the texts. One query."""
    return db.session.scalars(
        select(Edition)
        .where(Edition.minutes_id == minutes.id)
        .options(joinedload(Edition.published_by).joinedload(User.person))
        .order_by(Edition.number.desc())
        .limit(SHOWN)
    ).all()


def clearances(minutes: Minutes) -> Sequence[Clearance]:
    """What was let stand, by whom and when. One query."""
    return db.session.scalars(
        select(Clearance)
        .where(Clearance.minutes_id == minutes.id)
        .options(joinedload(Clearance.by).joinedload(User.person))
        .order_by(Clearance.id)
    ).all()


def later_meetings(meeting: Meeting, user: User, today: date) -> Sequence[Meeting]:
    """Meetings of the same groups held since, which may have verified the minutes. One query.

    Of a meeting shared by several groups, only those that ``user`` may know of.
    """
    shares = exists().where(
        meeting_group.c.meeting_id == Meeting.id,
        meeting_group.c.group_id.in_(meeting.group_ids),
    )
    since = meeting.held_on or date.min
    return db.session.scalars(
        select(Meeting)
        .where(
            shares.correlate(Meeting),
            visible_meetings(user),
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.held_on >= since,
            Meeting.held_on <= today,
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(LATER)
    ).all()


def letters_about_comments(meeting: Meeting) -> Sequence[Letter]:
    """Who was asked for comments, by letter. One query."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.meeting_id == meeting.id, Letter.kind == LetterKind.COMMENTS)
        .order_by(Letter.id)
        .limit(SHOWN)
    ).all()


def task_states(minutes: Minutes) -> dict[int, TaskState]:
    """How the tasks stand today, whatever the record said. One query."""
    rows = db.session.execute(
        select(Conclusion.id, Conclusion.state).where(
            Conclusion.meeting_id == minutes.meeting_id, Conclusion.kind == ConclusionKind.TASK
        )
    )
    return {row.id: row.state for row in rows}
