"""A term moves by one of its own grain and keeps its own manner."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planning.lib.periods import parse
from planning.lib.shifting import shifted


@pytest.mark.parametrize(
    ("when", "later"),
    [
        ("2019", "2020"),
        ("rok 2019", "rok 2020"),
        ("do konce roku 2019", "do konce roku 2020"),
        ("2019-2021", "2020-2022"),
        ("2019 až 2021", "2020 až 2022"),
        ("2019/2020", "2020/2021"),
        ("školní rok 2019/20", "školní rok 2020/21"),
        ("1999/00", "2000/01"),
        ("1. pololetí 2023", "2. pololetí 2023"),
        ("II. pololetí 2023", "I. pololetí 2024"),
        ("H2/2023", "H1/2024"),
        ("2. pol. roku 2023", "1. pol. roku 2024"),
        ("4. čtvrtletí 2023", "1. čtvrtletí 2024"),
        ("iii. čtvrtletí 2023", "iv. čtvrtletí 2023"),
        ("q4 2023", "q1 2024"),
        ("1. half of 2023", "2. half of 2023"),
        ("březen 2020", "duben 2020"),
        ("Prosince 2020", "Ledna 2021"),
        ("v. 2020", None),
        ("June 2020", "July 2020"),
        ("Dec 2020", "Jan 2021"),
        ("cervenec 2020", "srpen 2020"),
        ("3/2020", "4/2020"),
        ("09/2020", "10/2020"),
        ("12. 2020", "1. 2021"),
        ("25. 12. 2020", "1. 1. 2021"),
        ("05. 03. 2020", "12. 03. 2020"),
        ("2020-03-28", "2020-04-04"),
    ],
)
def test_the_next_one_in_the_same_manner(when, later):
    if later is None:
        with pytest.raises(ValueError, match="Write a term"):
            shifted(when, 1)
    else:
        assert shifted(when, 1) == later


@pytest.mark.parametrize("when", ["", "průběžně", "bez termínu", "ongoing"])
def test_what_has_no_date_is_not_moved(when):
    with pytest.raises(ValueError, match="without a date"):
        shifted(when, 1)


@pytest.mark.parametrize(
    ("when", "by"),
    [("2100", 1), ("1990", -1), ("1. pololetí 1990", -1), ("12/2100", 1), ("1990-1995", -1),
     ("31. 12. 2100", 1), ("2019", 10**9), ("1. 1. 2019", 10**9), ("2019", -2019)],
)  # fmt: skip
def test_nobody_leaves_the_years_there_are(when, by):
    with pytest.raises(ValueError, match="between 1990 and 2100"):
        shifted(when, by)


years = st.integers(1992, 2098)
months = [
    "leden", "února", "březnu", "DUBEN", "May", "june", "jul", "srpen", "září", "říjen",
    "november", "Dec",
]  # fmt: skip
terms = st.one_of(
    st.builds(str, years),
    st.builds("{} - {}".format, years, st.just(2099)).filter(lambda it: int(it[:4]) < 2099),
    st.builds(lambda year: f"{year}/{(year + 1) % 100:02}", years),
    st.builds("{} pololetí {}".format, st.sampled_from(["1.", "2.", "I.", "ii"]), years),
    st.builds("{} čtvrtletí {}".format, st.sampled_from(["1.", "4", "IV.", "ii"]), years),
    st.builds("{} {}".format, st.sampled_from(months), years),
    st.builds("{}/{}".format, st.sampled_from(["1", "02", "12"]), years),
    st.builds(
        lambda day: f"{day.day}.\N{NO-BREAK SPACE}{day.month}. {day.year}",
        st.dates(date(1992, 1, 1), date(2098, 1, 1)),
    ),
)


@given(terms, st.integers(-20, 20))
def test_there_and_back_is_where_one_was_and_no_term_changes_its_kind(when, by):
    try:
        there = shifted(when, by)
    except ValueError as wrong:
        assume("between 1990 and 2100" not in str(wrong))
        raise

    assert parse(there).kind is parse(when).kind
    assert parse(shifted(there, -by)) == parse(when)
    if by:
        before, after = parse(when).ends_on, parse(there).ends_on
        assert before
        assert after
        assert (after > before) is (by > 0)


@given(terms)
def test_moving_by_nothing_changes_no_word(when):
    assert parse(shifted(when, 0)) == parse(when)
