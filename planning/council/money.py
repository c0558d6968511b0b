"""What a plan costs, by source and year, without adding what may not be added.

Running and building, yearly, once and for the whole time stay apart. An amount of several sources
is theirs together and is never divided; one whose source or year nobody knows stands by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planning.lib.collation import czech
from planning.model import Basis, CostKind


@dataclass(frozen=True)
class StatedCost:
    """A cost of an activity; ``amount`` in crowns, None while nobody knows it."""

    kind: CostKind
    basis: Basis
    year: int | None
    amount: Decimal | None
    sources: tuple[str, ...] = ()


#: The sources of a row: one, several that share, or none that is known.
Sources = tuple[str, ...]


@dataclass(frozen=True)
class CostTable:
    """Amounts of one kind for one sort of time. A column without a year has none."""

    kind: CostKind
    basis: Basis
    years: Sequence[int | None]
    rows: Sequence[tuple[Sources, Mapping[int | None, Decimal]]]

    @property
    def sums(self) -> dict[int | None, Decimal]:
        """What stands in each column together."""
        return {
            year: sum((amounts.get(year, Decimal(0)) for _s, amounts in self.rows), Decimal(0))
            for year in self.years
        }


def cost_tables(lines: Iterable[StatedCost]) -> Iterator[CostTable]:
    """Every table in which something stands: running costs first, then building."""
    found: defaultdict[tuple[CostKind, Basis], defaultdict[Sources, dict[int | None, Decimal]]]
    found = defaultdict(lambda: defaultdict(dict))
    for line in lines:
        if line.amount is not None:
            row = found[line.kind, line.basis][tuple(sorted(line.sources, key=czech))]
            row[line.year] = row.get(line.year, Decimal(0)) + line.amount
    for kind in CostKind:
        for basis in Basis:
            if rows := found.get((kind, basis)):
                years = {year for amounts in rows.values() for year in amounts}
                yield CostTable(kind, basis, sorted(years, key=_last_without), sorted_rows(rows))


def sorted_rows(
    rows: Mapping[Sources, dict[int | None, Decimal]],
) -> list[tuple[Sources, dict[int | None, Decimal]]]:
    """One source first, in Czech order; then several that share; what has no source last."""
    return sorted(
        rows.items(), key=lambda row: (not row[0], len(row[0]) > 1, [*map(czech, row[0])])
    )


def _last_without(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0
