"""Amounts that may not be added are not added, and none is lost."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planning.council.money import StatedCost, cost_tables
from planning.model import Basis, CostKind

_LINES = st.lists(
    st.builds(
        StatedCost,
        kind=st.sampled_from(CostKind),
        basis=st.sampled_from(Basis),
        year=st.none() | st.integers(2023, 2026),
        amount=st.none() | st.integers(0, 10_000_000).map(Decimal),
        sources=st.lists(
            st.sampled_from(["SMO", "MPSV", "EU", "Čeští dárci"]), max_size=3, unique=True
        ).map(tuple),
    )
)


@given(_LINES)
def test_every_known_amount_stands_once_and_sums_are_those_of_the_lines(lines):
    found = list(cost_tables(lines))

    expected: Counter[tuple[CostKind, Basis, int | None]] = Counter()
    for line in lines:
        if line.amount is not None:
            expected[line.kind, line.basis, line.year] += line.amount
    assert {
        (table.kind, table.basis, year): amount
        for table in found
        for year, amount in table.sums.items()
    } == dict(expected)
    assert len({(table.kind, table.basis) for table in found}) == len(found)


@given(_LINES)
def test_what_several_sources_share_is_never_divided(lines):
    for table in cost_tables(lines):
        for sources, amounts in table.rows:
            for year, amount in amounts.items():
                assert amount == sum(
                    line.amount
                    for line in lines
                    if line.amount is not None
                    and (line.kind, line.basis, line.year) == (table.kind, table.basis, year)
                    and sorted(line.sources) == sorted(sources)
                )


def test_one_source_comes_first_and_what_has_none_last():
    lines = [
        StatedCost(CostKind.OPERATING, Basis.YEARLY, 2025, Decimal(5), names)
        for names in ((), ("SMO", "EU"), ("SMO",), ("Čeští dárci",), ("EU", "SMO"))
    ]

    [table] = cost_tables(lines)

    assert table.rows == [
        (("Čeští dárci",), {2025: 5}), (("SMO",), {2025: 5}), (("EU", "SMO"), {2025: 10}),
        ((), {2025: 5}),
    ]  # fmt: skip


def test_a_year_nobody_gave_stands_last():
    years = (2026, None, 2024)
    lines = [StatedCost(CostKind.OPERATING, Basis.YEARLY, y, Decimal(1), ("SMO",)) for y in years]

    [table] = cost_tables(lines)

    assert table.years == [2024, 2026, None]
