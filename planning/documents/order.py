"""Puts blocks in the order that all three writers, and readers' machines, rely on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from math import inf

from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Signatures,
    Table,
    Words,
    plain,
)
from planning.documents.text import LONGEST_WORD, line

#: A cell with more letters than this asks for no more width: it takes more lines.
_LONG_CELL = 60
_LOWEST = 3


def orderly(document: Document) -> tuple[Block, ...]:
    """The document's blocks without empty ones, headings a level at a time, tables squared."""
    blocks = list(_stepwise(filter(_says_something, document.blocks)))
    found: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, PageBreak):
            if not found or following is None or isinstance(following, PageBreak):
                continue
            found.append(block)
        else:
            found.append(squared(block) if isinstance(block, Table) else block)
    return tuple(found)


def _says_something(block: Block) -> bool:
    match block:
        case Heading():
            return bool(line(block.text))
        case Table():
            return any(map(len, (block.header, *block.rows)))
        case Bullets():
            return bool(block.items)
        case Facts():
            return bool(block.facts)
        case Signatures():
            return bool(block.places)
    return True


def _stepwise(blocks: Iterator[Block]) -> Iterator[Block]:
    """No level skipped: who listens to a document walks it by its headings."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = max(1, min(block.level, last + 1, _LOWEST))
            yield replace(block, level=last, text=line(block.text))
        else:
            yield block


def squared(table: Table) -> Table:
    """The table with rows of one length, and a positive width for each column."""
    columns = max(map(len, (table.header, *table.rows)))
    rows = [[*row, *[""] * (columns - len(row))] for row in table.rows]
    header = [*map(line, table.header), *[""] * (columns - len(table.header))]
    given = [width for width in table.widths[:columns] if 0 < width < inf]
    widths = given if len(given) == columns else _widths(header, rows)
    return replace(table, header=header, rows=rows, widths=widths, caption=line(table.caption))


def _widths(header: Sequence[str], rows: Sequence[Sequence[Words]]) -> list[float]:
    """A column is as wide as its longest word at least, and wider for more words."""
    columns = zip(header, *([plain(cell) for cell in row] for row in rows), strict=True)
    return [max(map(_need, column)) for column in columns]


def _need(cell: str) -> float:
    longest = max(map(len, cell.split(" ")))
    return float(max(3, min(longest, LONGEST_WORD) + 1, min(len(cell), _LONG_CELL) ** 0.8))
