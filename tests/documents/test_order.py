"""What is put right before anything is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planning.documents.blocks import Table
from planning.documents.order import squared
from planning.documents.text import LONGEST_WORD, address, clean, label, line, pieces


@given(st.text())
def test_pieces_of_a_text_are_the_text(text):
    assert "".join(pieces(text)) == text


def test_only_words_too_long_for_a_line_are_cut():
    fits = "nejneobhospodařovávatelně"[:LONGEST_WORD]

    assert pieces(f"a {fits} b") == [f"a {fits} b"]
    assert max(map(len, pieces("x" * 99))) < LONGEST_WORD


def test_a_letter_keeps_its_accent():
    letters = "e\N{COMBINING CARON}" * 40

    assert all(not piece.startswith("\N{COMBINING CARON}") for piece in pieces(letters))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://lipova.example/plán?a=1#b", "https://lipova.example/pl%C3%A1n?a=1#b"),
        ("mailto:urad@lipova.example", "mailto:urad@lipova.example"),
        ("tel:+420123456789", "tel:+420123456789"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("https://", ""),
        ("/only/a/path", ""),
        ("https://lipova.example/" + "x" * 2000, ""),
    ],
)
def test_a_link_leads_somewhere_or_is_none(link, found):
    assert address(link) == found


def test_texts_keep_their_no_break_spaces_and_lose_what_no_file_may_hold():
    assert clean("a\x00b\r\nc\td\x0be\ud800") == "ab\nc d\ne\N{REPLACEMENT CHARACTER}"
    assert line(" 200\xa0Kč \n ročně ") == "200\xa0Kč ročně"


@pytest.mark.parametrize(
    ("typed", "shown"), [("Datum", "Datum:"), ("Kdo?", "Kdo?"), ("Místo:", "Místo:"), (" ", "")]
)
def test_a_label_ends_with_a_colon(typed, shown):
    assert label(typed) == shown


def test_a_table_is_made_square():
    table = squared(Table(["č."], [["1", "dlouhé povídání o jednom úkolu"], []]))

    assert table.header == ["č.", ""]
    assert table.rows == [["1", "dlouhé povídání o jednom úkolu"], ["", ""]]
    assert table.widths[0] < table.widths[1]


@given(st.lists(st.floats(), max_size=4))
@example([float("inf"), 1.0])
def test_widths_are_always_positive(widths):
    assert all(0 < width < float("inf") for width in squared(Table(["a", "b"], [], widths)).widths)
