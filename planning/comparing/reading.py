"""What changed between two moments, from the deeds between them: four queries at any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, or_, select
from sqlalchemy.orm import joinedload

from planning.chronicle import names_in
from planning.comparing.counting import AS_THEY_ARE, TOLD, fate, tally
from planning.comparing.shapes import Change, Changed, ChangedMeasure, Comparison, Fate, Span, Tally
from planning.history.netting import netted
from planning.lib.clock import day_of
from planning.lib.database import db
from planning.model import Activity, AgendaItem, Event, Measure, Meeting, Plan, User
from planning.summaries import IN_ORDER_OF_PLAN, window
from planning.visibility import activities_with_history, own_items, visible_activities

#: Activities on one page, and on one paper.
PAGE, PAPER = 40, 300

#: Fields by which an activity is known, and stands where it stands.
_KNOWN_BY = ("number", "title", "measure_id")


def of_plan(
    plan: Plan,
    span: Span,
    user: User,
    *conditions: ColumnElement[bool],
    group_id: int | None = None,
    number: int = 1,
    size: int = PAGE,
) -> Comparison:
    """A page of what changed in the plan, as far as ``user`` may read its history.

    Of activities only in those that meet the ``conditions``.
    """
    known = _known(plan, user, conditions, group_id)
    with_plan = plan.id if group_id is None else None
    return _compared(known, with_plan, span, user, number, size)


def tally_of_plan(plan: Plan, span: Span, user: User, *conditions: ColumnElement[bool]) -> Tally:
    """What ``of_plan`` counts, without what it lists. One query."""
    return tally(_known(plan, user, conditions), plan.id, span)


def of_activity(activity: Activity, span: Span, user: User) -> Comparison:
    """What changed in one activity; of one that is new too, all that was written into it since."""
    return _compared([Activity.id == activity.id], None, span, user, 1, 1, whole=True)


def _known(
    plan: Plan,
    user: User,
    conditions: Iterable[ColumnElement[bool]],
    group_id: int | None = None,
) -> list[ColumnElement[bool]]:
    known = [Activity.plan_id == plan.id, activities_with_history(user), *conditions]
    return known if group_id is None else [*known, Activity.group_id == group_id]


def _compared(
    known: Sequence[ColumnElement[bool]],
    plan_id: int | None,
    span: Span,
    user: User,
    number: int,
    size: int,
    *,
    whole: bool = False,
) -> Comparison:
    found = _touched(known, span, number, size)
    listed = found[:size]
    rows = _deeds([row.id for row in listed], plan_id if number == 1 else None, span, user)
    names = names_in((row.Event for row in rows), activities=visible_activities(user))
    by_thing: defaultdict[tuple[str, int], list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in rows:
        by_thing[row.Event.thing, row.Event.thing_id].append(row)
    parts: dict[str, ChangedMeasure] = {}
    for row in listed:
        between, later = _parted(by_thing["activity", row.id], span)
        if changed := _changed(row, between, later, whole=whole):
            measure = _measure(row, later, names)
            parts.setdefault(measure, ChangedMeasure(measure)).activities.append(changed)
    of_plan_ = _changes(Plan, by_thing["plan", plan_id or 0])
    page = window(found, number, size)
    return Comparison(of_plan_, list(parts.values()), names, page, tally(known, plan_id, span))


def _touched(
    known: Sequence[ColumnElement[bool]], span: Span, number: int, size: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Activities to which something was done between, in the order of the plan, and one more."""
    done_to = select(Event.thing_id).where(
        Event.thing == Activity.__tablename__,
        span.deeds,
        Event.verb.in_(sorted(TOLD)),
    )
    return db.session.execute(
        select(
            Activity.id,
            Activity.number,
            Activity.title,
            Measure.number.label("measure_number"),
            Measure.title.label("measure_title"),
        )
        .outerjoin(Activity.measure)
        .outerjoin(Measure.goal)
        .where(*known, Activity.id.in_(done_to))
        .order_by(*IN_ORDER_OF_PLAN)
        .offset((number - 1) * size)
        .limit(size + 1)
    ).all()


def _deeds(
    ids: list[int], plan_id: int | None, span: Span, user: User
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Deeds between the moments, oldest first, and later ones on what things are known by."""
    later = and_(Event.id > span.until.upto, Event.verb == "changed", Event.path.in_(_KNOWN_BY))
    its = and_(Event.thing == Activity.__tablename__, Event.thing_id.in_(ids))
    of_plan_ = and_(Event.thing == Plan.__tablename__, Event.thing_id == plan_id, span.deeds)
    return db.session.execute(
        select(Event, AgendaItem.title, AgendaItem.meeting_id, Meeting.held_on)
        .select_from(Event)
        .outerjoin(AgendaItem, and_(AgendaItem.id == Event.because_id, own_items(user)))
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            or_(and_(its, or_(span.deeds, later)), of_plan_),
            Event.verb.in_(sorted(TOLD)),
        )
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id)
    ).all()


def _parted(
    rows: Iterable[Row[*tuple[Any, ...]]], span: Span
) -> tuple[list[Row[*tuple[Any, ...]]], dict[str, str]]:
    """Deeds between the moments, and what the fields said then that were changed later."""
    between: list[Row[*tuple[Any, ...]]] = []
    later: dict[str, str] = {}
    for row in rows:
        if row.Event.id <= span.until.upto:
            between.append(row)
        else:
            later.setdefault(row.Event.path, row.Event.old)
    return between, later


def _changed(
    row: Row[*tuple[Any, ...]],
    between: Sequence[Row[*tuple[Any, ...]]],
    later: Mapping[str, str],
    *,
    whole: bool,
) -> Changed | None:
    became = fate([each.Event for each in between])
    if became is None:
        return None
    changes = _changes(Activity, between)
    if became is Fate.NEW and not whole:  # what was written into it since is what it is
        changes = [each for each in changes if not each.what.path]
    number, title = (later.get(name, getattr(row, name)) for name in ("number", "title"))
    return Changed(row.id, number, title, became, changes)


def _changes(sheet: type[Activity | Plan], rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Change]:
    """What the deeds amount to and those told as they are, by day; of one day as the sheet goes."""
    found = {row.Event.id: row for row in rows}
    events = [row.Event for row in rows]
    nets = [(net.difference, net.deed) for net in netted(sheet, events)]
    whole = [(event, event) for event in events if event.verb in AS_THEY_ARE]
    return [
        Change(
            what,
            deed,
            found[deed.id].title or "",
            found[deed.id].meeting_id or 0,
            found[deed.id].held_on,
        )
        for what, deed in sorted([*nets, *whole], key=lambda each: day_of(each[1].at))
    ]


def _measure(
    row: Row[*tuple[Any, ...]], later: Mapping[str, str], names: Mapping[tuple[str, str], str]
) -> str:
    """The measure it belonged to at the later moment."""
    if "measure_id" in later:
        return names.get(("measure", later["measure_id"]), "")
    return f"{row.measure_number or ''} {row.measure_title or ''}".strip()
