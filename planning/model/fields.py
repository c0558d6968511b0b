"""What may be written into a field of a sheet, and how it is said again in words.

Every way in (a form, a script, an import) reads through the same field, so they refuse the
same things with the same words. ``read`` takes what was typed and gives the value that is
stored; ``show`` gives the value back as a person would type it, which is also what history keeps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any

from planning.lib import money, numbers, periods
from planning.lib.words import N_


class Wrong(ValueError):
    """What was typed cannot stand there; ``values`` fill the placeholders of the message."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


@dataclass(frozen=True)
class Line:
    """One line of text."""

    limit: int = 200
    required: bool = False

    def read(self, typed: Any) -> str:
        if not isinstance(typed, str) and not _is_number(typed):
            raise Wrong(N_("Write a text here."))
        text = " ".join(clean(str(typed)).split())
        return _within(text, self.limit, required=self.required)

    def show(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class Prose:
    """Several lines of text."""

    limit: int = 20_000
    required: bool = False

    def read(self, typed: Any) -> str:
        if not isinstance(typed, str):
            raise Wrong(N_("Write a text here."))
        text = clean(typed).replace("\r\n", "\n").replace("\r", "\n").strip()
        return _within(text, self.limit, required=self.required)

    def show(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class Number:
    """The number of a goal, measure or activity: text, without the dot people leave at its end."""

    required: bool = False

    def read(self, typed: Any) -> str:
        return numbers.tidied(Line(20, required=self.required).read(typed))

    def show(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class Choice:
    """One of the members of an enum."""

    among: type[StrEnum]
    optional: bool = False

    def read(self, typed: Any) -> StrEnum | None:
        if typed in (None, "") and self.optional:
            return None
        try:
            return self.among(typed)
        except ValueError:
            raise Wrong(N_("Choose one of the offered values.")) from None

    def show(self, value: Any) -> str:
        return str(value.value) if value else ""


@dataclass(frozen=True)
class Term:
    """A period as plans speak of it; the words stay as they were typed."""

    def read(self, typed: Any) -> str:
        text = Line(60).read("" if typed is None else typed)
        _asking(periods.parse, text)
        return text

    def show(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class Amount:
    """Crowns, or nothing when nobody knows yet."""

    def read(self, typed: Any) -> Decimal | None:
        text = Line(40).read("" if typed is None else typed)
        return _asking(money.parse, text) if text else None

    def show(self, value: Any) -> str:
        return "" if value is None else money.digits(value)


@dataclass(frozen=True)
class Year:
    """A calendar year, or nothing."""

    required: bool = False

    def read(self, typed: Any) -> int | None:
        text = Line(10, required=self.required).read("" if typed is None else typed)
        if not text:
            return None
        if not text.isdecimal() or not periods.FIRST_YEAR <= int(text) <= periods.LAST_YEAR:
            raise Wrong(N_("The year must be between 1990 and 2100."))
        return int(text)

    def show(self, value: Any) -> str:
        return str(value or "")


@dataclass(frozen=True)
class Count:
    """A whole number from nought up, or nothing."""

    most: int = 9_999
    required: bool = False

    def read(self, typed: Any) -> int | None:
        text = Line(10, required=self.required).read("" if typed is None else typed)
        if not text:
            return None
        if not text.isdecimal() or int(text) > self.most:
            raise Wrong(N_("Write a whole number from 0 to %(most)s."), most=self.most)
        return int(text)

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Day:
    """A day, or nothing when it is unknown."""

    def read(self, typed: Any) -> date | None:
        text = Line(30).read("" if typed is None else typed)
        return _asking(periods.parse_day, text) if text else None

    def show(self, value: Any) -> str:
        return periods.written_day(value) if value else ""


@dataclass(frozen=True)
class Hour:
    """A time of day, ``9:00``, or nothing."""

    def read(self, typed: Any) -> time | None:
        text = Line(10).read("" if typed is None else typed).replace(".", ":")
        if not text:
            return None
        try:
            hour, _, minute = text.partition(":")
            return time(int(hour), int(minute or 0))
        except ValueError:
            raise Wrong(N_("Write a time such as 9:00.")) from None

    def show(self, value: Any) -> str:
        return f"{value.hour}:{value.minute:02d}" if value else ""


@dataclass(frozen=True)
class Flag:
    """Yes or no; nothing is no."""

    def read(self, typed: Any) -> bool:
        word = "" if typed is None else str(typed).lower()
        if word not in _YES and word not in _NO:
            raise Wrong(N_("Choose one of the offered values."))
        return word in _YES

    def show(self, value: Any) -> str:
        return "1" if value else ""


@dataclass(frozen=True)
class Reference:
    """The id of another thing, or nothing. Whether there is such a thing is asked elsewhere."""

    to: str

    def read(self, typed: Any) -> int | None:
        if typed in (None, ""):
            return None
        text = str(typed)
        if not text.isdecimal() or len(text) > 9:
            raise Wrong(N_("Choose one of the offered values."))
        return int(text)

    def show(self, value: Any) -> str:
        return str(value or "")


Field = (
    Line | Prose | Number | Choice | Term | Amount | Year | Count | Day | Hour | Flag | Reference
)


#: How forms and scripts say yes and no.
_YES = frozenset({"1", "y", "yes", "on", "true"})
_NO = frozenset({"", "0", "n", "no", "off", "false"})


def _is_number(typed: Any) -> bool:
    """Whether a script sent a number that can be written down; to Python, yes and no are some."""
    if isinstance(typed, float):
        return isfinite(typed)
    return isinstance(typed, int) and not isinstance(typed, bool)


#: Signs of control and halves of signs, and those of format that nobody sees.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff"
    r"\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
#: Signs that join or part letters, where they stand beside a Latin letter or a blank.
_IDLE_JOINERS = re.compile(r"(?<![^\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\u024f])")


def clean(text: str) -> str:
    """Without signs that cannot be seen: PostgreSQL refuses a NUL, and nobody types the rest.

    Two names that look the same are the same then. Joiners stay where other scripts need them.
    """
    return _IDLE_JOINERS.sub("", _UNSEEN.sub("", text))


def _within(text: str, limit: int, *, required: bool) -> str:
    if required and not text:
        raise Wrong(N_("This cannot stay empty."))
    if len(text) > limit:
        raise Wrong(
            N_("This is %(length)s signs long; at most %(limit)s fit here."),
            length=len(text),
            limit=limit,
        )
    return text


def _asking(read: Any, text: str) -> Any:
    try:
        return read(text)
    except ValueError as error:
        raise Wrong(str(error)) from None
