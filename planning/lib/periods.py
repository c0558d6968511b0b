"""Time as plans speak of it: "2019", "1. pololetí 2023", "průběžně". Days are never guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planning.lib.collation import plain
from planning.lib.words import N_

FIRST_YEAR, LAST_YEAR = 1990, 2100


class PeriodKind(StrEnum):
    """How exactly a term is known."""

    YEAR = "year"
    YEARS = "years"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    SCHOOL_YEAR = "school_year"
    DAY = "day"
    ONGOING = "ongoing"
    NONE = "none"


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included, and how exactly it is known.

    ``ONGOING`` and ``NONE`` have no ends.
    """

    kind: PeriodKind
    starts_on: date | None = None
    ends_on: date | None = None


#: Months by the beginnings of their names, Czech in first and second case, and English.
_MONTHS = [
    ("led", "jan"), ("unor", "feb"), ("brez", "mar"), ("dub", "apr"), ("kvet", "may"),
    ("cervn", "cerven", "june", "jun"), ("cervenec", "cervenc", "july", "jul"), ("srp", "aug"),
    ("zari", "sep"), ("rij", "oct"), ("listopad", "nov"), ("prosin", "dec"),
]  # fmt: skip
_ONGOING = {"prubezne", "stale", "kazdorocne", "rocne", "ongoing", "continuous", "continuously"}
_NONE = {"", "bez terminu", "neurceno", "-", "no date", "none", "unknown"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def parse(text: str) -> Period:
    """Read a term as people write it, in Czech or English.

    Raises:
        ValueError: a message for people, with examples.
    """
    said = re.sub(r"\s+", " ", plain(text).replace("\N{EN DASH}", "-")).strip(" .,;")
    if said in _NONE:
        return Period(PeriodKind.NONE)
    if said in _ONGOING:
        return Period(PeriodKind.ONGOING)
    for pattern, read in _READERS:
        if found := re.fullmatch(pattern, said):
            return read(found)
    raise ValueError(N_("Write a term such as 2019, 1. pololetí 2023, 15. 3. 2020 or průběžně."))


def _year(text: str) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(N_("The year must be between 1990 and 2100."))
    return year


def _ordinal(text: str) -> int:
    return _ROMAN.get(text) or int(text)


def _months(kind: PeriodKind, year: int, first: int, last: int) -> Period:
    return Period(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _whole_year(found: re.Match[str]) -> Period:
    return _months(PeriodKind.YEAR, _year(found["year"]), 1, 12)


def _span(found: re.Match[str]) -> Period:
    first, last = _year(found["first"]), _year(found["last"])
    if last < first:
        raise ValueError(N_("The last year cannot be before the first."))
    kind = PeriodKind.YEARS if last > first else PeriodKind.YEAR
    return Period(kind, date(first, 1, 1), date(last, 12, 31))


def _school_year(found: re.Match[str]) -> Period:
    first = _year(found["first"])
    if int(found["last"]) % 100 != (first + 1) % 100:
        raise ValueError(N_("A school year spans two years in a row, such as 2019/2020."))
    return Period(PeriodKind.SCHOOL_YEAR, date(first, 9, 1), date(first + 1, 8, 31))


def _half(found: re.Match[str]) -> Period:
    nth = _ordinal(found["nth"])
    return _months(PeriodKind.HALF, _year(found["year"]), nth * 6 - 5, nth * 6)


def _quarter(found: re.Match[str]) -> Period:
    nth = _ordinal(found["nth"])
    return _months(PeriodKind.QUARTER, _year(found["year"]), nth * 3 - 2, nth * 3)


def _named_month(found: re.Match[str]) -> Period:
    name, year = found["month"], _year(found["year"])
    fits = [
        (len(start), number)
        for number, starts in enumerate(_MONTHS, start=1)
        for start in starts
        if name.startswith(start)
    ]
    if not fits:
        raise ValueError(N_("There is no such month. Write for example březen 2020 or 3/2020."))
    month = max(fits)[1]
    return _months(PeriodKind.MONTH, year, month, month)


def _numbered_month(found: re.Match[str]) -> Period:
    month, year = int(found["month"]), _year(found["year"])
    if not 1 <= month <= 12:
        raise ValueError(N_("There is no such month. Write for example březen 2020 or 3/2020."))
    return _months(PeriodKind.MONTH, year, month, month)


def _day(found: re.Match[str]) -> Period:
    year = _year(found["year"])
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(N_("There is no such day in the calendar.")) from None
    return Period(PeriodKind.DAY, day, day)


_NTH2, _NTH4 = r"(?P<nth>1|2|i|ii)\.?", r"(?P<nth>[1-4]|i|ii|iii|iv)\.?"
_YEAR = r"(?P<year>\d{4})"
_READERS: list[tuple[str, Callable[[re.Match[str]], Period]]] = [
    (rf"(?:rok |v roce |do konce roku |year )?{_YEAR}", _whole_year),
    (r"(?P<first>\d{4}) ?(?:-|az|to) ?(?P<last>\d{4})", _span),
    (r"(?:(?:skolni|sk\.?) rok |school year )?(?P<first>\d{4})/(?P<last>\d{4}|\d\d)", _school_year),
    (rf"{_NTH2} ?(?:pololeti|pol\.?|half)(?: roku| of)? {_YEAR}", _half),
    (rf"h(?P<nth>[12])[ /]?{_YEAR}", _half),
    (rf"{_NTH4} ?(?:ctvrtleti|ctvrt\.?|quarter)(?: roku| of)? {_YEAR}", _quarter),
    (rf"q(?P<nth>[1-4])[ /]?{_YEAR}", _quarter),
    (rf"(?P<month>[a-z]{{3,}}) {_YEAR}", _named_month),
    (rf"(?P<month>\d{{1,2}})[/.] ?{_YEAR}", _numbered_month),
    (rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}", _day),
    (rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})", _day),
]


def parse_day(text: str) -> date:
    """A single day: ``25. 1. 2019`` or ``2019-01-25``.

    Raises:
        ValueError: a message for people.
    """
    try:
        period = parse(text)
    except ValueError:
        period = Period(PeriodKind.NONE)
    if period.kind is not PeriodKind.DAY or period.starts_on is None:
        raise ValueError(N_("Write a day such as 25. 1. 2019."))
    return period.starts_on


def written_day(day: date) -> str:
    """``25. 1. 2019``, with spaces that never break."""
    return f"{day.day}.\N{NO-BREAK SPACE}{day.month}.\N{NO-BREAK SPACE}{day.year}"
