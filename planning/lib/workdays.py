"""Working days of Czech offices: Mondays to Fridays without public holidays."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether offices are open on ``day``."""
    return day.weekday() < SATURDAY and day not in _public_holidays(day.year)


def working_days_before(day: date, *, today: date) -> int:
    """Working days from ``today`` up to, but without, ``day``; none when ``day`` is over."""
    days = (today + timedelta(n) for n in range((day - today).days))
    return sum(map(is_working_day, days))


def last_day_for_notice(day: date, notice: int) -> date:
    """The last day on which an invitation to ``day`` keeps a notice of ``notice`` working days.

    It counts as ``working_days_before`` does, so the day of sending is one of them. Without a
    notice it is ``day`` itself.
    """
    last = day
    while notice > 0:
        last -= ONE_DAY
        notice -= is_working_day(last)
    return last


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> Collection[date]:
    # Here and not above: the library takes a tenth of a second to load, most commands need none.
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(country_holidays("CZ", years=year))
