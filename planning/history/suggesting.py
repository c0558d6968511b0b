"""Taking up words that somebody suggested for a field."""

from __future__ import annotations

from planning.history.revising import Conflict, revise
from planning.lib.merge import merged
from planning.model import Sheet, User, place
from planning.model.fields import Line, Prose


def take_up(
    sheet: Sheet,
    path: str,
    wording: str,
    *,
    base: str,
    by: User,
    decided: str | None = None,
    seen: int = 0,
) -> Conflict | None:
    """Write ``wording``, suggested when ``base`` stood at ``path``, or say with what it collides.

    It is merged with what was written there since. Where both changed the same words nothing is
    saved: whoever takes it up sees all three texts and comes again with what they ``decided`` the
    field shall say, having ``seen`` that version of the sheet.

    Raises:
        Invalid: the words cannot stand there.
        Wrong: there is no such field.
    """
    found = place(sheet, path)
    if decided is None:
        is_text = isinstance(found.field, Line | Prose)
        has_changed = found.shown not in (base, wording)
        joined = None if has_changed and not is_text else merged(base, wording, found.shown)
        if joined is None:
            return Conflict(path, base, wording, found.shown)
        decided, seen = joined, sheet.version
    outcome = revise(sheet, {path: decided}, based_on=seen, by=by)
    return outcome.conflicts[0] if outcome.conflicts else None
