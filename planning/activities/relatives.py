"""What else in the plan concerns an activity: the same number, a link, a likeness."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, and_, case, literal, null, or_, select, union_all

from planning import resemblance
from planning.lib.database import db
from planning.model import Activity, Goal, Group, Measure, Overlap, OverlapKind, User
from planning.visibility import visible_activities

Other = Row[*tuple[Any, ...]]

#: Things with the same number that are told of.
_NAMESAKES = 6


@dataclass
class Relatives:
    """What concerns an activity, as far as the reader may know of it.

    Rows of ``what`` ("activity", or "measure" with the same number), ``id``, ``number``,
    ``title``, ``group_name``.
    """

    #: Measures and activities of its group that have its number.
    namesakes: list[Other] = field(default_factory=list)
    linked: list[Other] = field(default_factory=list)
    #: Activities that were joined to this one: it goes on under their numbers too.
    joined: list[Other] = field(default_factory=list)
    #: The one this was joined to.
    goes_on: Other | None = None
    #: How many of other groups, nobody has decided about, resemble it.
    alike: int = 0


def relatives(activity: Activity, user: User, *, looks: bool) -> Relatives:
    """What concerns an activity; with ``looks`` also how many resemble it.

    One query; another to hear what was written since the last look.
    """
    alike = {each.other(activity.id) for each in resemblance.like(activity)} if looks else set()
    rows = db.session.execute(
        union_all(_activities(activity, user, alike), _measures(activity))
    ).all()
    found = Relatives()
    for row in sorted(rows, key=lambda row: (row.sort_key, row.what, row.id)):
        if row.is_namesake and len(found.namesakes) < _NAMESAKES:
            found.namesakes.append(row)
        if row.kind is OverlapKind.LINKED:
            found.linked.append(row)
        elif row.kind is OverlapKind.JOINED and row.kept_id == activity.id:
            found.joined.append(row)
        elif row.kind is OverlapKind.JOINED:
            found.goes_on = row
        elif row.kind is None and row.what == "activity":
            found.alike += row.id in alike
    return found


def _activities(activity: Activity, user: User, alike: set[int]) -> Select[Any]:
    is_namesake = and_(
        literal(activity.number) != "",
        Activity.plan_id == activity.plan_id,
        Activity.sort_key == activity.sort_key,
        Activity.group_id == activity.group_id,
        Activity.id != activity.id,
    )
    return (
        select(
            literal("activity").label("what"),
            Activity.id,
            Activity.number,
            Activity.sort_key,
            Activity.title,
            Group.name.label("group_name"),
            Overlap.kind,
            Overlap.kept_id,
            case((is_namesake, 1), else_=0).label("is_namesake"),
        )
        .join(Activity.group)
        .outerjoin(
            Overlap,
            or_(
                and_(Overlap.first_id == activity.id, Overlap.second_id == Activity.id),
                and_(Overlap.second_id == activity.id, Overlap.first_id == Activity.id),
            ),
        )
        .where(
            or_(is_namesake, Activity.id.in_(_decided(activity)), Activity.id.in_(sorted(alike))),
            visible_activities(user),
        )
    )


def _measures(activity: Activity) -> Any:
    """Measures that have the number of the activity."""
    return (
        select(
            literal("measure"),
            Measure.id,
            Measure.number,
            Measure.sort_key,
            Measure.title,
            literal(""),
            null(),
            null(),
            literal(1),
        )
        .join(Measure.goal)
        .where(
            Goal.plan_id == activity.plan_id,
            Measure.number == activity.number,
            literal(activity.number) != "",
        )
    )


def _decided(activity: Activity) -> Any:
    """Ids of activities that something was decided about together with this one."""
    seconds = select(Overlap.second_id).where(Overlap.first_id == activity.id)
    firsts = select(Overlap.first_id).where(Overlap.second_id == activity.id)
    return seconds.union_all(firsts)
