"""Numbers people give to goals, measures and activities: text that sorts like numbers."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d+")
_WIDTH = 6  # digits; no plan counts to a million


def sort_key(number: str) -> str:
    """A text that sorts ``number`` naturally: 2.1.9 before 2.1.10, a missing number last.

    The same on every database, because it is compared as plain text. Digits are padded, so any
    other text ("2.1a", "S-3") keeps its place too.
    """
    if not number.strip():
        return "~"
    tidy = tidied(number).casefold()
    return _DIGITS.sub(lambda found: found[0].zfill(_WIDTH)[-_WIDTH:], tidy)


def tidied(number: str) -> str:
    """``number`` without spaces around it and without the dot people leave at its end."""
    return number.strip().rstrip(".").strip()
