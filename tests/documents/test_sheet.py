"""Tables go out and come back the same; what is no table is refused with words, never an error."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from time import process_time

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.documents.sheet import Book, Column, Sheet, armoured, bare, write_csv, write_xlsx
from planning.documents.sheet_reader import LARGEST, read
from planning.lib.files import Refused
from planning.lib.files.archives import packed, unpacked
from tests.conftest import EXAMPLES

DAY = date(2026, 3, 30)
#: Anything one may type, and what programs stumble over.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.sampled_from([
        "=1+1", "+420 777", "-5", "@SUM(A1)", "\tx", "\rx", "'", "''=1", "2.1.2", "3/2020", "2019",
        "_x0041_", "_x005F_", "x005F_", "a;b", 'a"b', "řádek\nřádek", " mezery ", "\ufffe", "#N/A",
    ]),
)  # fmt: skip


def table(rows, columns=3):
    return Sheet("List", [Column(f"Sloupec {n}") for n in range(columns)], rows)


def read_or_refused(data):
    """What is in the file; nothing where it is refused. Anything else is an error."""
    try:
        return read(data)
    except Refused:
        return []


def book(sheet):
    return Book("Tabulka", "cs", DAY, [sheet])


@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=5))
def test_any_texts_come_back_as_they_were(rows):
    sheet = table(rows)

    [excel] = read(write_xlsx(book(sheet)))
    [plain] = read(write_csv(sheet))

    assert excel.rows[1:] == rows
    assert plain.rows[1:] == rows


@given(text=TEXTS)
def test_armour_is_taken_off_and_nothing_else(text):
    assert bare(armoured(text)) == text


@given(text=TEXTS)
def test_no_cell_of_a_csv_file_is_a_formula(text):
    assert armoured(text)[0] not in "=+-@\t\r\n"


def test_numbers_and_days_are_numbers_and_days():
    sheet = table([[7, Decimal("1234.50"), DAY]])

    page = openpyxl.load_workbook(BytesIO(write_xlsx(book(sheet)))).active

    assert [cell.value for cell in page[2]][:2] == [7, 1234.5]
    assert page["C2"].value.date() == DAY
    assert page["C2"].number_format == "d. m. yyyy"
    assert page.freeze_panes == "A2"
    assert read(write_csv(sheet))[0].rows[1] == ["7", "1234,50", "30. 3. 2026"]
    assert read(write_xlsx(book(sheet)))[0].rows[1] == ["7", "1234.5", "30.\xa03.\xa02026"]


def test_a_text_that_looks_like_a_formula_is_a_text():
    page = openpyxl.load_workbook(
        BytesIO(write_xlsx(book(table([["=1+1", "#N/A", "2.1"]]))))
    ).active

    assert [cell.data_type for cell in page[2]] == ["s", "s", "s"]


def test_the_same_book_makes_the_same_bytes():
    sheet = table([["a", 1, DAY]])

    assert write_xlsx(book(sheet)) == write_xlsx(book(sheet))


def test_what_another_program_saved_is_read_too():
    made = openpyxl.load_workbook(BytesIO(write_xlsx(book(table([["a", "b", "c"]])))))
    page = made.active
    page["A2"], page["B2"], page["C2"] = 2019, 2.1, date(2020, 3, 1)
    page["D3"], page["A5"] = True, "dole"
    saved = BytesIO()
    made.save(saved)

    [grid] = read(saved.getvalue())

    assert grid.rows[1] == ["2019", "2.1", "1.\xa03.\xa02020"]
    assert grid.rows[2] == ["", "", "", "1"]
    assert grid.rows[4] == ["dole"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_read_however_it_was_written(encoding, sign):
    words = f"Číslo{sign}Název\r\n2.1{sign}Žluťoučký kůň přešel říčku\r\n"

    assert read(words.encode(encoding))[0].rows[1] == ["2.1", "Žluťoučký kůň přešel říčku"]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"   ", b"%PDF-1.7", b"slova", b"\x00\x01\x02;\x00", b"PK\x03\x04 nic",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a;b" * LARGEST, b"\xff\xfea", b'a;"b',
        b"a;b\n" * 30_000, b"a;" * 300 + b"b\n",
    ],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_table_is_refused_or_read_as_nothing(data):
    assert sum(len(grid.rows) for grid in read_or_refused(data)) <= 1


@settings(max_examples=EXAMPLES * 4)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(data):
    whole = bytearray(write_xlsx(book(table([["a", 1, DAY], ["b", 2, DAY]]))))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))

    read_or_refused(bytes(whole))


@settings(max_examples=EXAMPLES * 2)
@given(data=st.data())
def test_odd_words_inside_a_file_are_read_or_refused(data):
    parts = unpacked(write_xlsx(book(table([["a", 1, DAY], ["b", 2, DAY]]))))
    name = data.draw(st.sampled_from(sorted(parts)))
    old = data.draw(st.sampled_from([b'"1"', b'"2"', b'"A2"', b"<v>1</v>", b"inlineStr", b"sheet"]))
    new = data.draw(
        st.sampled_from(
            [b'"-1"', b'"x"', b'"ZZZ9999999"', b"<v>1e999</v>", b"<v>NaN</v>", b"s", b""]
        )
    )
    parts[name] = parts[name].replace(old, new)

    read_or_refused(packed(parts))


def a_cell(value):
    """A file of one cell, as its XML says it."""
    parts = unpacked(write_xlsx(book(table([["a"]]))))
    row = f"<row>{value}</row>".encode()
    parts["xl/worksheets/sheet1.xml"] = (
        b"<worksheet><sheetData>" + row + b"</sheetData></worksheet>"
    )
    return packed(parts)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1e-5000000", "0"), ("1e-999999999999", "0"), ("1e999999999", "1e999999999"),
        ("9" * 50, "9" * 50), ("1e15", "1000000000000000"), ("-0.5", "-0.5"),
        ("2.1000000000000001", "2.1"), ("NaN", "NaN"),
    ],
)  # fmt: skip
def test_a_number_no_program_can_hold_is_a_text_or_nothing(written, said):
    assert read(a_cell(f"<c><v>{written}</v></c>"))[0].rows == [[said]]


def test_a_sheet_that_leads_nowhere_is_refused():
    parts = unpacked(write_xlsx(book(table([["a"]]))))
    parts["xl/workbook.xml"] = re.sub(
        rb'(<sheet [^>]*) r:id="[^"]*"', rb"\1", parts["xl/workbook.xml"]
    )

    with pytest.raises(Refused):
        read(packed(parts))


def with_format(code):
    parts = unpacked(write_xlsx(book(table([["a", DAY]]))))
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"d. m. yyyy", code)
    return packed(parts)


@pytest.mark.parametrize(
    "deed",
    [
        lambda: read(with_format(b"[" * 60_000)),
        lambda: read(a_cell("<c><v>1e-3000000</v></c>" * 30)),
        lambda: read(a_cell("<c/>" * 20_000)),
        lambda: bare("'" + "1" * 60_000 + "x"),
    ],
    ids=["format", "numbers", "cells", "armour"],
)
def test_no_file_holds_everybody_up(deed):
    began = process_time()

    deed()

    assert process_time() - began < 1


def test_a_bomb_is_not_unpacked():
    parts = unpacked(write_xlsx(book(table([["a"]]))))
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>"

    with pytest.raises(Refused):
        read(packed(parts))


def test_one_cell_at_the_end_of_each_row_does_not_fill_the_memory():
    parts = unpacked(write_xlsx(book(table([["a"]]))))
    row = b'<row><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'
    parts["xl/worksheets/sheet1.xml"] = (
        b"<worksheet><sheetData>" + row * 9 + b"</sheetData></worksheet>"
    )

    with pytest.raises(Refused):
        read(packed(parts))
