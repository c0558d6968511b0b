"""Documents as the plain values that ``page.typ`` reads."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from planning.documents import paper
from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
    Words,
    parts,
    runs,
)
from planning.documents.order import orderly
from planning.documents.pictures import image
from planning.documents.text import clean, label, line, pieces

#: What JSON can say.
Values = dict[str, Any]


def content(document: Document) -> Values:
    """All that stands in the document."""
    language, publicity = paper.language(document), document.publicity
    return {
        "title": paper.title(document),
        "subject": line(document.subject),
        "language": language.code,
        "country": language.country,
        "page": language.page,
        "of": language.of,
        "landscape": document.page == "landscape",
        "margin": paper.SIDE_MARGIN,
        "across": paper.text_width(document),
        "lines": list(filter(None, map(line, publicity.header_lines))),
        "logos": list(map(_logo, publicity.logos)),
        "footer": line(publicity.footer),
        "blocks": [_values(block) for block in orderly(document)],
    }


def _logo(picture: Picture) -> Values:
    """Typst takes nothing but texts from outside: a picture travels as the numbers of its bytes."""
    found = image(picture)
    data, height = (list(found.data), found.height) if found else ([], 0)
    return {"bytes": data, "alt": clean(picture.alt), "height": height}


@singledispatch
def _values(_block: Block) -> Values:
    return {"kind": "break"}


@_values.register
def _(block: Heading) -> Values:
    centered = block.align == "center"
    return {"kind": "heading", "level": block.level, "text": block.text, "center": centered}


@_values.register
def _(block: Paragraph) -> Values:
    return {
        "kind": "paragraph",
        "words": _words(block.words),
        "center": block.align == "center",
        "small": block.small,
        "lead": block.lead,
    }


@_values.register
def _(block: Bullets) -> Values:
    items = [[_values(part) for part in parts(item)] for item in block.items]
    return {"kind": "bullets", "items": items, "ordered": block.ordered}


@_values.register
def _(block: Table) -> Values:
    return {
        "kind": "table",
        "header": [_words(name) for name in block.header],
        "rows": [[{"words": _words(cell)} for cell in row] for row in block.rows],
        "widths": list(block.widths),
        "caption": block.caption,
        "numbers": list(block.numbers),
        "tall": block.tall,
    }


@_values.register
def _(block: Facts) -> Values:
    facts = [{"label": label(name), "words": _words(said)} for name, said in block.facts]
    return {"kind": "facts", "facts": facts}


@_values.register
def _(block: Signatures) -> Values:
    places = [{"label": label(name), "name": line(person)} for name, person in block.places]
    return {"kind": "signatures", "places": places}


@_values.register
def _(block: Quote) -> Values:
    return {"kind": "quote", "words": _words(block.words)}


def _words(words: Words) -> list[Values]:
    return [
        {
            "pieces": pieces(run.text),
            "bold": run.bold,
            "italic": run.italic,
            "code": run.code,
            "link": run.link,
        }
        for run in runs(words)
    ]
