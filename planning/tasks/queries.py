from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import OPEN_TASKS, Conclusion, ConclusionKind, Group, Meeting, meeting_group

#: Tasks on the list of a group.
TASKS = 200


def tasks_of(group: Group) -> Sequence[Conclusion]:
    """Tasks from the group's meetings: open ones first, the most urgent first. Two queries."""
    return db.session.scalars(
        select(Conclusion)
        .join(meeting_group, meeting_group.c.meeting_id == Conclusion.meeting_id)
        .where(meeting_group.c.group_id == group.id, Conclusion.kind == ConclusionKind.TASK)
        .options(
            joinedload(Conclusion.meeting).selectinload(Meeting.groups),
            joinedload(Conclusion.item),
        )
        .order_by(
            Conclusion.state.not_in(sorted(OPEN_TASKS)),
            Conclusion.due_on.is_(None),
            Conclusion.due_on,
            Conclusion.id.desc(),
        )
        .limit(TASKS)
    ).all()
