"""What a comment round puts before the public: the plan as it stood in a version, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.history import State
from planning.history.moments import Moment, with_id
from planning.history.rebuilding import take_back, then
from planning.history.worksheets import worksheet_then
from planning.lib.database import db
from planning.lib.numbers import sort_key
from planning.model import OPENED_STAGES, Activity, CommentRound
from planning.summaries import Page, window
from planning.worksheets import WHOLE

#: Activities on one page.
PAGE = 100
#: Fields of an activity that the list shows, or stands in order by.
_FIELDS = ("number", "title", "measure_id")


@dataclass(frozen=True)
class Line:
    """An activity, as it was called then."""

    id: int
    number: str
    title: str


@dataclass
class Branch:
    """A measure with its activities; without a name where there is none."""

    number: str
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass
class Limb:
    """A goal with its measures; without a name where there is none."""

    number: str
    title: str
    branches: list[Branch] = field(default_factory=list)


def moment_of(round_: CommentRound) -> Moment:
    """The moment of the version that is commented on. One query."""
    found = with_id(round_.plan_id, round_.plan_version_id)
    assert found is not None  # noqa: S101 - versions are never removed
    return found


def tree(round_: CommentRound, number: int, group_id: int | None) -> tuple[str, list[Limb], Page]:
    """What the plan wanted then, and a page of its activities by measure. Seven queries."""
    moment = moment_of(round_)
    said = then(round_.plan, moment).state
    measures = {row.id: row.words for row in said.rows["measures"]}
    goals = {row.id: row.words for row in said.rows["goals"]}
    found = [(measures.get(id_, {}), line) for id_, line in _lines(round_, moment, group_id)]
    found.sort(key=lambda each: (*_rank(each[0]), sort_key(each[1].number), each[1].id))
    begin = (number - 1) * PAGE
    shown = found[begin : begin + PAGE + 1]
    limbs: list[Limb] = []
    for measure, line in shown[:PAGE]:
        _put(limbs, goals.get(int(measure.get("goal_id") or 0), {}), measure, line)
    return said.words["vision"], limbs, window(shown, number, PAGE)


def _rank(words: dict[str, str]) -> tuple[bool, str]:
    return not words, sort_key(words.get("number", ""))


def _put(limbs: list[Limb], goal: dict[str, str], measure: dict[str, str], line: Line) -> None:
    """Add a line under its goal and measure, which follow each other in order."""
    of_goal, of_measure = (
        (words.get("number", ""), words.get("title", "")) for words in (goal, measure)
    )
    if not limbs or (limbs[-1].number, limbs[-1].title) != of_goal:
        limbs.append(Limb(*of_goal))
    branches = limbs[-1].branches
    if not branches or (branches[-1].number, branches[-1].title) != of_measure:
        branches.append(Branch(*of_measure))
    branches[-1].lines.append(line)


def _lines(round_: CommentRound, moment: Moment, group_id: int | None) -> list[tuple[int, Line]]:
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
        row.id: State(
            {name: Activity.FIELDS[name].show(getattr(row, name)) for name in _FIELDS},
            {},
            {"stage": row.stage.value},
        )
        for row in rows
        if row.created_at <= moment.at
    }
    ids = select(Activity.id).where(*its)
    later = take_back(states, Activity, moment, among=ids, fields=_FIELDS)
    return [
        (
            int(state.words["measure_id"] or 0),
            Line(id_, state.words["number"], state.words["title"]),
        )
        for id_, state in states.items()
        if id_ not in later and state.axes["stage"] in OPENED_STAGES
    ]


def sheet_in(round_: CommentRound, activity_id: int) -> Activity | None:
    """The worksheet as it stood in the version, in no session; None where the round opens none.

    Eight queries, however long it is.
    """
    if activity_id >= 2**31:  # no id is larger in either database
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
