"""Static files without a build: each address carries a fingerprint of what it serves.

The style sheets lie in many small files and travel as one, joined when first asked for.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, url_for
from markupsafe import Markup

from planning import permissions as may
from planning.web.access import allow

STATIC = Path(__file__).parents[1] / "static"
_YEAR = 365 * 24 * 3600  # seconds

bp = Blueprint("assets", __name__)


@cache
def _fingerprint(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]


def static_url(path: str) -> str:
    """Where to fetch ``path``; changes when the file does, so browsers may keep it for a year."""
    return url_for("static", filename=path, v=_fingerprint(STATIC / path))


@cache
def stylesheet() -> str:
    """Every style sheet in one text. Layers make the order of all but the first not matter."""
    folder = STATIC / "css"
    first = folder / "tokens.css"
    rest = sorted(file for file in folder.rglob("*.css") if file != first)
    return "\n".join(file.read_text(encoding="utf-8") for file in (first, *rest))


@cache
def style_fingerprint() -> str:
    return sha256(stylesheet().encode()).hexdigest()[:10]


def style_url() -> str:
    """Where to fetch the style sheet."""
    return url_for("assets.style", v=style_fingerprint())


@bp.get("/planning.css")
@allow(may.anyone)
def style() -> Response:
    response = Response(stylesheet(), mimetype="text/css")
    response.cache_control.public = True
    response.cache_control.max_age = _YEAR
    response.cache_control.immutable = True
    return response


@cache
def import_map() -> Markup:
    """Let one script import another by name (``planning/unsaved``) and still get its latest."""
    names = {
        f"planning/{file.stem}": f"/static/js/{file.name}?v={_fingerprint(file)}"
        for file in sorted((STATIC / "js").glob("*.js"))
    }
    return Markup(json.dumps({"imports": names}, sort_keys=True))  # noqa: S704 - only file names


@cache
def import_map_hash() -> str:
    """What the Content-Security-Policy must know to let the map in.

    A hash and not a nonce: a page answered by "304, unchanged" keeps its old body but takes the
    new headers, and a new nonce would not fit the old map.
    """
    digest = sha256(str(import_map()).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def init_app(app: Flask) -> None:
    """Offer all three to templates, and serve the joined style sheet."""
    app.register_blueprint(bp)
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = _YEAR
    app.jinja_env.globals.update(static_url=static_url, style_url=style_url, import_map=import_map)
