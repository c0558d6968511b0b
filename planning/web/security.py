"""Headers that keep a browser from doing what nobody asked it to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from planning.web.assets import import_map_hash

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]

#: What a page depends on beside its address: who asks, and in which language.
DEPENDS_ON = ("Cookie", "Accept-Language")

#: Tells a browser to come by TLS only, for a year.
_ONLY_TLS = ("Strict-Transport-Security", "max-age=31536000")


def init_app(app: Flask) -> None:
    """Send a strict policy with every answer; trust a TLS proxy only when told there is one."""
    app.wsgi_app = LastWord(app.wsgi_app, behind_tls=app.config["BEHIND_TLS"])  # type: ignore[method-assign]
    if app.config["BEHIND_TLS"]:
        app.config["SESSION_COOKIE_SECURE"] = True
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]


class LastWord:
    """Completes the headers of whatever is answered, when nobody else will touch them any more.

    Here they are plain pairs. A response of Flask reads and writes each anew, which took a
    thirtieth of the time of saving a field.
    """

    def __init__(self, app: WSGIApplication, *, behind_tls: bool) -> None:
        self.app = app
        self.besides = [_ONLY_TLS] if behind_tls else []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *error: object) -> object:
            always = [*_always(import_map_hash()), *self.besides]
            return start_response(status, completed(headers, always), *error)  # type: ignore[arg-type]

        return self.app(environ, start)  # type: ignore[arg-type]


def completed(headers: Headers, always: Headers) -> Headers:
    """``headers`` with those of ``always`` that it lacks, and with what the answer depends on.

    What a browser may use for a while without asking is the same for everybody.
    """
    said = {name.lower(): value for name, value in headers}
    complete = headers + [each for each in always if each[0].lower() not in said]
    if "max-age" in said.get("cache-control", ""):
        return complete
    varies = said.get("vary", "")
    more = [name for name in DEPENDS_ON if name not in varies]
    vary = ("Vary", ", ".join([varies, *more] if varies else more))
    return [each for each in complete if each[0].lower() != "vary"] + [vary]


@lru_cache
def _always(import_map: str) -> Headers:
    """What every answer says that says nothing else, put together once.

    Most are a page, a file or an answer for one person: no cache between us may hand it on.
    """
    policy = (
        "default-src 'none'; "
        f"script-src 'self' '{import_map}'; "
        "style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cache-Control", "private, no-cache"),
    ]
