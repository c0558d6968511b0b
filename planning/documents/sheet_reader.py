"""Reads tables that people bring back: XLSX, and CSV however their program has written it.

What comes out are the words of each cell, as ``sheet`` took them. A file that is none, or that
would fill the memory, is refused with words.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO

from charset_normalizer import from_bytes

from planning.documents.sheet import bare
from planning.documents.sheet_parts import sheets_of
from planning.lib.files import Refused
from planning.lib.files.archives import unpacked
from planning.lib.files.refusing import MEGABYTE
from planning.lib.words import N_

#: Bytes of a file, its rows and its columns.
LARGEST, MOST_ROWS, MOST_COLUMNS = 5 * MEGABYTE, 20_000, 200
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True)
class Grid:
    """A sheet as rows of words; a CSV file has one without a name."""

    name: str
    rows: list[list[str]]


def read(data: bytes) -> list[Grid]:
    """Every sheet of the file.

    Raises:
        Refused: it is no table, or too large; the message says what to do.
    """
    if not data.strip():
        raise Refused(N_("The file is empty."))
    if len(data) > LARGEST:
        raise too_large()
    if data.startswith(_OLE):
        raise Refused(N_("This is an old or locked Excel file. Save it as XLSX or CSV."))
    if data.startswith(_ZIP):
        return [Grid(name, _fit(rows)) for name, rows in sheets_of(unpacked(data), MOST_ROWS)]
    return [Grid("", _fit(_separated(_decoded(data))))]


def too_large() -> Refused:
    """The table has more than anybody's plan."""
    return Refused(
        N_("The table is too large: at most %(mb)s MB, %(rows)s rows and %(columns)s columns."),
        mb=LARGEST // MEGABYTE,
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def _fit(rows: list[list[str]]) -> list[list[str]]:
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise too_large()
    return rows


def no_table() -> Refused:
    """Nothing in the file could be a cell."""
    return Refused(N_("This is no table. Choose a file in XLSX or CSV."))


def _decoded(data: bytes) -> str:
    """The words of a plain file: with a mark as it says, else UTF-8, else as Czech Windows has it.

    Raises:
        Refused: it is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _in(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        guess = from_bytes(data, cp_isolation=["cp1250", "iso8859_2", "cp852"]).best()
        text = _in(data, guess.encoding if guess else "cp1250")
    if "\0" in text:
        raise no_table()
    return text


def _in(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise no_table() from None


def _separated(text: str) -> list[list[str]]:
    """Rows by the separator that parts the head into most columns."""
    found = max((_rows(text, sign, 1) for sign in ";\t,"), key=lambda rows: len(rows[0]))
    if len(found[0]) < 2:
        raise no_table()
    sign = next(sign for sign in ";\t," if _rows(text, sign, 1) == found)
    return [[bare(cell) for cell in row] for row in _rows(text, sign, MOST_ROWS + 1)]


def _rows(text: str, sign: str, most: int) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) >= most:
                break
    except csv.Error:
        raise no_table() from None
    return rows or [[]]
