"""What is taken out of the XML of one part of a DOCX or XLSX."""

from __future__ import annotations

from planning.lib.files import xml
from planning.lib.files.refusing import Refused, other_file_inside, tracked_changes

_DROPPED = frozenset({
    "absPath", "annotationRef", "attachedTemplate", "commentRangeEnd", "commentRangeStart",
    "dataBinding", "docVars", "fileSharing", "mailMerge", "permEnd", "permStart", "rsids",
    "trackRevisions",
})  # fmt: skip
#: Marks of a change that nobody has decided on yet (w:ins, w:del and their kin).
_CHANGES = frozenset({
    "cellDel", "cellIns", "cellMerge", "customXmlDelRangeStart", "customXmlInsRangeStart",
    "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart", "del", "ins", "moveFrom",
    "moveFromRangeStart", "moveTo", "moveToRangeStart", "numberingChange", "pPrChange",
    "rPrChange", "sectPrChange", "tblGridChange", "tblPrChange", "tblPrExChange", "tcPrChange",
    "trPrChange",
})  # fmt: skip
#: Attributes that tell who worked on it or from where its numbers come.
_TELLING = frozenset({"refreshedBy", "odcFile", "sourceFile"})


def clean(data: bytes, gone: set[str]) -> bytes:
    """``data`` without marks of people, and without what points to a relationship that is gone.

    Raises:
        Refused: tracked changes, or a link to another program.
    """
    root = xml.parsed(data)
    for element in list(root.iter()):
        name = xml.name(element)
        if name in _CHANGES and "wordprocessingml" in element.tag:
            raise tracked_changes()
        if name == "ddeLink":
            raise other_file_inside()
        if name in _DROPPED or _is_note(element):
            xml.drop(element)
        elif name == "commentReference":
            _drop_with_run(element)
        else:
            _clean_attributes(element, name, gone)
    return xml.written(root)


def _clean_attributes(element: xml.Element, name: str, gone: set[str]) -> None:
    for key, value in list(element.attrib.items()):
        namespace, _, local = key.rpartition("}")
        if namespace.endswith("/relationships") and value in gone:
            if name == "pageSetup":  # the printer goes, the paper stays
                del element.attrib[key]
                continue
            xml.drop(element)
            return
        if local.startswith("rsid") or local in _TELLING:
            del element.attrib[key]
        elif xml.tells_a_folder(value) or (name == "dbPr" and local in {"connection", "command"}):
            element.set(key, "")


def _drop_with_run(reference: xml.Element) -> None:
    """A run that holds nothing but the number of a comment goes with it."""
    run = reference.getparent()
    xml.drop(reference)
    if run is not None and xml.name(run) == "r" and all(xml.name(each) == "rPr" for each in run):
        xml.drop(run)


def _is_note(element: xml.Element) -> bool:
    """Whether a shape of an old drawing is the yellow note of a cell."""
    return xml.name(element) == "shape" and any(
        xml.name(each) == "ClientData" and each.get("ObjectType") == "Note" for each in element
    )


def shows_only_notes(drawing: bytes) -> bool:
    """Whether nothing of an old drawing stays when the notes of cells go."""
    try:
        root = xml.parsed(drawing)
    except Refused:
        return True  # old Excel wrote drawings that are no XML; they hold notes
    return all(_is_note(each) for each in root.iter() if xml.name(each) == "shape")
