from __future__ import annotations

from planning.history import record, take_minutes
from planning.lib.clock import now
from planning.lib.words import N_
from planning.model import Minutes, MinutesState, NotAllowedNow, User


def publish(minutes: Minutes, *, checked: bool, by: User) -> None:
    """Put the public version before everybody.

    Raises:
        NotAllowedNow: published already, empty, or nobody looked for personal data.
    """
    take_minutes(minutes)
    minutes.publish(by=by, at=now(), checked=checked)
    record("published", minutes.meeting, by=by, new=str(minutes.edition))


def withdraw(minutes: Minutes, *, reason: str, by: User) -> None:
    """Take published minutes back to correct them.

    Raises:
        NotAllowedNow: they are not published, or nobody says why.
    """
    take_minutes(minutes)
    if minutes.state is not MinutesState.PUBLISHED:
        raise NotAllowedNow(N_("Only published minutes can be taken back."))
    if not reason:
        raise NotAllowedNow(N_("Write why the minutes are taken back."))
    minutes.move_to(MinutesState.DRAFT)
    record("withdrawn", minutes.meeting, by=by, label=reason)


def move_minutes(minutes: Minutes, state: MinutesState, *, verified_by: str, by: User) -> None:
    """Take minutes a step further or back; publishing and taking back are deeds of their own.

    Raises:
        NotAllowedNow: not from here, or nobody says who verified them.
    """
    take_minutes(minutes)
    old = minutes.state
    if state is MinutesState.PUBLISHED or (
        old is MinutesState.PUBLISHED and state is MinutesState.DRAFT
    ):
        raise NotAllowedNow(N_("The minutes are not in a state in which this can be done."))
    if state is MinutesState.VERIFIED:
        if not verified_by:
            raise NotAllowedNow(N_("Write who verified the minutes."))
        minutes.verified_by = verified_by
    minutes.move_to(state)
    record("minutes moved", minutes.meeting, by=by, old=old.value, new=state.value)
