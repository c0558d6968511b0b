"""Work that Flask would do anew for every request, done once or not at all."""

from __future__ import annotations

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer


class LeanRequest(Request):
    """Looks for a form only where there may be one: the check of the token asks for it always."""

    @property
    def want_form_data_parsed(self) -> bool:
        return not self.is_json and super().want_form_data_parsed


class LeanSessions(SecureCookieSessionInterface):
    """Puts what signs the cookie together once, and leaves an answer alone that changes no session.

    No key changes while the app runs. Who may keep an answer is said of all of them by
    ``security.LastWord``, whether or not somebody looked into the session.
    """

    _signing: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._signing is None:
            self._signing = super().get_signing_serializer(app)
        return self._signing

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session.modified or session.permanent:
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Use both; they do as Flask's own."""
    app.request_class = LeanRequest
    app.session_interface = LeanSessions()
