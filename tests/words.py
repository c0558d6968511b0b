"""Gathers the texts of the interface into the catalogues, as ``make words`` does.

The template of texts is not kept: it can be made again at any time. Catalogues keep no line
numbers, so that they change only when a text does.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "planning"
KEYWORDS: dict[str, tuple[int, int] | None] = {
    **dict.fromkeys(["_", "gettext", "_l", "lazy_gettext", "N_"]),
    "ngettext": (1, 2),
}

#: No clock in the catalogue: it changes only when a text does.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def texts() -> Catalog:
    """Every text the code and the templates mark for translation."""
    with (PACKAGE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog(project="planning", charset="utf-8")
    for _file, _line, text, _comments, context in extract_from_dir(
        str(PACKAGE), methods, options, keywords=KEYWORDS
    ):
        found.add(text, None, context=context)
    return found


def catalogue(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return PACKAGE / "translations" / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it is."""
    with catalogue(language).open("rb") as file:
        return read_po(file, locale=language)


def renew(language: str) -> list[str]:
    """Bring new texts into a catalogue and drop those that are gone; what is not translated yet."""
    path = catalogue(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    known = read(language) if path.exists() else Catalog(locale=language, project="planning")
    known.update(texts(), no_fuzzy_matching=True)
    known.obsolete.clear()
    known.header_comment, known.fuzzy = f"# {language}: the words of planning.", False
    known.creation_date = known.revision_date = _ALWAYS
    with path.open("wb") as file:
        write_po(file, known, width=100, no_location=True, sort_output=True, omit_header=False)
    return [str(message.id) for message in known if message.id and not _said(message)]


def _said(message: object) -> bool:
    said = message.string  # type: ignore[attr-defined]
    return all(said) if isinstance(said, tuple | list) else bool(said)


if __name__ == "__main__":
    missing = renew("cs")
    for text in missing:
        print(f"not translated: {text}")
    sys.exit(bool(missing))
