from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, false, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from planning.lib.clock import today
from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import (
    PUBLIC_MINUTES,
    Activity,
    AgendaItem,
    Comment,
    CommentState,
    Event,
    FundingSource,
    Goal,
    Group,
    ItemKind,
    Measure,
    Meeting,
    Membership,
    Minutes,
    Organisation,
    Part,
    Person,
    Plan,
    PlanState,
    Review,
    ReviewSection,
    TargetGroup,
    Territory,
    User,
)
from planning.visibility import (
    own_items,
    unnamed_in_public,
    visible_meetings,
)
from planning.web.parts import part_of
from planning.worksheets import WHOLE, whole

#: How many things of each sort stand beside the worksheet.
BESIDE = 6


#: What stands on an activity's page besides its worksheet: no query more.
BESIDE_IT: tuple[ORMOption, ...] = (
    joinedload(Activity.project),
    joinedload(Activity.measure).joinedload(Measure.goal),
    joinedload(Activity.responsible_person),
    joinedload(Activity.deputy_person),
    joinedload(Activity.approvals),
    joinedload(Activity.evaluations),
    joinedload(Activity.changes),
    joinedload(Activity.reviews)
    .joinedload(Review.sections)
    .joinedload(ReviewSection.answered_by)
    .joinedload(User.person),
)

#: With these an activity comes with everything on its page. Five queries at any length.
PAGE: tuple[ORMOption, ...] = (*WHOLE, *BESIDE_IT)


def worksheet(activity: Activity) -> Activity:
    """The activity with everything on its page, as it stands there now."""
    return whole(activity, *BESIDE_IT)


def talks_about(activity: Activity, user: User) -> Sequence[Row[*tuple[Any, ...]]]:
    """Where it was discussed, latest first, as far as ``user`` may know. One query.

    Rows of ``minutes_id``, ``held_on``, ``item_id``, ``position``, ``title``.
    """
    published = Minutes.state.in_(sorted(PUBLIC_MINUTES))  # a reopened record is being rewritten
    open_ = or_((AgendaItem.kind == ItemKind.COMMON) & published, own_items(user))
    return db.session.execute(
        select(
            Minutes.id.label("minutes_id"),
            Meeting.held_on,
            AgendaItem.id.label("item_id"),
            AgendaItem.position,
            AgendaItem.title,
        )
        .join(AgendaItem.meeting)
        .join(Meeting.minutes)
        .where(AgendaItem.activity_id == activity.id, visible_meetings(user), open_)
        .order_by(Meeting.held_on.desc(), AgendaItem.id.desc())
        .limit(BESIDE)
    ).all()


def is_veiled(person_id: int | None) -> bool:
    """Whether somebody may not be named in public: a user of services, or whoever asked for it."""
    if person_id is None:
        return False
    veiled = select(Person.id).where(Person.id == person_id, unnamed_in_public())
    return db.session.scalar(veiled) is not None


def latest_changes(activity: Activity) -> Sequence[Event]:
    """What happened to it last, latest first: the last few deeds, and all since its approval.

    One query.
    """
    its = Event.done_to(activity)
    few = select(Event.id).where(its).order_by(Event.id.desc()).offset(BESIDE - 1).limit(1)
    upto = activity.approved_upto
    since = false() if upto is None else Event.id > upto
    return db.session.scalars(
        select(Event)
        .where(its, or_(Event.id >= func.coalesce(few.scalar_subquery(), 0), since))
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id.desc())
    ).all()


def open_comments(activity: Activity) -> Counter[Part]:
    """How many comments wait for an answer at each part of the worksheet. One query."""
    rows = db.session.execute(
        select(Comment.path, func.count(Comment.id))
        .where(
            Comment.thing == Activity.__tablename__,
            Comment.thing_id == activity.id,
            Comment.state == CommentState.OPEN,
        )
        .group_by(Comment.path)
    )
    found: Counter[Part] = Counter()
    for path, number in rows:
        found[part_of(path)] += number
    return found


def measures_of(plan_id: int) -> list[tuple[int, str]]:
    """Ids and names of the plan's measures, in the order of the plan. One query."""
    rows = db.session.execute(
        select(Measure.id, Measure.number, Measure.title)
        .join(Measure.goal)
        .where(Goal.plan_id == plan_id)
        .order_by(Measure.sort_key, Measure.id)
        .limit(500)
    )
    return [(id_, f"{number} {title}") for id_, number, title in rows]


def open_plans() -> Sequence[Plan]:
    """Plans one may still write activities for, the latest first."""
    return db.session.scalars(
        select(Plan).where(Plan.state != PlanState.FINISHED).order_by(Plan.first_year.desc())
    ).all()


def known_names(group: Group) -> list[str]:
    """Names of people in the group today, to choose a responsible person from. One query."""
    day = today()
    members = db.session.scalars(
        select(Membership)
        .where(Membership.group_id == group.id)
        .options(joinedload(Membership.person))
    )
    return sorted({m.person.full_name for m in members if m.holds(day)}, key=czech)


def item_of(item_id: int) -> AgendaItem | None:
    """An agenda item with its meeting."""
    return db.session.get(AgendaItem, item_id, options=[joinedload(AgendaItem.meeting)])


def known_words() -> dict[str, list[str]]:
    """Words the directory knows, by the list they may be written into. One query."""
    rows = db.session.execute(
        union_all(
            select(literal("organisation"), Organisation.name),
            select(literal("organisation"), Organisation.short_name),
            select(literal("target_group"), TargetGroup.name),
            select(literal("territory"), Territory.name),
            select(literal("source"), FundingSource.code),
        ).limit(2000)
    )
    words: dict[str, list[str]] = {
        "organisation": [],
        "target_group": [],
        "territory": [],
        "source": [],
    }
    for kind, name in rows:
        if name:
            words[kind].append(name)
    return {kind: sorted(set(names), key=czech) for kind, names in words.items()}


def measure_in_plan(measure_id: int, plan_id: int) -> bool:
    """Whether the plan has that measure."""
    found = db.session.scalar(
        select(Measure.id)
        .join(Measure.goal)
        .where(Measure.id == measure_id, Goal.plan_id == plan_id)
    )
    return found is not None
