"""Takes out of a file what its author never meant to hand over."""

from __future__ import annotations

from collections.abc import Callable

from planning.lib.files import opendocument, openxml, pictures, texts
from planning.lib.files.kinds import CSV, DOCX, JPEG, ODS, ODT, PDF, PNG, TXT, XLSX, Kind


def clean(data: bytes, kind: Kind) -> bytes:
    """``data`` without names, places, comments and programs; what is seen stays as it is.

    Raises:
        Refused: it cannot be cleaned safely; the message says what to do.
        KeyError: there is no such kind.
    """
    return _CLEANERS[kind](data)


def _clean_pdf(data: bytes) -> bytes:
    # Here and not above: pypdf takes a tenth of a second to load, and few requests attach a PDF.
    from planning.lib.files import pdfs  # noqa: PLC0415

    return pdfs.clean(data)


_CLEANERS: dict[Kind, Callable[[bytes], bytes]] = {
    PDF: _clean_pdf,
    DOCX: openxml.clean,
    XLSX: openxml.clean,
    ODT: opendocument.clean,
    ODS: opendocument.clean,
    PNG: lambda data: pictures.clean(data, "PNG"),
    JPEG: lambda data: pictures.clean(data, "JPEG"),
    TXT: lambda data: texts.decoded(data).encode(),
    CSV: lambda data: texts.decoded(data).encode("utf-8-sig"),  # so that spreadsheets know it
}
