"""What a sheet said: its state as plain words, undoing deeds one by one, comparing two states.

Nothing here asks the database. A state is what stands on a sheet as people would type it, so that
what history keeps, what a form shows and what two days are compared by are the same words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Protocol

from planning.model import Row, Sheet

#: Deeds on the axes of a sheet, and the attribute each of them moves.
AXES = {"stage moved": "stage", "realisation moved": "realisation"}


class Deed(Protocol):
    """What can be told or undone: an event of history, or a difference of two states."""

    @property
    def verb(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def old(self) -> str: ...
    @property
    def new(self) -> str: ...
    @property
    def row(self) -> str: ...


@dataclass
class RowThen:
    """A row as it stood: its fields as words, and what it is besides (``Row.KEPT``)."""

    id: int
    words: dict[str, str]
    kept: dict[str, Any] = field(default_factory=dict)

    def packed(self, at: int) -> str:
        """As ``Event.row`` keeps it, with the place it had in its list."""
        told = {"at": at, "words": self.words, "kept": self.kept}
        return json.dumps(told, ensure_ascii=False)


@dataclass
class State:
    """What a sheet says at one moment: fields, rows of each list in order, and its axes."""

    words: dict[str, str]
    rows: dict[str, list[RowThen]]
    axes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """One step from an older state to a newer one, in the words of an event."""

    thing: str
    verb: str
    path: str = ""
    label: str = ""
    old: str = ""
    new: str = ""
    row: str = ""


def state_now(sheet: Sheet) -> State:
    """What the sheet says now."""
    state = fields_now(sheet, type(sheet), sheet.FIELDS)
    for kind, how in sheet.ROWS.items():
        state.rows[kind] = _listed(how.row, map(row_now, how.of(sheet)))
    return state


def fields_now(found: Any, how: type[Sheet], names: Iterable[str]) -> State:
    """What a sheet, or a row of a query, says now in these fields and on the axes it has."""
    return State(
        {name: how.FIELDS[name].show(getattr(found, name)) for name in names},
        {},
        {axis: getattr(found, axis).value for axis in AXES.values() if hasattr(found, axis)},
    )


def _listed(how: type[Row], rows: Iterable[RowThen]) -> list[RowThen]:
    """Rows in their order, or, where people give them none, by age."""
    return list(rows) if how.IS_ORDERED else sorted(rows, key=lambda row: row.id)


def row_now(row: Row) -> RowThen:
    """A row as it stands."""
    return RowThen(
        row.id,
        {name: kind.show(getattr(row, name)) for name, kind in row.FIELDS.items()},
        {name: getattr(row, name) for name in row.KEPT},
    )


def unpacked(path: str, deed: Deed, main: str) -> tuple[int, RowThen]:
    """The row a deed tells of, and the place it had in its list.

    Deeds kept before rows were kept with them tell only the words by which people knew the row.
    """
    row_id = int(path.partition("/")[2])
    if not deed.row:
        return 10**6, RowThen(row_id, {main: deed.label})
    told = json.loads(deed.row)
    return told["at"], RowThen(row_id, told["words"], told["kept"])


def undo(state: State, deed: Deed, sheet: type[Sheet]) -> None:
    """Take one deed back. The deed done last is undone first."""
    kind, slash, rest = deed.path.partition("/")
    if deed.verb in AXES:
        state.axes[AXES[deed.verb]] = deed.old
    elif not slash:
        if deed.verb == "changed" and kind in state.words:
            state.words[kind] = deed.old
    elif kind in state.rows:
        _undo_in_list(state.rows[kind], deed, int(rest.partition("/")[0]), sheet.ROWS[kind].row)


def _undo_in_list(rows: list[RowThen], deed: Deed, row_id: int, how: type[Row]) -> None:
    row = _find(rows, row_id)
    if deed.verb == "removed":
        rows.insert(*unpacked(deed.path, deed, how.MAIN))
        rows[:] = _listed(how, rows)
    elif row is None:
        return
    elif deed.verb == "changed":
        row.words[deed.path.rpartition("/")[2]] = deed.old
    elif deed.verb in {"added", "restored", "moved"}:  # what is said about a row leaves it be
        rows.remove(row)
        if deed.verb == "moved":
            rows.insert(int(deed.old) - 1, row)


def _find(rows: Iterable[RowThen], row_id: int) -> RowThen | None:
    return next((row for row in rows if row.id == row_id), None)


def differences(sheet: type[Sheet], before: State, after: State) -> list[Difference]:
    """The steps from one state to the other; ``applied`` takes them."""
    thing = sheet.__tablename__
    found = [
        Difference(thing, verb, old=before.axes[axis], new=after.axes[axis])
        for verb, axis in AXES.items()
        if axis in after.axes and before.axes[axis] != after.axes[axis]
    ]
    found += [
        Difference(thing, "changed", name, old=before.words[name], new=after.words[name])
        for name in sheet.FIELDS
        if before.words[name] != after.words[name]
    ]
    for kind, how in sheet.ROWS.items():
        old, new = before.rows[kind], after.rows[kind]
        found += _of_lists(thing, kind, how.row, old, new)
    return found


def _of_lists(
    thing: str, kind: str, how: type[Row], old: list[RowThen], new: list[RowThen]
) -> Iterator[Difference]:
    """Rows that went, came and changed places, in this order; then fields of those that stayed."""
    was, now = {row.id: row for row in old}, {row.id: row for row in new}
    for row in old:
        if row.id not in now:
            words = "\n".join(filter(None, row.words.values()))
            label = row.words.get(how.MAIN, "")[:200]
            packed = row.packed(old.index(row))
            yield Difference(thing, "removed", f"{kind}/{row.id}", label, words, "", packed)
    still = [row.id for row in old if row.id in now]
    kept = _unmoved(still, [row.id for row in new if row.id in was])
    for at, row in enumerate(new):
        label = row.words.get(how.MAIN, "")[:200]
        if row.id not in was:
            yield Difference(thing, "added", f"{kind}/{row.id}", label, "", label, row.packed(at))
        elif how.IS_ORDERED and row.id not in kept:
            places = str(still.index(row.id) + 1), str(at + 1)
            yield Difference(thing, "moved", f"{kind}/{row.id}", label, *places)
    for row in new:
        if row.id in was:
            yield from _of_rows(thing, f"{kind}/{row.id}", how, was[row.id], row)


def _of_rows(
    thing: str, path: str, how: type[Row], old: RowThen, new: RowThen
) -> Iterator[Difference]:
    label = new.words.get(how.MAIN, "")[:200]
    for name, words in new.words.items():
        if old.words.get(name, "") != words:
            yield Difference(
                thing, "changed", f"{path}/{name}", label, old.words.get(name, ""), words
            )


def _unmoved(before: list[int], after: list[int]) -> set[int]:
    """Rows that need not be moved for one order to become the other."""
    blocks = SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()
    return {id_ for block in blocks for id_ in after[block.b : block.b + block.size]}


def applied(sheet: type[Sheet], state: State, steps: Iterable[Difference]) -> State:
    """``state`` after the steps that ``differences`` found."""
    after = State(
        dict(state.words),
        {
            kind: [RowThen(row.id, dict(row.words), dict(row.kept)) for row in rows]
            for kind, rows in state.rows.items()
        },
        dict(state.axes),
    )
    steps = list(steps)
    moved = {step.path for step in steps if step.verb in {"moved", "removed"}}
    for kind, rows in after.rows.items():
        lifted = {row.id: row for row in rows if f"{kind}/{row.id}" in moved}
        rows[:] = [row for row in rows if row.id not in lifted]
        for step in steps:
            if step.path.startswith(f"{kind}/"):
                _place(rows, lifted, step, sheet.ROWS[kind].row.MAIN)
        rows[:] = _listed(sheet.ROWS[kind].row, rows)
    for step in steps:
        _change(after, step)
    return after


def _place(rows: list[RowThen], lifted: dict[int, RowThen], step: Difference, main: str) -> None:
    if step.verb == "moved":
        rows.insert(int(step.new) - 1, lifted[int(step.path.partition("/")[2])])
    elif step.verb == "added":
        rows.insert(*unpacked(step.path, step, main))


def _change(state: State, step: Difference) -> None:
    if step.verb in AXES:
        state.axes[AXES[step.verb]] = step.new
    elif step.verb == "changed":
        kind, slash, rest = step.path.partition("/")
        if not slash:
            state.words[kind] = step.new
            return
        row_id, _slash, name = rest.partition("/")
        row = _find(state.rows[kind], int(row_id))
        if row is not None:
            row.words[name] = step.new
