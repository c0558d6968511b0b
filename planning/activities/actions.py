from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planning import permissions as may
from planning.activities import queries
from planning.history import (
    Invalid,
    Revised,
    add_row,
    move_row,
    record,
    remove_row,
    restore_row,
    revise,
    take_turn,
    touched_by_others,
)
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import (
    Activity,
    AgendaItem,
    Evaluation,
    Group,
    Realisation,
    Row,
    Stage,
    User,
    Verdict,
)
from planning.model.fields import Wrong
from planning.model.sheets import can_be_row
from planning.references import resolve
from planning.web.forms import whole_number
from planning.worksheets import take_worksheet


def start(group: Group, *, plan_id: int, title: str, by: User) -> Activity:
    """Begin a new activity of the group, as an idea."""
    moment = now()
    activity = Activity(
        group=group, plan_id=plan_id, title=title, created_at=moment, updated_at=moment
    )
    db.session.add(activity)
    record("created", activity, by=by, new=title)
    return activity


def point_in_hand(typed: object, *, by: User) -> AgendaItem | None:
    """The agenda item a change comes from, when the person may know of it."""
    id_ = whole_number(typed)
    item = queries.item_of(id_) if id_ else None
    return item if item is not None and may.see_item(by, item) else None


def save(
    activity: Activity,
    changes: Mapping[str, Any],
    *,
    based_on: int,
    by: User,
    because: AgendaItem | None = None,
    revive: Iterable[str] = (),
    seen: Mapping[str, str] | None = None,
) -> Revised:
    """Save what somebody wrote on the worksheet; see ``history.revise``.

    Rows in ``revive`` were removed by others and are put back first.

    Raises:
        Invalid: something written cannot stand; then nothing is saved.
    """
    take_worksheet(activity, by=by)
    wanted = changes.get("measure_id")
    if wanted not in (None, "") and not queries.measure_in_plan(
        whole_number(wanted), activity.plan_id
    ):
        raise Invalid({"measure_id": Wrong(N_("This plan has no such measure."))})
    revived = [path for path in revive if can_be_row(activity, path)]
    for path in revived:
        restore_row(activity, path, by=by, because=because)
    outcome = revise(activity, changes, based_on=based_on, by=by, because=because, seen=seen)
    resolve(activity, [*outcome.saved, *revived])
    return outcome


def add(
    activity: Activity,
    kind: str,
    typed: Mapping[str, Any],
    *,
    by: User,
    because: AgendaItem | None = None,
    key: str = "",
) -> Row:
    """Add a row to one of the worksheet's lists; the same ``key`` again is the same row.

    Raises:
        Invalid: something written cannot stand.
    """
    take_worksheet(activity, by=by)
    row = add_row(activity, kind, typed, by=by, because=because, key=key)
    resolve(activity, [kind])
    return row


def is_fresh(activity: Activity, kind: str, row_id: int, *, based_on: int, by: User) -> bool:
    """Whether a row is still as ``by`` saw it in version ``based_on``."""
    return not touched_by_others(activity, f"{kind}/{row_id}", based_on, by=by)


def remove(
    activity: Activity, kind: str, row_id: int, *, by: User, because: AgendaItem | None = None
) -> str:
    """Take a row off one of the worksheet's lists; the words by which it was known."""
    return remove_row(activity, kind, row_id, by=by, because=because)


def put_back(activity: Activity, path: str, *, by: User, because: AgendaItem | None = None) -> None:
    """Put a row that was removed back where it stood.

    Raises:
        NotAllowedNow: nobody removed such a row.
    """
    restore_row(activity, path, by=by, because=because)
    resolve(activity, [path])


def move(
    activity: Activity,
    kind: str,
    row_id: int,
    *,
    up: bool,
    by: User,
    because: AgendaItem | None = None,
    seen: Sequence[int] = (),
) -> None:
    """Put a row before or after the neighbour it had in the order ``seen``."""
    move_row(activity, kind, row_id, up=up, by=by, because=because, seen=seen)


def move_proposal(activity: Activity, stage: Stage, *, reason: str, by: User) -> None:
    """Take the proposal a step further or back.

    Raises:
        NotAllowedNow: not from here, not without a reason, or something must be filled in first.
    """
    take_turn(activity)
    old = activity.stage
    activity.move_to(stage, reason=reason)
    record("stage moved", activity, by=by, old=old.value, new=stage.value, label=reason)


def move_realisation(
    activity: Activity, realisation: Realisation, *, reason: str, by: User
) -> None:
    """Say what is being done about it now.

    Raises:
        NotAllowedNow: not from here, or not without a reason.
    """
    take_turn(activity)
    old = activity.realisation
    activity.proceed_to(realisation, reason=reason)
    record("realisation moved", activity, by=by, old=old.value, new=realisation.value, label=reason)


def evaluate(activity: Activity, year: int, verdict: Verdict, *, words: str, by: User) -> None:
    """Say how one year turned out; said again, the new verdict replaces the old."""
    take_turn(activity)
    found = next((e for e in activity.evaluations if e.year == year), None)
    old = found.verdict.value if found else ""
    if found is None:
        found = Evaluation(activity_id=activity.id, year=year, verdict=verdict, at=now())
        db.session.add(found)
    found.verdict, found.words, found.by, found.at = verdict, words, by, now()
    record("year evaluated", activity, by=by, old=old, new=verdict.value, label=str(year))
