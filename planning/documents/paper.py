"""What the three writers agree on: the sheet of paper, and the few words that are theirs."""

from __future__ import annotations

from dataclasses import dataclass

from planning.documents.blocks import Document, Heading
from planning.documents.text import line

#: Millimetres.
SHORT_SIDE, LONG_SIDE, SIDE_MARGIN = 210, 297, 25
#: Characters a property of a DOCX file may have.
MOST = 255


@dataclass(frozen=True)
class Language:
    """A language as files name it, and what writers say in it."""

    code: str
    country: str
    page: str
    of: str
    untitled: str

    @property
    def tag(self) -> str:
        return f"{self.code}-{self.country}"


_LANGUAGES = {
    "cs": Language("cs", "CZ", "Strana", "z", "Dokument"),
    "en": Language("en", "GB", "Page", "of", "Document"),
}


def language(document: Document) -> Language:
    """The language the document is written in."""
    return _LANGUAGES[document.language]


def title(document: Document) -> str:
    """The document's title; a file without one could not be told from others by listening."""
    headings = (line(b.text) for b in document.blocks if isinstance(b, Heading))
    found = line(document.title) or next(filter(None, headings), language(document).untitled)
    return found[:MOST]


def text_width(document: Document) -> float:
    """Between the margins, in millimetres."""
    wide = LONG_SIDE if document.page == "landscape" else SHORT_SIDE
    return wide - 2 * SIDE_MARGIN
