"""PDF: rebuilt from what its pages need, without properties, programs and files inside.

Only what can be reached from the cleaned catalogue is written again, so earlier versions of the
file, kept inside by programs that save changes at its end, are left behind too.
Source: ISO 32000-1; the names below are those of its tables.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from planning.lib.files import jpegs
from planning.lib.files.refusing import Refused, damaged, locked, other_file_inside

# Its warnings quote what stands in people's files, and no log is the place for that.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

#: Objects of one file; a plan of 300 pages has some ten thousand.
MOST_OBJECTS = 300_000

#: Left out wherever they stand: properties, private data, programs that run by themselves.
_ANYWHERE = ("/AA", "/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/EF")
#: Left out of the catalogue.
_OF_THE_CATALOGUE = (
    "/OpenAction", "/Collection", "/SpiderInfo", "/Perms", "/DSS", "/Requirements", "/Legal",
    "/DPartRoot", "/Threads",
)  # fmt: skip
_OF_ITS_NAMES = ("/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations")
#: Where a link may lead, but for places in this file.
_WEB = ("http://", "https://", "mailto:", "tel:")
_PACKED = b"\x78"  # a picture packed once more; a JPEG begins with FF
#: Remarks of readers, and what plays or carries a file.
_DROPPED_NOTES = {
    "/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D",
}  # fmt: skip
#: Notes whose words belong to the page, the form or the reader who cannot see.
_KEPT_WHOLE = {"/Link", "/Widget"}
_OF_A_NOTE = ("/T", "/RC", "/Subj", "/Popup", "/IRT", "/CreationDate", "/M", "/NM")


def clean(data: bytes) -> bytes:
    """The same pages without properties, remarks, programs and attached files.

    A digital signature would no longer hold, so its data go and its picture stays.

    Raises:
        Refused: locked, damaged, or made of other files.
    """
    try:
        return _rebuilt(data)
    except Refused:
        raise
    except Exception:  # a damaged file breaks pypdf in many ways
        raise damaged() from None


def _rebuilt(data: bytes) -> bytes:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise locked()
    catalogue = reader.root_object
    if "/Collection" in catalogue:
        raise other_file_inside()
    _clean_catalogue(catalogue)
    for thing in _reachable(catalogue):
        if isinstance(thing, DictionaryObject):
            _clean_dictionary(thing)
    if not reader.pages:
        raise damaged()
    writer = PdfWriter()
    writer.clone_reader_document_root(reader)
    writer.metadata = None
    anew = BytesIO()
    writer.write(anew)
    return anew.getvalue()


def _reachable(root: DictionaryObject) -> Iterator[Any]:
    """Every object from ``root`` on; each is cleaned before it is looked into."""
    waiting: list[Any] = [root]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if len(seen) > MOST_OBJECTS:
            raise damaged()
        yield thing
        if isinstance(thing, DictionaryObject):
            waiting.extend(thing.values())
        elif isinstance(thing, ArrayObject):
            waiting.extend(thing)


def _clean_catalogue(catalogue: DictionaryObject) -> None:
    _without(catalogue, _OF_THE_CATALOGUE)
    names = catalogue.get("/Names")
    if names is not None:
        _without(names.get_object(), _OF_ITS_NAMES)
    form = catalogue.get("/AcroForm")
    if form is not None:
        _without(form.get_object(), ("/XFA", "/SigFlags", "/CO"))


def _clean_dictionary(thing: DictionaryObject) -> None:
    _without(thing, _ANYWHERE)
    for key in ("/A", "/PA"):
        action = _object(thing.get(key))
        if isinstance(action, DictionaryObject) and "/S" in action and not _is_harmless(action):
            del thing[key]
    if "/S" in thing:
        _without(thing, ("/Next",))  # what an action does afterwards; bookmarks keep theirs
    if _object(thing.get("/FT")) == "/Sig" or _object(thing.get("/Type")) == "/Sig":
        _without(
            thing, ("/V", "/Contents", "/Cert", "/Name", "/Location", "/Reason", "/ContactInfo")
        )
    if "/Annots" in thing:
        _clean_notes(thing)
    if isinstance(thing, StreamObject) and "/DCTDecode" in str(_object(thing.get("/Filter"))):
        thing._data = _without_words(thing._data)  # noqa: SLF001 - as it is in the file


def _is_harmless(action: DictionaryObject) -> bool:
    kind = str(_object(action.get("/S")))
    if kind == "/URI":
        return str(_object(action.get("/URI"))).startswith(_WEB)
    return kind in {"/GoTo", "/Named"}


def _without_words(picture: bytes) -> bytes:
    if picture.startswith(_PACKED):
        return zlib.compress(jpegs.without_words(zlib.decompress(picture)))
    return jpegs.without_words(picture)


def _clean_notes(page: DictionaryObject) -> None:
    notes = _object(page["/Annots"])
    if not isinstance(notes, ArrayObject):
        _without(page, ("/Annots",))
        return
    for index in reversed(range(len(notes))):
        note = _object(notes[index])
        kind = _object(note.get("/Subtype")) if isinstance(note, DictionaryObject) else None
        if kind is None or kind in _DROPPED_NOTES:
            del notes[index]
        elif kind not in _KEPT_WHOLE:
            _without(note, _OF_A_NOTE if kind == "/FreeText" else (*_OF_A_NOTE, "/Contents"))


def _object(thing: Any) -> Any:
    return thing.get_object() if thing is not None else None


def _without(thing: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if isinstance(thing, DictionaryObject) and key in thing:
            del thing[key]
