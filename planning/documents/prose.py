"""People's Markdown as blocks: whatever the page shows of it, a document shows too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from lxml import html

from planning.documents.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
    runs,
)
from planning.documents.text import clean
from planning.lib import markdown

#: An lxml element.
Element = Any

_HEADINGS = {"h3", "h4", "h5", "h6"}
_STANDING_ALONE = {"p", "ul", "ol", "table", "blockquote", "pre", "hr"} | _HEADINGS
_BLANKS = re.compile("[ \n]+")  # as HTML knows them: a no-break space is none
_BETWEEN_CELLS = " · "
#: Lists and quotes in each other; further down all words are of the last.
_DEEPEST = 8


def blocks(text: str) -> list[Block]:
    """``text``, in Markdown, as blocks; its headings are of level 3.

    It goes the same way as on the page, so what is dropped there is dropped here.
    """
    text = clean(text)
    try:
        rendered = str(markdown.render(text))
        parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
        document = html.document_fromstring(f"<div>{rendered}</div>".encode(), parser=parser)
        return list(_blocks(document.find(".//div"), 0))
    except RecursionError:  # thousands of marks in each other
        return [Paragraph(part) for part in text.split("\n\n") if part.strip()]


def _blocks(parent: Element, depth: int) -> Iterator[Block]:
    """What stands in ``parent``; words that stand there loose make paragraphs."""
    loose = [Run(parent.text or "")]
    for child in parent:
        if child.tag in _STANDING_ALONE:
            yield from _paragraph(loose)
            yield from _block(child, depth) if depth <= _DEEPEST else _flat(child)
            loose = []
        else:
            loose += _inline(child, Run(""))
        loose.append(Run(child.tail or ""))
    yield from _paragraph(loose)


def _block(found: Element, depth: int) -> Iterator[Block]:
    match found.tag:
        case "ul" | "ol":
            items = [
                [part for block in _blocks(item, depth + 1) for part in _part(block)]
                for item in found
            ]
            yield Bullets(items, ordered=found.tag == "ol")
        case "table":
            yield _table(found)
        case "blockquote":
            for block in _blocks(found, depth + 1):
                yield Quote(block.words) if isinstance(block, Paragraph) else block
        case "pre":
            yield Paragraph([Run(found.text_content().rstrip("\n"), code=True)])
        case "p":
            yield from _paragraph(_inside(found, Run("")))
        case "hr":
            return
        case _:
            yield Heading(3, plain(_trimmed(_inside(found, Run("")))))


def _flat(found: Element) -> Iterator[Paragraph]:
    lines = "".join(found.itertext()).split("\n")
    yield from (Paragraph(line.strip()) for line in lines if line.strip())


def _part(block: Block) -> Iterator[Paragraph | Bullets]:
    """``block`` as it may stand in an item of a list."""
    match block:
        case Paragraph() | Bullets():
            yield block
        case Quote():
            yield Paragraph(block.words)
        case Heading():
            yield Paragraph([Run(block.text, bold=True)])
        case Table():
            for row in (block.header, *block.rows):
                cells = [[Run(_BETWEEN_CELLS), *runs(cell)] for cell in row]
                yield Paragraph([run for cell in cells for run in cell][1:])


def _table(found: Element) -> Table:
    header, *rows = [[_trimmed(_inside(cell, Run(""))) for cell in row] for row in found.iter("tr")]
    return Table([plain(cell) for cell in header], rows)


def _paragraph(found: Iterable[Run]) -> Iterator[Paragraph]:
    if words := _trimmed(found):
        yield Paragraph(words)


def _inside(found: Element, like: Run) -> Iterator[Run]:
    """The words of an element, set like ``like`` and as its own children say."""
    yield replace(like, text=found.text or "")
    for child in found:
        yield from _inline(child, like)
        yield replace(like, text=child.tail or "")


def _inline(found: Element, like: Run) -> Iterator[Run]:
    match found.tag:
        case "br":
            yield replace(like, text="\r")  # told from the newlines that are mere blanks
        case "strong":
            yield from _inside(found, replace(like, bold=True))
        case "em":
            yield from _inside(found, replace(like, italic=True))
        case "code":
            yield from _inside(found, replace(like, code=True))
        case "a":
            yield from _inside(found, replace(like, link=found.get("href", "")))
        case _:
            yield from _inside(found, like)


def _trimmed(found: Iterable[Run]) -> list[Run]:
    """The runs with blanks as HTML shows them: one for many, none where a line begins or ends."""
    words: list[Run] = []
    before = "\n"
    for run in found:
        text = _BLANKS.sub(" ", run.text).replace("\r", "\n")
        if before in {" ", "\n"}:
            text = text.removeprefix(" ")
        if text:
            words.append(replace(run, text=text))
            before = text[-1]
    while words:
        last = words.pop()
        if text := last.text.rstrip(" \n"):
            return [*words, replace(last, text=text)]
    return words
