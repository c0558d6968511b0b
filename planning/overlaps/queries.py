from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from planning import resemblance
from planning.lib.database import db
from planning.lib.likeness import Alike
from planning.model import Activity, CityRole, Comment, CommentState, Event, Overlap, User
from planning.summaries import Page, window
from planning.visibility import own_groups, visible_activities

#: Pairs on one page.
PAGE = 10


@dataclass(frozen=True)
class Pair:
    """Two activities that resemble each other, ``mine`` the one of the reader's own group."""

    alike: Alike
    mine: Activity
    other: Activity

    @property
    def overlap(self) -> Overlap:
        """The pair as rules speak of it; nobody has decided about it."""
        one, two = sorted((self.mine, self.other), key=lambda activity: activity.id)
        return Overlap(first=one, second=two)

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Steps that say the same, mine before theirs."""
        turned = self.mine.id != self.alike.first
        return [(two, one) if turned else (one, two) for one, two in self.alike.steps]


def undecided(user: User, *, group_id: int | None, number: int) -> tuple[list[Pair], Page]:
    """A page of pairs nobody has decided about, the most alike first.

    Four queries at most, and those by which ``resemblance`` reads what was written since.
    """
    known = _decided_pairs()
    seen = _visible_ids(user)
    found = [
        alike
        for alike in resemblance.pairs()
        if alike.ids not in known and (seen is None or seen.issuperset(alike.ids))
    ]
    if group_id is not None:
        among = _ids_of(group_id)
        found = [alike for alike in found if among & set(alike.ids)]
    begin = (number - 1) * PAGE
    listed = found[begin : begin + PAGE + 1]
    groups = [group_id] if group_id is not None else own_groups(user)
    return _with_activities(listed[:PAGE], groups), window(listed, number, PAGE)


def undecided_of(activity: Activity, user: User) -> list[Pair]:
    """Pairs of one activity nobody has decided about. Three queries."""
    known = _decided_pairs()
    found = [alike for alike in resemblance.like(activity) if alike.ids not in known]
    pairs = _with_activities(found, [activity.group_id], visible_activities(user))
    return [pair for pair in pairs if activity.id in pair.alike.ids]


def _decided_pairs() -> set[tuple[int, int]]:
    rows = db.session.execute(select(Overlap.first_id, Overlap.second_id))
    return {(first, second) for first, second in rows}


def _visible_ids(user: User) -> set[int] | None:
    """Ids of activities the reader may see; None for whoever sees all."""
    if user.role is CityRole.COORDINATOR:
        return None
    return set(db.session.scalars(select(Activity.id).where(visible_activities(user))))


def _ids_of(group_id: int) -> set[int]:
    return set(db.session.scalars(select(Activity.id).where(Activity.group_id == group_id)))


def _with_activities(found: Sequence[Alike], groups: Iterable[int], *conditions: Any) -> list[Pair]:
    """The pairs with both activities, as far as these meet the conditions."""
    ids = {id_ for alike in found for id_ in alike.ids}
    own = set(groups)
    activities = {
        activity.id: activity
        for activity in db.session.scalars(
            select(Activity)
            .where(Activity.id.in_(sorted(ids)), *conditions)
            .options(joinedload(Activity.group), joinedload(Activity.plan))
        )
    }
    pairs = []
    for alike in found:
        both = [activities[id_] for id_ in alike.ids if id_ in activities]
        if len(both) == 2:
            mine, other = sorted(both, key=lambda each: (each.group_id not in own, each.id))
            pairs.append(Pair(alike, mine, other))
    return pairs


def decided(user: User, *, number: int) -> tuple[Sequence[Overlap], Page]:
    """A page of what people decided, the latest first, among what ``user`` may see. One query."""
    first, second = aliased(Activity), aliased(Activity)
    found = db.session.scalars(
        _with_both(select(Overlap), first, second)
        .where(*(_visible(user, each) for each in (first, second)))
        .order_by(Overlap.at.desc(), Overlap.id.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return found[:PAGE], window(found, number, PAGE)


def _with_both(asked: Select[Any], first: Any, second: Any) -> Select[Any]:
    return (
        asked.join(first, Overlap.first)
        .join(second, Overlap.second)
        .options(
            contains_eager(Overlap.first.of_type(first)).joinedload(first.group),
            contains_eager(Overlap.second.of_type(second)).joinedload(second.group),
            contains_eager(Overlap.first.of_type(first)).joinedload(first.plan),
            contains_eager(Overlap.second.of_type(second)).joinedload(second.plan),
            joinedload(Overlap.by).joinedload(User.person),
        )
    )


def _visible(user: User, activity: Any) -> Any:
    """``visible_activities`` of one of the two."""
    return activity.id.in_(select(Activity.id).where(visible_activities(user)))


def between(one: Activity, other: Activity) -> Overlap | None:
    """What was decided about two activities. One query."""
    first, second = sorted((one.id, other.id))
    return db.session.scalar(
        select(Overlap).where(Overlap.first_id == first, Overlap.second_id == second)
    )


def other(activity_id: int) -> Activity | None:
    """An activity by its id."""
    return db.session.get(Activity, activity_id)


def waiting_comments(activity: Activity) -> int:
    """How many comments on an activity wait for an answer. One query."""
    return db.session.scalars(
        select(func.count(Comment.id)).where(
            Comment.thing == Activity.__tablename__,
            Comment.thing_id == activity.id,
            Comment.state == CommentState.OPEN,
        )
    ).one()


def realisation_before(activity: Activity) -> str:
    """What was being done about an activity before it was last said; empty where nobody said."""
    return (
        db.session.scalar(
            select(Event.old)
            .where(
                Event.done_to(activity),
                Event.verb == "realisation moved",
            )
            .order_by(Event.id.desc())
            .limit(1)
        )
        or ""
    )


def last_deed_before_joining(kept: Activity, joined_at: datetime) -> int:
    """The deed on a joint activity after which it was joined then; 0 where there was none.

    The decision is made a moment before it is told, and nothing else is told in between. One query.
    """
    its = Event.done_to(kept)
    told = select(func.min(Event.id)).where(
        its, Event.verb == "overlap joined", Event.at >= joined_at
    )
    before = select(func.max(Event.id)).where(its, Event.id < told.scalar_subquery())
    return db.session.scalar(before) or 0
