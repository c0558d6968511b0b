"""When the meetings of a series are, and until when an invitation keeps its notice."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planning.lib.workdays import is_working_day, last_day_for_notice, working_days_before
from planning.model import Group

SATURDAY = 5
#: Meetings in one series, at most.
MOST = 12


class Every(StrEnum):
    """How often the meetings of a series are."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"
    QUARTER = "quarter"


_DAYS = {Every.WEEK: 7, Every.TWO_WEEKS: 14}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3}


def series(first: date, every: Every, times: int) -> list[date]:
    """The days of a series, all on the weekday of the first.

    A month later is the same weekday of the month: the second Thursday after the second Thursday.
    Where a month has no fifth one, its last.
    """
    if every in _DAYS:
        return [first + timedelta(days=_DAYS[every] * n) for n in range(times)]
    return [_months_later(first, _MONTHS[every] * n) for n in range(times)]


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    begins = date(year, month + 1, 1)
    weeks = (first.day - 1) // 7
    day = 1 + (first.weekday() - begins.weekday()) % 7 + 7 * weeks
    return begins.replace(day=day if day <= monthrange(year, month + 1)[1] else day - 7)


def is_public_holiday(day: date) -> bool:
    """Whether offices are closed on a weekday."""
    return day.weekday() < SATURDAY and not is_working_day(day)


@dataclass(frozen=True)
class Notice:
    """What the rules ask of an invitation that goes out on a certain day.

    ``asked`` and ``left`` count working days; ``last_day`` is the last one that keeps the notice.
    """

    asked: int
    last_day: date
    left: int
    is_kept: bool


def notice(groups: Iterable[Group], day: date | None, *, sent_on: date) -> Notice | None:
    """The notice of the strictest of the groups.

    None when nothing is asked, the day is not known, or the meeting was before the invitation.
    """
    asked = max((group.notice_days for group in groups), default=0)
    if day is None or day < sent_on or not asked:
        return None
    last = last_day_for_notice(day, asked)
    kept = sent_on <= last
    return Notice(asked, last, asked if kept else working_days_before(day, today=sent_on), kept)
