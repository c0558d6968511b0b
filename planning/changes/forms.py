"""What one may ask of history in its address, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from flask_babel import gettext as _

from planning.lib.periods import parse_day
from planning.lib.words import N_
from planning.web.forms import whole_number

Value = TypeVar("Value")


class Kind(StrEnum):
    """What sort of deed."""

    WRITTEN = "written"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RESTORED = "restored"
    DECIDED = "decided"
    OTHER = "other"


#: The sheets one may choose among; the value is the table.
THINGS = {
    "activity": N_("Activities"),
    "meeting": N_("Meetings"),
    "group": N_("Groups"),
    "plan": N_("Plans"),
}
KINDS = {
    Kind.WRITTEN: N_("what was rewritten"),
    Kind.ADDED: N_("what was added"),
    Kind.REMOVED: N_("what was removed"),
    Kind.MOVED: N_("what was moved"),
    Kind.RESTORED: N_("what was put back"),
    Kind.DECIDED: N_("states and decisions"),
    Kind.OTHER: N_("everything else"),
}
NAMES = ("person", "group", "thing", "from", "to", "deed")


@dataclass(frozen=True)
class Asked:
    """What was chosen. ``None`` means all; ``errors`` has words for each field that is wrong."""

    person: int | None = None
    group: int | None = None
    thing: str | None = None
    deed: Kind | None = None
    first: date | None = None
    last: date | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_narrow(self) -> bool:
        """Whether anything is chosen at all."""
        return any(self.typed.values())

    @property
    def status(self) -> int:
        """422 when something in the address needs correcting."""
        return 422 if self.errors else 200


def read(args: Mapping[str, str], *, people: Iterable[int], groups: Iterable[int]) -> Asked:
    """Understand an address. ``people`` and ``groups`` are those one may choose."""
    typed = {name: args.get(name, "").strip() for name in NAMES}
    errors: dict[str, str] = {}

    def value(name: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(typed[name]) if typed[name] else None
        except ValueError as wrong:
            errors[name] = _(str(wrong))
            return None

    first, last = value("from", parse_day), value("to", parse_day)
    if first is not None and last is not None and last < first:
        errors["to"] = _("The last day cannot be before the first.")
    return Asked(
        person=value("person", _among(people)),
        group=value("group", _among(groups)),
        thing=value("thing", _thing),
        deed=value("deed", _kind),
        first=first,
        last=last,
        typed=typed,
        errors=errors,
    )


NO_SUCH_CHOICE = N_("There is no such choice. Choose one from the list.")


def _among(ids: Iterable[int]) -> Callable[[str], int]:
    known = set(ids)

    def reader(text: str) -> int:
        if whole_number(text) not in known:
            raise ValueError(NO_SUCH_CHOICE)
        return whole_number(text)

    return reader


def _thing(text: str) -> str:
    if text not in THINGS:
        raise ValueError(NO_SUCH_CHOICE)
    return text


def _kind(text: str) -> Kind:
    try:
        return Kind(text)
    except ValueError:
        raise ValueError(NO_SUCH_CHOICE) from None
