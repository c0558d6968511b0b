"""Which language and which look a person gets, and the catalogue of the language."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, Response, g, request
from flask_babel import Babel

from planning.lib.clock import CITY_ZONE

LANGUAGES = ("cs", "en")
THEMES = ("light", "dark")
DENSITIES = ("comfortable", "tight")
_YEAR = 365 * 24 * 3600  # seconds


def chosen_language() -> str:
    """What the address says, else what was chosen before, else what the browser asks for."""
    for choice in (request.args.get("lang"), request.cookies.get("lang")):
        if choice in LANGUAGES:
            return choice
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


def chosen_theme() -> str:
    """``light``, ``dark``, or nothing: as the machine has it."""
    asked = request.args.get("theme")
    if asked is not None:
        return asked if asked in THEMES else ""
    kept = request.cookies.get("theme", "")
    return kept if kept in THEMES else ""


def chosen_density() -> str:
    """How close lines of large tables stand."""
    for choice in (request.args.get("density"), request.cookies.get("density")):
        if choice in DENSITIES:
            return choice
    return DENSITIES[0]


def compile_catalogues(folder: Path) -> None:
    """Make the binary catalogues that gettext reads, where they are missing or older."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(f".{os.getpid()}")  # several servers may start at once
        with source.open("rb") as text, fresh.open("wb") as binary:
            write_mo(binary, read_po(text))
        fresh.replace(target)


def init_app(app: Flask) -> None:
    """Speak Czech and English; remember what was chosen."""
    folder = Path(app.root_path) / "translations"
    compile_catalogues(folder)
    app.config.update(
        BABEL_TRANSLATION_DIRECTORIES=str(folder), BABEL_DEFAULT_TIMEZONE=str(CITY_ZONE)
    )

    def locale() -> str:
        if "language" not in g:
            g.language = chosen_language()
        return str(g.language)

    Babel(app, default_locale="cs", locale_selector=locale)

    @app.after_request
    def remember(response: Response) -> Response:
        if not request.query_string:
            return response
        for name, value, known in (
            ("lang", request.args.get("lang"), LANGUAGES),
            ("theme", request.args.get("theme"), (*THEMES, "auto")),
            ("density", request.args.get("density"), DENSITIES),
        ):
            if value in known:
                response.set_cookie(
                    name,
                    str(value),
                    max_age=_YEAR,
                    samesite="Lax",
                    httponly=True,
                    secure=bool(app.config["SESSION_COOKIE_SECURE"]),
                )
        return response

    app.jinja_env.globals.update(language=locale, theme=chosen_theme, density=chosen_density)
