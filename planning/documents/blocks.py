"""What any printed thing is made of: plain values that rooms fill and the writers set.

Wherever people's words stand, a plain text will do, or a list of texts and runs:
``Paragraph("All of it plain.")``, ``Paragraph([Run("Date:", bold=True), " 25. 1. 2019"])``.
A newline in them is a new line of the same paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias, TypeGuard

from planning.documents.text import address, clean, visible

Words: TypeAlias = "str | Sequence[str | Run]"
Item: TypeAlias = "str | Sequence[str | Run | Paragraph | Bullets]"
Block: TypeAlias = "Heading | Paragraph | Bullets | Table | Facts | Signatures | Quote | PageBreak"

#: In which a document is written.
Language = Literal["cs", "en"]


@dataclass(frozen=True)
class Run:
    """Words set alike. ``link`` is an address on the web, of a mailbox or a telephone."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Heading:
    """Levels go from 1 to 3 and need no care: writers let none be skipped."""

    level: int
    text: str
    align: Literal["start", "center"] = "start"


@dataclass(frozen=True)
class Paragraph:
    """``lead`` is larger, for what opens a document; ``small`` is for notes."""

    words: Words
    align: Literal["start", "center"] = "start"
    small: bool = False
    lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list. An item is words, or paragraphs and further lists."""

    items: Sequence[Item]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """``header`` is repeated on every page; a row too short is filled up.

    ``widths`` are shares of the page's width, left out they follow the words. ``numbers`` are the
    columns (from 0) set flush right. ``tall`` rows have room for a pen.
    """

    header: Sequence[str]
    rows: Sequence[Sequence[Words]]
    widths: Sequence[float] = ()
    caption: str = ""
    numbers: Sequence[int] = ()
    tall: bool = False


@dataclass(frozen=True)
class Facts:
    """Labels and what belongs to them, a line each: ``("Date", "25. 1. 2019")``."""

    facts: Sequence[tuple[str, Words]]


@dataclass(frozen=True)
class Signatures:
    """Who signs as what, each with a line to sign on; without a name the line is still there."""

    places: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Quote:
    """Somebody else's words."""

    words: Words


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page. At either end of a document it does nothing."""


@dataclass(frozen=True)
class Picture:
    """A logo. ``alt`` says what is on it to those who cannot see it."""

    data: bytes
    media_type: str
    alt: str
    height_mm: float = 12


@dataclass(frozen=True)
class Publicity:
    """What stands above and below on every page, as those who give the money ask for."""

    header_lines: Sequence[str] = ()
    logos: Sequence[Picture] = ()
    footer: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document, before anybody chose a format.

    Nothing but the title, the subject, the language and the day goes into the file's properties,
    so the same content always makes the same bytes, and no file says who made it.
    """

    title: str
    language: Language
    made_on: date
    blocks: Sequence[Block]
    publicity: Publicity = Publicity()
    subject: str = ""
    page: Literal["portrait", "landscape"] = "portrait"


def runs(words: Words) -> tuple[Run, ...]:
    """``words`` as runs fit for a file. None is empty; links that lead nowhere are mere words."""
    found = [words] if isinstance(words, str) else words
    each = (Run(word) if isinstance(word, str) else word for word in found)
    return tuple(run for run in map(_fit, each) if run.text)


def _fit(run: Run) -> Run:
    text = clean(run.text)
    return replace(run, text=text, link=address(run.link) if visible(text) else "")


def plain(words: Words) -> str:
    """``words`` as a mere text."""
    return "".join(run.text for run in runs(words))


def parts(item: Item) -> tuple[Paragraph | Bullets, ...]:
    """What an item of a list is made of; at least an empty paragraph."""
    if isinstance(item, str):
        return (Paragraph(item),)
    inner = [part for part in item if isinstance(part, Paragraph) or _is_list(part)]
    return tuple(inner) or (Paragraph([w for w in item if isinstance(w, str | Run)]),)


def _is_list(part: str | Run | Paragraph | Bullets) -> TypeGuard[Bullets]:
    return isinstance(part, Bullets) and bool(part.items)
