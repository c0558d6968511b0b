"""Headers that keep a browser from doing what nobody asked it to."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from planning.web.assets import import_map_hash


def init_app(app: Flask) -> None:
    """Send a strict policy with every answer; trust a TLS proxy only when told there is one."""
    if app.config["BEHIND_TLS"]:
        app.config["SESSION_COOKIE_SECURE"] = True
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]

    @app.after_request
    def add_headers(response: Response) -> Response:
        headers = response.headers
        said = {name.lower() for name, _value in headers}
        always = _always(import_map_hash(), behind_tls=app.config["BEHIND_TLS"])
        headers.extend([each for each in always if each[0].lower() not in said])
        if not (request.endpoint or "").endswith(("static", "style")):
            # A page, a file or an answer for one person: no cache between us may hand it on.
            headers.setdefault("Cache-Control", "private, no-cache")
            response.vary.update({"Cookie", "Accept-Language"})
        return response


@lru_cache
def _always(import_map: str, *, behind_tls: bool) -> list[tuple[str, str]]:
    """What every answer says, put together once."""
    policy = (
        "default-src 'none'; "
        f"script-src 'self' '{import_map}'; "
        "style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    said = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ]
    return [*said, ("Strict-Transport-Security", "max-age=31536000")] if behind_tls else said
