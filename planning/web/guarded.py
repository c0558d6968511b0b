"""Forms of things that others may change too: they never overwrite what they have not shown."""

from __future__ import annotations

from enum import Enum
from hashlib import sha256
from typing import Any

from flask_babel import gettext as _
from wtforms import HiddenField

from planning.web.forms import Form

CONFLICT = 409


class Guarded(Form):
    """Remembers what stood there when it was opened, and asks again when that has changed."""

    seen = HiddenField()
    is_stale = False

    def guard(self, thing: Any, **others: Any) -> None:
        """Compare with how ``thing`` is now; ``others`` are values it has no attribute for."""
        values = {n: getattr(thing, n) for n in self._fields if hasattr(thing, n)} | others
        self._now = {name: _shown(value) for name, value in values.items()}
        mark = sha256(repr(sorted(self._now.items())).encode()).hexdigest()[:16]
        self.is_stale = self.is_submitted() and bool(self.seen.data) and self.seen.data != mark
        self.seen.data = mark  # whoever is asked again has been shown it

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        fits: bool = super().validate(*args, **kwargs)
        if self.is_stale:
            self.form_errors.append(_("Somebody changed this meanwhile."))
        return fits and not self.is_stale

    @property
    def status(self) -> int:
        return CONFLICT if self.is_stale else super().status

    @property
    def changed_meanwhile(self) -> list[tuple[str, str]]:
        """Fields in which what stands there now differs from what is typed, with what stands."""
        return [
            (str(self[name].label.text), self._said(name, now))
            for name, now in self._now.items()
            if _shown(self[name].data) != now
        ]

    def _said(self, name: str, now: str) -> str:
        choices = getattr(self[name], "choices", None) or []
        return next((str(choice.label) for choice in choices if str(choice.value) == now), now)


def _shown(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    # A browser ends the lines of a text in its own way.
    return "" if value is None else str(value).replace("\r\n", "\n")
