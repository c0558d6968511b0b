"""The kinds of files that may be attached."""

from __future__ import annotations

from dataclasses import dataclass

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Kind:
    """What the content of a file is: its media type, and the end of its name."""

    media_type: str
    extension: str


PDF = Kind("application/pdf", "pdf")
DOCX = Kind(f"{_OPEN_XML}.wordprocessingml.document", "docx")
XLSX = Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "xlsx")
ODT = Kind(f"{_OPEN_DOCUMENT}.text", "odt")
ODS = Kind(f"{_OPEN_DOCUMENT}.spreadsheet", "ods")
PNG = Kind("image/png", "png")
JPEG = Kind("image/jpeg", "jpg")
TXT = Kind("text/plain", "txt")
CSV = Kind("text/csv", "csv")
KINDS = (PDF, DOCX, XLSX, ODT, ODS, PNG, JPEG, TXT, CSV)
