"""Controls of tasks: what a meeting found of the tasks that earlier meetings gave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.database import db
from planning.model import (
    OPEN_TASKS,
    Conclusion,
    ConclusionKind,
    Control,
    Meeting,
    User,
    meeting_group,
)

#: Tasks that one meeting goes through.
MOST = 200


def tasks_for(meeting: Meeting) -> Sequence[Conclusion]:
    """Tasks of earlier meetings of its groups for it to control, the most urgent first.

    Those that are open, and those it has controlled already. Three queries.
    """
    its = exists().where(Control.task_id == Conclusion.id, Control.meeting_id == meeting.id)
    comes_over = and_(
        Conclusion.state.in_(sorted(OPEN_TASKS)),
        _from_groups(meeting.group_ids),
        _earlier(meeting.held_on),
    )
    return db.session.scalars(
        select(Conclusion)
        .join(Conclusion.meeting)
        .where(
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.meeting_id != meeting.id,
            or_(its, comes_over),
        )
        .options(
            joinedload(Conclusion.meeting).joinedload(Meeting.minutes),
            joinedload(Conclusion.meeting).selectinload(Meeting.groups),
            selectinload(Conclusion.controls).joinedload(Control.by).joinedload(User.person),
            selectinload(Conclusion.controls).joinedload(Control.meeting),
        )
        .order_by(Conclusion.due_on.is_(None), Conclusion.due_on, Conclusion.id)
        .limit(MOST)
    ).all()


def _from_groups(ids: Sequence[int]) -> ColumnElement[bool]:
    return exists().where(
        meeting_group.c.meeting_id == Conclusion.meeting_id, meeting_group.c.group_id.in_(ids)
    )


def _earlier(day: date | None) -> ColumnElement[bool]:
    """Meetings of old documents have no day; they were before any other."""
    return or_(Meeting.held_on.is_(None), Meeting.held_on <= day) if day else true()
