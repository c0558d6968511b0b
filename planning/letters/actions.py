from __future__ import annotations

from collections.abc import Iterable

from planning import post
from planning.history import record
from planning.model import Letter, User


def try_again(letters: Iterable[Letter], *, by: User) -> tuple[int, int]:
    """Let letters that did not go be tried once more: how many will, and how many cannot."""
    goes = stays = 0
    for letter in letters:
        if post.try_again(letter):
            goes += 1
            record("letter tried again", letter.meeting or letter, by=by, label=letter.name)
        else:
            stays += 1
    return goes, stays
