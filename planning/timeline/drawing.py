"""Everything chosen as lines in bands, for paper and tables: cropped to years with something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from planning.timeline.columns import Columns
from planning.timeline.forms import Asked
from planning.timeline.placing import Placed, placed
from planning.timeline.sayings import Words
from planning.timeline.sums import Tally


@dataclass
class DrawnLine:
    """An activity as it is placed among the columns, with its steps as they are written."""

    number: str
    title: str
    it: Placed
    steps: Sequence[Any]
    id: int
    #: How far its proposal has come, where it is not approved.
    stage: str = ""

    @property
    def name(self) -> str:
        """``Krizové lůžko – idea``."""
        return f"{self.title} – {self.stage}" if self.stage else self.title


@dataclass
class DrawnBand:
    """Lines that belong together."""

    number: str
    name: str
    about: str
    lines: list[DrawnLine]

    @property
    def whole_name(self) -> str:
        """``2.1 Zajistit pomoc``."""
        return f"{self.number} {self.name}".strip()


@dataclass
class Drawing:
    """All of it, and the columns that are left."""

    columns: Columns
    bands: list[DrawnBand]

    @property
    def lines(self) -> Iterable[DrawnLine]:
        return (line for band in self.bands for line in band.lines)


def drawing(
    rows: Sequence[Any], steps: Mapping[int, Sequence[Any]], tally: Tally, asked: Asked, day: date
) -> Drawing:
    """The activities under what they are gathered by, in the order they come in."""
    words, columns = Words(), asked.columns
    bands = []
    for band, same in groupby(rows, key=attrgetter("band")):
        its = list(same)
        counts = tally.get(band, {})
        if asked.timeliness:
            counts = {each: n for each, n in counts.items() if each is asked.timeliness}
        lines = [
            DrawnLine(
                row.number,
                row.title,
                placed(row, its_steps, columns, day, words),
                its_steps,
                row.id,
                words.stages[row.stage],
            )
            for row in its
            for its_steps in [steps.get(row.id, ())]
        ]
        name = words.band(asked.by, band, its[0].band_name)
        bands.append(DrawnBand(its[0].band_number or "", name, words.counted(counts), lines))
    return Drawing(cropped(columns, bands), bands)


def cropped(columns: Columns, bands: Iterable[DrawnBand]) -> Columns:
    """Without years at either end in which there is no step; all of them where there is none."""
    slots = {slot for band in bands for line in band.lines for slot in line.it.marks}
    if not slots:
        return columns
    parts = columns.of_a_year
    return Columns(columns.scale, min(slots) // parts, max(slots) // parts)
