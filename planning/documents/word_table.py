"""Tables of a DOCX file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.opc.part import Part

from planning.documents.blocks import Table, Words
from planning.documents.word_xml import Element, element, paragraph, twips, words

_TALL_ROW = 10.0  # mm
_WHOLE = 5000  # fiftieths of a percent


def table(block: Table, across: float, part: Part) -> Iterator[Element]:
    """The table, ``across`` millimetres wide, with its caption above it."""
    if block.caption:
        yield paragraph("Caption", words(block.caption, part))
    shares = [twips(across * width / sum(block.widths)) for width in block.widths]
    rows = [_row(row, shares, block, part) for row in block.rows]
    if any(block.header):
        rows.insert(0, _row(block.header, shares, block, part, header=True))
    yield element(
        "tbl",
        _settings(block),
        element("tblGrid", *(element("gridCol", w=share) for share in shares)),
        *rows,
    )
    yield paragraph("AfterTable", ())


def _settings(block: Table) -> Element:
    named = [element("tblCaption", val=block.caption)] if block.caption else []
    return element(
        "tblPr",
        element("tblStyle", val="Calm"),
        element("tblW", w=_WHOLE, type="pct"),
        element("tblLayout", type="fixed"),
        element("tblLook", firstRow=int(any(block.header)), noHBand=1, noVBand=1),
        *named,
    )


def _row(
    cells: Sequence[Words], shares: Sequence[int], block: Table, part: Part, *, header: bool = False
) -> Element:
    settings = [element("cantSplit")]
    if block.tall and not header:
        settings.append(element("trHeight", val=twips(_TALL_ROW), hRule="atLeast"))
    if header:
        settings.append(element("tblHeader"))
    made = element("tr", element("trPr", *settings))
    for column, (cell, share) in enumerate(zip(cells, shares, strict=True)):
        aligned = [element("jc", val="right")] if column in block.numbers else []
        style = "HeaderCell" if header else "Cell"
        size = element("tcPr", element("tcW", w=share, type="dxa"))
        if block.tall:
            size.append(element("vAlign", val="center"))
        made.append(element("tc", size, paragraph(style, words(cell, part), *aligned)))
    return made
