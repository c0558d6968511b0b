from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.periods import PeriodKind, parse, parse_day, written_day


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        ("2019", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019–2021", "years", date(2019, 1, 1), date(2021, 12, 31)),
        ("1. pololetí 2023", "half", date(2023, 1, 1), date(2023, 6, 30)),
        ("II. pololetí 2023", "half", date(2023, 7, 1), date(2023, 12, 31)),
        ("4. čtvrtletí 2020", "quarter", date(2020, 10, 1), date(2020, 12, 31)),
        ("Q1 2024", "quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("březen 2020", "month", date(2020, 3, 1), date(2020, 3, 31)),
        ("červen 2020", "month", date(2020, 6, 1), date(2020, 6, 30)),
        ("červenec 2020", "month", date(2020, 7, 1), date(2020, 7, 31)),
        ("2/2020", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("školní rok 2019/2020", "school_year", date(2019, 9, 1), date(2020, 8, 31)),
        ("2019/20", "school_year", date(2019, 9, 1), date(2020, 8, 31)),
        ("15. 3. 2020", "day", date(2020, 3, 15), date(2020, 3, 15)),
        ("2020-03-15", "day", date(2020, 3, 15), date(2020, 3, 15)),
        ("průběžně", "ongoing", None, None),
        ("PRUBEZNE", "ongoing", None, None),
        ("", "none", None, None),
        ("bez termínu", "none", None, None),
    ],
)
def test_terms_as_plans_speak_of_them(text, kind, starts_on, ends_on):
    period = parse(text)

    assert (period.kind, period.starts_on, period.ends_on) == (kind, starts_on, ends_on)


@pytest.mark.parametrize(
    "text",
    ["1719", "2021–2019", "2019/2022", "3. pololetí 2020", "31. 2. 2020", "13/2020", "někdy"],
)
def test_what_is_no_term(text):
    with pytest.raises(ValueError, match=r"[A-Z].*\."):
        parse(text)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_written_day_can_be_read_again(day):
    assert parse_day(written_day(day)) == day


@given(st.text(max_size=40))
def test_any_text_is_a_term_or_a_clear_error(text):
    try:
        period = parse(text)
    except ValueError as error:
        period, said = None, str(error)
    if period is None:
        assert said.endswith(".")
    else:
        ends = period.starts_on, period.ends_on
        assert (ends == (None, None)) == (period.kind in {PeriodKind.ONGOING, PeriodKind.NONE})
