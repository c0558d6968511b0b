"""Markdown becomes what the page shows of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.documents import prose
from planning.documents.blocks import Bullets, Heading, Paragraph, Quote, Run, Table
from tests.conftest import EXAMPLES


def test_paragraphs_and_emphasis():
    assert prose.blocks("Sejdeme se **v pátek**, *nejspíš*.\n\nDruhý odstavec") == [
        Paragraph(
            [
                Run("Sejdeme se "),
                Run("v pátek", bold=True),
                Run(", "),
                Run("nejspíš", italic=True),
                Run("."),
            ]
        ),
        Paragraph([Run("Druhý odstavec")]),
    ]


def test_a_line_stays_a_line():
    assert prose.blocks("první\ndruhý") == [Paragraph([Run("první"), Run("\n"), Run("druhý")])]


def test_headings_are_below_those_of_the_document():
    assert prose.blocks("# Velký\n\n#### Malý") == [Heading(3, "Velký"), Heading(3, "Malý")]


def test_lists_nest():
    assert prose.blocks("1. jedna\n2. dvě\n    * pod ní") == [
        Bullets(
            [
                [Paragraph([Run("jedna")])],
                [Paragraph([Run("dvě")]), Bullets([[Paragraph([Run("pod ní")])]])],
            ],
            ordered=True,
        )
    ]


def test_tables():
    assert prose.blocks("| kdo | co |\n|---|---|\n| město | **platí** |") == [
        Table(["kdo", "co"], [[[Run("město")], [Run("platí", bold=True)]]])
    ]


def test_quotes_links_and_code():
    assert prose.blocks("> [web](https://lipova.example/) `x  y`") == [
        Quote([Run("web", link="https://lipova.example/"), Run(" "), Run("x y", code=True)])
    ]


def test_html_is_dropped_to_its_words():
    assert prose.blocks("<b>tučně</b> <script>zlo()</script>") == [Paragraph([Run("tučně")])]


@settings(max_examples=EXAMPLES * 4)
@given(st.text(max_size=300) | st.text("*_#>-|[]()<>`~ \n1.ab&", max_size=300))
def test_it_takes_anything(text):
    assert isinstance(prose.blocks(text), list)


@settings(max_examples=EXAMPLES * 4)
@given(st.lists(st.lists(st.from_regex(r"\A\w[\w,;.]*\Z"), min_size=1, max_size=5), max_size=5))
def test_no_word_of_plain_text_is_lost(paragraphs):
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    shown = "".join(str(block) for block in prose.blocks(text))

    for words in paragraphs:
        for word in words:
            assert word.strip("_") in shown
