"""Headers that keep a browser from doing what nobody asked it to."""

from __future__ import annotations

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
        headers.setdefault(
            "Content-Security-Policy",
            "default-src 'none'; "
            f"script-src 'self' '{import_map_hash()}'; "
            "style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        )
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if app.config["BEHIND_TLS"]:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not (request.endpoint or "").endswith(("static", "style")):
            # A page, a file or an answer for one person: no cache between us may hand it on.
            headers.setdefault("Cache-Control", "private, no-cache")
            response.vary.update({"Cookie", "Accept-Language"})
        return response
