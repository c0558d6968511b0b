"""Drawings inside documents."""

from __future__ import annotations

from planning.lib.files import xml

_SVG_DROPPED = frozenset({"desc", "foreignObject", "metadata", "script", "title"})
_EMF, _WMF, _PLACEABLE, _SVM = (
    b"\x01\x00\x00\x00",
    b"\x01\x00\x09\x00",
    b"\xd7\xcd\xc6\x9a",
    b"VCLMTF",
)


def is_metafile(data: bytes) -> bool:
    """Whether ``data`` is a drawing of Windows or of LibreOffice (EMF, WMF, SVM)."""
    emf = data.startswith(_EMF) and data[40:44] == b" EMF"
    return emf or data.startswith((_WMF, _PLACEABLE, _SVM))


def clean_svg(data: bytes) -> bytes:
    """The drawing without programs, descriptions and data of the program that drew it.

    Raises:
        Refused: it is no XML.
    """
    root = xml.parsed(data)
    for element in list(root.iter()):
        if xml.name(element) in _SVG_DROPPED or _foreign(element):
            xml.drop(element)
        else:
            xml.drop_attributes(element, lambda name: name.casefold().startswith("on"))
    return xml.written(root)


def _foreign(element: xml.Element) -> bool:
    return "inkscape" in element.tag or "sodipodi" in element.tag
