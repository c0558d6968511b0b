"""Before everybody reads a comment: does it hold words that tell who somebody is?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planning.lib import personal
from planning.lib.veiling import without
from planning.model import Submission

#: What of a comment everybody reads once the settlement is published.
PUBLIC_TEXTS = ("part", "original", "text", "proposed", "reason", "justification")
#: What goes with an author who is erased: all but a story, which only people can judge.
_ERASED = frozenset(personal.Kind) - {personal.Kind.STORY}


@dataclass(frozen=True)
class Suspicion:
    """Words in the public text of a comment that look like personal data."""

    submission: Submission
    kind: personal.Kind
    words: str


def suspicious(submission: Submission) -> list[Suspicion]:
    """What looks private in the public texts of a comment, each words once."""
    found = {
        each.words: Suspicion(submission, each.kind, each.words)
        for name in PUBLIC_TEXTS
        for each in personal.find(submission.in_public(getattr(submission, name)), submission.veil)
    }
    return list(found.values())


def erased(submission: Submission, words: str) -> str:
    """``words`` as they are kept once nothing is known of the author that could hide the rest."""
    said = submission.in_public(words)
    found = personal.find(said, submission.veil)
    return without(said, [(each.start, each.end) for each in found if each.kind in _ERASED])


def suspicions(submissions: Iterable[Submission]) -> list[Suspicion]:
    """The same of many."""
    return [each for submission in submissions for each in suspicious(submission)]
