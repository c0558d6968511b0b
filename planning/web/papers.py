"""Documents on their way to the reader: publicity from the file store, format, name, headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from flask import Response, current_app, send_file
from flask_babel import get_locale

from planning.documents import odt, pdf, word
from planning.documents.blocks import Document, Language, Picture, Publicity
from planning.faces import Publicity as Obliged
from planning.lib.files import DOCX, JPEG, ODT, PDF, PNG, Kind, Store
from planning.web.city import city

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


def keep(data: bytes) -> str:
    """Put ``data`` into the store, and say by which digest it is found there.

    Content that lay there unused becomes young again, so that nobody tidies it away meanwhile.
    """
    digest = store().put(data)
    store().path(digest).touch()
    return digest


@dataclass(frozen=True)
class Setting:
    """What stands around the words of a document: their language, the day, publicity."""

    language: Language
    made_on: date
    publicity: Publicity


def setting(obliged: Obliged | None, made_on: date) -> Setting:
    """For the reader who asks now: headings in their language, publicity from the file store.

    Where no project obliges a document to anything, it carries the city's sentence.
    """
    obliged = obliged or Obliged(header=[], footer="", logos=[])
    found = city()
    publicity = Publicity(
        header_lines=obliged.header,
        logos=[_logo(digest, alt) for digest, alt in obliged.logos],
        footer=obliged.footer or (found.publicity if found else ""),
    )
    return Setting(language(), made_on, publicity)


def language() -> Language:
    """The reader's, as documents name it."""
    return "en" if str(get_locale()) == "en" else "cs"


def _logo(digest: str, alt: str) -> Picture:
    """A logo; of one whose file is lost the writers set its words."""
    kept = store()
    data = kept.get(digest) if kept.has(digest) else b""
    return Picture(data, (JPEG if data.startswith(b"\xff\xd8") else PNG).media_type, alt)


def handed_out(document: Document, form: Format, name: str, *, public: bool = False) -> Response:
    """``document`` as a file to keep; see ``download``. ``name`` comes without an extension."""
    name = f"{name}.{form.kind.extension}"
    return download(BytesIO(form.write(document)), form.kind.media_type, name, public=public)


def download(file: Path | BytesIO, media_type: str, name: str, *, public: bool = False) -> Response:
    """A file to keep, never to be run. Only what is ``public`` may lie in anybody's cache.

    Even that is asked for anew each time: what is taken back must be gone at once.
    """
    response = send_file(
        file, mimetype=media_type, as_attachment=True, download_name=name, max_age=0
    )
    response.headers.pop("Expires", None)
    response.headers["Cache-Control"] = "public, no-cache" if public else "private, no-store"
    response.headers["Content-Security-Policy"] = NO_POWERS
    return response
