"""What stands above and below every page of a DOCX file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx.parts.story import StoryPart
from docx.section import Section
from docx.shared import Mm

from planning.documents import paper
from planning.documents.blocks import Document, Picture, Publicity
from planning.documents.pictures import image, room_for
from planning.documents.text import clean, line
from planning.documents.word_xml import Element, element, field, paragraph, twips, words


def edges(section: Section, document: Document) -> None:
    """Publicity above, the sentence about money and the page's number below."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    _put(section.header.part, _above(document, section.header.part))
    _put(section.footer.part, _below(document, section.footer.part))


def _put(part: StoryPart, content: Iterator[Element]) -> None:
    for empty in list(part.element):
        part.element.remove(empty)
    part.element.extend(content)


def _below(document: Document, part: StoryPart) -> Iterator[Element]:
    rule = [element("pBdr", element("top", val="single", sz=4, space=6, color="C6CAD3"))]
    if sentence := line(document.publicity.footer):
        yield paragraph("Footer", words(sentence, part), *rule)
        rule = []
    language = paper.language(document)
    number = [
        *words(f"{language.page} ", part),
        field("PAGE"),
        *words(f" {language.of} ", part),
        field("NUMPAGES"),
    ]
    yield paragraph("Footer", number, *rule, element("jc", val="right"))


def _above(document: Document, part: StoryPart) -> Iterator[Element]:
    """The first logo, the lines beside it, further logos at the other end.

    A table, as Word knows no other way; whoever listens to a document is not read its edges.
    """
    publicity = document.publicity
    if publicity.logos or publicity.header_lines:
        first, others = publicity.logos[:1], publicity.logos[1:]
        sides = room_for(first), room_for(others)
        across = paper.text_width(document)
        flush_right = element("jc", val="right")
        cells = [
            (sides[0], [paragraph("Header", _pictures(first, part, 1))]),
            (across - sum(sides), _lines(publicity, part)),
            (sides[1], [paragraph("Header", _pictures(others, part, 2), flush_right)]),
        ]
        yield _side_by_side([(width, content) for width, content in cells if width])
    yield paragraph("HeaderEnd", ())


def _lines(publicity: Publicity, part: StoryPart) -> list[Element]:
    lines = filter(None, map(line, publicity.header_lines))
    return [paragraph("Header", words(text, part)) for text in lines] or [paragraph("Header", ())]


def _side_by_side(cells: Sequence[tuple[float, list[Element]]]) -> Element:
    widths = [twips(width) for width, _content in cells]
    row = [
        element(
            "tc",
            element(
                "tcPr",
                element("tcW", w=width, type="dxa"),
                element("vAlign", val="center"),
            ),
            *content,
        )
        for width, (_mm, content) in zip(widths, cells, strict=True)
    ]
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            element("tblInd", w=0, type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(end, w=0, type="dxa") for end in ("left", "right"))),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
        element("tr", *row),
    )


def _pictures(pictures: Sequence[Picture], part: StoryPart, number: int) -> Iterator[Element]:
    for number_here, picture in enumerate(pictures, number):
        if number_here > number:
            yield from words("   ", part)
        found = image(picture)
        if found is None:
            yield from words(picture.alt, part)
            continue
        drawn = part.new_pic_inline(BytesIO(found.data), Mm(found.width), Mm(found.height))
        for side in ("distT", "distB", "distL", "distR"):
            drawn.set(side, "0")
        drawn.docPr.set("id", str(number_here))
        drawn.docPr.set("descr", clean(picture.alt))
        yield element("r", element("drawing", drawn))
