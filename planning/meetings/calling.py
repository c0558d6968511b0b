"""How long before a meeting its invitation goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planning.model import Group

SATURDAY = 5


def working_days_before(day: date, *, today: date) -> int:
    """Mondays to Fridays from ``today`` up to, but without, ``day``; holidays count too."""
    days = (today + timedelta(n) for n in range((day - today).days))
    return sum(1 for each in days if each.weekday() < SATURDAY)


def missed_notice(groups: Iterable[Group], day: date | None, *, today: date) -> int | None:
    """The notice in working days that the groups ask for, when it can no longer be kept."""
    asked = max((group.notice_days for group in groups), default=0)
    if day is None or day < today or (day - today).days > 2 * asked + 2:
        return None
    return asked if working_days_before(day, today=today) < asked else None
