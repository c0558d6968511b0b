"""Moving a term by one of its own grain: a year to the next year, a half to the next half.

The words stay as they were written: "I. pololetí 2023" becomes "II. pololetí 2023", and "2019"
never becomes a month. A day moves by a week, so that it stays the same day of the week.
"""

from __future__ import annotations

import re
from datetime import timedelta

from planning.lib.collation import plain
from planning.lib.periods import FIRST_YEAR, LAST_YEAR, PeriodKind, parse
from planning.lib.words import N_

#: How many of a kind there are in a year.
_IN_A_YEAR = {PeriodKind.HALF: 2, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
_ROMAN = ("i", "ii", "iii", "iv")
#: Months as they are written: Czech in three cases, English whole and short.
_MONTHS = (
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
)


def is_movable(kind: str) -> bool:
    """Whether a term of that kind has an earlier and a later one."""
    return kind not in {PeriodKind.ONGOING, PeriodKind.NONE}


def shifted(when: str, by: int) -> str:
    """The term ``by`` of its own grain later, or earlier when it is negative, in its own manner.

    Raises:
        ValueError: a message for people: there is no date to move, or it would leave 1990–2100.
    """
    kind = parse(when).kind
    if not is_movable(kind):
        raise ValueError(N_("A step without a date cannot be moved. Write its term first."))
    if kind is PeriodKind.DAY:
        return _day(when, by)
    if kind in _IN_A_YEAR:
        return _part_of_a_year(when, kind, by)
    return _years(when, by)


def _written_year(year: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(N_("The year must be between 1990 and 2100."))
    return str(year)


def _years(when: str, by: int) -> str:
    """Every year in it, also the short one of a school year such as 2019/20."""

    def written(found: re.Match[str]) -> str:
        year = int(found[0]) + by
        return _written_year(year) if len(found[0]) == 4 else f"{year % 100:02}"

    return re.sub(r"\d{4}|(?<=/)\d\d\b", written, when)


def _part_of_a_year(when: str, kind: PeriodKind, by: int) -> str:
    """A half, a quarter or a month: its number or name first, its year last."""
    period = parse(when)
    if period.starts_on is None:  # cannot be: only terms with an end come here
        return when
    many = _IN_A_YEAR[kind]
    place = period.starts_on.year * many + (period.starts_on.month - 1) * many // 12 + by
    year, nth = divmod(place, many)
    before, _year, after = _around(r"\d{4}", when, last=True)
    pattern = r"[^\W\d]{3,}" if _is_named(when, kind) else _NTH
    start, old, rest = _around(pattern, before)
    return f"{start}{_like(old, nth)}{rest}{_written_year(year)}{after}"


_NTH = r"(?<![^\W\d])(?:IV|I{1,3}|\d{1,2})(?!\w)|(?<=[hHqQ])\d"


def _is_named(when: str, kind: PeriodKind) -> bool:
    return kind is PeriodKind.MONTH and re.search(r"[^\W\d]{3,}", when) is not None


def _around(pattern: str, text: str, *, last: bool = False) -> tuple[str, str, str]:
    """What stands before a match, the match, and what stands after it."""
    matches = list(re.finditer(pattern, text, re.IGNORECASE))
    found = matches[-1 if last else 0]
    return text[: found.start()], found[0], text[found.end() :]


def _like(old: str, nth: int) -> str:
    """Number ``nth``, counted from 0, written the way ``old`` is."""
    if old.isdecimal():
        return str(nth + 1).zfill(len(old)) if old.startswith("0") else str(nth + 1)
    names = _ROMAN if plain(old) in _ROMAN else _names_like(old)
    return names[nth].upper() if old.isupper() else _with_first_like(old, names[nth])


def _names_like(old: str) -> list[str]:
    fits = (names.split() for names in _MONTHS if plain(old) in plain(names).split())
    return next(fits, _MONTHS[0].split())


def _with_first_like(old: str, name: str) -> str:
    return name.capitalize() if old[:1].isupper() else name


def _day(when: str, weeks: int) -> str:
    """The same day of another week; zeros before single figures stay where they were."""
    day = parse(when).starts_on
    if day is None:  # cannot be, as above
        return when
    try:
        moved = day + timedelta(weeks=weeks)
    except OverflowError:
        raise ValueError(N_("The year must be between 1990 and 2100.")) from None
    left = iter([moved.day, moved.month, int(_written_year(moved.year))])
    if re.match(r"\s*\d{4}", when):
        return moved.isoformat()

    def written(found: re.Match[str]) -> str:
        number = str(next(left))
        return number.zfill(len(found[0])) if found[0].startswith("0") else number

    return re.sub(r"\d+", written, when)
