"""What is asked of the database before a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from planning.lib.database import db
from planning.model import (
    CLOSED,
    OPEN_MILESTONES,
    OPEN_TASKS,
    Activity,
    AgendaItem,
    Conclusion,
    ConclusionKind,
    Function,
    Group,
    ItemKind,
    Meeting,
    MeetingState,
    Membership,
    Milestone,
    Person,
    Plan,
    PlanState,
    Project,
    PublicityProfile,
    Stage,
    User,
    meeting_group,
)
from planning.visibility import own_items, visible_activities

#: Agendas and activities to choose from; things an agenda may be proposed from, of each sort.
AGENDAS, ACTIVITIES, THINGS = 12, 500, 80


class Agenda(NamedTuple):
    """An earlier agenda of a group."""

    meeting_id: int
    title: str
    held_on: date | None
    points: int


def agendas_of(group: Group) -> list[Agenda]:
    """The group's latest agendas that have a point. One query."""
    points = func.count(AgendaItem.id)
    rows = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.held_on, points)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .join(Meeting.items)
        .where(meeting_group.c.group_id == group.id)
        .group_by(Meeting.id, Meeting.title, Meeting.held_on)
        .order_by(Meeting.held_on.is_(None), Meeting.held_on.desc(), Meeting.id.desc())
        .limit(AGENDAS)
    )
    return [Agenda(*row) for row in rows]


def items_of(meeting_id: int) -> Sequence[AgendaItem]:
    """The points of an agenda. One query."""
    return db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()


def numbers_of_points(meetings: Iterable[Meeting]) -> dict[int, int]:
    """How many points each of the meetings has, but for hidden ones. One query."""
    ids = [meeting.id for meeting in meetings]
    rows = db.session.execute(
        select(AgendaItem.meeting_id, func.count())
        .where(
            AgendaItem.meeting_id.in_(ids),
            AgendaItem.is_section.is_(False),
            AgendaItem.kind != ItemKind.HIDDEN,
        )
        .group_by(AgendaItem.meeting_id)
    )
    return {row[0]: row[1] for row in rows}


def with_agenda(meeting: Meeting) -> Meeting:
    """The meeting with its agenda, and the activities of its points. One query."""
    return (
        db.session.scalars(
            select(Meeting)
            .where(Meeting.id == meeting.id)
            .options(joinedload(Meeting.items).joinedload(AgendaItem.activity))
        )
        .unique()
        .one()
    )


def with_invitation(meeting: Meeting) -> Meeting:
    """The meeting with its agenda and its project with its publicity. Three queries at most."""
    return (
        db.session.scalars(
            select(Meeting)
            .where(Meeting.id == meeting.id)
            .options(
                joinedload(Meeting.items),
                joinedload(Meeting.project)
                .joinedload(Project.profile)
                .selectinload(PublicityProfile.logos),
                selectinload(Meeting.attendances),
            )
        )
        .unique()
        .one()
    )


def activities_on_offer(meeting: Meeting, user: User) -> dict[str, int]:
    """Activities of the groups that ``user`` may see: their words with their ids. One query.

    The latest plan comes first; of two with the same words the older one says its plan too.
    """
    rows = db.session.execute(
        select(Activity.id, Activity.number, Activity.title, Plan.first_year, Plan.last_year)
        .join(Activity.plan)
        .where(Activity.group_id.in_(meeting.group_ids), visible_activities(user))
        .order_by(Plan.first_year.desc(), Activity.sort_key, Activity.id)
        .limit(ACTIVITIES)
    )
    found: dict[str, int] = {}
    for id_, number, title, first_year, last_year in rows:
        words = " ".join(f"{number} {title}".split())
        found.setdefault(f"{words} ({first_year}–{last_year})" if words in found else words, id_)
    return found


