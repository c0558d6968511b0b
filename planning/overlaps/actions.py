"""The deeds about a pair: linking it, setting it aside, joining it, and thinking better of it."""

from __future__ import annotations

from flask_babel import gettext as _

from planning import permissions as may
from planning.history import add_row, record, step, take_turn
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import (
    CLOSED,
    Activity,
    ChangedMeanwhile,
    NotAllowedNow,
    Overlap,
    OverlapKind,
    Realisation,
    User,
)
from planning.overlaps import queries
from planning.overlaps.takeover import lacking, typed
from planning.references import resolve

#: How history calls a decision about a pair.
_VERBS = {
    OverlapKind.LINKED: "overlap linked",
    OverlapKind.JOINED: "overlap joined",
    OverlapKind.DISMISSED: "overlap dismissed",
}


def mark_of(overlap: Overlap | None) -> str:
    """How a pair stands, in a word: a deed posts the one it was decided on."""
    return "" if overlap is None else f"{overlap.kind.value} {overlap.at}"


def called(activity: Activity) -> str:
    """An activity as the history of another names it: without words others may not read."""
    return f"{activity.number or '–'} ({activity.group.name})"


def decide(
    one: Activity, other: Activity, kind: OverlapKind, *, note: str, seen: str | None, by: User
) -> Overlap:
    """Link two activities, or set the pair aside for good.

    Raises:
        ChangedMeanwhile: somebody decided about the pair since.
    """
    known = _take_turns(one, other, seen=seen)
    if known is not None:
        raise ChangedMeanwhile
    return _keep(one, other, kind, note=note, by=by)


def take_back(one: Activity, other: Activity, *, seen: str | None, by: User) -> Overlap:
    """Let the pair be undecided again; of two that were joined, both go on as before.

    What the joint worksheet took over stays on it: its history brings back what it said before.
    The decision that held is given back.

    Raises:
        ChangedMeanwhile: somebody decided otherwise since.
        NotAllowedNow: nobody has decided about it.
    """
    known = _take_turns(one, other, seen=seen)
    if known is None:
        raise NotAllowedNow(N_("Nobody has decided about these two activities."))
    if known.kind is OverlapKind.JOINED:
        _part(known, by=by)
    db.session.delete(known)
    for mine, theirs in ((one, other), (other, one)):
        record("overlap taken back", mine, by=by, label=called(theirs))
    return known


def join(kept: Activity, other: Activity, *, seen: tuple[int | None, int | None], by: User) -> int:
    """Let ``kept`` go on under both numbers with what ``other`` has and it lacks.

    ``seen`` are the versions of both sheets before the eyes of whoever joins them. Gives back the
    number of rows taken over.

    Raises:
        ChangedMeanwhile: somebody has written into one of them since.
        NotAllowedNow: one of them is closed.
    """
    for activity, version in zip((kept, other), seen, strict=True):
        step(activity, version)
    known = queries.between(kept, other)
    _check(kept, other, known, by=by)
    note = known.note if known else ""
    if known is not None:
        db.session.delete(known)
        db.session.flush()
    # Told before the rows are, so that history knows what the sheet said before.
    _keep(kept, other, OverlapKind.JOINED, note=note, by=by).kept_id = kept.id
    found = lacking(kept, other)
    for kind, rows in found.items():
        for row in rows:
            add_row(kept, kind, typed(row), by=by)
    resolve(kept, found)
    _move(other, Realisation.MERGED, reason=_reason(kept), by=by)
    return sum(map(len, found.values()))


def _take_turns(one: Activity, other: Activity, *, seen: str | None) -> Overlap | None:
    """Wait until nobody else writes to either, and see what is decided about them then."""
    for activity in sorted((one, other), key=lambda each: each.id):
        take_turn(activity)
    known = queries.between(one, other)
    if seen is not None and seen != mark_of(known):
        raise ChangedMeanwhile
    return known


def _keep(one: Activity, other: Activity, kind: OverlapKind, *, note: str, by: User) -> Overlap:
    first, second = sorted((one, other), key=lambda each: each.id)
    decision = Overlap(first=first, second=second, kind=kind, note=note, at=now(), by=by)
    db.session.add(decision)
    for mine, theirs in ((one, other), (other, one)):
        record(_VERBS[kind], mine, by=by, label=called(theirs), new=note)
    return decision


def _check(kept: Activity, other: Activity, known: Overlap | None, *, by: User) -> None:
    """Both must be open, of one plan, and ``by`` must still be the one to join them."""
    if known is not None and known.kind is OverlapKind.JOINED:
        raise ChangedMeanwhile
    if kept.realisation in CLOSED or other.realisation in CLOSED:
        raise NotAllowedNow(N_("Only activities that are still going on can be joined."))
    if kept.plan_id != other.plan_id:
        raise NotAllowedNow(N_("Only activities of one plan can be joined."))
    if not may.join_activities(by, Overlap(first=kept, second=other)):
        raise NotAllowedNow(N_("This activity can no longer be changed. Open it again."))


def _reason(kept: Activity) -> str:
    """Why the other does not go on by itself, in words that everybody may read."""
    group = kept.group.name
    if kept.number:
        words = _("It goes on as the joint activity %(number)s of the group %(group)s.",
                  number=kept.number, group=group)  # fmt: skip
    else:
        words = _("It goes on as a joint activity of the group %(group)s.", group=group)
    return str(words)


def _move(activity: Activity, realisation: Realisation, *, reason: str, by: User) -> None:
    old = activity.realisation
    activity.proceed_to(realisation, reason=reason)
    record("realisation moved", activity, by=by, old=old.value, new=realisation.value, label=reason)


def _part(known: Overlap, *, by: User) -> None:
    """Let the one that was merged go on again from where it was."""
    merged = known.second if known.kept_id == known.first_id else known.first
    if merged.realisation is not Realisation.MERGED:
        return
    before = queries.realisation_before(merged) or Realisation.NOT_STARTED.value
    merged.realisation, merged.realisation_reason = Realisation(before), ""
    old = Realisation.MERGED.value
    record("realisation moved", merged, by=by, old=old, new=before)
