"""Columns of the timeline: years, halves, quarters or months of whole years.

A column is known by its *slot*, a whole number that grows by one from each to the next: of a year
the year itself, of finer ones how many of them there were before since year 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: Columns that fit beside each other, on a screen and on A3.
MOST_COLUMNS = 12


class Scale(StrEnum):
    """How long a column is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"


#: Months in a column.
MONTHS = {Scale.YEAR: 12, Scale.HALF: 6, Scale.QUARTER: 3, Scale.MONTH: 1}


def most_years(scale: Scale) -> int:
    """Years whose columns fit beside each other."""
    return MOST_COLUMNS * MONTHS[scale] // 12


@dataclass(frozen=True)
class TimeColumn:
    """``nth`` of the columns of its ``year``, counted from 1."""

    slot: int
    year: int
    nth: int
    scale: Scale


@dataclass(frozen=True)
class Columns:
    """All columns from the first day of one year to the last day of another."""

    scale: Scale
    first_year: int
    last_year: int

    @property
    def months(self) -> int:
        return MONTHS[self.scale]

    @property
    def of_a_year(self) -> int:
        return 12 // self.months

    @property
    def first(self) -> int:
        return self.first_year * self.of_a_year

    @property
    def last(self) -> int:
        return (self.last_year + 1) * self.of_a_year - 1

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def days(self) -> tuple[date, date]:
        """The first day of all and the last one."""
        return date(self.first_year, 1, 1), date(self.last_year, 12, 31)

    @property
    def ends(self) -> list[date]:
        """The last day of each column."""
        months = [(slot + 1) * self.months for slot in range(self.first, self.last + 1)]
        return [date(month // 12, month % 12 + 1, 1) - timedelta(days=1) for month in months]

    def slot_of(self, day: date) -> int:
        """The slot a day falls into, shown or not."""
        return (day.year * 12 + day.month - 1) // self.months

    def __len__(self) -> int:
        return self.last + 1 - self.first

    def __iter__(self) -> Iterator[TimeColumn]:
        parts = self.of_a_year
        for slot in range(self.first, self.last + 1):
            yield TimeColumn(slot, slot // parts, slot % parts + 1, self.scale)

    def quarter_of(self, day: date) -> int:
        """In which quarter of its column a day lies, from 1: where a line for it is drawn."""
        months_since = (day.year * 12 + day.month - 1) % self.months
        return min(4, int((months_since + (day.day - 1) / 31) * 4 / self.months) + 1)
