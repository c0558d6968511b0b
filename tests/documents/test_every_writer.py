"""What holds for all three writers alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.documents import odt, pdf, prose, word
from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Publicity,
    Quote,
    Run,
    Signatures,
    Table,
)
from tests.documents.reading import text_of_odt, text_of_pdf, text_of_word
from tests.documents.samples import minutes

Reader = Callable[[bytes], str]
WRITERS = {
    "docx": (word.write, text_of_word),
    "odt": (odt.write, text_of_odt),
    "pdf": (pdf.write, text_of_pdf),
}
every_writer = pytest.mark.parametrize(("write", "read"), WRITERS.values(), ids=WRITERS)

anything = st.text(max_size=60) | st.text(st.characters(codec=None), max_size=20)
links = st.sampled_from(
    ["", "https://lipova.example/č?x=1#y", "http://[", "javascript:x", "mailto:a b"]
)
runs = st.builds(Run, anything, st.booleans(), st.booleans(), st.booleans(), links)
words = anything | st.lists(runs | anything, max_size=3)
paragraphs = st.builds(
    Paragraph, words, st.sampled_from(["start", "center"]), st.booleans(), st.booleans()
)
bullets = st.recursive(
    st.builds(Bullets, st.lists(words, max_size=3), st.booleans()),
    lambda inner: st.builds(
        Bullets,
        st.lists(st.lists(paragraphs | inner, max_size=2) | words, max_size=2),
        st.booleans(),
    ),
    max_leaves=6,
)
tables = st.builds(
    Table,
    st.lists(anything, max_size=3),
    st.lists(st.lists(words, max_size=4), max_size=3),
    st.lists(st.floats(-1, 5), max_size=3),
    anything,
    st.lists(st.integers(0, 3), max_size=2),
    st.booleans(),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 3), anything),
    paragraphs,
    bullets,
    tables,
    st.builds(Facts, st.lists(st.tuples(anything, words), max_size=2)),
    st.builds(Signatures, st.lists(st.tuples(anything, anything), max_size=2)),
    st.builds(Quote, words),
    st.builds(PageBreak),
)
documents = st.builds(
    Document,
    title=anything,
    language=st.sampled_from(["cs", "en"]),
    made_on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    blocks=st.lists(blocks, max_size=6),
    publicity=st.builds(Publicity, st.lists(anything, max_size=2), st.just(()), anything),
    subject=anything,
    page=st.sampled_from(["portrait", "landscape"]),
)


@every_writer
@given(document=documents)
def test_whatever_was_typed_a_document_comes_out(write, read, document):
    assert read(write(document)) is not None


@every_writer
def test_every_word_is_there_in_its_place(write, read):
    shown = read(write(minutes(items=3)))

    place = 0
    for word_ in said(minutes(items=3)):
        place = shown.find(word_, place)
        assert place >= 0, word_


letters = st.text("abcdefghijklmnopqrstuvwxyzěščřžýáíéúůďťňó", min_size=1, max_size=9)
prose_texts = st.lists(letters, min_size=1, max_size=12).map(" ".join)


@every_writer
@given(texts=st.lists(prose_texts, min_size=1, max_size=6))
def test_no_word_is_lost(write, read, texts):
    document = Document(
        title="Zápis",
        language="cs",
        made_on=date(2024, 1, 31),
        blocks=[
            *(Paragraph([Run(text, bold=True), " ", text]) for text in texts),
            Bullets(texts),
            Table(["co", "kdo"], [[text, "kdo"] for text in texts]),
        ],
    )
    shown, place = read(write(document)), 0

    for word_ in said(document):
        place = shown.find(word_, place)
        assert place >= 0, word_


@every_writer
def test_the_same_content_makes_the_same_bytes(write, read, monkeypatch):
    first = write(minutes())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000)

    assert write(minutes()) == first


@every_writer
def test_long_and_crowded_things_fit(write, read):
    wall = "Skupina projednala návrh a **shodla se**. " * 1000
    rows = [["", f"Úkol {number}", "x" * 90] for number in range(200)]
    document = Document(
        title="Zápis",
        language="cs",
        made_on=date(2024, 1, 31),
        blocks=[*prose.blocks(wall), Table(["č.", "Úkol", "Poznámka"], rows)],
    )

    assert "Úkol 199" in read(write(document))


_FIELDS = {
    Run: "text",
    Heading: "text",
    Paragraph: "words",
    Quote: "words",
    Bullets: "items",
    Facts: "facts",
    Signatures: "places",
}


_FIELDS = {
    Run: "text",
    Heading: "text",
    Paragraph: "words",
    Quote: "words",
    Bullets: "items",
    Facts: "facts",
    Signatures: "places",
}


def said(document: Document) -> list[str]:
    """All words of the document's blocks, in order."""
    return [word_ for block in document.blocks for text in _texts(block) for word_ in text.split()]


def _texts(found: object) -> Iterator[str]:
    """All texts in a block, in the order they are read in."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, Table):
        yield from _texts([found.caption, found.header, found.rows])
    elif isinstance(found, list | tuple):
        for inner in found:
            yield from _texts(inner)
    elif (field := _FIELDS.get(type(found))) is not None:
        yield from _texts(getattr(found, field))
