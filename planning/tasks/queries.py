from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, exists, func, not_, select
from sqlalchemy.orm import joinedload, selectinload

from planning import choosing
from planning.lib.database import db
from planning.model import (
    OPEN_TASKS,
    CityRole,
    Conclusion,
    ConclusionKind,
    Control,
    Group,
    Meeting,
    User,
    meeting_group,
)
from planning.summaries import Page, window
from planning.visibility import own_groups

#: Tasks on the list of a group, and on one page of anybody's.
TASKS, PAGE = 200, 50

_IS_OPEN = Conclusion.state.in_(sorted(OPEN_TASKS))
#: Open ones first, and of these the most urgent; of the others those that were due last.
_URGENT = (
    not_(_IS_OPEN),
    Conclusion.due_on.is_(None),
    case((_IS_OPEN, Conclusion.due_on)),
    Conclusion.due_on.desc(),
    Conclusion.id.desc(),
)


@dataclass(frozen=True)
class Asked:
    """Which tasks somebody wants to see."""

    #: ``mine`` or ``groups``.
    whose: str = "mine"
    #: One of the groups, or all of them.
    group: Group | None = None
    #: ``open``, ``closed`` or ``all``.
    state: str = "open"


def tasks(user: User, asked: Asked, number: int) -> tuple[Sequence[Conclusion], Page]:
    """Tasks somebody asked for, the most urgent first. Four queries."""
    found = db.session.scalars(
        _with_lines()
        .where(*_conditions(user, asked))
        .order_by(*_URGENT)
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return found[:PAGE], window(found, number, PAGE)


def waiting(user: User, asked: Asked, day: date) -> tuple[int, int]:
    """How many of them are open, and how many of these are late. One query."""
    row = db.session.execute(
        select(func.count(), func.count().filter(Conclusion.due_on < day))
        .select_from(Conclusion)
        .where(*_conditions(user, Asked(asked.whose, asked.group)))
    ).one()
    return row[0], row[1]


def groups_of(user: User) -> list[Group]:
    """Groups whose tasks a person may see, in Czech order. One query."""
    if user.role is CityRole.COORDINATOR:
        return choosing.groups()
    return choosing.groups(Group.id.in_(own_groups(user)))


def tasks_of(group: Group) -> Sequence[Conclusion]:
    """Tasks from the group's meetings, the most urgent first. Four queries."""
    return db.session.scalars(
        _with_lines()
        .where(Conclusion.kind == ConclusionKind.TASK, _from_groups([group.id]))
        .order_by(*_URGENT)
        .limit(TASKS)
    ).all()


def _with_lines() -> Select[Conclusion]:
    return select(Conclusion).options(
        joinedload(Conclusion.meeting).joinedload(Meeting.minutes),
        joinedload(Conclusion.meeting).selectinload(Meeting.groups),
        joinedload(Conclusion.person),
        selectinload(Conclusion.controls).options(
            joinedload(Control.by).joinedload(User.person), joinedload(Control.meeting)
        ),
    )


def _conditions(user: User, asked: Asked) -> list[ColumnElement[bool]]:
    conditions = [Conclusion.kind == ConclusionKind.TASK]
    if asked.state != "all":
        conditions.append(_IS_OPEN if asked.state == "open" else not_(_IS_OPEN))
    if asked.group is not None:
        conditions.append(_from_groups([asked.group.id]))
    elif asked.whose == "groups" and user.role is not CityRole.COORDINATOR:
        conditions.append(_from_groups(own_groups(user)))
    if asked.whose == "mine":
        conditions.append(Conclusion.person_id == user.person_id)
    return conditions


def _from_groups(ids: Sequence[int]) -> ColumnElement[bool]:
    return exists().where(
        meeting_group.c.meeting_id == Conclusion.meeting_id, meeting_group.c.group_id.in_(ids)
    )
