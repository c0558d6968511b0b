"""Opens what the writers wrote, and says what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree
from pypdf import PdfReader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def xml(file: bytes, name: str) -> Any:
    with ZipFile(BytesIO(file)) as archive:
        return etree.fromstring(archive.read(name))


def everything(file: bytes) -> bytes:
    with ZipFile(BytesIO(file)) as archive:
        return b"".join(map(archive.read, archive.namelist()))


def names(file: bytes) -> list[str]:
    with ZipFile(BytesIO(file)) as archive:
        return archive.namelist()


def text_of_word(file: bytes) -> str:
    return _text(xml(file, "word/document.xml"), breaks={"p", "br", "tab"})


def text_of_odt(file: bytes) -> str:
    return _text(xml(file, "content.xml"), breaks={"p", "h", "line-break", "tab", "s"})


def text_of_pdf(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages)


def _text(root: Any, breaks: set[str]) -> str:
    found = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = etree.QName(element).localname
        if event == "start":
            found.append(element.text or "")
        else:
            found.append("\n" if tag in breaks else "")
            found.append(element.tail or "")
    return "".join(found)


def root_of_pdf(file: bytes) -> Any:
    return PdfReader(BytesIO(file)).root_object


def tags(file: bytes) -> list[tuple[str, Any]]:
    """The elements of a PDF's structure, in the order they are read in."""
    return list(_tags(root_of_pdf(file)["/StructTreeRoot"]))


def _tags(element: Any) -> Iterator[tuple[str, Any]]:
    element = element.get_object()
    if isinstance(element, list):
        for child in element:
            yield from _tags(child)
    elif isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"]).removeprefix("/"), element
        if "/K" in element:
            yield from _tags(element["/K"])


def dump(file: bytes) -> list[str]:
    """A DOCX file in words: a line for each paragraph with its style, and for each row."""
    opened = docx.Document(BytesIO(file))
    [section] = opened.sections
    lines = ["HEADER", *map(_line, section.header.iter_inner_content()), "", "BODY"]
    lines += map(_line, opened.iter_inner_content())
    lines += ["", "FOOTER", *map(_line, section.footer.iter_inner_content())]
    return "\n".join(lines).split("\n")


def _cell(found: _Cell) -> str:
    logos = [f"({logo.get('descr')})" for logo in found._tc.iter("{*}docPr")]
    return " ".join(filter(None, [found.text.replace("\n", " / "), *logos]))


def _line(found: Paragraph | Table) -> str:
    if isinstance(found, Table):
        rows = [" | ".join(cell.text for cell in row.cells) for row in found.rows]
        marks = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in found.rows]
        shown = (f"  {'=' if m else '|'} {r}" for m, r in zip(marks, rows, strict=True))
        return "\n".join([f"[table {found.style.name if found.style else ''}]", *shown])
    style = found.style.name if found.style else ""
    numbered = found._p.find(f"{W}pPr/{W}numPr")
    level = "" if numbered is None else " {} {}".format(*(n.get(f"{W}val") for n in numbered))
    signs = {f"{W}br": " / ", f"{W}tab": " → "}
    inner = [e for run in found._p.iter(f"{W}r") for e in run]
    text = "".join(e.text if e.tag == f"{W}t" else signs.get(e.tag, "") for e in inner)
    return f"[{style}{level}] {text}".strip()
