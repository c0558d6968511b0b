"""What one may ask of the timeline in its address, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from flask_babel import gettext as _

from planning.lib.periods import FIRST_YEAR, LAST_YEAR
from planning.model import Realisation, Stage, Timeliness

#: Columns that fit beside each other, on a screen and on A3.
MOST_YEARS = 12
_LONGEST_NUMBER = 9  # digits; no id and no page is longer

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")


class By(StrEnum):
    """What the rows are gathered under."""

    MEASURE = "measure"
    GROUP = "group"


@dataclass(frozen=True)
class Asked:
    """What was chosen. ``None`` means all; ``errors`` has words for each field that is wrong."""

    first: int
    last: int
    group: int | None = None
    measure: int | None = None
    stage: Stage | None = None
    timeliness: Timeliness | None = None
    realisation: Realisation | None = None
    by: By = By.MEASURE
    page: int = 1
    is_clipped: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def has_more(self) -> bool:
        """Whether anything is chosen beyond the years and the group."""
        beyond = ("measure", "timeliness", "realisation", "stage")
        is_chosen = any(self.typed.get(name) for name in beyond) or self.by is By.GROUP
        return is_chosen or "by" in self.errors

    @property
    def span(self) -> str:
        """The years in words: ``2019–2022``, or just ``2020``."""
        return f"{self.first}–{self.last}" if self.last > self.first else str(self.first)

    @property
    def status(self) -> int:
        """422 when something in the address needs correcting."""
        return 422 if self.errors else 200


def read(args: Mapping[str, str], default: tuple[int, int]) -> Asked:
    """Understand an address. ``default``: the first and the last year when it names none."""
    typed = {name: args.get(name, "").strip() for name in NAMES}
    errors: dict[str, str] = {}

    def value(name: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(typed[name]) if typed[name] else None
        except ValueError as wrong:
            errors[name] = str(wrong)
            return None

    first, last = value("from", _year), value("to", _year)
    if first is not None and last is not None and last < first:
        errors["to"] = _(
            "From %(first)s to %(last)s makes no sense. Change the first year too.",
            first=first,
            last=last,
        )
    if first is None:
        first = default[0] if last is None else min(default[0], last)
    if last is None:
        last = max(default[1], first)
    return Asked(
        first=first,
        last=min(last, first + MOST_YEARS - 1),
        is_clipped=last >= first + MOST_YEARS,
        group=value("group", _id),
        measure=value("measure", _id),
        stage=value("stage", _one_of(Stage)),
        timeliness=value("timeliness", _one_of(Timeliness)),
        realisation=value("realisation", _one_of(Realisation)),
        by=value("by", _one_of(By)) or By.MEASURE,
        page=_page(args.get("page", "")),
        typed=typed,
        errors=errors,
    )


NAMES = ("from", "to", "group", "measure", "stage", "timeliness", "realisation", "by")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _year(text: str) -> int:
    if not _is_number(text) or len(text) != 4 or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValueError(
            _("Write a year from %(first)s to %(last)s.", first=FIRST_YEAR, last=LAST_YEAR)
        )
    return int(text)


def _id(text: str) -> int:
    """An id; 0, which is nobody's, for a number longer than any."""
    if not _is_number(text):
        raise ValueError(_no_such_choice())
    return int(text) if len(text) <= _LONGEST_NUMBER else 0


def _one_of(among: type[Kind]) -> Callable[[str], Kind]:
    def reader(text: str) -> Kind:
        try:
            return among(text)
        except ValueError:
            raise ValueError(_no_such_choice()) from None

    return reader


def _no_such_choice() -> str:
    said: str = _("There is no such choice. Choose one from the list.")
    return said


def _page(text: str) -> int:
    return max(1, int(text)) if _is_number(text) and len(text) <= _LONGEST_NUMBER else 1
