"""Zip archives, which DOCX and ODT files are, without a trace of when and where they were made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_PAPER = Path(__file__).with_name("paper")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip archive knows no earlier day
_UNIX, _READABLE = 3, 0o644 << 16


@lru_cache
def blank(kind: str) -> bytes:
    """An empty file of that kind, packed from ``paper/``: there is nothing to clean away later."""
    folder = _PAPER / kind
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return _packed((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)


def still(
    file: bytes, clocks: Mapping[str, tuple[re.Pattern[bytes], bytes]] | None = None
) -> bytes:
    """The same archive with every clock in it stopped: the same content makes the same bytes.

    ``clocks`` says of files inside what tells the time in them, and what it is to say.
    """
    found = clocks or {}
    with ZipFile(BytesIO(file)) as archive:
        return _packed(
            (name, _stopped(archive.read(name), found.get(name))) for name in archive.namelist()
        )


def _stopped(content: bytes, clock: tuple[re.Pattern[bytes], bytes] | None) -> bytes:
    return clock[0].sub(clock[1], content) if clock else content


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            # ODF wants this entry readable without unpacking.
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
