from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.workdays import is_working_day, last_day_for_notice, working_days_before

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2025, 4, 18),
        date(2025, 4, 21),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 7, 6),
        date(2026, 9, 28),
        date(2026, 10, 28),
        date(2026, 11, 17),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 11, 21),  # a Saturday
        date(2026, 11, 22),
    ],
)
def test_offices_are_closed(day):
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [date(2026, 4, 2), date(2026, 4, 7), date(2026, 11, 16), date(2026, 12, 31), date(2015, 4, 3)],
)
def test_offices_are_open(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("year", "days"), [(2024, 252), (2025, 251), (2026, 250), (2027, 252), (2028, 250)]
)
def test_a_year_has_as_many_working_days_as_counted_by_hand(year, days):
    assert working_days_before(date(year + 1, 1, 1), today=date(year, 1, 1)) == days


@pytest.mark.parametrize(
    ("today", "day", "between"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 20), date(2026, 11, 30), 6),
        (date(2026, 11, 16), date(2026, 11, 18), 1),  # the 17th is a holiday
        (date(2026, 12, 23), date(2027, 1, 4), 5),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 1), 0),
    ],
)
def test_working_days_between(today, day, between):
    assert working_days_before(day, today=today) == between


@pytest.mark.parametrize(
    ("day", "notice", "last"),
    [
        (date(2026, 11, 30), 5, date(2026, 11, 23)),
        (date(2026, 11, 19), 2, date(2026, 11, 16)),
        (date(2027, 1, 5), 7, date(2026, 12, 22)),
        (date(2026, 4, 9), 5, date(2026, 3, 31)),
        (date(2026, 4, 9), 0, date(2026, 4, 9)),
    ],
)
def test_the_last_day_for_an_invitation(day, notice, last):
    assert last_day_for_notice(day, notice) == last


@given(DAYS, st.integers(0, 40))
def test_a_day_later_would_be_too_late(day, notice):
    last = last_day_for_notice(day, notice)

    assert working_days_before(day, today=last) == notice
    if notice:
        assert is_working_day(last)
        assert working_days_before(day, today=last + timedelta(days=1)) < notice


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_two_stretches_add_up(start, first, second):
    middle, end = start + timedelta(first), start + timedelta(first + second)

    assert working_days_before(end, today=start) == working_days_before(
        middle, today=start
    ) + working_days_before(end, today=middle)


@given(DAYS)
def test_three_weeks_never_pass_without_a_working_day_and_never_with_more_than_fifteen(day):
    assert 9 <= working_days_before(day + timedelta(weeks=3), today=day) <= 15


def test_the_calendar_of_holidays_waits_until_somebody_asks():
    said = "import sys, planning.lib.workdays; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
