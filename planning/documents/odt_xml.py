"""OpenDocument by the piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from odfdo import Element as OdfElement
from odfdo import XmlPart

from planning.documents.blocks import Words, runs

#: An lxml element.
Element = Any

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "table": f"{_OASIS}:table:1.0",
    "text": f"{_OASIS}:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_TYPEFACES = {(True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
#: What would be lost as mere text: line ends, and spaces at the beginning or after a space.
_SPECIAL = re.compile(r"(\n|^ +|(?<=[ \n]) +)")


def element(tag: str, *children: Element, **values: object) -> Element:
    """``element("text:p", style_name="Cell")`` is ``<text:p text:style-name="Cell">``.

    Attributes belong to the namespace of their element; others are written ``fo__width``.
    """
    made = etree.Element(_name(tag), nsmap=_NAMESPACES)
    its_space, _colon, _own = tag.partition(":")
    for name, value in values.items():
        space, _, own = name.rpartition("__")
        made.set(_name(f"{space or its_space}:{own.replace('_', '-')}"), str(value))
    made.extend(children)
    return made


def paragraph(style: str, content: Iterable[Element | str]) -> Element:
    """``<text:p>`` around ``content``."""
    return _filled(element("text:p", style_name=style), content)


def heading(level: int, style: str, content: Iterable[Element | str]) -> Element:
    """``<text:h>``, which readers' machines find by its level."""
    return _filled(element("text:h", style_name=style, outline_level=level), content)


def words(said: Words) -> Iterator[Element | str]:
    """What a paragraph holds."""
    for run in runs(said):
        content = _spaced(run.text)
        if run.code:
            content = [_filled(element("text:span", style_name="Code"), content)]
        if style := _TYPEFACES.get((run.bold, run.italic)):
            content = [_filled(element("text:span", style_name=style), content)]
        if run.link:
            link = element("text:a", xlink__type="simple", xlink__href=run.link)
            inner = _filled(element("text:span", style_name="Link"), content)
            content = [_filled(link, [inner])]
        yield from content


def tab() -> Element:
    """The way to the next stop."""
    return element("text:tab")


def centimetres(millimetres: float) -> str:
    """As LibreOffice writes a length."""
    return f"{millimetres / 10:.3f}cm"


def _name(qualified: str) -> str:
    prefix, name = qualified.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def _filled(made: Element, content: Iterable[Element | str]) -> Element:
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def _spaced(text: str) -> list[Element | str]:
    parts = filter(None, _SPECIAL.split(text))
    return [_space(part) if _SPECIAL.fullmatch(part) else part for part in parts]


def _space(part: str) -> Element:
    return element("text:line-break") if part == "\n" else element("text:s", c=len(part))


def fill(part: XmlPart, path: str, content: Iterable[Element]) -> None:
    """Put ``content`` at the end of what is found at ``path`` of a part of the file."""
    for made in content:
        found(part, path).append(OdfElement.from_tag(made))


def found(part: XmlPart, path: str) -> OdfElement:
    """The first element at ``path``.

    Raises:
        LookupError: there is none.
    """
    if place := part.get_element(path):
        return place
    raise LookupError(path)
