"""Zip archives, which DOCX, XLSX, ODT and ODS files are: unpacked with care, packed anew."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from struct import error as StructError  # noqa: N812 - it is a class
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from planning.lib.files.refusing import MEGABYTE, Refused, damaged, locked, too_large_inside

#: What one file may hold: parts, bytes of all parts, and bytes for each packed one.
MOST_PARTS = 3000
MOST_UNPACKED = 80 * MEGABYTE
MOST_RATIO = 120
#: Below this nobody minds how well it is packed.
_SMALL = 5 * MEGABYTE

_ENCRYPTED = 0x1
_WICKED_NAME = re.compile(r"\A/|\A[A-Za-z]:|\\|[\x00-\x1f]|(?:\A|/)\.\.(?:/|\Z)")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier day
_BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error,
           StructError, ValueError, OverflowError, IndexError)  # fmt: skip

Parts = dict[str, bytes]


def unpacked(data: bytes) -> Parts:
    """All parts of the archive by name, without folders.

    Raises:
        Refused: damaged, locked, a bomb, or with names that lead elsewhere or stand there twice.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries, len(data))
            return {each.filename: archive.read(each) for each in entries if not each.is_dir()}
    except Refused:
        raise
    except _BROKEN:
        raise damaged() from None


def _check(entries: list[ZipInfo], size: int) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise locked()
    whole = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or whole > MOST_UNPACKED:
        raise too_large_inside()
    if whole > _SMALL and whole > size * MOST_RATIO:
        raise too_large_inside()
    names = [entry.filename.casefold() for entry in entries]
    if len(set(names)) < len(names) or any(map(_WICKED_NAME.search, names)):
        raise damaged()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of ``parts`` in their order, without comments, days or other traces."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()
