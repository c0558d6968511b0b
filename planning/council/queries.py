from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    Text,
    and_,
    cast,
    distinct,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import joinedload

from planning import comparing
from planning.comparing import Comparison, Span, Tally
from planning.council.heard import Heard, heard, with_books
from planning.council.listing import Listed, listed, submitted
from planning.history import moments
from planning.history.moments import Moment
from planning.lib.clock import day_of, today
from planning.lib.database import db
from planning.model import (
    SUBMITTED_STAGES,
    Activity,
    Attendance,
    Goal,
    Group,
    Measure,
    Meeting,
    MeetingState,
    Membership,
    Plan,
    PlanVersion,
    Presence,
    Side,
    Stage,
    User,
    meeting_group,
)

#: What a plan needs to be put before a body; comes with the plan at once.
WITH_PLAN = (joinedload(Plan.approvals), joinedload(Plan.council_paper))
_ASIDE = frozenset({Stage.POSTPONED, Stage.DROPPED})
#: Activities that are or were before a body: drafts are nobody else's business.
_BEFORE_A_BODY = or_(
    Activity.stage.in_(sorted(SUBMITTED_STAGES)),
    and_(Activity.stage.in_(sorted(_ASIDE)), Activity.approvals.any()),
)


@dataclass
class Work:
    """Who worked on the plan and how much there is of it."""

    goals: int = 0
    measures: int = 0
    people: int = 0
    sides: dict[Side, int] = field(default_factory=dict)
    meetings: int = 0
    came: int = 0


@dataclass
class Material:
    """All that the pack is made of but what only people know."""

    plan: Plan
    listed: list[Listed]
    work: Work
    #: The last version that a body decided on, how much differs since, and what.
    moment: Moment | None = None
    tally: Tally | None = None
    changes: Comparison | None = None
    heard: list[Heard] = field(default_factory=list)

    @property
    def approved(self) -> PlanVersion | None:
        """The version that a body decided on."""
        return self.moment.version if self.moment else None

    @property
    def groups(self) -> list[Group]:
        """Groups whose activities are in it, each once, in the order of their first."""
        return list(dict.fromkeys(each.activity.group for each in self.listed))

    @property
    def put_up(self) -> list[Listed]:
        """What the body is asked to approve."""
        return [each for each in self.listed if each.is_put_up]

    @property
    def informing(self) -> list[Listed]:
        """What is listed only for information."""
        return [each for each in self.listed if not each.is_put_up]

    @property
    def settled(self) -> list[Heard]:
        """Rounds whose settlement is an annex: it is approved and has something in it."""
        return [each for each in self.heard if each.is_approved and each.outcomes]

    @property
    def since(self) -> date | None:
        """Since when work is counted: the day of the last decision on the whole plan."""
        version = self.approved
        if version is None:
            return None
        return version.decided_on or day_of(version.at)


def material(plan: Plan, user: User) -> Material:
    """What the plan says today of activities that groups have submitted. Six queries."""
    found = _material(plan)
    if found.moment is not None:
        found.tally = comparing.tally_of_plan(plan, _since(found.moment), user, _BEFORE_A_BODY)
    return found


def whole_material(plan: Plan, user: User) -> Material:
    """The same with all that the annexes list. Eleven queries at most."""
    found = _material(plan)
    with_books(found.heard)
    if found.moment is not None:
        span = _since(found.moment)
        found.changes = comparing.of_plan(plan, span, user, _BEFORE_A_BODY, size=comparing.PAPER)
        found.tally = found.changes.tally
    return found


def _material(plan: Plan) -> Material:
    found = Material(plan, listed(plan), Work(), moments.last_decided(plan.id))
    found.work = _work(plan, found.since)
    found.heard = heard(plan, found.since)
    return found


def _since(moment: Moment) -> Span:
    return Span(moment, moments.this_moment())


def _work(plan: Plan, since: date | None) -> Work:
    """How many goals, people by side, meetings and who came. One query."""
    day = today()
    groups = select(Activity.group_id).where(submitted(plan))
    seats = and_(Membership.group_id.in_(groups), Membership.holding(day))
    held = (
        select(meeting_group.c.meeting_id)
        .join(Meeting, Meeting.id == meeting_group.c.meeting_id)
        .where(
            meeting_group.c.group_id.in_(groups),
            Meeting.state != MeetingState.CANCELLED,
            Meeting.held_on <= day,
            *([Meeting.held_on > since] if since else []),
        )
        .distinct()
    )
    people = func.count(distinct(Membership.person_id))
    came = func.count(distinct(func.coalesce(cast(Attendance.person_id, Text), Attendance.name)))
    asked: Any = union_all(
        select(literal("goals").label("what"), cast(null(), Text).label("side"),
               func.count(Goal.id).label("number")).where(Goal.plan_id == plan.id),
        select(literal("measures"), null(), func.count(Measure.id))
        .where(Measure.plan_id == plan.id),
        select(literal("people"), null(), people).where(seats),
        select(literal("sides"), cast(Membership.side, Text), people).where(seats)
        .group_by(Membership.side),
        select(literal("meetings"), null(), func.count()).select_from(held.subquery()),
        select(literal("came"), null(), came)
        .where(Attendance.meeting_id.in_(held), Attendance.presence == Presence.PRESENT),
    )  # fmt: skip
    rows: defaultdict[str, dict[str | None, int]] = defaultdict(dict)
    for what, side, number in db.session.execute(asked):
        rows[what][side] = number
    sides = {side: rows["sides"][side.value] for side in Side if side.value in rows["sides"]}
    once = {name: each[None] for name, each in rows.items() if name != "sides"}
    return Work(sides=sides, **once)
