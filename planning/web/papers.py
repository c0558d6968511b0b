"""Documents on their way to the reader: publicity from the file store, format, name, headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flask import Response, current_app, request
from flask_babel import get_locale

from planning.documents import odt, pdf, word
from planning.documents.blocks import Document, Picture, Publicity
from planning.faces import Publicity as Obliged
from planning.lib.files import DOCX, JPEG, ODT, PDF, PNG, Kind, Store

Language = Literal["cs", "en"]

#: What a browser may do with a file that somebody else put here: nothing.
NO_POWERS = "default-src 'none'; sandbox"


@dataclass(frozen=True)
class Format:
    """A kind of file, and who writes it."""

    kind: Kind
    write: Callable[[Document], bytes]


WORD = Format(DOCX, word.write)
ODF = Format(ODT, odt.write)
PRINT = Format(PDF, pdf.write)


def store() -> Store:
    """Where attached files and logos lie: in the instance folder."""
    return Store(Path(current_app.instance_path) / "files")


def language() -> Language:
    """The reader's language, which is that of a document's headings."""
    return "en" if str(get_locale()) == "en" else "cs"


def publicity(obliged: Obliged) -> Publicity:
    """What the face says a document must carry, with logos as pictures.

    Of a logo that is lost its words are printed.
    """
    return Publicity(
        header_lines=obliged.header,
        logos=[_logo(digest, alt) for digest, alt in obliged.logos],
        footer=obliged.footer,
    )


def _logo(digest: str, alt: str) -> Picture:
    kept = store()
    data = kept.get(digest) if kept.has(digest) else b""
    return Picture(data, (JPEG if data.startswith(b"\xff\xd8") else PNG).media_type, alt)


def handed_out(document: Document, form: Format, name: str, *, public: bool = False) -> Response:
    """``document`` as a file to download; see ``download``. ``name`` has no extension."""
    data = form.write(document)
    name = f"{name}.{form.kind.extension}"
    return download(data, form.kind.media_type, name, public=public)


def download(data: bytes, media_type: str, name: str, *, public: bool = False) -> Response:
    """A file to keep, never to be run. Only what is ``public`` may lie in anybody's cache.

    Even that is asked for anew each time: what is taken back must be gone at once.
    """
    response = Response(data, content_type=media_type)
    if media_type.startswith("text/"):
        response.headers["Content-Type"] = f"{media_type}; charset=utf-8"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["Content-Security-Policy"] = NO_POWERS
    response.headers["X-Content-Type-Options"] = "nosniff"
    if not public:
        response.headers["Cache-Control"] = "private, no-store"
        return response
    response.headers["Cache-Control"] = "public, no-cache"
    response.vary.update({"Cookie", "Accept-Language"})
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]
