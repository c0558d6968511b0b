from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import and_, case, exists, false, select
from sqlalchemy.orm import joinedload, selectinload

from planning.chronicle import Telling, told
from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import (
    PUBLIC_MINUTES,
    Activity,
    AgendaItem,
    Conclusion,
    Event,
    Group,
    Meeting,
    Membership,
    Minutes,
    Person,
    Project,
    User,
    meeting_group,
)
from planning.visibility import visible_activities, visible_events, visible_meetings

#: Meetings on one page of the list.
PAGE = 50
#: Tasks on the list of a group.
TASKS = 200
#: Changes shown at a point.
NOTED = 20
#: Things to choose from in one list.
OFFERED = 500


def projects() -> Sequence[Project]:
    """Funded projects a meeting may be part of, the latest first. One query."""
    return db.session.scalars(select(Project).order_by(Project.id.desc()).limit(OFFERED)).all()


def latest_project(group: Group) -> int | None:
    """The project of the group's last meeting. One query."""
    return db.session.scalar(
        select(Meeting.project_id)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .where(meeting_group.c.group_id == group.id)
        .order_by(Meeting.id.desc())
        .limit(1)
    )


def seen_meetings(user: User, *, group: Group | None, number: int) -> Sequence[Meeting]:
    """Meetings ``user`` may know of, a page and one more: what comes, then what was. Two queries.

    A meeting without a day counts as coming until its minutes are published.
    """
    comes = Meeting.held_on >= today()
    undated = Meeting.held_on.is_(None)
    waits = and_(undated, Minutes.state.not_in(sorted(PUBLIC_MINUTES)))
    conditions = [visible_meetings(user)]
    if group is not None:
        shares = and_(
            meeting_group.c.meeting_id == Meeting.id, meeting_group.c.group_id == group.id
        )
        conditions.append(exists().where(shares))
    return db.session.scalars(
        select(Meeting)
        .join(Meeting.minutes)
        .where(*conditions)
        .options(joinedload(Meeting.minutes), selectinload(Meeting.groups))
        .order_by(
            case((comes, 0), (waits, 1), (undated, 3), else_=2),
            case((comes, Meeting.held_on)),
            Meeting.held_on.desc(),
            Meeting.id.desc(),
        )
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()


def seats(group_ids: Iterable[int], day: date) -> list[Membership]:
    """Who holds a seat in the groups on ``day``, by surname. One query."""
    found = db.session.scalars(
        select(Membership)
        .where(
            Membership.group_id.in_(list(group_ids)),
            Membership.holding(day),
        )
        .options(joinedload(Membership.person), joinedload(Membership.organisation))
        .order_by(Membership.id)
        .limit(OFFERED)
    )
    return sorted(found, key=lambda m: by_surname(m.person.first_name, m.person.last_name))


def sitting(meeting: Meeting) -> list[Membership]:
    """Every seat somebody holds or held in the meeting's groups, the latest first. One query."""
    found = db.session.scalars(
        select(Membership)
        .where(Membership.group_id.in_(meeting.group_ids))
        .options(joinedload(Membership.person), joinedload(Membership.organisation))
        .order_by(Membership.from_on.desc(), Membership.id)
        .limit(OFFERED)
    )
    return list(found)


def noted_at(item: AgendaItem, user: User) -> list[Telling]:
    """What was changed because of a point, as far as ``user`` may know, latest first. One query."""
    because = Event.because_id == item.id
    return told(because, visible_events(user), items=false(), limit=NOTED)


def people_of(meeting: Meeting) -> list[Person]:
    """People who sit or sat in the meeting's groups, by surname. One query."""
    found = db.session.scalars(
        select(Person)
        .where(
            exists().where(
                Membership.person_id == Person.id, Membership.group_id.in_(meeting.group_ids)
            )
        )
        .order_by(Person.id)
        .limit(OFFERED)
    )
    return sorted(found, key=lambda person: by_surname(person.first_name, person.last_name))


def activities_of(meeting: Meeting, user: User) -> list[tuple[int, str]]:
    """Ids and names of the groups' activities that ``user`` may see, the latest plan first.

    One query.
    """
    rows = db.session.execute(
        select(Activity.id, Activity.number, Activity.title)
        .where(Activity.group_id.in_(meeting.group_ids), visible_activities(user))
        .order_by(Activity.plan_id.desc(), Activity.sort_key, Activity.id)
        .limit(OFFERED)
    )
    return [(id_, f"{number} {title}".strip()) for id_, number, title in rows]


def afresh(meeting: Meeting) -> Meeting:
    """The meeting with what is written at its desk, as it is now. Three queries."""
    return (
        db.session.scalars(
            select(Meeting)
            .where(Meeting.id == meeting.id)
            .options(
                joinedload(Meeting.minutes),
                joinedload(Meeting.items).joinedload(AgendaItem.activity),
                selectinload(Meeting.conclusions).options(
                    joinedload(Conclusion.person), joinedload(Conclusion.controls)
                ),
                selectinload(Meeting.attendances),
            )
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def is_referred_to(item: AgendaItem) -> bool:
    """Whether a change of an activity came from the agenda item. One query."""
    found = db.session.scalar(select(Event.id).where(Event.because_id == item.id).limit(1))
    return found is not None
