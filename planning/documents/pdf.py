"""PDF for screens and archives alike: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once.

Typst sets the page by ``page.typ`` and refuses what either standard forbids. Only its own fonts are
used, so a document looks the same wherever it is made; a letter they lack becomes an empty square.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any

import typst

from planning.documents import glyphs
from planning.documents.blocks import Document
from planning.documents.page import Values, content

_PAGE = Path(__file__).with_name("page.typ")
_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_MOST_ROUNDS = 5


def write(document: Document) -> bytes:
    """``document`` as a PDF file. One always comes out, whatever people typed."""
    return pages(_PAGE, content(document), document.made_on)


def pages(template: Path, values: Values, made_on: date) -> bytes:
    """The pages that a Typst file of ours makes of ``values``; see ``write``."""
    for _round in range(_MOST_ROUNDS):
        try:
            return _compiled(template, values, made_on)
        except typst.TypstError as error:
            if not (lacking := glyphs.refused(error.diagnostic)):
                break
            values = _rewritten(values, partial(glyphs.substituted, letters=lacking))
    return _compiled(template, _rewritten(_unlinked(values), glyphs.sure), made_on)


def _compiled(template: Path, values: Values, made_on: date) -> bytes:
    return typst.compile(
        template.read_bytes(),
        format="pdf",
        pdf_standards=_STANDARDS,
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(values)},
        timestamp=datetime.combine(made_on, time(), UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    """What the package brings along, and nothing of the machine's."""
    return typst.Fonts(include_system_fonts=False)


def _unlinked(value: Any) -> Any:
    """``value`` without links, whose words might have become invisible."""
    match value:
        case list():
            return [_unlinked(inner) for inner in value]
        case dict():
            return {n: "" if n == "link" else _unlinked(inner) for n, inner in value.items()}
    return value


def _rewritten(value: Any, rewrite: Callable[[str], str]) -> Any:
    """``value`` with every text in it rewritten."""
    match value:
        case str():
            return rewrite(value)
        case list():
            return [_rewritten(inner, rewrite) for inner in value]
        case dict():
            return {name: _rewritten(inner, rewrite) for name, inner in value.items()}
    return value
