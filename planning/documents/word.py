"""Documents for Word: DOCX (ECMA-376) with real headings, lists and header rows."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, time
from functools import singledispatch
from io import BytesIO

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.shared import Mm

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
from planning.documents.order import orderly
from planning.documents.text import label, line
from planning.documents.word_edges import edges
from planning.documents.word_table import table
from planning.documents.word_xml import Element, element, paragraph, tab, twips, words

_DEEPEST = 8  # levels of a list, counted from 0
_INDENT = 357  # twips a level
_BULLETS = 1  # as numbering.xml calls them
_NUMBERS = 1


def write(document: Document) -> bytes:
    """``document`` as a DOCX file."""
    file = docx.Document(BytesIO(archive.blank("word")))
    _page(file, document)
    _properties(file, document)
    edges(file.sections[0], document)
    end = file.element.body.sectPr
    for block in orderly(document):
        for made in _set(block, file.part):
            end.addprevious(made)
    written = BytesIO()
    file.save(written)
    return archive.still(written.getvalue())


def _page(file: File, document: Document) -> None:
    section, tag = file.sections[0], paper.language(document).tag
    if document.page == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(paper.LONG_SIDE), Mm(paper.SHORT_SIDE)
    for spoken in file.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), tag)


def _properties(file: File, document: Document) -> None:
    known = file.core_properties
    known.title, known.subject = paper.title(document), line(document.subject)[: paper.MOST]
    known.language = paper.language(document).tag
    known.created = known.modified = datetime.combine(document.made_on, time(), UTC)


@singledispatch
def _set(block: Block, _part: DocumentPart) -> Iterator[Element]:
    raise TypeError(block)


@_set.register
def _(block: Heading, part: DocumentPart) -> Iterator[Element]:
    yield paragraph(f"Heading{block.level}", words(block.text, part), *_aligned(block))


@_set.register
def _(block: Paragraph, part: DocumentPart) -> Iterator[Element]:
    style = "Lead" if block.lead else "Small" if block.small else "Normal"
    yield paragraph(style, words(block.words, part), *_aligned(block))


@_set.register
def _(block: Quote, part: DocumentPart) -> Iterator[Element]:
    yield paragraph("Quote", words(block.words, part))


@_set.register
def _(_block: PageBreak, _part: DocumentPart) -> Iterator[Element]:
    yield paragraph("NewPage", ())


@_set.register
def _(block: Facts, part: DocumentPart) -> Iterator[Element]:
    for number, (name, found) in enumerate(block.facts, 1):
        style = "LastFact" if number == len(block.facts) else "Fact"
        named = words([Run(label(name), bold=True)], part)
        yield paragraph(style, [*named, tab(), *words(found, part)])


@_set.register
def _(block: Signatures, part: DocumentPart) -> Iterator[Element]:
    across = twips(_across(part))
    for number, (name, person) in enumerate(block.places, 1):
        said = words([f"{label(name)} ", Run(line(person), bold=True)], part)
        together = [element("keepNext")] if number < len(block.places) else []
        stops = element(
            "tabs",
            element("tab", val="left", pos=across * 3 // 5),
            element("tab", val="right", pos=across, leader="underscore"),
        )
        yield paragraph("Signature", [*said, tab(), tab()], *together, stops)


@_set.register
def _(block: Bullets, part: DocumentPart) -> Iterator[Element]:
    made = list(_list(block, 0, part))
    made[-1].style = "LastOfList"
    yield from made


def _list(block: Bullets, level: int, part: DocumentPart) -> Iterator[Element]:
    kind, depth = _numbering(block, part), min(level, _DEEPEST)
    marked = element("numPr", element("ilvl", val=depth), element("numId", val=kind))
    indented = element("ind", left=_INDENT * (depth + 1))
    for item in block.items:
        for number, inner in enumerate(parts(item)):
            if isinstance(inner, Bullets):
                yield from _list(inner, level + 1, part)
            else:
                setting = indented if number else marked
                yield paragraph("ListParagraph", words(inner.words, part), deepcopy(setting))


def _numbering(block: Bullets, part: DocumentPart) -> int:
    """Which numbering of the file it follows: every ordered list begins again at one."""
    if not block.ordered:
        return _BULLETS
    known = part.numbering_part.element
    number = len(known.num_lst) + 1
    begins = (
        element("lvlOverride", element("startOverride", val=1), ilvl=level)
        for level in range(_DEEPEST + 1)
    )
    known.append(element("num", element("abstractNumId", val=_NUMBERS), *begins, numId=number))
    return number


@_set.register
def _(block: Table, part: DocumentPart) -> Iterator[Element]:
    yield from table(block, _across(part), part)


def _across(part: DocumentPart) -> float:
    section = part.document.sections[0]
    return float((section.page_width - section.left_margin - section.right_margin) / Mm(1))


def _aligned(block: Heading | Paragraph) -> list[Element]:
    return [element("jc", val="center")] if block.align == "center" else []
