from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, case, func, or_, select, text
from sqlalchemy.orm import contains_eager, joinedload

from planning.chronicle import Telling, told
from planning.lib.database import db
from planning.model import (
    CLOSED,
    LOCKED_STAGES,
    OPEN_TASKS,
    PUBLIC_MINUTES,
    RECORDS,
    WITH_CITY,
    WRITES,
    Activity,
    ChangeSheet,
    Comment,
    CommentState,
    Conclusion,
    ConclusionKind,
    Event,
    Meeting,
    MeetingState,
    Minutes,
    MinutesState,
    Plan,
    PlanState,
    Review,
    ReviewSection,
    ReviewState,
    Stage,
    User,
    meeting_group,
    state_of,
)
from planning.summaries import Summary, summaries
from planning.visibility import editable_activities, own_groups, own_items, visible_events

#: How many lines each part of the page has at most.
LINES = 8
#: More is not counted.
MOST = 1000


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
    """Their tasks that wait, the most urgent first. Two queries."""
    return db.session.scalars(
        select(Conclusion)
        .where(
            Conclusion.person_id == user.person_id,
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.state.in_(sorted(OPEN_TASKS)),
        )
        .options(
            joinedload(Conclusion.meeting).joinedload(Meeting.minutes),
            joinedload(Conclusion.meeting).selectinload(Meeting.groups),
        )
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


def unfinished(user: User, *, decides: bool) -> tuple[list[Summary], list[Summary]]:
    """Activities of their groups with gaps, and for who ``decides`` proposals. Four queries."""
    own = _own_activities(user)
    proposals = _waiting_proposals() if decides else []
    found = {summary.activity.id: summary for summary in summaries({*own, *proposals})}
    gaps = [found[activity.id] for activity in own if found[activity.id].completeness.gaps]
    return gaps[:LINES], [found[activity.id] for activity in proposals]


def _own_activities(user: User) -> Sequence[Activity]:
    """Activities of their groups that somebody should fill in: their own first."""
    return db.session.scalars(
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


def _waiting_proposals() -> Sequence[Activity]:
    """Proposals that wait for the city, the longest waiting first."""
    return db.session.scalars(
        select(Activity)
        .where(Activity.stage.in_([Stage.DISCUSSED, Stage.COMMENTED, Stage.AGREED]))
        .options(joinedload(Activity.group))
        .order_by(Activity.updated_at, Activity.id)
        .limit(LINES)
    ).all()


class Waits(NamedTuple):
    """How many sheets wait for the city: for the office, and for a decision of a body."""

    office: int
    bodies: int


def waiting_for_city() -> Waits:
    """What ``/reviews`` lists for who decides, counted. Two queries."""
    last = select(func.max(Review.id)).where(
        Review.activity_id == Activity.id, Review.change_sheet_id.is_(None)
    )
    proposals = db.session.execute(
        select(Activity.stage, Review)
        .join(Activity.plan)
        .outerjoin(Review, Review.id == last.correlate(Activity).scalar_subquery())
        .where(
            Activity.stage.in_([Stage.DISCUSSED, Stage.COMMENTED, Stage.AGREED]),
            Plan.state != PlanState.FINISHED,
        )
        .limit(MOST)
    )
    changes = db.session.scalars(
        select(ChangeSheet.state)
        .join(Plan, Plan.id == ChangeSheet.plan_id)
        .where(ChangeSheet.state.in_(sorted(WITH_CITY)), Plan.state != PlanState.FINISHED)
        .limit(MOST)
    )
    states = [*(state_of(stage, review) for stage, review in proposals), *changes]
    bodies = states.count(ReviewState.AGREED)
    return Waits(len(states) - bodies, bodies)


class Returned(NamedTuple):
    """An activity with sections that the city has returned and nobody has answered."""

    activity_id: int
    number: str
    title: str
    sections: int


def returned_sections(user: User) -> list[Returned]:
    """What was returned of activities ``user`` may edit, longest waiting first. One query."""
    rows = db.session.execute(
        select(Activity.id, Activity.number, Activity.title, func.count(ReviewSection.id))
        .join(Review, Review.activity_id == Activity.id)
        .join(ReviewSection, ReviewSection.review_id == Review.id)
        .outerjoin(ChangeSheet, ChangeSheet.id == Review.change_sheet_id)
        .where(
            editable_activities(user),
            Review.stands,
            ReviewSection.answered_at.is_(None),
            or_(
                and_(Review.change_sheet_id.is_(None), Activity.stage == Stage.RETURNED),
                ChangeSheet.state == ReviewState.RETURNED,
            ),
        )
        .group_by(Activity.id, Activity.number, Activity.title)
        .order_by(func.min(Review.id))
        .limit(LINES)
    )
    return [Returned(*row) for row in rows]


class Asked(NamedTuple):
    """An activity with comments and suggested wordings that wait for an answer."""

    activity_id: int
    number: str
    title: str
    comments: int
    suggestions: int


def open_comments(user: User) -> list[Asked]:
    """What others said about activities ``user`` may edit, longest waiting first. One query."""
    rows = db.session.execute(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            func.count(case((Comment.is_suggestion, None), else_=1)),
            func.count(case((Comment.is_suggestion, 1))),
        )
        .join(
            Comment, and_(Comment.thing == Activity.__tablename__, Comment.thing_id == Activity.id)
        )
        .where(
            Comment.state == CommentState.OPEN, Comment.by_id != user.id, editable_activities(user)
        )
        .group_by(Activity.id, Activity.number, Activity.title)
        .order_by(func.min(Comment.id))
        .limit(LINES)
    )
    return [Asked(*row) for row in rows]


def latest_events(user: User) -> list[Telling]:
    """What others did lately to things they may see. One query."""
    others = or_(Event.by_id != user.id, Event.by_id.is_(None))
    return told(visible_events(user), others, items=own_items(user), limit=LINES)
