from __future__ import annotations

from planning import permissions as may
from planning.changes import queries
from planning.changes.wanted import as_it_was, refuse_nonsense, steps_to, without
from planning.chronicle import last_deed
from planning.history import Difference, State, bring_back, take_pen, take_turn
from planning.lib.words import N_
from planning.model import Activity, ChangedMeanwhile, Event, Meeting, NotAllowedNow, Sheet, User
from planning.references import name_doers, resolve


def take_back(sheet: Sheet, event: Event, *, seen: int | None, by: User) -> list[Event]:
    """Let a sheet be as if ``event`` had not been done; the deeds by which that was done.

    ``seen`` is the version that was before the eyes of ``by``.

    Raises:
        ChangedMeanwhile: somebody has written on the sheet since.
        NotAllowedNow: it can no longer be changed, or nothing would change.
        Invalid: the words cannot be written today.
    """
    _take_turn(sheet, seen)
    if not may.take_back(by, event):  # somebody may have locked it in this very moment
        raise NotAllowedNow(N_("This can no longer be changed. Open it again."))
    return _bring(sheet, without(sheet, event), by=by)


def bring_all_back(activity: Activity, event_id: int, *, seen: int | None, by: User) -> list[Event]:
    """Let the whole worksheet say what it said after a deed; the deeds by which that was done.

    Raises:
        ChangedMeanwhile, NotAllowedNow, Invalid: as above.
    """
    _take_turn(activity, seen)
    if not may.edit_activity(by, activity):
        raise NotAllowedNow(N_("This can no longer be changed. Open it again."))
    return _bring(activity, as_it_was(activity, event_id), by=by)


def _take_turn(sheet: Sheet, seen: int | None) -> None:
    if isinstance(sheet, Meeting):
        take_pen(sheet)
    else:
        take_turn(sheet)
    if seen is not None and seen != sheet.version:
        raise ChangedMeanwhile(sheet, seen)


def _bring(sheet: Sheet, wanted: State, *, by: User) -> list[Event]:
    steps = steps_to(sheet, wanted)
    if not steps:
        raise NotAllowedNow(N_("It says so already."))
    refuse_nonsense(sheet, wanted, steps)
    before = last_deed(sheet)
    bring_back(sheet, wanted, by=by)
    _renew_references(sheet, steps)
    return list(queries.deeds_after(sheet, before))


def _renew_references(sheet: Sheet, steps: list[Difference]) -> None:
    """What stands beside words that were brought back is found anew."""
    if isinstance(sheet, Activity):
        resolve(sheet, [step.path for step in steps])
    if isinstance(sheet, Meeting) and any(s.path.startswith("conclusions/") for s in steps):
        name_doers(sheet.conclusions, queries.people_of(sheet))
