"""Words, marks and tones of the way through the city; ``labels`` hands them out with all others."""

from __future__ import annotations

from enum import StrEnum

from planning.lib.words import N_
from planning.model import BodyKind, Decision, ReviewState

WORDS: list[tuple[StrEnum, str]] = [
    (BodyKind.STEERING, N_("steering group")),
    (BodyKind.COUNCIL, N_("council")),
    (BodyKind.ASSEMBLY, N_("assembly")),
    (BodyKind.OTHER, N_("another body")),
    (ReviewState.WITH_GROUP, N_("With the group")),
    (ReviewState.SUBMITTED, N_("Submitted")),
    (ReviewState.CORRECTED, N_("Changes made")),
    (ReviewState.RETURNED, N_("Returned to the group")),
    (ReviewState.AGREED, N_("Waits for a decision")),
    (ReviewState.APPROVED, N_("Approved")),
    (ReviewState.REFUSED, N_("Refused")),
]

#: State -> its mark in the sprite, and its tone.
MARKS: list[tuple[StrEnum, str, str]] = [
    (ReviewState.WITH_GROUP, "draft", "quiet"),
    (ReviewState.SUBMITTED, "waiting", ""),
    (ReviewState.CORRECTED, "waiting", ""),
    (ReviewState.RETURNED, "returned", "risk"),
    (ReviewState.AGREED, "waiting", ""),
    (ReviewState.APPROVED, "approved", "good"),
    (ReviewState.REFUSED, "not", "quiet"),
    (Decision.APPROVED, "approved", "good"),
    (Decision.NOTED, "approved", "good"),
    (Decision.RETURNED, "returned", "risk"),
    (Decision.REFUSED, "not", "late"),
]
