from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, or_, select, text
from sqlalchemy.orm import contains_eager, joinedload

from planning.chronicle import Telling, told
from planning.lib.database import db
from planning.model import (
    CLOSED,
    LOCKED_STAGES,
    OPEN_TASKS,
    PUBLIC_MINUTES,
    RECORDS,
    WRITES,
    Activity,
    Conclusion,
    ConclusionKind,
    Event,
    Meeting,
    MeetingState,
    Minutes,
    MinutesState,
    Plan,
    Stage,
    User,
    meeting_group,
)
from planning.summaries import Summary, summaries
from planning.visibility import own_groups, own_items, visible_events

#: How many lines each part of the page has at most.
LINES = 8


def is_alive() -> bool:
    """Whether the database answers."""
    return bool(db.session.scalar(text("SELECT 1")) == 1)


def next_meeting(user: User, today: date) -> Meeting | None:
    """The next meeting of one of their groups. One query."""
    found = db.session.scalars(
        select(Meeting)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .where(
            meeting_group.c.group_id.in_(own_groups(user)),
            Meeting.held_on >= today,
            Meeting.state != MeetingState.CANCELLED,
        )
        .options(joinedload(Meeting.groups))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
        .limit(1)
    )
    return found.unique().one_or_none()


def open_tasks(user: User) -> Sequence[Conclusion]:
    """Their tasks that wait, the most urgent first. One query."""
    return db.session.scalars(
        select(Conclusion)
        .where(
            Conclusion.person_id == user.person_id,
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.state.in_(sorted(OPEN_TASKS)),
        )
        .options(joinedload(Conclusion.meeting), joinedload(Conclusion.item))
        .order_by(Conclusion.due_on.is_(None), Conclusion.due_on, Conclusion.id)
        .limit(LINES)
    ).all()


def waiting_minutes(user: User, today: date) -> tuple[list[Minutes], list[Minutes]]:
    """Minutes they have to finish, and others they may still comment on. One query."""
    seats = [seat for seat in user.person.memberships if seat.holds(today)]
    written = {seat.group_id for seat in seats if seat.function in RECORDS}
    commented = {seat.group_id for seat in seats if seat.function in WRITES}
    group = meeting_group.c.group_id
    rows = db.session.execute(
        select(Minutes, group)
        .join(Minutes.meeting)
        .join(meeting_group, meeting_group.c.meeting_id == Meeting.id)
        .where(
            Minutes.state.not_in(sorted(PUBLIC_MINUTES)),
            Meeting.held_on <= today,
            Meeting.state != MeetingState.CANCELLED,
            or_(
                group.in_(written),
                and_(
                    group.in_(commented),
                    Minutes.state == MinutesState.COMMENTED,
                    or_(Minutes.comments_until.is_(None), Minutes.comments_until >= today),
                ),
            ),
        )
        .options(contains_eager(Minutes.meeting))
        .order_by(Meeting.held_on.desc(), Minutes.id)
        .limit(2 * LINES)
    ).all()
    finish = dict.fromkeys(minutes for minutes, its in rows if its in written)
    comment = dict.fromkeys(minutes for minutes, _its in rows if minutes not in finish)
    return list(finish)[:LINES], list(comment)[:LINES]


def activities_with_gaps(user: User) -> list[Summary]:
    """Activities of their groups that somebody should fill in: their own first. Three queries."""
    found = db.session.scalars(
        select(Activity)
        .join(Activity.plan)
        .where(
            Activity.group_id.in_(own_groups(user)),
            Activity.stage.not_in(sorted(LOCKED_STAGES)),
            Activity.realisation.not_in(sorted(CLOSED)),
        )
        .order_by(
            (Activity.responsible_id == user.person_id).desc(),
            Plan.first_year.desc(),
            Activity.sort_key,
            Activity.id,
        )
        .limit(LINES * 3)
    ).all()
    return [s for s in summaries(found) if s.completeness.gaps][:LINES]


def waiting_proposals() -> list[Summary]:
    """Proposals that wait for the city. Three queries."""
    found = db.session.scalars(
        select(Activity)
        .where(Activity.stage.in_([Stage.DISCUSSED, Stage.COMMENTED, Stage.AGREED]))
        .options(joinedload(Activity.group))
        .order_by(Activity.updated_at.desc(), Activity.id)
        .limit(LINES)
    ).all()
    return summaries(found)


def latest_events(user: User) -> list[Telling]:
    """What others did lately to things they may see. One query."""
    others = or_(Event.by_id != user.id, Event.by_id.is_(None))
    return told(visible_events(user), others, items=own_items(user), limit=LINES)
