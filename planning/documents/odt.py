"""Documents for LibreOffice and archives: ODT (ISO 26300) with real headings and header rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from functools import singledispatch
from io import BytesIO

from odfdo import Document as File

from planning.documents import archive, paper
from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Signatures,
    Table,
    parts,
)
from planning.documents.odt_edges import edges
from planning.documents.odt_table import column_styles, table
from planning.documents.odt_xml import (
    Element,
    centimetres,
    element,
    fill,
    found,
    heading,
    paragraph,
    tab,
    words,
)
from planning.documents.order import orderly
from planning.documents.text import label, line


def write(document: Document) -> bytes:
    """``document`` as an ODT file."""
    file = File(BytesIO(archive.blank("odt")))
    _page(file, document)
    _properties(file, document)
    edges(file, document)
    across = paper.text_width(document)
    styles: list[Element] = [_place_to_sign(across)]
    content: list[Element] = []
    for number, block in enumerate(orderly(document), 1):
        name = f"Table{number}"
        if isinstance(block, Table):
            styles += column_styles(block, name, across)
        content += _set(block, name)
    fill(file.content, "//office:automatic-styles", styles)
    fill(file.content, "//office:text", content)
    written = BytesIO()
    file.save(written)
    return archive.still(written.getvalue())


def _page(file: File, document: Document) -> None:
    file.language = paper.language(document).tag
    if document.page == "landscape":
        page = found(file.styles, "//style:page-layout-properties")
        page.set_attribute("style:print-orientation", "landscape")
        page.set_attribute("fo:page-width", centimetres(paper.LONG_SIDE))
        page.set_attribute("fo:page-height", centimetres(paper.SHORT_SIDE))


def _properties(file: File, document: Document) -> None:
    meta, day = file.meta, datetime.combine(document.made_on, time())
    meta.title = paper.title(document)
    meta.creation_date = meta.date = day
    if subject := line(document.subject):
        meta.subject = subject


def _place_to_sign(across: float) -> Element:
    """The line to sign on takes the last two fifths of the width."""
    stops = element(
        "style:tab-stops",
        element("style:tab-stop", position=centimetres(across * 0.6)),
        element(
            "style:tab-stop",
            position=centimetres(across),
            type="right",
            leader_style="solid",
            leader_text="_",
        ),
    )
    properties = element("style:paragraph-properties", stops)
    parent = "PlaceToSign"
    return element(
        "style:style", properties, name="Signature", family="paragraph", parent_style_name=parent
    )


@singledispatch
def _set(block: Block, _name: str) -> Iterator[Element]:
    raise TypeError(block)


@_set.register
def _(block: Heading, _name: str) -> Iterator[Element]:
    centered = block.align == "center"
    style = f"Heading{block.level}Centered" if centered else f"Heading_20_{block.level}"
    yield heading(block.level, style, words(block.text))


@_set.register
def _(block: Paragraph, _name: str) -> Iterator[Element]:
    style = "Lead" if block.lead else "Small" if block.small else "Standard"
    yield paragraph(f"{style}Centered" if block.align == "center" else style, words(block.words))


@_set.register
def _(block: Quote, _name: str) -> Iterator[Element]:
    yield paragraph("Quote", words(block.words))


@_set.register
def _(_block: PageBreak, _name: str) -> Iterator[Element]:
    yield paragraph("NewPage", ())


@_set.register
def _(block: Facts, _name: str) -> Iterator[Element]:
    for number, (name, said) in enumerate(block.facts, 1):
        style = "LastFact" if number == len(block.facts) else "Fact"
        yield paragraph(style, [*words([Run(label(name), bold=True)]), tab(), *words(said)])


@_set.register
def _(block: Signatures, _name: str) -> Iterator[Element]:
    for name, person in block.places:
        who = words([f"{label(name)} ", Run(line(person), bold=True)])
        yield paragraph("Signature", [*who, tab(), tab()])


@_set.register
def _(block: Bullets, _name: str) -> Iterator[Element]:
    made = _list(block)
    *_, last = made.iter("{*}p")
    last.set("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name", "LastItem")
    yield made


def _list(block: Bullets) -> Element:
    items = (
        [
            _list(p) if isinstance(p, Bullets) else paragraph("Item", words(p.words))
            for p in parts(item)
        ]
        for item in block.items
    )
    style = "Numbers" if block.ordered else "Bullets"
    return element(
        "text:list", *(element("text:list-item", *item) for item in items), style_name=style
    )


@_set.register
def _(block: Table, name: str) -> Iterator[Element]:
    yield from table(block, name)
