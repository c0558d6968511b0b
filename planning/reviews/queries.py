from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from planning import choosing
from planning.lib.database import db
from planning.model import (
    UNDER_WAY,
    Activity,
    Approval,
    Case,
    ChangeSheet,
    Event,
    Group,
    Person,
    Plan,
    Review,
    ReviewSection,
    ReviewState,
    Stage,
    User,
)
from planning.permissions import decide_in_general
from planning.visibility import activities_with_history, own_groups
from planning.worksheets import whole

_NAME = (Person.first_name, Person.last_name)


def on_its_way(activity: Activity) -> Activity:
    """The activity with its whole worksheet and its way through the city. Six queries."""
    path = joinedload(Activity.plan).joinedload(Plan.path)
    return whole(activity, path, joinedload(Activity.changes), selectinload(Activity.approvals))


def case_of(activity: Activity) -> Case:
    """What goes before the city now: the open change of what was approved, else the proposal.

    One query, and those for what of the activity is not loaded.
    """
    opened = [change for change in activity.changes if change.state in UNDER_WAY]
    return case_about(activity, opened[-1] if opened else None)


def case_about(activity: Activity, change: ChangeSheet | None) -> Case:
    """The proposal of the activity, or one change of it."""
    about = change.id if change else None
    reviews = [each for each in reviews_of(activity) if each.change_sheet_id == about]
    approvals = [each for each in activity.approvals if each.change_sheet_id == about]
    approvals.sort(key=lambda each: each.id or 0)
    return Case(activity, activity.plan.path, reviews, approvals, change)


def reviews_of(activity: Activity) -> Sequence[Review]:
    """What was said about it for the city, oldest first, with the sections. One query."""
    return (
        db.session.scalars(
            select(Review)
            .where(Review.activity_id == activity.id)
            .outerjoin(Review.sections)
            .options(
                contains_eager(Review.sections)
                .joinedload(ReviewSection.answered_by)
                .joinedload(User.person)
                .load_only(*_NAME),
                joinedload(Review.by).joinedload(User.person).load_only(*_NAME),
            )
            .order_by(Review.id, ReviewSection.id)
        )
        .unique()
        .all()
    )


def decided_on(approval: Approval) -> Activity:
    """The activity a body decided on. One query."""
    return db.session.get_one(Activity, approval.activity_id)


def put_forward(case: Case) -> Event | None:
    """The deed by which the group put it before the city last, with who did it. One query."""
    went = and_(Event.verb == "stage moved", Event.new == Stage.DISCUSSED.value)
    if case.change is not None:
        again = and_(Event.verb == "change moved", Event.new == ReviewState.CORRECTED.value)
        went = or_(Event.verb == "change put forward", again)
    return db.session.scalar(
        select(Event)
        .where(Event.done_to(case.activity), went)
        .options(joinedload(Event.by).joinedload(User.person).load_only(*_NAME))
        .order_by(Event.id.desc())
        .limit(1)
    )


def next_number(plan_id: int) -> int:
    """The number of the plan's next change sheet. One query."""
    found = select(func.max(ChangeSheet.number)).where(ChangeSheet.plan_id == plan_id)
    return (db.session.scalar(found) or 0) + 1


def change_sheets(plan: Plan, user: User) -> Sequence[ChangeSheet]:
    """The plan's change sheets that ``user`` may read, the latest first. Two queries at most."""
    return db.session.scalars(
        select(ChangeSheet)
        .join(ChangeSheet.activity)
        .where(ChangeSheet.plan_id == plan.id, activities_with_history(user))
        .options(
            contains_eager(ChangeSheet.activity).joinedload(Activity.group),
            selectinload(ChangeSheet.approvals),
        )
        .order_by(ChangeSheet.number.desc())
        .limit(300)
    ).all()


def groups(user: User) -> list[Group]:
    """The groups to choose from: all of them, or one's own. One query."""
    if decide_in_general(user, None):
        return choosing.groups()
    return choosing.groups(Group.id.in_(own_groups(user)))
