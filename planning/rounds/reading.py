"""What a comment round puts before the public: the plan as it stood in a version, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.history.moments import Moment, with_id
from planning.history.past import State, fields_now
from planning.history.rebuilding import take_back, then
from planning.history.worksheets import worksheet_then
from planning.lib.database import db
from planning.lib.ids import LARGEST_ID
from planning.lib.numbers import sort_key
from planning.model import OPENED_STAGES, Activity, CommentRound
from planning.summaries import Page, window
from planning.worksheets import WHOLE

#: Activities on one page.
PAGE = 100
#: Fields of an activity that the list shows, or stands in order by.
_FIELDS = ("number", "title", "measure_id")


@dataclass(frozen=True)
class OpenedActivity:
    """An activity, as it was called then."""

    id: int
    number: str
    title: str


@dataclass(eq=False)
class OpenedMeasure:
    """A measure with its activities; without a name where there is none."""

    id: int
    number: str
    title: str
    lines: list[OpenedActivity] = field(default_factory=list)


@dataclass(eq=False)
class OpenedGoal:
    """A goal with its measures; without a name where there is none."""

    id: int
    number: str
    title: str
    branches: list[OpenedMeasure] = field(default_factory=list)


def moment_of(round_: CommentRound) -> Moment:
    """The moment of the version that is commented on. One query."""
    found = with_id(round_.plan_id, round_.plan_version_id)
    assert found is not None  # noqa: S101 - versions are never removed
    return found


def tree(
    round_: CommentRound, number: int, group_id: int | None
) -> tuple[str, list[OpenedGoal], Page]:
    """What the plan wanted then, and a page of its activities by measure. Seven queries."""
    moment = moment_of(round_)
    said = then(round_.plan, moment).state
    places = _places(said)
    lines = _opened(round_, moment, group_id)
    found = [(*places.get(id_, places[0]), line) for id_, line in lines]
    found.sort(key=lambda each: (_rank(each[0]), _rank(each[1]), _rank(each[2])))
    begin = (number - 1) * PAGE
    shown = found[begin : begin + PAGE + 1]
    limbs: list[OpenedGoal] = []
    for limb, branch, line in shown[:PAGE]:
        if limb not in limbs[-1:]:
            limbs.append(limb)
        if branch not in limb.branches[-1:]:
            limb.branches.append(branch)
        branch.lines.append(line)
    return said.words["vision"], limbs, window(shown, number, PAGE)


def _places(said: State) -> dict[int, tuple[OpenedGoal, OpenedMeasure]]:
    """Goal and measure by the id of the measure, still empty; under 0 where there is none."""
    nowhere = OpenedGoal(0, "", "")
    goals = {row.id: OpenedGoal(row.id, *_called(row.words)) for row in said.rows["goals"]}
    places = {0: (nowhere, OpenedMeasure(0, "", ""))}
    for row in said.rows["measures"]:
        goal = goals.get(int(row.words.get("goal_id") or 0), nowhere)
        places[row.id] = goal, OpenedMeasure(row.id, *_called(row.words))
    return places


def _called(words: dict[str, str]) -> tuple[str, str]:
    return words.get("number", ""), words.get("title", "")


def _rank(of: OpenedGoal | OpenedMeasure | OpenedActivity) -> tuple[bool, str, int]:
    """What has no name comes last; what has the same number stands together nevertheless."""
    return not of.id, sort_key(of.number), of.id


def _opened(
    round_: CommentRound, moment: Moment, group_id: int | None
) -> list[tuple[int, OpenedActivity]]:
    """Activities the round opens, each with the id of its measure. Two queries."""
    its = [Activity.plan_id == round_.plan_id]
    if group_id is not None:
        its.append(Activity.group_id == group_id)
    rows = db.session.execute(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            Activity.measure_id,
            Activity.stage,
            Activity.created_at,
        ).where(*its)
    ).all()
    states = {
        row.id: fields_now(row, Activity, _FIELDS) for row in rows if row.created_at <= moment.at
    }
    ids = select(Activity.id).where(*its)
    later = take_back(states, Activity, moment, among=ids, fields=_FIELDS)
    return [
        (
            int(state.words["measure_id"] or 0),
            OpenedActivity(id_, state.words["number"], state.words["title"]),
        )
        for id_, state in states.items()
        if id_ not in later and state.axes["stage"] in OPENED_STAGES
    ]


def sheet_in(round_: CommentRound, activity_id: int) -> Activity | None:
    """The worksheet as it stood in the version, in no session; None where the round opens none.

    Eight queries, however long it is.
    """
    if activity_id > LARGEST_ID:
        return None
    found = db.session.scalars(
        select(Activity)
        .where(Activity.id == activity_id, Activity.plan_id == round_.plan_id)
        .options(
            *WHOLE,
            joinedload(Activity.approvals),
            joinedload(Activity.evaluations),
        )
    )
    activity = found.unique().one_or_none()
    if activity is None:
        return None
    sheet = worksheet_then(activity, moment_of(round_))
    return sheet if sheet is not None and sheet.stage in OPENED_STAGES else None
