"""What one may ask of the timeline in its address, and what is said when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from planning.lib.periods import FIRST_YEAR, LAST_YEAR
from planning.model import Realisation, Stage, Timeliness
from planning.timeline.columns import Columns, Scale, most_years
from planning.web.forms import Form, fits

_LONGEST_NUMBER = 9  # digits; no id and no page is longer
_LONGEST_WORDS = 100  # letters
_MOST_FOLDED = 1000

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")


class By(StrEnum):
    """What the rows are gathered under."""

    MEASURE = "measure"
    GROUP = "group"
    PERSON = "person"
    REALISATION = "realisation"


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
    #: Ids of a source of money, a target group and a territory.
    source: int | None = None
    target: int | None = None
    territory: int | None = None
    #: A part of the name of whoever is responsible, and words of the activity itself.
    person: str = ""
    q: str = ""
    by: By = By.MEASURE
    scale: Scale = Scale.YEAR
    #: Keys of bands of which only the head is shown.
    folded: frozenset[str] = frozenset()
    page: int = 1
    is_clipped: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> Columns:
        return Columns(self.scale, self.first, self.last)

    @property
    def beyond(self) -> int:
        """How many things are chosen beyond the years, the group and the words."""
        return sum(bool(self.typed.get(name)) for name in _BEYOND) + (self.by is not By.MEASURE)

    @property
    def is_wrong_beyond(self) -> bool:
        """Whether one of them cannot be read, so that its words must be seen."""
        return not self.errors.keys().isdisjoint({*_BEYOND, "by"})

    def refolded(self, key: str) -> list[str]:
        """What is folded after one more band is, or after one is not any more."""
        return sorted(self.folded ^ {key})

    @property
    def earlier(self) -> tuple[int, int]:
        """As many years before those that are shown."""
        width = self.last - self.first + 1
        return max(FIRST_YEAR, self.first - width), self.first - 1

    @property
    def later(self) -> tuple[int, int]:
        """As many years after those that are shown."""
        width = self.last - self.first + 1
        return self.last + 1, min(LAST_YEAR, self.last + width)

    @property
    def span(self) -> str:
        """The years in words: ``2019–2022``, or just ``2020``."""
        return f"{self.first}–{self.last}" if self.last > self.first else str(self.first)

    @property
    def status(self) -> int:
        """422 when something in the address needs correcting."""
        return 422 if self.errors else 200


NAMES = (
    "from", "to", "group", "measure", "stage", "timeliness", "realisation", "source", "target",
    "territory", "person", "q", "by", "scale", "as_of", "changed",
)  # fmt: skip
_BEYOND = (
    "measure", "timeliness", "realisation", "stage", "source", "target", "territory", "person",
    "as_of",
)  # fmt: skip


def read(args: MultiDict[str, str], default: tuple[int, int], day: date) -> Asked:
    """Understand an address. ``default``: the first and the last year when it names none."""
    reader = _Reader(args)
    value = reader.value
    scale = value("scale", _one_of(Scale)) or Scale.YEAR
    first, last = reader.years(default, day, most_years(scale))
    return Asked(
        first=first,
        last=min(last, first + most_years(scale) - 1),
        is_clipped=last >= first + most_years(scale),
        group=value("group", _id),
        measure=value("measure", _id),
        stage=value("stage", _one_of(Stage)),
        timeliness=value("timeliness", _one_of(Timeliness)),
        realisation=value("realisation", _one_of(Realisation)),
        source=value("source", _id),
        target=value("target", _id),
        territory=value("territory", _id),
        person=value("person", _words) or "",
        q=value("q", _words) or "",
        by=value("by", _one_of(By)) or By.MEASURE,
        scale=scale,
        folded=frozenset(_words(key) for key in args.getlist("folded")[:_MOST_FOLDED]),
        page=_page(args.get("page", "")),
        typed=reader.typed,
        errors=reader.errors,
    )


def normalised(args: MultiDict[str, str]) -> str:
    """A choice as an address says it: in one order, without what is empty and without the page."""
    pairs = [(name, args.get(name, "").strip()) for name in NAMES]
    pairs += [("folded", key) for key in sorted(set(args.getlist("folded")))[:_MOST_FOLDED]]
    return urlencode([(name, words) for name, words in pairs if words])


class ViewForm(Form):
    """A name for a choice, and who else may open it."""

    name = StringField(_l("Name of the view"), [InputRequired(_l("Write the name.")), fits(80)])
    shared_with = SelectField(_l("Who may open it"))


class _Reader:
    """Reads one value of an address after another; keeps words for what cannot be read."""

    def __init__(self, args: Mapping[str, str]) -> None:
        self.typed = {name: args.get(name, "").strip() for name in NAMES}
        self.errors: dict[str, str] = {}

    def value(self, name: str, reader: Callable[[str], Value]) -> Value | None:
        """What was typed, or None when that is nothing or cannot be read."""
        try:
            return reader(self.typed[name]) if self.typed[name] else None
        except ValueError as wrong:
            self.errors[name] = str(wrong)
            return None

    def years(self, default: tuple[int, int], day: date, fit: int) -> tuple[int, int]:
        """From which year to which. When none are named and not all fit, those around ``day``."""
        first, last = self.value("from", _year), self.value("to", _year)
        if first is not None and last is not None and last < first:
            self.errors["to"] = _(
                "From %(first)s to %(last)s makes no sense. Change the first year too.",
                first=first,
                last=last,
            )
        if first is None and last is None:
            latest = max(default[0], default[1] - fit + 1)
            return min(max(default[0], day.year), latest), default[1]
        if first is None:
            first = min(default[0], last or default[0])
        if last is None:
            last = max(default[1], first)
        return first, last


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


def _words(text: str) -> str:
    return text.replace("\0", "")[:_LONGEST_WORDS]


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