def contact_of(meeting: Meeting, day: date) -> Person | None:
    """Whom to excuse oneself to: a secretary of its groups, else whoever leads one. One query."""
    order = [Function.SECRETARY, Function.MANAGER, Function.DEPUTY]
    seats = db.session.scalars(
        select(Membership)
        .where(
            Membership.group_id.in_(meeting.group_ids),
            Membership.function.in_(order),
            Membership.holding(day),
        )
        .options(joinedload(Membership.person))
        .order_by(Membership.group_id, Membership.id)
        .limit(50)
    ).all()
    first = min(seats, key=lambda seat: order.index(seat.function), default=None)
    return first.person if first else None


def open_tasks(meeting: Meeting, user: User) -> Sequence[Conclusion]:
    """Tasks of the groups that wait, from other meetings, the most urgent first. One query.

    Where groups meet together, only those from meetings that ``user`` takes part in.
    """
    ids = select(meeting_group.c.meeting_id).where(
        meeting_group.c.group_id.in_(meeting.group_ids),
        meeting_group.c.meeting_id != meeting.id,
    )
    return db.session.scalars(
        select(Conclusion)
        .join(Conclusion.item)
        .where(
            own_items(user),
            Conclusion.meeting_id.in_(ids),
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.state.in_(sorted(OPEN_TASKS)),
        )
        .options(joinedload(Conclusion.item).joinedload(AgendaItem.activity))
        .order_by(Conclusion.due_on.is_(None), Conclusion.due_on, Conclusion.id)
        .limit(THINGS)
    ).all()


class Work(NamedTuple):
    """An activity of the groups that goes on, and the earliest step of it that is late."""

    activity: Activity
    late_step: Milestone | None


def work_of(meeting: Meeting, user: User, *, day: date) -> list[Work]:
    """What the groups work on: late steps first, then what was left alone longest. One query."""
    step = aliased(Milestone)
    earliest = (
        select(step.id)
        .where(
            step.activity_id == Activity.id,
            step.state.in_(sorted(OPEN_MILESTONES)),
            step.ends_on < day,
        )
        .order_by(step.ends_on, step.position, step.id)
        .limit(1)
        .correlate(Activity)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Activity, Milestone)
        .join(Activity.plan)
        .outerjoin(Milestone, Milestone.id == earliest)
        .where(
            Activity.group_id.in_(meeting.group_ids),
            Activity.stage.not_in([Stage.DROPPED, Stage.POSTPONED]),
            Activity.realisation.not_in(sorted(CLOSED)),
            Plan.state != PlanState.FINISHED,
            visible_activities(user),
        )
        .order_by(Milestone.ends_on.is_(None), Milestone.ends_on, Activity.updated_at, Activity.id)
        .limit(THINGS)
    )
    return [Work(activity, late) for activity, late in rows]


def postponed(meeting: Meeting, user: User, *, before: date) -> Sequence[AgendaItem]:
    """Points that nobody got to at the last meeting of each of the groups. One query.

    Those of meetings that ``user`` does not take part in stay with their group.
    """
    last = (
        select(meeting_group.c.group_id, func.max(Meeting.held_on).label("held_on"))
        .join(Meeting, Meeting.id == meeting_group.c.meeting_id)
        .where(
            meeting_group.c.group_id.in_(meeting.group_ids),
            Meeting.held_on < before,
            Meeting.id != meeting.id,
            Meeting.state != MeetingState.CANCELLED,
        )
        .group_by(meeting_group.c.group_id)
        .subquery()
    )
    ids = (
        select(Meeting.id)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .join(
            last,
            and_(last.c.group_id == meeting_group.c.group_id, last.c.held_on == Meeting.held_on),
        )
        .where(Meeting.state != MeetingState.CANCELLED)
    )
    return db.session.scalars(
        select(AgendaItem)
        .where(own_items(user), AgendaItem.meeting_id.in_(ids), AgendaItem.is_postponed.is_(True))
        .options(joinedload(AgendaItem.activity))
        .order_by(AgendaItem.meeting_id, AgendaItem.position, AgendaItem.id)
        .limit(THINGS)
    ).all()
