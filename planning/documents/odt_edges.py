"""What stands above and below every page of an ODT file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from odfdo import Document as File

from planning.documents import paper
from planning.documents.blocks import Document, Picture
from planning.documents.odt_table import column_style
from planning.documents.odt_xml import Element, centimetres, element, fill, paragraph, words
from planning.documents.pictures import Image, image, room_for
from planning.documents.text import clean, line

_MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


def edges(file: File, document: Document) -> None:
    """Publicity above, the sentence about money and the page's number below."""
    fill(file.styles, "//style:header", _above(file, document))
    fill(file.styles, "//style:footer", _below(document))


def _below(document: Document) -> Iterator[Element]:
    style = "FooterRule"
    if sentence := line(document.publicity.footer):
        yield paragraph(style, words(sentence))
        style = "Footer"
    language = paper.language(document)
    number, count = element("text:page-number", select_page="current"), element("text:page-count")
    number.text = count.text = "1"
    yield paragraph(f"{style}End", [f"{language.page} ", number, f" {language.of} ", count])


def _above(file: File, document: Document) -> Iterator[Element]:
    """The first logo, the lines beside it, further logos at the other end."""
    publicity = document.publicity
    first, others = publicity.logos[:1], publicity.logos[1:]
    lines = filter(None, map(line, publicity.header_lines))
    cells = [
        (room_for(first), [paragraph("Header", _pictures(first, file, 1))]),
        (0.0, [paragraph("Header", words(text)) for text in lines]),
        (room_for(others), [paragraph("HeaderEnd", _pictures(others, file, 2))]),
    ]
    if not any(width for width, _content in cells) and not cells[1][1]:
        yield paragraph("Header", ())
        return
    cells[1] = (paper.text_width(document) - cells[0][0] - cells[2][0], cells[1][1])
    yield _side_by_side(file, [(width, content) for width, content in cells if width])


def _side_by_side(file: File, cells: Sequence[tuple[float, list[Element]]]) -> Element:
    columns, row = [], element("table:table-row")
    for number, (width, content) in enumerate(cells):
        name = f"Edge.{number}"
        fill(file.styles, "//office:automatic-styles", [column_style(name, width)])
        columns.append(element("table:table-column", style_name=name))
        row.append(element("table:table-cell", *content, style_name="EdgeCell"))
    return element("table:table", *columns, row, name="Edge", style_name="Edge")


def _pictures(pictures: Sequence[Picture], file: File, number: int) -> Iterator[Element | str]:
    for number_here, picture in enumerate(pictures, number):
        if number_here > number:
            yield element("text:s", c=3)
        if found := image(picture):
            yield _picture(found, file, number_here)
        else:
            yield clean(picture.alt)


def _picture(found: Image, file: File, number: int) -> Element:
    path = f"Pictures/{number}.{found.suffix}"
    file.set_part(path, found.data)
    file.manifest.add_full_path(path, _MEDIA_TYPES[found.suffix])
    described = element("svg:desc")
    described.text = clean(found.alt)
    data = element(
        "draw:image", xlink__href=path, xlink__type="simple", xlink__show="embed",
        xlink__actuate="onLoad",
    )  # fmt: skip
    return element(
        "draw:frame",
        data,
        described,
        name=f"Logo {number}",
        text__anchor_type="as-char",
        svg__width=centimetres(found.width),
        svg__height=centimetres(found.height),
    )
