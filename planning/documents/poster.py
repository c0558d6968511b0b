"""A table of what happens when, on A3 or A4 across: names in rows, time in columns.

It fits the paper however much there is: letters are set smaller for more columns, heads come
again on each page. ``poster.typ`` sets it; here are the plain values it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from planning.documents import pdf
from planning.documents.blocks import Language
from planning.documents.page import Values
from planning.documents.text import clean, line, pieces

_PAGE = Path(__file__).with_name("poster.typ")
#: A row in which no cell has more letters stays on one page.
_STAYS_WHOLE = 600


@dataclass(frozen=True)
class Mark:
    """Something at its time: its shape (see ``poster.typ``), what it is, how it stands."""

    shape: str
    text: str
    word: str = ""


@dataclass(frozen=True)
class Cell:
    """A column of a row. ``runs``: the row lasts through it. Without marks it may say a word."""

    runs: bool = False
    marks: Sequence[Mark] = ()
    word: str = ""


@dataclass(frozen=True)
class Row:
    """A name; how it stands and why; its cells, and marks that stand in none of them."""

    number: str
    name: str
    shape: str
    stands: str
    why: str
    cells: Sequence[Cell]
    beyond: Sequence[tuple[str, Sequence[Mark]]] = ()


@dataclass(frozen=True)
class Band:
    """Rows that belong together."""

    name: str
    about: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Head:
    """What stands above a column; ``now`` is said under the one we are in."""

    name: str
    now: str = ""


@dataclass(frozen=True, kw_only=True)
class Poster:
    """All of it. ``what`` and ``how`` head the first two columns; ``sums`` are rows at the end."""

    title: str
    language: Language
    made_on: date
    paper: Literal["a3", "a4"]
    lines: Sequence[str]
    what: str
    how: str
    heads: Sequence[Head]
    bands: Sequence[Band]
    legend: Sequence[Mark]
    runs: str
    notes: Sequence[str] = ()
    sums: Sequence[Sequence[str]] = ()
    footer: str = ""
    page: str = "Page"
    of: str = "of"
    empty: str = ""


def write(poster: Poster) -> bytes:
    """``poster`` as a PDF file for screens and archives alike, as ``pdf.write`` makes them."""
    values = {
        "title": line(poster.title) or poster.page,
        "language": poster.language,
        "paper": poster.paper,
        "lines": [_words(each) for each in poster.lines],
        "what": poster.what,
        "how": poster.how,
        "heads": [{"name": line(head.name), "now": head.now} for head in poster.heads],
        "bands": [_band(band) for band in poster.bands],
        "legend": [_mark(mark) for mark in poster.legend],
        "runs": poster.runs,
        "notes": [_words(each) for each in poster.notes],
        "sums": [[_words(cell) for cell in row] for row in poster.sums],
        "footer": line(poster.footer),
        "page": poster.page,
        "of": poster.of,
        "empty": poster.empty,
    }
    return pdf.pages(_PAGE, values, poster.made_on)


def _band(band: Band) -> Values:
    rows = [
        {
            "number": line(row.number),
            "name": _words(row.name),
            "shape": row.shape,
            "stands": row.stands,
            "why": _words(row.why),
            "whole": _letters(row) <= _STAYS_WHOLE,
            "cells": [
                {"runs": c.runs, "marks": [_mark(m) for m in c.marks], "word": c.word}
                for c in row.cells
            ],
            "beyond": [
                {"words": words, "marks": [_mark(mark) for mark in marks]}
                for words, marks in row.beyond
            ],
        }
        for row in band.rows
    ]
    return {"name": line(band.name), "about": line(band.about), "rows": rows}


def _letters(row: Row) -> int:
    """How many letters its fullest cell has."""
    beyond = [mark for _words, marks in row.beyond for mark in marks]
    cells = [beyond, *(cell.marks for cell in row.cells)]
    fullest = max(sum(len(mark.text) + len(mark.word) for mark in marks) for marks in cells)
    return max(fullest, len(row.name), len(row.why))


def _mark(mark: Mark) -> Values:
    return {"shape": mark.shape, "text": _words(mark.text), "word": mark.word}


def _words(text: str) -> list[str]:
    """The text, cut where a line may end inside a word too long for any."""
    return pieces(clean(text))
