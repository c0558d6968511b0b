from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib import money


@pytest.mark.parametrize(
    ("text", "crowns"),
    [
        ("200 000", "200000"),
        ("200 000 Kč", "200000"),
        ("200,000 Kč", "200000"),
        ("4\N{NO-BREAK SPACE}686\N{NO-BREAK SPACE}780 Kč", "4686780"),
        ("1,5 mil. Kč", "1500000"),
        ("120 tis.", "120000"),
        ("99,50", "99.50"),
        ("1.200.000", "1200000"),
        ("0", "0"),
    ],
)
def test_amounts_as_people_write_them(text, crowns):
    assert money.parse(text) == Decimal(crowns)


@pytest.mark.parametrize("text", ["-5", "\N{MINUS SIGN}5", "1.264", "hodně", "", "1,2,3", "9" * 20])
def test_what_is_no_amount(text):
    with pytest.raises(ValueError, match=r"[A-Z].*\."):
        money.parse(text)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_what_is_written_can_be_read_again(amount):
    assert money.parse(money.crowns(amount)) == amount
