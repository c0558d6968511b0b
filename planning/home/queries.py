from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, literal, or_, select, text, union_all
from sqlalchemy.orm import contains_eager, joinedload

from planning.chronicle import Telling, told
from planning.lib.database import db
from planning.model import (
    CLOSED,
    LOCKED_STAGES,
    OPEN_TASKS,
    PUBLIC_MINUTES,
    RECORDS,
    WITH_GROUP_STAGES,
    WRITES,
    Activity,
    ChangeSheet,
    Comment,
    CommentState,
    Conclusion,
    ConclusionKind,
    Event,
    Function,
    Meeting,
    MeetingState,
    Minutes,
    MinutesState,
    Plan,
    Review,
    ReviewSection,
    ReviewState,
    User,
    meeting_group,
)
from planning.summaries import Summary, summaries
from planning.visibility import editable_activities, own_groups, own_items, visible_events

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
    found = db.session.scalars(
        select(Conclusion)
        .where(
            Conclusion.person_id == user.person_id,
            Conclusion.kind == ConclusionKind.TASK,
            Conclusion.state.in_(sorted(OPEN_TASKS)),
        )
        .options(
            joinedload(Conclusion.meeting).joinedload(Meeting.minutes),
            joinedload(Conclusion.meeting).joinedload(Meeting.groups),
        )
        .order_by(Conclusion.due_on.is_(None), Conclusion.due_on, Conclusion.id)
        .limit(LINES)
    )
    return found.unique().all()


def waiting_minutes(user: User, today: date) -> tuple[list[Minutes], list[Minutes]]:
    """Minutes they have to finish, and others they may still comment on. One query."""
    written = _groups(user, RECORDS, today)
    commented = _groups(user, WRITES, today)
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


def _groups(user: User, functions: Container[Function], day: date) -> set[int]:
    """The ids of the groups in which they have one of these functions on that day."""
    seats = user.person.memberships
    return {seat.group_id for seat in seats if seat.holds(day) and seat.function in functions}


def unfinished(
    user: User, before_city: Iterable[int], today: date
) -> tuple[list[Summary], list[Summary]]:
    """Activities they may fill in, and the first of these sheets before the city. Three queries.

    Guests read what others fill in, so none of it waits for them.
    """
    wanted = list(before_city)[:LINES]
    groups = _groups(user, WRITES, today)
    found = {each.activity.id: each for each in summaries(_activities(user, groups, wanted))}
    gaps = [
        each
        for each in found.values()
        if each.activity.group_id in groups
        and each.activity.stage not in LOCKED_STAGES
        and each.activity.realisation not in CLOSED
        and each.completeness.gaps
    ]
    return gaps[:LINES], [found[id_] for id_ in wanted]


def _activities(user: User, groups: Iterable[int], also: Sequence[int]) -> Sequence[Activity]:
    """Activities of these groups that somebody should fill in, their own first; and some more."""
    own = and_(
        Activity.group_id.in_(sorted(groups)),
        Activity.stage.not_in(sorted(LOCKED_STAGES)),
        Activity.realisation.not_in(sorted(CLOSED)),
    )
    return db.session.scalars(
        select(Activity)
        .join(Activity.plan)
        .where(or_(own, Activity.id.in_(also)))
        .options(joinedload(Activity.group))
        .order_by(
            Activity.id.in_(also).desc(),
            (Activity.responsible_id == user.person_id).desc(),
            Plan.first_year.desc(),
            Activity.sort_key,
            Activity.id,
        )
        .limit(LINES * 3 + len(also))
    ).all()


class Returned(NamedTuple):
    """An activity with sections that the city has returned and nobody has answered."""

    activity_id: int
    number: str
    title: str
    sections: int


class Commented(NamedTuple):
    """An activity with comments and suggested wordings that wait for an answer."""

    activity_id: int
    number: str
    title: str
    comments: int
    suggestions: int


def to_answer(user: User) -> tuple[list[Returned], list[Commented]]:
    """What waits for an answer in activities ``user`` may edit, longest waiting first. One query.

    Sections that the city has returned, and what others said.
    """
    each = [select(query.subquery()) for query in (_returned(user), _asked(user))]
    rows = db.session.execute(union_all(*each).order_by("kind", "since")).all()
    returned = [Returned(*row[1:5]) for row in rows if row.kind == "returned"]
    return returned, [Commented(*row[1:6]) for row in rows if row.kind == "asked"]


_ACTIVITY = (Activity.id, Activity.number, Activity.title)


def _returned(user: User) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal("returned").label("kind"),
            *_ACTIVITY,
            func.count(ReviewSection.id).label("some"),
            literal(0).label("others"),
            func.min(Review.id).label("since"),
        )
        .join(Review, Review.activity_id == Activity.id)
        .join(ReviewSection, ReviewSection.review_id == Review.id)
        .outerjoin(ChangeSheet, ChangeSheet.id == Review.change_sheet_id)
        .where(
            editable_activities(user),
            Review.stands,
            ReviewSection.answered_at.is_(None),
            or_(
                and_(
                    Review.change_sheet_id.is_(None), Activity.stage.in_(sorted(WITH_GROUP_STAGES))
                ),
                ChangeSheet.state == ReviewState.RETURNED,
            ),
        )
        .group_by(*_ACTIVITY)
        .order_by("since")
        .limit(LINES)
    )


def _asked(user: User) -> Select[*tuple[Any, ...]]:
    its = and_(Comment.thing == Activity.__tablename__, Comment.thing_id == Activity.id)
    return (
        select(
            literal("asked").label("kind"),
            *_ACTIVITY,
            func.count(case((Comment.is_suggestion, None), else_=1)).label("some"),
            func.count(case((Comment.is_suggestion, 1))).label("others"),
            func.min(Comment.id).label("since"),
        )
        .join(Comment, its)
        .where(
            Comment.state == CommentState.OPEN, Comment.by_id != user.id, editable_activities(user)
        )
        .group_by(*_ACTIVITY)
        .order_by("since")
        .limit(LINES)
    )


def latest_events(user: User) -> list[Telling]:
    """What others did lately to things they may see. One query."""
    others = or_(Event.by_id != user.id, Event.by_id.is_(None))
    entered = Event.verb == "submission entered"  # they may be hundreds, and have their own place
    return told(visible_events(user), others, ~entered, items=own_items(user), limit=LINES)
