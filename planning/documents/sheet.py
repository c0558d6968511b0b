"""Tables for programs that calculate: XLSX and CSV. ``sheet_reader`` reads both again.

Whatever text goes in comes out the same. No text becomes a formula, a date or a number on the
way: in XLSX each is written as a text, in CSV an apostrophe stands before those that might.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from planning.documents.archive import still
from planning.documents.blocks import Language

Cell: TypeAlias = "str | int | Decimal | date | None"

_DAY, _CROWNS, _TEXT = "d. m. yyyy", '#,##0.00\\ "Kč"', "@"
_QUIET = Font(color="535A68")
_HEAD, _HEAD_LOCKED = Font(bold=True), Font(bold=True, color="535A68")
_TINT = PatternFill("solid", fgColor="F0F2F8")
_RULE = Border(bottom=Side("medium", color="15181E"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)
#: Signs of one cell; Excel refuses a file with more.
MOST_SIGNS = 32_000
#: Rows below the last one that still offer what may be chosen.
_ROOM_BELOW = 200
#: Signs of all choices of a column together; a file with more Excel calls damaged.
_MOST_OFFERED = 250
_A3 = 8


@dataclass(frozen=True)
class Column:
    """One column. ``width`` is in signs; a ``locked`` one is not meant to be written into."""

    title: str
    width: float = 20
    locked: bool = False
    choices: Sequence[str] = ()


@dataclass(frozen=True)
class Sheet:
    """A table with a head. Short rows are fine."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Book:
    """Several sheets in one file, and what its properties say."""

    title: str
    language: Language
    made_on: date
    sheets: Sequence[Sheet]


def write_xlsx(book: Book) -> bytes:
    """``book`` as an XLSX file. The same book always makes the same bytes."""
    made = Workbook(write_only=True)
    for sheet in book.sheets:
        _fill(made, sheet)
    moment = datetime.combine(book.made_on, time())
    made.properties.title, made.properties.creator = escaped(book.title), ""
    made.properties.language, made.properties.created = book.language, moment
    file = BytesIO()
    made.save(file)
    stamp = datetime.combine(book.made_on, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return still(file.getvalue(), {"docProps/core.xml": (_MODIFIED, rb"\g<1>" + stamp)})


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def _fill(made: Any, sheet: Sheet) -> None:
    page = made.create_sheet(_name(sheet.name))
    page.freeze_panes = "A2"
    last = max(len(sheet.rows) + 1, 2)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
        if 0 < len(",".join(column.choices)) <= _MOST_OFFERED:
            page.data_validations.append(_offer(column.choices, number, last + _ROOM_BELOW))
    # All of it before the first row: what is written is out of our hands.
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A3
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    page.append([_head(page, column) for column in sheet.columns])
    for row in sheet.rows:
        cells = zip(sheet.columns, row, strict=False)
        page.append([_cell(page, value, column) for column, value in cells])


def _name(name: str) -> str:
    """What a sheet may be called."""
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31]


def _offer(choices: Sequence[str], column: int, last: int) -> DataValidation:
    """A list to choose from, which lets other words through: the reader says what is wrong."""
    letter = get_column_letter(column)
    words = ",".join(choices).replace('"', '""')
    offer = DataValidation("list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=False)
    offer.add(f"{letter}2:{letter}{last}")
    return offer


def _head(page: Any, column: Column) -> Any:
    cell = WriteOnlyCell(page, escaped(column.title))
    cell.data_type = "s"
    cell.font, cell.fill = _HEAD_LOCKED if column.locked else _HEAD, _TINT
    cell.border, cell.alignment = _RULE, _WRAPPED
    return cell


def _cell(page: Any, value: Cell, column: Column) -> Any:
    said = escaped(value[:MOST_SIGNS]) if isinstance(value, str) else value
    cell = WriteOnlyCell(page, said)
    if isinstance(value, str):
        cell.data_type, cell.number_format = "s", _TEXT  # else "=1+1" would be a formula
    elif isinstance(value, Decimal):
        cell.number_format = _CROWNS
    elif isinstance(value, date):
        cell.number_format = _DAY
    elif value is None and not column.locked:
        cell.number_format = _TEXT  # what is typed there stays as it is typed
    cell.alignment = _WRAPPED
    if column.locked:
        cell.font = _QUIET
    return cell


#: What looks like an escape, and what XML cannot say.
_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """``text`` as a cell of XLSX says it. Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring)."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def write_csv(sheet: Sheet) -> bytes:
    """The table as CSV for Czech programs: semicolons, decimal commas, UTF-8 with its mark."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(armoured(column.title) for column in sheet.columns)
    writer.writerows(_plain(row) for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _plain(row: Iterable[Cell]) -> list[str]:
    return [_said(value) for value in row]


def _said(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return f"{value.day}. {value.month}. {value.year}"
        case str():
            return armoured(value)
    return str(value)


#: Texts that programs take for formulas, for numbers or for days: 2.1.2 would be February 1, 2002.
_RISKY = re.compile(r"[=+\-@\t\r\n'\uff1d\uff0b\uff0d\uff20]|(?=[\s.,/:\-]*\d)[\d\s.,/:\-]+\Z")


def armoured(text: str) -> str:
    """``text`` with an apostrophe before it where a program would make something else of it."""
    return f"'{text}" if _RISKY.match(text) else text


def bare(text: str) -> str:
    """What ``armoured`` was given."""
    inside = text[1:]
    return inside if text.startswith("'") and armoured(inside) == text else text
