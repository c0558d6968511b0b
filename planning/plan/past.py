"""The plan's tree as it stood at a moment of the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, true

from planning.history.moments import Moment
from planning.history.past import State, fields_now
from planning.history.rebuilding import rebuilt, take_back, then
from planning.lib.database import db
from planning.lib.numbers import sort_key
from planning.model import PUBLIC_STAGES, Activity, Limb, Plan, User
from planning.plan import queries
from planning.plan.queries import PAGE, MeasureOnPage, SummaryThen, Tree
from planning.summaries import Summary, window
from planning.visibility import activities_with_history, visible_activities

#: Fields of an activity that the tree shows, or stands in order by.
_FIELDS = ("number", "title", "measure_id")


def plan_then(plan: Plan, moment: Moment) -> Plan | None:
    """The plan with its goals and measures, in no session; None when there was none. Three queries.

    Whatever was done to a goal or a measure before history kept its words stands as it does today.
    """
    found = then(plan, moment)
    if not found.was_there:
        return None
    decided = [a for a in plan.approvals if a.decided_on and a.decided_on <= moment.day]
    return rebuilt(Plan, found.state, id=plan.id, approvals=decided)


def tree_then(plan: Plan, moment: Moment, user: User, number: int, group_id: int | None) -> Tree:
    """A page of what ``user`` may know of ``plan`` as it was. Two queries, however large it is.

    That is the past of activities whose history they may read. What a body has decided on as a
    version, everybody may read: the activities that were approved then.
    """
    lines = _lines(plan, moment, user, group_id)
    limbs = _limbs(plan)
    order = {b.measure.id: at for at, b in enumerate(b for limb in limbs for b in limb.branches)}
    lines.sort(key=lambda line: _place(line.activity, order))
    begin = (number - 1) * PAGE
    found = lines[begin : begin + PAGE + 1]
    page = window(found, number, PAGE)
    by_measure: defaultdict[int | None, list[Summary | SummaryThen]] = defaultdict(list)
    for line in found[:PAGE]:
        measure_id = line.activity.measure_id
        by_measure[measure_id if measure_id in order else None].append(line)
    whole = number == 1 and not page.has_more and group_id is None
    for limb in limbs:
        for branch in limb.branches:
            branch.activities.extend(by_measure[branch.measure.id])
        limb.branches = [b for b in limb.branches if whole or b.activities]
    return Tree([limb for limb in limbs if limb.branches or whole], by_measure[None], page)


def _place(activity: Activity, order: dict[int, int]) -> tuple[int, str, int]:
    measure = order.get(activity.measure_id or 0, len(order))
    return measure, sort_key(activity.number), activity.id


def _limbs(plan: Plan) -> list[queries.GoalOnPage]:
    measures: defaultdict[int, list[MeasureOnPage]] = defaultdict(list)
    for measure in sorted(plan.measures, key=_rank):
        measures[measure.goal_id].append(MeasureOnPage(measure))
    return [queries.GoalOnPage(goal, measures[goal.id]) for goal in sorted(plan.goals, key=_rank)]


def _rank(limb: Limb) -> tuple[Any, ...]:
    return limb.rank


def _lines(plan: Plan, moment: Moment, user: User, group_id: int | None) -> list[SummaryThen]:
    is_approved = bool(moment.version and moment.version.body)
    known = [Activity.plan_id == plan.id]
    if not is_approved:
        known.append(activities_with_history(user))
    if group_id is not None:
        known.append(Activity.group_id == group_id)
    rows = db.session.execute(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            Activity.measure_id,
            Activity.stage,
            Activity.realisation,
            Activity.created_at,
            (activities_with_history(user) if is_approved else true()).label("tells"),
            visible_activities(user).label("is_seen"),
        ).where(*known)
    ).all()
    states = {row.id: fields_now(row, Activity, _FIELDS) for row in rows}
    ids = select(Activity.id).where(*known)
    later = take_back(states, Activity, moment, among=ids, fields=_FIELDS)
    return _told(rows, states, later, moment)


def _told(
    rows: Sequence[Row[*tuple[Any, ...]]], states: dict[int, State], later: set[int], moment: Moment
) -> list[SummaryThen]:
    found = []
    for row in rows:
        if row.id in later or row.created_at > moment.at:
            continue
        state = states[row.id]
        if row.tells or state.axes["stage"] in PUBLIC_STAGES:
            found.append(
                SummaryThen(
                    rebuilt(Activity, state, id=row.id),
                    is_open_then=bool(row.tells),
                    is_open_today=bool(row.is_seen),
                )
            )
    return found
