"""Sheets as they stood at a moment: one with everything, or many with a few of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, and_, inspect, or_, select

from planning.history.moments import Moment
from planning.history.past import AXES, RowThen, State, state_now, undo
from planning.lib.database import Base, db
from planning.model import Event, Row, RowKind, Sheet
from planning.model.fields import Field, Line, Number, Prose, Term, Wrong

S = TypeVar("S", bound=Sheet)


@dataclass
class Then:
    """What a sheet said at a moment, whether there was one, and why it stood on its axes there."""

    state: State
    was_there: bool = True
    reasons: dict[str, str] = field(default_factory=dict)


def then(sheet: Sheet, moment: Moment) -> Then:
    """The sheet as it stood. One query besides those that load it."""
    found = Then(state_now(sheet), was_there=_is_older(sheet, moment))
    for event in db.session.scalars(
        select(Event)
        .where(
            Event.done_to(sheet),
            or_(Event.id > moment.upto, Event.verb.in_(sorted(AXES))),
        )
        .order_by(Event.id.desc())
    ):
        if event.id <= moment.upto:
            found.reasons.setdefault(AXES[event.verb], event.label)
        else:
            found.was_there &= event.verb != "created"
            undo(found.state, event, type(sheet))
    return found


def _is_older(sheet: Sheet, moment: Moment) -> bool:
    """Whether there was one, as far as the sheet itself can tell; history may know better."""
    began: datetime | None = getattr(sheet, "created_at", None)
    return began is None or began <= moment.at


def take_back(
    states: Mapping[int, State],
    how: type[Sheet],
    moment: Moment,
    *,
    among: Select[int],
    fields: Collection[str],
    lists: Collection[str] = (),
) -> set[int]:
    """Undo in each state, by the id of its sheet, what was done to some of its fields since.

    ``among`` selects the ids of the sheets. Their axes are always undone, of their rows those of
    ``lists``.
    Gives back the ids of sheets that were begun later. One query, however many there are.
    """
    fits = or_(
        Event.verb.in_(["created", *AXES]),
        and_(Event.verb == "changed", Event.path.in_(sorted(fields))),
        *(Event.path.startswith(f"{kind}/", autoescape=True) for kind in lists),
    )
    later = set()
    for deed in db.session.execute(
        select(Event.thing_id, Event.verb, Event.path, Event.label, Event.old, Event.new, Event.row)
        .where(
            Event.thing == how.__tablename__,
            Event.thing_id.in_(among),
            Event.id > moment.upto,
            fits,
        )
        .order_by(Event.id.desc())
    ):
        if deed.thing_id not in states:
            continue
        if deed.verb == "created":
            later.add(deed.thing_id)
        else:
            undo(states[deed.thing_id], deed, how)
    return later


def take_back_to(states: Mapping[tuple[int, int], State], how: type[Sheet]) -> None:
    """Undo in each state, by the id of its sheet and a version of it, what was done afterwards.

    One query, however many there are; none for nothing.
    """
    if not states:
        return
    versions: defaultdict[int, list[int]] = defaultdict(list)
    for id_, version in states:
        versions[id_].append(version)
    columns = (Event.verb, Event.path, Event.label, Event.old, Event.new, Event.row)
    for deed in db.session.execute(
        select(Event.thing_id, Event.version, *columns)
        .where(
            Event.thing == how.__tablename__,
            Event.thing_id.in_(sorted(versions)),
            Event.version > min(version for _id, version in states),
        )
        .order_by(Event.id.desc())
    ):
        for version in versions[deed.thing_id]:
            if deed.version > version:
                undo(states[deed.thing_id, version], deed, how)


def rebuilt(how: type[S], state: State, **fixed: Any) -> S:
    """The state as a sheet that templates read like any other.

    It is in no session, so nothing can come to save it. ``fixed`` are values that have no history.
    """
    words = state.words  # perhaps those of a few fields only
    values = {
        name: _value(kind, words[name]) if name in words else None
        for name, kind in how.FIELDS.items()
    }
    columns: Any = inspect(how).columns
    axes = {name: columns[name].type.enum_class(word) for name, word in state.axes.items()}
    sheet = how(**_given(how, values), **axes, **fixed)
    for kind, row_kind in how.ROWS.items():
        for position, row in enumerate(state.rows.get(kind, ()), start=1):
            getattr(sheet, row_kind.collection).append(_row(row_kind, row, position))
    return sheet


def _row(kind: RowKind, then: RowThen, position: int) -> Row:
    fields = kind.row.FIELDS
    read = {name: _value(fields[name], words) for name, words in then.words.items()}
    values = _given(kind.row, {name: read.get(name) for name in fields})
    order = {"position": position} if kind.row.IS_ORDERED else {}
    return kind.new(id=then.id, **values, **order, **then.kept)


def _value(kind: Field, words: str) -> Any:
    """What the words mean; those that could not be written today still say what they said."""
    try:
        return kind.read(words)
    except Wrong:
        return words if isinstance(kind, Line | Prose | Number | Term) else None


def _given(how: type[Base], values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` with what a table puts where nothing is known."""
    columns: Any = inspect(how).columns
    defaults = {
        name: columns[name].default.arg
        for name, value in values.items()
        if value is None and columns[name].default is not None and columns[name].default.is_scalar
    }
    return {**values, **defaults}
