"""What a person decided about words that two changed, by the buttons of the conflict surface."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from planning.chronicle import last_change
from planning.history import Conflict
from planning.lib.merge import joined
from planning.model import Event, Sheet, place
from planning.model.fields import Line, Prose, Wrong, clean
from planning.web.sentences import in_words

_OPEN, _SETTLE, _BOTH = "open:", "settle:", "both:"


@dataclass(frozen=True)
class Settled:
    """What was decided about which paths, and what still waits."""

    #: Paths at which nothing of mine is saved: the other's words hold, or the row stays removed.
    theirs: frozenset[str]
    #: path -> the words before, for collisions about which nobody pressed a button.
    waiting: dict[str, str]
    #: path -> words made of both.
    both: dict[str, str]
    #: Rows that others removed and that come back before anything is written into them.
    revived: frozenset[str]

    @property
    def left_alone(self) -> frozenset[str]:
        """Paths at which nothing is to be saved."""
        return self.theirs | frozenset(self.waiting)

    def fill(self, form: Any) -> None:
        """Put words made of both into the form, as if they had been typed there."""
        for path, words in self.both.items():
            if path in form:
                form[path].data = words


def settled() -> Settled:
    """As the request says. A collision about which nobody pressed a button keeps waiting.

    About a row that is gone one button decides for all its fields.
    """
    chosen, asked = _named(_SETTLE), _named(_OPEN)
    rows = {choice: _rows(chosen, choice) for choice in ("back", "gone")}
    theirs = {path for path, choice in chosen.items() if choice == "theirs"}
    theirs |= {path for path in asked if _row_of(path) in rows["gone"]}
    decided = theirs | {path for path in asked if path in chosen or _row_of(path) in rows["back"]}
    return Settled(
        frozenset(theirs),
        {path: base for path, base in asked.items() if path not in decided},
        {path: request.form.get(_BOTH + path, "") for path, c in chosen.items() if c == "both"},
        frozenset(rows["back"]),
    )


def _named(prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): words
        for name, words in request.form.items()
        if name.startswith(prefix) and name == clean(name)
    }


def _rows(chosen: dict[str, str], choice: str) -> set[str]:
    return {_row_of(path) for path, said in chosen.items() if said == choice} - {""}


def _row_of(path: str) -> str:
    return path.rpartition("/")[0]


def still_open(choice: Settled, form: Any, sheet: Sheet) -> list[Conflict]:
    """Collisions nobody decided on, with what is typed now and what stands there now."""
    return [_as_it_stands(path, base, form, sheet) for path, base in choice.waiting.items()]


def _as_it_stands(path: str, base: str, form: Any, sheet: Sheet) -> Conflict:
    mine = str(form[path].data or "") if path in form else request.form.get(path, "")
    try:
        return Conflict(path, base, mine, place(sheet, path).shown)
    except Wrong:
        return Conflict(path, base, mine, "", is_gone=True)


def told(sheet: Sheet, conflicts: Sequence[Conflict]) -> list[tuple[Conflict, Event | None]]:
    """Each conflict with the deed it collides with: words that were written, a row removed."""
    return [(conflict, last_change(sheet, conflict.field)) for conflict in conflicts]


def both_words(sheet: Sheet, conflict: Conflict) -> str | None:
    """Both texts in one, to be mended by hand; None where the field holds no text."""
    try:
        kind = place(sheet, conflict.field).field
    except Wrong:
        return None
    if not isinstance(kind, Line | Prose):
        return None
    return joined(conflict.mine, conflict.theirs, between="\n" if isinstance(kind, Prose) else " ")


def said_in(form: Any, sheet: Sheet, path: str, words: str) -> str:
    """What words of a field look like in the form: a choice by its name, not by its value."""
    choices = (getattr(form[path], "choices", None) or ()) if path in form else ()
    offered = {str(choice.value): choice.label for choice in choices}
    return str(offered.get(words) or in_words(sheet.__tablename__, path, words))
