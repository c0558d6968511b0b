from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.lists.rows import FROM_TABLE
from planning.model import Activity, Event, Goal, Measure, Person, Plan, User
from planning.visibility import activities_with_history, unnamed_in_public, visible_activities
from planning.worksheets import ROWS

#: Activities in one file; nobody reads more, and Excel waits long for them.
MOST = 2000


def activities(
    plan: Plan,
    user: User,
    *,
    group_id: int | None = None,
    measure_id: int | None = None,
    ids: Collection[int] | None = None,
    numbers: Collection[str] = (),
) -> Sequence[Activity]:
    """Activities of the plan ``user`` may see, with their lists, and one more than fits.

    ``ids`` and ``numbers`` ask for those with one or the other.
    Five queries, however many there are.
    """
    picked = [Activity.plan_id == plan.id, visible_activities(user)]
    if group_id is not None:
        picked.append(Activity.group_id == group_id)
    if measure_id is not None:
        picked.append(Activity.measure_id == measure_id)
    if ids is not None:
        picked.append(or_(Activity.id.in_(sorted(ids)), Activity.number.in_(sorted(numbers))))
    return db.session.scalars(
        select(Activity)
        .outerjoin(Activity.measure)
        .where(*picked)
        .options(
            joinedload(Activity.group),
            *ROWS,
        )
        .order_by(
            Measure.sort_key.is_(None),
            Measure.sort_key,
            Measure.id,
            Activity.sort_key,
            Activity.id,
        )
        .limit(MOST + 1)
        .execution_options(populate_existing=True)
    ).all()


def steps_from_tables(ids: Collection[int]) -> dict[int, dict[str, int]]:
    """Steps that came to activities from a table: ids by their keys, by the id of the activity.

    One query; none for no activities.
    """
    found: dict[int, dict[str, int]] = {id_: {} for id_ in ids}
    if not found:
        return found
    rows = db.session.execute(
        select(Event.thing_id, Event.key, Event.path)
        .where(
            Event.thing == Activity.__tablename__,
            Event.thing_id.in_(sorted(found)),
            Event.verb == "added",
            Event.key.startswith(FROM_TABLE),
        )
        .order_by(Event.id)
    )
    for row in rows:
        found[row.thing_id][row.key] = int(row.path.partition("/")[2])
    return found


def measures_of(plan: Plan) -> dict[int, str]:
    """Names of the plan's measures by their ids, in the order of the plan. One query."""
    rows = db.session.execute(
        select(Measure.id, Measure.number, Measure.title)
        .join(Measure.goal)
        .where(Goal.plan_id == plan.id)
        .order_by(Measure.sort_key, Measure.id)
        .limit(1000)
    )
    return {id_: f"{number} {title}".strip() for id_, number, title in rows}


def veiled(plan: Plan, user: User) -> dict[int, list[str]]:
    """Where a name stands that ``user`` may not read: which fields, by the id of the activity.

    One query. See ``activities.queries.is_veiled``.
    """
    hidden = select(Person.id).where(unnamed_in_public())
    rows = db.session.execute(
        select(
            Activity.id,
            Activity.responsible_id.in_(hidden).label("responsible"),
            Activity.deputy_id.in_(hidden).label("deputy"),
        ).where(
            Activity.plan_id == plan.id,
            ~activities_with_history(user),
            or_(Activity.responsible_id.in_(hidden), Activity.deputy_id.in_(hidden)),
        )
    )
    return {
        row.id: [name for name in ("responsible", "deputy") if getattr(row, name)] for row in rows
    }
