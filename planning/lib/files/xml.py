"""XML inside documents: read without following anything, written without comments."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from planning.lib.files.refusing import damaged

_FOLDER = re.compile(r"\A\s*(?:[A-Za-z]:[\\/]|\\\\|file:)", re.IGNORECASE)
#: lxml ships no types.
Element = Any


def parsed(data: bytes) -> Element:
    """The root element of ``data``.

    Raises:
        Refused: it is no XML, or it declares entities, which documents never need.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged() from None
    if root.getroottree().docinfo.doctype:
        raise damaged()
    return root


def written(root: Element) -> bytes:
    """``root`` as a file in UTF-8."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def name(element: Element) -> str:
    """The name of ``element`` without its namespace."""
    return str(element.tag).rpartition("}")[2]


def drop(element: Element) -> None:
    """Take ``element`` out and leave the words that follow it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def tells_a_folder(value: str) -> bool:
    """Whether ``value`` is a place on somebody's disk, such as programs keep beside pictures."""
    return _FOLDER.match(value) is not None


def drop_attributes(element: Element, wanted: Any) -> None:
    """Take out the attributes whose local name ``wanted`` says yes to."""
    for key in [key for key in element.attrib if wanted(key.rpartition("}")[2])]:
        del element.attrib[key]
