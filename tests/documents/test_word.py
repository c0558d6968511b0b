"""DOCX as Word finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document as File
from docx.shared import Mm

from planning.documents import word
from planning.documents.blocks import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from tests.documents.reading import W, dump, everything, names, text_of_word, xml
from tests.documents.samples import FOOTER, minutes


def document(*blocks, **more) -> Document:
    return Document(title="Zápis", language="cs", made_on=date(2024, 1, 31), blocks=blocks, **more)


def opened(written: Document) -> File:
    return docx.Document(BytesIO(word.write(written)))


def test_the_minutes_of_a_meeting(kept: Callable[[str, list[str]], bool]):
    assert kept("minutes.docx.txt", dump(word.write(minutes())))


def test_headings_are_headings():
    file = opened(document(Heading(1, "Zápis"), Heading(2, "Program"), Heading(3, "Bod")))

    assert [(p.style.name, p.text) for p in file.paragraphs if p.style] == [
        ("Heading 1", "Zápis"), ("Heading 2", "Program"), ("Heading 3", "Bod"),
    ]  # fmt: skip


def test_no_level_of_headings_is_skipped():
    file = opened(document(Heading(3, "Bod"), Heading(3, "Další bod"), Heading(2, "Závěr")))

    assert [p.style.name for p in file.paragraphs if p.style] == [
        "Heading 1",
        "Heading 2",
        "Heading 2",
    ]


def test_a_table_has_a_header_row_on_every_page_and_no_merged_cells():
    file = word.write(document(Table(["Úkol", "Termín"], [["Leták", "únor"], ["Rozpočet"]])))
    rows = xml(file, "word/document.xml").findall(f".//{W}tr")

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 2, 2]


def test_each_ordered_list_begins_at_one():
    numbers = Bullets(
        [
            "jedna",
            [
                "dvě",
            ],
            [Paragraph("tři"), Bullets(["odrážka"])],
        ],
        ordered=True,
    )
    file = word.write(document(numbers, numbers))
    items = xml(file, "word/document.xml").findall(f".//{W}numPr")
    known = {
        num.get(f"{W}numId"): num.find(f"{W}abstractNumId").get(f"{W}val")
        for num in xml(file, "word/numbering.xml").findall(f"{W}num")
    }

    found = [(item[0].get(f"{W}val"), item[1].get(f"{W}val")) for item in items]
    assert found == [
        ("0", "2"),
        ("0", "2"),
        ("0", "2"),
        ("1", "1"),
        ("0", "3"),
        ("0", "3"),
        ("0", "3"),
        ("1", "1"),
    ]
    assert known == {"1": "0", "2": "1", "3": "1"}


def test_links_lead_where_they_say_and_never_run():
    file = opened(
        document(
            Paragraph(
                [Run("web", link="https://lipova.example/kp"), Run("zlo", link="javascript:x")]
            )
        )
    )
    links = [link.address for link in file.paragraphs[0].hyperlinks]

    assert links == ["https://lipova.example/kp"]
    assert file.paragraphs[0].text == "webzlo"


def test_publicity_stands_on_every_page():
    file = opened(minutes(items=12))
    [section] = file.sections
    logos = [logo.get("descr") for logo in section.header.part.element.iter("{*}docPr")]
    cells = [cell.text for cell in section.header.tables[0].rows[0].cells]

    assert logos == ["Vlajka Evropské unie", "Znak města Lipová"]
    assert cells[1] == "Evropská unie\nEvropský sociální fond\nOperační program Zaměstnanost+"
    assert [p.text for p in section.footer.paragraphs] == [FOOTER, "Strana  z "]
    fields = [f.get(f"{W}instr") for f in section.footer.part.element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("language", "tag", "page"), [("cs", "cs-CZ", "Strana"), ("en", "en-GB", "Page")]
)
def test_it_says_its_language(language, tag, page):
    file = opened(replace(minutes(), language=language))

    [lang] = file.styles.element.iter(f"{W}lang")
    assert lang.get(f"{W}val") == file.core_properties.language == tag
    assert file.sections[0].footer.paragraphs[-1].text.startswith(page)


def test_nothing_is_left_of_a_template_or_of_who_made_it():
    file = word.write(minutes())
    known = docx.Document(BytesIO(file)).core_properties

    unsaid = known.author, known.last_modified_by, known.comments, known.keywords
    assert unsaid == ("", "", "", "")
    assert known.title == "Zápis z jednání pracovní skupiny Prevence závislostí, 25. ledna 2024"
    assert known.created == known.modified is not None
    assert {name.split("/")[0] for name in names(file)} == {
        "[Content_Types].xml", "_rels", "docProps", "word",
    }  # fmt: skip
    assert [name for name in names(file) if "docProps" in name] == ["docProps/core.xml"]
    assert b"rsid" not in everything(file)
    assert b"python-docx" not in everything(file)


def test_a_page_may_lie_on_its_side():
    [section] = opened(document(Paragraph("Široká tabulka"), page="landscape")).sections
    sides = section.page_width or Mm(0), section.page_height or Mm(0)

    assert [round(side.mm) for side in sides] == [297, 210]


def test_page_breaks_never_leave_an_empty_page():
    text = document(
        PageBreak(), Paragraph("a"), PageBreak(), PageBreak(), Paragraph("b"), PageBreak()
    )

    assert [p.style.name for p in opened(text).paragraphs if p.style] == [
        "Normal",
        "New page",
        "Normal",
    ]


def test_a_new_line_stays_a_new_line():
    assert text_of_word(word.write(document(Paragraph("a\nb\r\nc")))).split() == ["a", "b", "c"]
