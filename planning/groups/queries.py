from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, case, exists, func, not_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from planning.lib.collation import czech
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import (
    OPEN_TASKS,
    PUBLIC_MINUTES,
    Activity,
    Conclusion,
    ConclusionKind,
    Function,
    Group,
    Meeting,
    Membership,
    Minutes,
    Organisation,
    Person,
    Plan,
    User,
    meeting_group,
)
from planning.summaries import Summary, summaries
from planning.visibility import visible_activities, visible_meetings

#: Lines of each part of a group's page.
ACTIVITIES, MEETINGS, MEMBERS = 8, 3, 200


def members(group: Group, day: date | None = None) -> list[Membership]:
    """Seats in the group: those of a day, or all there ever were. One query."""
    wanted = (
        select(Membership)
        .where(Membership.group_id == group.id)
        .options(
            joinedload(Membership.person).joinedload(Person.organisation),
            joinedload(Membership.organisation),
        )
        .limit(MEMBERS)
    )
    if day is not None:
        wanted = wanted.where(Membership.holding(day))
    order = list(Function)  # leaders first
    return sorted(
        db.session.scalars(wanted),
        key=lambda m: (
            order.index(m.function),
            by_surname(m.person.first_name, m.person.last_name),
        ),
    )


def activities_of(group: Group, user: User) -> list[Summary]:
    """The group's latest activities that ``user`` may see. Three queries."""
    latest = (Plan.first_year.desc(), Activity.sort_key, Activity.id)
    # Only ids are sorted: a group may have hundreds of activities, and their texts are long.
    wanted = (
        select(Activity.id)
        .join(Activity.plan)
        .where(Activity.group_id == group.id, visible_activities(user))
        .order_by(*latest)
        .limit(ACTIVITIES)
    )
    found = db.session.scalars(
        select(Activity).join(Activity.plan).where(Activity.id.in_(wanted)).order_by(*latest)
    ).all()
    return summaries(found)


def plans_of(group: Group, user: User) -> Sequence[Plan]:
    """Plans in which the group has activities that ``user`` may see, latest first. One query."""
    its = exists().where(
        Activity.plan_id == Plan.id, Activity.group_id == group.id, visible_activities(user)
    )
    return db.session.scalars(
        select(Plan).where(its).order_by(Plan.first_year.desc(), Plan.id).limit(10)
    ).all()


def meetings_of(group: Group, user: User, day: date) -> Sequence[Meeting]:
    """The group's next meetings that ``user`` may know of, then its last ones. Two queries.

    A meeting without a day comes until its minutes are published.
    """
    undated = Meeting.held_on.is_(None)
    waits = and_(undated, Minutes.state.not_in(sorted(PUBLIC_MINUTES)))
    comes = or_(Meeting.held_on >= day, waits)
    soonest = (undated, Meeting.held_on, Meeting.id)
    latest = (undated, Meeting.held_on.desc(), Meeting.id.desc())
    its = (
        select(Meeting.id)
        .join(Meeting.minutes)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .where(meeting_group.c.group_id == group.id, visible_meetings(user))
    )
    wanted = or_(
        Meeting.id.in_(its.where(comes).order_by(*soonest).limit(MEETINGS)),
        Meeting.id.in_(its.where(not_(comes)).order_by(*latest).limit(MEETINGS)),
    )
    return db.session.scalars(
        select(Meeting)
        .join(Meeting.minutes)
        .where(wanted)
        .options(joinedload(Meeting.minutes), selectinload(Meeting.groups))
        .order_by(case((comes, 0), else_=1), undated, case((comes, Meeting.held_on)), *latest[1:])
    ).all()


def comes(meeting: Meeting, day: date) -> bool:
    """Whether the meeting is still to be held."""
    if meeting.held_on is None:
        return meeting.minutes.state not in PUBLIC_MINUTES
    return meeting.held_on >= day


def open_tasks_of(group: Group, day: date) -> tuple[int, int]:
    """How many tasks of the group wait, and how many of these are late. One query."""
    row = db.session.execute(
        select(func.count(), func.count().filter(Conclusion.due_on < day))
        .select_from(Conclusion)
        .join(meeting_group, meeting_group.c.meeting_id == Conclusion.meeting_id)
        .where(
            meeting_group.c.group_id == group.id,
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.state.in_(sorted(OPEN_TASKS)),
        )
    ).one()
    return row[0], row[1]


def organisations() -> list[Organisation]:
    """Organisations to choose from. One query."""
    found = db.session.scalars(select(Organisation).limit(1000)).all()
    return sorted(found, key=lambda organisation: czech(organisation.name))


def people() -> list[Person]:
    """People to choose from. One query."""
    found = db.session.scalars(select(Person).limit(2000)).all()
    return sorted(found, key=lambda p: by_surname(p.first_name, p.last_name))


def person(person_id: int) -> Person | None:
    """A person by id."""
    return db.session.get(Person, person_id)
