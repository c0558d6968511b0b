"""The parts of an XLSX file as words. Source: ECMA-376, part 1, 18 (SpreadsheetML)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

from planning.lib.files import xml
from planning.lib.files.archives import Parts
from planning.lib.files.refusing import MEGABYTE, damaged, too_large_inside
from planning.lib.periods import written_day

#: Bytes of the parts that are looked into, all together.
_MOST = 40 * MEGABYTE
#: One cell at the far end of every row would fill the memory with those before it.
_MOST_COLUMNS = 1000
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Formats of days that need not be written into a file, by their number.
_KNOWN_DAYS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 45, 46, 47, 50, 51, 57, 58})
_BESIDE_CODE = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.')
#: Signs of a format and of a number; programs write 255 and 24 at most.
_MOST_CODE, _MOST_NUMBER = 255, 40
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")

Rows = list[list[str]]


def sheets_of(parts: Parts, most_rows: int) -> list[tuple[str, Rows]]:
    """Every sheet by its name, as far as one row beyond ``most_rows``.

    Raises:
        Refused: the file is damaged, or too large inside.
    """
    if sum(len(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))) > _MOST:
        raise too_large_inside()
    try:
        return list(_sheets(parts, most_rows))
    except (KeyError, IndexError, ValueError, OverflowError):
        raise damaged() from None


def _sheets(parts: Parts, most_rows: int) -> Iterator[tuple[str, Rows]]:
    book = xml.parsed(parts["xl/workbook.xml"])
    links = {
        str(link.get("Id")): posixpath.normpath(posixpath.join("xl", str(link.get("Target"))))
        for link in xml.parsed(parts["xl/_rels/workbook.xml.rels"])
    }
    words = _Words(parts, is_1904=_counts_from_1904(book))
    for sheet in book.iter("{*}sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        name = links[link].lstrip("/")
        name = name.removeprefix("xl/xl/") if name not in parts else name
        if name in parts:
            yield str(sheet.get("name")), words.rows(parts[name], most_rows)


def _counts_from_1904(book: xml.Element) -> bool:
    return any(each.get("date1904") in {"1", "true"} for each in book.iter("{*}workbookPr"))


class _Words:
    """What cells say: their texts are kept together, and formats tell which numbers are days."""

    def __init__(self, parts: Parts, *, is_1904: bool) -> None:
        self._shared = []
        if "xl/sharedStrings.xml" in parts:
            strings = xml.parsed(parts["xl/sharedStrings.xml"])
            self._shared = [_text(each) for each in strings if xml.name(each) == "si"]
        self._days = _styles_of_days(parts)
        self._zero = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)

    def rows(self, data: bytes, most: int) -> Rows:
        rows: Rows = []
        for row in xml.parsed(data).iter("{*}row"):
            number = int(row.get("r") or len(rows) + 1)
            if number > most or len(rows) > most:
                rows += [[]] * (most + 1 - len(rows))
                break
            rows += [[] for _ in range(number - 1 - len(rows))]
            rows.append(self._cells(row))
        while rows and not any(rows[-1]):
            rows.pop()
        return rows

    def _cells(self, row: xml.Element) -> list[str]:
        cells: dict[int, str] = {}
        at = -1
        for cell in row:
            if xml.name(cell) == "c":
                found = _REFERENCE.fullmatch(str(cell.get("r") or ""))
                at = _column(found[1]) if found else at + 1
                if said := self._said(cell):
                    cells[at] = said
        width = max(cells, default=-1) + 1
        if width > _MOST_COLUMNS:
            raise too_large_inside()
        return [cells.get(at, "") for at in range(width)]

    def _said(self, cell: xml.Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return "".join(_text(each) for each in cell if xml.name(each) == "is")
        value = next((each.text or "" for each in cell if xml.name(each) == "v"), "")
        if kind == "s":
            return self._shared[int(value)] if value else ""
        if kind == "n" and value:
            return self._number(value, int(cell.get("s") or 0))
        return _unescaped(value)

    def _number(self, value: str, style: int) -> str:
        if len(value) > _MOST_NUMBER:
            return value
        number = float(value)  # as programs keep it, so neither longer nor larger than theirs
        if not isfinite(number) or abs(number) > 10**15:
            return value
        if style in self._days and 1 <= number <= (date.max - self._zero).days:
            return written_day(self._zero + timedelta(days=int(number)))
        # Programs keep 2.1 as 2.1000000000000001.
        short = format(Decimal(f"{number:.15g}"), "f")
        return short.rstrip("0").rstrip(".") if "." in short else short


def _text(element: xml.Element) -> str:
    """All that is written in it, but how it is pronounced."""
    return _unescaped(
        "".join(
            each.text or "" for each in element.iter("{*}t") if xml.name(each.getparent()) != "rPh"
        )
    )


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _styles_of_days(parts: Parts) -> set[int]:
    """The numbers of styles that show a number as a day."""
    if "xl/styles.xml" not in parts:
        return set()
    styles = xml.parsed(parts["xl/styles.xml"])
    days = set(_KNOWN_DAYS)
    for each in styles.iter("{*}numFmt"):
        code = _BESIDE_CODE.sub("", str(each.get("formatCode") or "")[:_MOST_CODE]).casefold()
        if "y" in code or "d" in code:
            days.add(int(each.get("numFmtId") or 0))
    of_cells = next(styles.iter("{*}cellXfs"), ())
    return {at for at, each in enumerate(of_cells) if int(each.get("numFmtId") or 0) in days}
