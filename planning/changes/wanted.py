"""What a sheet shall say once a deed is taken back, or once it is as it was: nothing is written."""

from __future__ import annotations

from planning.changes import queries
from planning.history import (
    Difference,
    State,
    differences,
    last_removal,
    state_after,
    state_now,
)
from planning.history.past import RowThen, unpacked
from planning.lib.words import N_
from planning.model import Activity, Event, Group, Meeting, NotAllowedNow, Plan, Sheet
from planning.model.fields import Hour

#: Fields of a meeting that may go back on their own. Days and places go to calendars, votes are
#: counted against who was there, and a task is finished by whoever looks how it stands.
_OF_MEETINGS = {
    "": {"title", "next_meeting"},
    "items": {"title", "text", "kind", "activity_id", "takes", "presenter", "is_section",
              "is_nested", "is_postponed"},
    "conclusions": {"kind", "text", "who", "due_on"},
    "attendances": {"arrived_at", "left_at"},
}  # fmt: skip
#: Deeds on rows that can be taken back, by the kind of sheet.
_ON_ROWS: dict[type, frozenset[str]] = {
    Activity: frozenset({"removed", "added", "restored", "moved"}),
    Meeting: frozenset({"removed"}),
    Plan: frozenset({"removed"}),
}


def can_go_back(event: Event, sheet: Sheet) -> bool:
    """Whether a deed is one that can be taken back at all."""
    kind, slash, rest = event.path.partition("/")
    name = rest.partition("/")[2]
    if event.verb == "changed":
        if isinstance(sheet, Meeting):
            return (name or kind) in _OF_MEETINGS.get(kind if slash else "", ())
        fields = sheet.ROWS[kind].row.FIELDS if kind in sheet.ROWS else sheet.FIELDS
        return (name or kind) in fields
    if event.verb == "moved" and not event.old.isdecimal():
        return False  # kept before places were
    lists = queries.IN_BIN.get(sheet.__tablename__, tuple(sheet.ROWS))
    return (
        bool(slash) and not name and event.verb in _ON_ROWS.get(type(sheet), ()) and kind in lists
    )


def without(sheet: Sheet, event: Event) -> State:
    """What the sheet shall say when ``event`` is taken back: all else stays as it is today.

    Raises:
        NotAllowedNow: the row it was done to is gone, and nobody can tell how it stood.
    """
    state = state_now(sheet)
    kind, slash, rest = event.path.partition("/")
    if not slash:
        state.words[kind] = event.old
        return state
    rows, row_id = state.rows[kind], int(rest.partition("/")[0])
    row = next((row for row in rows if row.id == row_id), None)
    match event.verb:
        case "changed":
            row = row or _put_back(sheet, rows, f"{kind}/{row_id}")
            row.words[rest.partition("/")[2]] = event.old
        case "removed" if row is None:
            _put_back(sheet, rows, event.path)
        case "added" | "restored" if row is not None:
            rows.remove(row)
        case "moved" if row is not None:
            rows.remove(row)
            rows.insert(int(event.old) - 1, row)
    return state


def _put_back(sheet: Sheet, rows: list[RowThen], path: str) -> RowThen:
    gone = last_removal(sheet, path)
    if gone is None:
        raise NotAllowedNow(N_("There is nothing here that could be put back."))
    at, row = unpacked(path, gone, sheet.ROWS[path.partition("/")[0]].row.MAIN)
    rows.insert(at, row)
    return row


def as_it_was(sheet: Sheet, event_id: int) -> State:
    """What the sheet said after a deed. How far its proposal and realisation are is left alone."""
    state = state_after(sheet, event_id)
    state.axes = state_now(sheet).axes
    return state


def steps_to(sheet: Sheet, wanted: State) -> list[Difference]:
    """What has to be done so that the sheet says ``wanted``."""
    return differences(type(sheet), state_now(sheet), wanted)


def refuse_nonsense(sheet: Sheet, wanted: State, steps: list[Difference]) -> None:
    """Stop where words that could stand then would clash with what stands elsewhere today.

    Raises:
        NotAllowedNow: they would.
    """
    new = {step.path: step.new for step in steps if step.verb == "changed"}
    match sheet:
        case Activity():
            measure = new.get("measure_id")
            if measure and not queries.has_measure(sheet.plan_id, int(measure)):
                raise NotAllowedNow(N_("The plan no longer has that measure."))
        case Group():
            if "name" in new and queries.is_taken(sheet, new["name"]):
                raise NotAllowedNow(N_("There is a group of that name already."))
        case Plan():
            _refuse_odd_plan(wanted)
        case Meeting():
            _refuse_orphans(wanted)
            _refuse_odd_times(wanted)


def _refuse_odd_plan(wanted: State) -> None:
    if int(wanted.words["first_year"]) > int(wanted.words["last_year"]):
        raise NotAllowedNow(N_("The last year cannot be before the first."))
    goals = {str(row.id) for row in wanted.rows["goals"]}
    if any(row.words.get("goal_id") not in goals for row in wanted.rows["measures"]):
        raise NotAllowedNow(N_("The plan no longer has that goal."))


def _refuse_orphans(wanted: State) -> None:
    items = {row.id for row in wanted.rows["items"]}
    if any(row.kept.get("item_id") not in items for row in wanted.rows["conclusions"]):
        raise NotAllowedNow(
            N_("The point it came from is not on the agenda. Put the point back first.")
        )


def _refuse_odd_times(wanted: State) -> None:
    for row in wanted.rows["attendances"]:
        came, left = (Hour().read(row.words[name]) for name in ("arrived_at", "left_at"))
        if came and left and left <= came:
            raise NotAllowedNow(N_("Nobody leaves before they come. Mend one of the times."))
