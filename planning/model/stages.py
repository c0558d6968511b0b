"""The three independent axes of an activity: its proposal, its realisation, its yearly verdicts.

Which moves are allowed stands beside each enum; the web, commands and imports obey the same.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from planning.lib.words import N_
from planning.model.errors import NotAllowedNow


class Stage(StrEnum):
    """How far a proposal has come. What is then done about it is another matter."""

    IDEA = "idea"
    DRAFTED = "drafted"
    DISCUSSED = "discussed"
    COMMENTED = "commented"
    AGREED = "agreed"
    APPROVED = "approved"
    RETURNED = "returned"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Realisation(StrEnum):
    """What is being done about an activity."""

    NOT_STARTED = "not_started"
    PREPARED = "prepared"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    MERGED = "merged"
    REPLACED = "replaced"


class Verdict(StrEnum):
    """How one year of an activity turned out."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    ONGOING = "ongoing"
    NOT_FULFILLED = "not_fulfilled"


_S, _R = Stage, Realisation
_OUT = frozenset({_S.POSTPONED, _S.DROPPED})

#: Allowed moves of the proposal. Anything not listed here is refused.
NEXT_STAGE: dict[Stage, frozenset[Stage]] = {
    _S.IDEA: frozenset({_S.DRAFTED}) | _OUT,
    _S.DRAFTED: frozenset({_S.DISCUSSED}) | _OUT,
    _S.DISCUSSED: frozenset({_S.COMMENTED, _S.RETURNED}) | _OUT,
    _S.COMMENTED: frozenset({_S.AGREED, _S.RETURNED}) | _OUT,
    _S.AGREED: frozenset({_S.APPROVED, _S.RETURNED}) | _OUT,
    _S.APPROVED: frozenset(),  # what was approved changes by change sheets
    _S.RETURNED: frozenset({_S.DRAFTED, _S.DISCUSSED}) | _OUT,
    _S.POSTPONED: frozenset({_S.DRAFTED, _S.DROPPED}),
    _S.DROPPED: frozenset(),
}

#: Stages in which a proposal lies with its group.
WITH_GROUP_STAGES = frozenset({_S.IDEA, _S.DRAFTED, _S.RETURNED, _S.POSTPONED})
#: Stages that only the deeds of a review lead to: see ``model.reviewing``.
BY_REVIEW = frozenset({_S.DISCUSSED, _S.AGREED, _S.APPROVED, _S.RETURNED})

_END = frozenset({_R.CANCELLED, _R.MERGED, _R.REPLACED})

#: Allowed moves of the realisation.
NEXT_REALISATION: dict[Realisation, frozenset[Realisation]] = {
    _R.NOT_STARTED: frozenset({_R.PREPARED, _R.RUNNING}) | _END,
    _R.PREPARED: frozenset({_R.RUNNING}) | _END,
    _R.RUNNING: frozenset({_R.DONE, _R.PAUSED}) | _END,
    _R.PAUSED: frozenset({_R.RUNNING}) | _END,
    _R.DONE: frozenset(),
    _R.CANCELLED: frozenset(),
    _R.MERGED: frozenset(),
    _R.REPLACED: frozenset(),
}

#: Moves that must be explained.
NEEDS_REASON: frozenset[StrEnum] = frozenset(
    {_S.RETURNED, _S.DROPPED, _R.CANCELLED, _R.MERGED, _R.REPLACED}
)

#: Realisations after which nothing more is expected.
CLOSED: frozenset[Realisation] = frozenset({_R.DONE}) | _END

#: Stages the public may read.
PUBLIC_STAGES = frozenset({_S.APPROVED})
#: Stages in which a group has put its proposal before the city.
SUBMITTED_STAGES = frozenset({_S.DISCUSSED, _S.COMMENTED, _S.AGREED, _S.APPROVED, _S.RETURNED})
#: Stages in which the wording is not the group's to change.
LOCKED_STAGES = frozenset({_S.AGREED, _S.DROPPED})

_Axis = TypeVar("_Axis", Stage, Realisation)


def checked_move(
    moves: dict[_Axis, frozenset[_Axis]], here: _Axis, there: _Axis, reason: str
) -> _Axis:
    """``there``, if one may go from ``here`` to it.

    Raises:
        NotAllowedNow: the move is not among ``moves``, or lacks its reason.
    """
    if there not in moves[here]:
        raise NotAllowedNow(
            N_("This cannot be done in the present state. Somebody may have changed it meanwhile.")
        )
    if there in NEEDS_REASON and not reason.strip():
        raise NotAllowedNow(N_("Say why, so that the group understands the decision."))
    return there
