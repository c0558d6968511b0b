"""ODT as LibreOffice finds it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import odfdo
import pytest

from planning.documents import odt
from planning.documents.blocks import (
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from tests.documents.reading import names, xml
from tests.documents.samples import FOOTER, minutes

NS = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def document(*blocks, **more) -> Document:
    return Document(title="Zápis", language="cs", made_on=date(2024, 1, 31), blocks=blocks, **more)


def content(*blocks):
    return xml(odt.write(document(*blocks)), "content.xml")


def test_headings_have_their_level():
    found = content(Heading(1, "Zápis"), Heading(3, "Program"), Heading(3, "Bod"))

    levels = [(h.get(f"{{{NS['text']}}}outline-level"), h.text) for h in found.iter("{*}h")]
    assert levels == [("1", "Zápis"), ("2", "Program"), ("3", "Bod")]


def test_a_table_has_header_rows():
    found = content(Table(["Úkol", "Termín"], [["Leták", "únor"], ["Rozpočet"]]))
    [head] = found.findall(".//table:table-header-rows", NS)

    assert ["".join(p.itertext()) for p in head.iter("{*}p")] == ["Úkol", "Termín"]
    assert len(found.findall(".//table:table/table:table-row", NS)) == 2
    assert len(found.findall(".//table:table-column", NS)) == 2


def test_lists_nest():
    found = content(Bullets([[Paragraph("a"), Bullets(["b", "c"], ordered=True)], "d"]))

    deep = found.findall(".//text:list-item/text:list/text:list-item/text:p", NS)
    assert [p.text for p in deep] == ["b", "c"]


def test_spaces_and_lines_stay():
    file = odt.write(document(Paragraph([" a  b", Run(" c", bold=True), "\nd"])))
    paragraph = odfdo.Document(BytesIO(file)).body.get_paragraph(0)

    assert paragraph is not None
    assert paragraph.inner_text == " a  b c\nd"


def test_a_fact_is_read_as_one_line():
    [fact] = content(Facts([("Datum", "25. ledna")])).iter("{*}p")

    assert "".join(fact.itertext()) == "Datum:25. ledna"
    assert fact.find("text:tab", NS) is not None


def test_publicity_stands_on_every_page():
    styles = xml(odt.write(minutes()), "styles.xml")
    [above], [below] = styles.findall(".//style:header", NS), styles.findall(".//style:footer", NS)

    assert [d.text for d in above.iter("{*}desc")] == ["Vlajka Evropské unie", "Znak města Lipová"]
    assert "".join(above.itertext()).endswith(
        "Evropská unieEvropský sociální fondOperační program Zaměstnanost+Znak města Lipová"
    )
    assert ["".join(p.itertext()) for p in below] == [FOOTER, "Strana 1 z 1"]
    assert below.find(".//text:page-number", NS) is not None
    assert below.find(".//text:page-count", NS) is not None


def test_the_logos_are_in_the_file():
    file = odt.write(minutes())
    links = [i.get(f"{{{NS['xlink']}}}href") for i in xml(file, "styles.xml").iter("{*}image")]

    assert links == ["Pictures/1.png", "Pictures/2.png"]
    assert set(links) < set(names(file))


def test_the_file_says_its_language_and_not_who_made_it():
    file = odt.write(minutes())
    known = odfdo.Document(BytesIO(file)).meta
    [style] = xml(file, "styles.xml").findall(".//style:default-style/style:text-properties", NS)

    assert known.title == "Zápis z jednání pracovní skupiny Prevence závislostí, 25. ledna 2024"
    assert style.get(f"{{{NS['fo']}}}language") == "cs"
    assert style.get(f"{{{NS['fo']}}}country") == "CZ"
    tags = {element.tag.split("}")[1] for element in xml(file, "meta.xml")[0]}
    assert tags == {"title", "subject", "language", "creation-date", "date", "generator"}


def test_the_type_of_the_file_comes_first():
    assert names(odt.write(minutes()))[0] == "mimetype"


@pytest.mark.parametrize("page", ["portrait", "landscape"])
def test_a_page_may_lie_on_its_side(page):
    styles = xml(odt.write(document(Paragraph("a"), page=page)), "styles.xml")
    layout = styles.find(".//style:page-layout-properties", NS)

    wide = layout.get(f"{{{NS['fo']}}}page-width")
    assert (float(wide.removesuffix("cm")) > 25) == (page == "landscape")


def test_what_follows_a_page_break_begins_a_page():
    styles = [
        p.get(f"{{{NS['text']}}}style-name")
        for p in content(Paragraph("a"), PageBreak(), Paragraph("b")).iter("{*}p")
    ]

    assert styles == ["Standard", "NewPage", "Standard"]
