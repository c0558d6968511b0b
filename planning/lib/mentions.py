"""Tasks typed in one line: ``@Jana Malá do 29. 11.: připraví podklady``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planning.lib import periods
from planning.lib.collation import plain

#: Longer names than this are no names.
LONGEST_NAME = 80
#: The next 29 February is at most this many years away.
_FURTHEST = 8


@dataclass(frozen=True)
class Mention:
    """Whose task it is, as typed; the day it is due, if one was said; and the task in words."""

    who: str
    due_on: date | None
    text: str
    #: What stands in place of the day and is none; it is in the text as well.
    unread: str = ""


# A colon between two digits belongs to a time of the day; all other ones end the beginning.
_COLON = r"(?:(?<!\d):|:(?!\d))"
_LINE = re.compile(
    rf"\s*(?:[-*•–]\s+)?@\s?(?P<who>[^\W_][^:@\n]{{0,{LONGEST_NAME}}}?)"
    rf"(?P<due>[\s,;(]+(?:do|by|until)\s(?P<when>[^\n]{{1,60}}?))?\)?\s*{_COLON}\s*(?P<text>.*)",
    re.IGNORECASE,
)  # fmt: skip


def read(text: str, today: date) -> Mention | None:
    """The task in ``text``, or ``None`` when it is no such line.

    A day without a year is the next such day from ``today`` on, and today counts. What stands in
    place of the day and is none stays in the words of the task, so nothing typed is lost.
    """
    line = text.strip()
    found = _LINE.fullmatch(line) if "\n" not in line and "\r" not in line else None
    if found is None or not found["text"].strip():
        return None
    due_on = due_day(found["when"], today) if found["when"] else None
    said = found["text"] if due_on or not found["due"] else line[found.start("due") :].lstrip(" ,;")
    unread = (found["when"] or "").strip() if due_on is None else ""
    return Mention(_name(found["who"]), due_on, said.strip(), unread)


def due_day(said: str, today: date) -> date | None:
    """The day people mean by ``29. 11.``, ``29. listopadu 2026``, ``konce roku`` or ``29 Nov``."""
    words = re.sub(r"\s+", " ", plain(said)).strip(" ,;()")
    for pattern, reader in _READERS:
        if found := re.fullmatch(pattern, words):
            try:
                return reader(found, today)
            except (ValueError, OverflowError):
                return None
    try:
        return periods.parse_day(words)
    except ValueError:
        return None


def _name(typed: str) -> str:
    return " ".join(typed.split()).strip(" ,;(")


def _coming(day: int, month: int, today: date) -> date:
    """The next such day from ``today`` on."""
    for year in range(today.year, today.year + _FURTHEST + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("there is no such day")


def _in_numbers(found: re.Match[str], today: date) -> date:
    return _coming(int(found["day"]), int(found["month"]), today)


def _in_words(found: re.Match[str], today: date) -> date:
    year = found["year"] or today.year
    month = periods.parse(f"{found['month']} {year}").starts_on
    if month is None:
        raise ValueError("there is no such month")
    day = int(found["day"])
    return month.replace(day=day) if found["year"] else _coming(day, month.month, today)


def _end_of(found: re.Match[str], today: date) -> date:
    """The last day of a year, a half or a month; the running one when none is named."""
    stretch = found["what"].removeprefix("the ")
    if stretch in {"roku", "year"}:
        stretch = str(today.year)
    elif stretch in {"mesice", "month"}:
        stretch = f"{today.month}/{today.year}"
    stretch = stretch.removeprefix("roku ")
    if re.fullmatch(r"[a-z]{3,}", stretch):
        return _end_of_month(stretch, today)
    end = periods.parse(stretch).ends_on
    if end is None:
        raise ValueError("it has no end")
    return end


def _end_of_month(name: str, today: date) -> date:
    ends = (periods.parse(f"{name} {year}").ends_on for year in (today.year, today.year + 1))
    return next(end for end in ends if end is not None and end >= today)


_MONTH, _YEAR = r"(?P<month>[a-z]{3,})\.?", r"(?:,? (?P<year>\d{4}))?"
_READERS: list[tuple[str, Callable[[re.Match[str], date], date]]] = [
    (r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.?", _in_numbers),
    (rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)? ?{_MONTH}{_YEAR}", _in_words),
    (rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", _in_words),
    (r"(?:konce|the end of|end of) (?P<what>.+)", _end_of),
]
