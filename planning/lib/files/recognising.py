"""What a file is, by its content and never by its name."""

from __future__ import annotations

from planning.lib.files import opendocument, openxml, texts
from planning.lib.files.archives import Parts, unpacked
from planning.lib.files.kinds import CSV, JPEG, PDF, PNG, TXT, Kind
from planning.lib.files.refusing import LARGEST, MEGABYTE, Refused
from planning.lib.words import N_

_SIGNATURES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise(data: bytes) -> Kind:
    """The kind of file that ``data`` is.

    Raises:
        Refused: it is none that may be attached; the message says why.
    """
    if not data:
        raise Refused(N_("The file is empty."))
    if len(data) > LARGEST:
        raise Refused(
            N_("The file is larger than %(most)s MB. Attach a smaller one."),
            most=LARGEST // MEGABYTE,
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(_OLE):
        raise Refused(
            N_("Old or locked Office files cannot be attached. Save it as DOCX, XLSX or PDF.")
        )
    if data.startswith(_ZIP):
        return _kind_of_archive(unpacked(data))
    return CSV if texts.is_table(texts.decoded(data)) else TXT


def _kind_of_archive(parts: Parts) -> Kind:
    found = [
        kind for kind in (openxml.kind_of(parts), opendocument.kind_of(parts)) if kind is not None
    ]
    if len(found) != 1:  # none, or two faces at once
        raise Refused(N_("Archives cannot be attached. Attach the documents inside one by one."))
    return found[0]
