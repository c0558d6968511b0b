"""What a person decided about words that two changed, by the buttons of the conflict page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request

from planning.history import Conflict
from planning.model import Sheet, place

_OPEN, _SETTLE = "open:", "settle:"


@dataclass(frozen=True)
class Settled:
    """``theirs``: paths at which the other's words hold. ``waiting``: path -> the words before."""

    theirs: frozenset[str]
    waiting: dict[str, str]

    @property
    def left_alone(self) -> frozenset[str]:
        """Paths at which nothing is to be saved."""
        return self.theirs | frozenset(self.waiting)


def settled() -> Settled:
    """As the request says. A collision about which nobody pressed a button keeps waiting."""
    chosen = {
        name.removeprefix(_SETTLE): choice
        for name, choice in request.form.items()
        if name.startswith(_SETTLE)
    }
    asked = {
        name.removeprefix(_OPEN): base
        for name, base in request.form.items()
        if name.startswith(_OPEN)
    }
    return Settled(
        frozenset(path for path, choice in chosen.items() if choice == "theirs"),
        {path: base for path, base in asked.items() if path not in chosen},
    )


def still_open(choice: Settled, form: Any, sheet: Sheet) -> list[Conflict]:
    """Collisions nobody decided on, with what is typed now and what stands there now."""
    return [
        Conflict(path, base, str(form[path].data or ""), place(sheet, path).shown)
        for path, base in choice.waiting.items()
        if path in form
    ]
