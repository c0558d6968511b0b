"""Tables of an ODT file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planning.documents.blocks import Table, Words
from planning.documents.odt_xml import Element, centimetres, element, paragraph, words


def column_style(name: str, width: float) -> Element:
    """The style of a column that many millimetres wide."""
    properties = element(
        "style:table-column-properties",
        column_width=centimetres(width),
        rel_column_width=f"{round(width * 100)}*",
    )
    return element("style:style", properties, name=name, family="table-column")


def column_styles(block: Table, name: str, across: float) -> Iterator[Element]:
    """The styles of its columns, together ``across`` millimetres wide."""
    for number, width in enumerate(block.widths):
        yield column_style(f"{name}.{number}", across * width / sum(block.widths))


def table(block: Table, name: str) -> Iterator[Element]:
    """The table with its caption above it; its columns have the styles made for ``name``."""
    if block.caption:
        yield paragraph("Caption", words(block.caption))
    columns = [
        element("table:table-column", style_name=f"{name}.{number}")
        for number in range(len(block.widths))
    ]
    header = []
    if any(block.header):
        header = [element("table:table-header-rows", _row(block.header, block, header=True))]
    yield element(
        "table:table",
        *columns,
        *header,
        *(_row(row, block) for row in block.rows),
        name=name,
        style_name="Calm",
    )


def _row(cells: Sequence[Words], block: Table, *, header: bool = False) -> Element:
    tall = block.tall and not header
    made = element("table:table-row", **({"style_name": "TallRow"} if tall else {}))
    for column, cell in enumerate(cells):
        style = "HeaderCell" if header else "Cell"
        if column in block.numbers:
            style = f"Number{style}"
        made.append(
            element(
                "table:table-cell",
                paragraph(style, words(cell)),
                style_name="HeadCell" if header else "TallCell" if tall else "BodyCell",
                office__value_type="string",
            )
        )
    return made
