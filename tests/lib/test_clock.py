"""How time is told where the city lies."""

from __future__ import annotations

from datetime import UTC, date, datetime

from planning.lib.clock import days_since


def test_last_evening_was_yesterday_and_last_midnight_is_the_citys():
    today = date(2026, 11, 30)
    for moment, days in (
        (datetime(2026, 11, 29, 19, 0, tzinfo=UTC), 1),  # at 20:00 in the city
        (datetime(2026, 11, 29, 23, 30, tzinfo=UTC), 0),  # half past midnight there
        (datetime(2026, 11, 30, 8, 0, tzinfo=UTC), 0),
        (datetime(2026, 11, 14, 23, 0, tzinfo=UTC), 15),
        (datetime(2026, 12, 1, 12, 0, tzinfo=UTC), 0),
    ):
        assert days_since(moment, today) == days
