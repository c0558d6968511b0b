"""WordprocessingML by the piece."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from planning.documents.blocks import Run, Words, runs

#: An lxml element.
Element = Any


def element(tag: str, *children: Element, **values: object) -> Element:
    """``<w:tag w:name="value">`` around the children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def paragraph(style: str, content: Iterable[Element], *settings: Element) -> Element:
    """``settings`` in the order of the schema: numbering, tabs, indents, alignment."""
    return element("p", element("pPr", element("pStyle", val=style), *settings), *content)


def words(found: Words, part: Part) -> list[Element]:
    """Runs of ``found``; their links are relations of ``part``, the file they stand in."""
    return [_linked(run, part) if run.link else _run(run) for run in runs(found)]


def tab() -> Element:
    """The way to the next stop."""
    return element("r", element("tab"))


def field(name: str) -> Element:
    """A number that Word counts; what stands in it until then is 1."""
    return element("fldSimple", _run(Run("1")), instr=name)


def twips(millimetres: float) -> int:
    """In twentieths of a point, as Word measures."""
    return round(millimetres / 25.4 * 1440)


def _linked(run: Run, part: Part) -> Element:
    link = element("hyperlink", _run(run))
    relation = part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    return link


def _run(run: Run) -> Element:
    style = "Hyperlink" if run.link else "Code" if run.code else ""
    settings = [element("rStyle", val=style)] if style else []
    if run.bold:
        settings += [element("b"), element("bCs")]
    if run.italic:
        settings += [element("i"), element("iCs")]
    made = element("r", *([element("rPr", *settings)] if settings else ()))
    for number, text in enumerate(run.text.split("\n")):
        if number:
            made.append(element("br"))
        if text:
            shown = element("t")
            shown.text = text
            shown.set(qn("xml:space"), "preserve")
            made.append(shown)
    return made
