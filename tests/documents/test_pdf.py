"""PDF as screen readers and archives find it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from planning.documents import pdf
from planning.documents.blocks import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Publicity,
    Run,
    Table,
)
from tests.documents.reading import root_of_pdf, tags, text_of_pdf
from tests.documents.samples import minutes


def document(*blocks, **more) -> Document:
    return Document(title="Zápis", language="cs", made_on=date(2024, 1, 31), blocks=blocks, **more)


def test_it_is_for_screen_readers_and_archives_at_once():
    root = root_of_pdf(pdf.write(minutes()))
    about = root["/Metadata"].get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "cs-CZ"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Outlines" in root


def test_it_is_tagged_in_the_order_it_is_read():
    file = pdf.write(
        document(
            Heading(1, "Zápis"),
            Paragraph("Úvod"),
            Heading(2, "Úkoly"),
            Bullets(["jeden", "druhý"]),
            Table(["Úkol", "Termín"], [["Leták", "únor"]]),
        )
    )
    found = [tag for tag, _element in tags(file)]
    known = [tag for tag in found if tag in {"H1", "H2", "P", "L", "LI", "Table", "TH", "TD"}]

    assert [tag for tag in known if tag != "P"] == [
        "H1", "H2", "L", "LI", "LI", "Table", "TH", "TH", "TD", "TD",
    ]  # fmt: skip


def test_logos_say_what_is_on_them():
    figures = [element for tag, element in tags(pdf.write(minutes(items=4))) if tag == "Figure"]

    assert [str(f["/Alt"]) for f in figures] == ["Vlajka Evropské unie", "Znak města Lipová"]


@pytest.mark.parametrize(("language", "words"), [("cs", "Strana {} z {}"), ("en", "Page {} of {}")])
def test_every_page_has_its_header_footer_and_number(language, words):
    text = minutes(items=8)
    written = pdf.write(Document(**{**vars(text), "language": language}))
    pages = PdfReader(BytesIO(written)).pages

    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        shown = " ".join(page.extract_text().split())
        assert words.format(number, len(pages)) in shown
        assert "Operační program Zaměstnanost+" in shown
        assert "státním rozpočtem a rozpočtem města." in shown
        assert len(page.images) == 2


def test_a_long_table_names_its_columns_on_every_page():
    rows = [[str(number), f"Úkol {number}", ""] for number in range(200)]
    pages = PdfReader(BytesIO(pdf.write(document(Table(["č.", "Co", "Termín"], rows))))).pages

    assert len(pages) > 3
    assert all("Termín" in page.extract_text() for page in pages)


def test_the_file_says_its_title_and_not_who_made_it():
    about = PdfReader(BytesIO(pdf.write(minutes()))).metadata

    assert about is not None
    assert about.title == "Zápis z jednání pracovní skupiny Prevence závislostí, 25. ledna 2024"
    assert about.author is None
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2024, 1, 31)


@pytest.mark.parametrize("word", ["nej" * 70, "https://lipova.example/" + "cesta-" * 40])
def test_a_long_word_stays_on_the_page(word):
    file = pdf.write(document(Paragraph(word), Table(["a", "b", "c"], [[word, word, word]])))
    [page] = PdfReader(BytesIO(file)).pages
    places = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: places.append((tm[4], text)))

    assert "".join(page.extract_text().split()).count(word[:60]) >= 1
    assert max(x for x, text in places if text.strip()) < 210 / 25.4 * 72 - 70


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("děkujeme 😀 všem", "děkujeme □ všem"),
        ("rodina 👨‍👩‍👧 přišla", "rodina □□□ přišla"),
        ("znak \ue000 tajný", "znak □ tajný"),
        ("pan 中 z Číny", "pan □ z Číny"),
        ("Ωμέγα и Кириллица", "Ωμέγα и Кириллица"),
    ],
)
def test_a_letter_no_font_has_becomes_a_square(typed, shown):
    assert shown in text_of_pdf(pdf.write(document(Paragraph(typed))))


def test_a_picture_that_is_none_is_said_in_words():
    broken = Picture(b"no picture", "image/png", "Znak města")
    file = pdf.write(document(Paragraph("a"), publicity=Publicity(logos=[broken, broken])))

    assert text_of_pdf(file).count("Znak města") == 2


def test_links_can_be_followed():
    file = pdf.write(document(Paragraph([Run("web", link="https://lipova.example/")])))
    links: Any = PdfReader(BytesIO(file)).pages[0]["/Annots"]

    assert [link.get_object()["/A"]["/URI"] for link in links] == ["https://lipova.example/"]


def test_a_document_without_a_title_gets_one():
    about = PdfReader(
        BytesIO(pdf.write(Document(title=" ", language="en", made_on=date(2024, 1, 31), blocks=[])))
    ).metadata

    assert about is not None
    assert about.title == "Document"
