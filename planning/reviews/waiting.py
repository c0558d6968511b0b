"""What waits for whom, with the age of each: a set number of queries, however much there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, not_, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from planning.lib.clock import days_since, today
from planning.lib.database import db
from planning.model import (
    TURNS,
    UNDER_WAY,
    WRITTEN,
    Activity,
    Approval,
    Case,
    ChangeSheet,
    Event,
    PathStep,
    Plan,
    PlanState,
    Review,
    ReviewState,
    Stage,
    User,
    latest,
)
from planning.visibility import activities_with_history
from planning.web.approved import MAKING, parts_changed, tells
from planning.web.parts import REPORTED

#: More never wait at once.
MOST = 300
_ON_ITS_WAY = (Stage.DISCUSSED, Stage.COMMENTED, Stage.AGREED, Stage.RETURNED)


@dataclass(frozen=True)
class Waiting:
    """A sheet that waits.

    ``sections``: how many differ from what was approved, or from the sheet that was returned; None
    where nothing was ever approved. ``is_unsent``: it was approved, has been changed since, and
    nobody has put the change forward. ``days``: for how long. ``body``: whose turn it is.
    """

    activity: Activity
    state: ReviewState
    since: datetime
    days: int
    sections: int | None
    change: ChangeSheet | None = None
    body: str = ""
    to_answer: int = 0
    is_unsent: bool = False


def waiting(user: User, group_id: int | None = None) -> list[Waiting]:
    """Everything under way that ``user`` may know of, the longest waiting first. Six queries."""
    scope = [activities_with_history(user), Plan.state != PlanState.FINISHED]
    if group_id is not None:
        scope.append(Activity.group_id == group_id)
    rows = _under_way(scope)
    unsent = _unsent(scope)
    listed = [activity for activity, _change in rows] + list(unsent)
    ids = sorted({activity.id for activity in listed})
    reviews, approvals = latest(_reviews(ids)), _approvals(ids)
    paths = _paths({activity.plan_id for activity in listed})
    cases = [
        Case(
            activity,
            paths[activity.plan_id],
            reviews.get((activity.id, change.id if change else None), []),
            approvals[activity.id],
            change,
        )
        for activity, change in rows
    ]
    bases = [(case, _base(case)) for case in cases]
    changed = [(activity, activity.approved_upto or 0) for activity in unsent]
    lowest = min((base for _thing, base in [*bases, *changed] if base is not None), default=None)
    deeds = _deeds(ids, lowest)
    day = today()
    found = [_of_case(case, base, deeds[case.activity.id], day) for case, base in bases]
    others = (_of_unsent(activity, base, deeds[activity.id], day) for activity, base in changed)
    found += [each for each in others if each.sections]
    return sorted(found, key=lambda each: (each.since, each.activity.id))


def _under_way(scope: list[ColumnElement[bool]]) -> list[tuple[Activity, ChangeSheet | None]]:
    opened = and_(ChangeSheet.activity_id == Activity.id, ChangeSheet.state.in_(sorted(UNDER_WAY)))
    rows = db.session.execute(
        select(Activity, ChangeSheet)
        .join(Activity.plan)
        .outerjoin(ChangeSheet, opened)
        .where(*scope, or_(Activity.stage.in_(_ON_ITS_WAY), ChangeSheet.id.is_not(None)))
        .options(joinedload(Activity.group))
        .order_by(Activity.updated_at, Activity.id)
        .limit(MOST)
    )
    return [(activity, change) for activity, change in rows]


def _unsent(scope: list[ColumnElement[bool]]) -> Sequence[Activity]:
    """Approved activities that somebody has written into since, with no change on its way."""
    reports = and_(
        Event.path.startswith("milestones/"),
        or_(*(Event.path.endswith(f"/{name}") for name in REPORTED)),
    )
    written = exists().where(
        Event.done_to(Activity),
        Event.id > Activity.approved_upto,
        Event.verb.in_(sorted(WRITTEN)),
        not_(reports),
    )
    opened = exists().where(
        ChangeSheet.activity_id == Activity.id, ChangeSheet.state.in_(sorted(UNDER_WAY))
    )
    return db.session.scalars(
        select(Activity)
        .join(Activity.plan)
        .where(*scope, Activity.stage == Stage.APPROVED, written, not_(opened))
        .options(joinedload(Activity.group))
        .order_by(Activity.updated_at, Activity.id)
        .limit(MOST)
    ).all()


def _reviews(ids: list[int]) -> Sequence[Review]:
    return (
        db.session.scalars(
            select(Review)
            .where(Review.activity_id.in_(ids))
            .outerjoin(Review.sections)
            .options(contains_eager(Review.sections))
            .order_by(Review.id)
            .execution_options(populate_existing=True)
        )
        .unique()
        .all()
    )


def _approvals(ids: list[int]) -> defaultdict[int, list[Approval]]:
    found: defaultdict[int, list[Approval]] = defaultdict(list)
    for each in db.session.scalars(
        select(Approval)
        .where(Approval.activity_id.in_(ids), Approval.review_id.is_not(None))
        .order_by(Approval.id)
    ):
        found[each.activity_id or 0].append(each)
    return found


def _paths(plans: Iterable[int]) -> defaultdict[int, list[PathStep]]:
    found: defaultdict[int, list[PathStep]] = defaultdict(list)
    for step in db.session.scalars(
        select(PathStep)
        .where(PathStep.plan_id.in_(sorted(plans)))
        .order_by(PathStep.position, PathStep.id)
    ):
        found[step.plan_id].append(step)
    return found


def _deeds(ids: list[int], lowest: int | None) -> defaultdict[int, list[Row[*tuple[Any, ...]]]]:
    """Deeds by which a turn was taken, and all that was written after ``lowest``."""
    wanted: ColumnElement[bool] = Event.verb.in_(sorted(TURNS))
    if lowest is not None:
        wanted = or_(wanted, and_(Event.id > lowest, Event.verb.in_(sorted(MAKING))))
    found: defaultdict[int, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for deed in db.session.execute(
        select(
            Event.id, Event.thing_id, Event.verb, Event.path, Event.label, Event.old, Event.new,
            Event.row, Event.at,
        )
        .where(Event.thing == Activity.__tablename__, Event.thing_id.in_(ids), wanted)
        .order_by(Event.id)
    ):  # fmt: skip
        found[deed.thing_id].append(deed)
    return found


def _base(case: Case) -> int | None:
    """After which deed what differs is counted."""
    if case.state is ReviewState.CORRECTED and case.last_review is not None:
        return case.last_review.upto
    return case.change.since if case.change else case.activity.approved_upto


def _of_case(
    case: Case, base: int | None, deeds: Sequence[Row[*tuple[Any, ...]]], day: date
) -> Waiting:
    body, review = case.next_body, case.last_review
    returned = case.state is ReviewState.RETURNED and review is not None
    turns = (deed.at for deed in deeds if _gives_turn(deed))
    since = max(turns, default=case.activity.updated_at)
    return Waiting(
        case.activity,
        case.state,
        since=since,
        days=days_since(since, day),
        sections=None if base is None else _sections(base, deeds),
        change=case.change,
        body=body.body if body else "",
        to_answer=len(review.open_sections) if returned and review else 0,
    )


def _gives_turn(deed: Row[*tuple[Any, ...]]) -> bool:
    """Whether somebody else has had the turn since."""
    news = TURNS.get(deed.verb, frozenset())
    return news is None or deed.new in news


def _of_unsent(
    activity: Activity, base: int, deeds: Sequence[Row[*tuple[Any, ...]]], day: date
) -> Waiting:
    written = [deed.at for deed in deeds if deed.id > base and tells(deed.verb, deed.path)]
    since = min(written, default=activity.updated_at)
    return Waiting(
        activity,
        ReviewState.APPROVED,
        since=since,
        days=days_since(since, day),
        sections=_sections(base, deeds),
        is_unsent=True,
    )


def _sections(base: int, deeds: Sequence[Row[*tuple[Any, ...]]]) -> int:
    return len(parts_changed(deed for deed in deeds if deed.id > base))
