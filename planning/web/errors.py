"""Turns what went wrong into a page: the only place that knows status codes of domain errors."""

from __future__ import annotations

import re
import sqlite3

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import BadRequest, HTTPException, ServiceUnavailable

from planning.chronicle import deeds_since
from planning.lib.database import Busy, db
from planning.lib.words import N_
from planning.model import ChangedMeanwhile, DomainError
from planning.web.sentences import sentence

CONFLICT = 409
#: Bytes of a form whose texts are shown again.
LONGEST = 500_000
#: Fields whose texts stay hidden: a password, and what a form carries that nobody typed.
_NEVER_SHOWN = {"csrf_token", "password", "based_on", "seen"}
#: What forms send of their own accord: choices, numbers of things, deeds.
_OF_A_MACHINE = re.compile(r"[a-z0-9_/:.,+-]*")


def wants_json() -> bool:
    """Whether a script is asking: it patches, sends JSON, or asks for it."""
    return (
        request.method == "PATCH"
        or request.path.endswith(".json")
        or request.is_json
        or request.headers.get("Accept") == "application/json"
    )


def typed_texts() -> list[str]:
    """What somebody wrote into a form that could not be taken, so that it can be copied."""
    if request.method != "POST" or (request.content_length or 0) > LONGEST:
        return []
    try:
        sent = request.form.items()
    except HTTPException:  # too many fields to take apart
        return []
    return [
        text
        for name, text in sent
        if name not in _NEVER_SHOWN and not _OF_A_MACHINE.fullmatch(text)
    ]


def init_app(app: Flask) -> None:  # noqa: C901 - a list of handlers, each of them plain
    """Give every expected failure its page."""

    @app.errorhandler(DomainError)
    def show_broken_rule(error: DomainError) -> ResponseReturnValue:
        return _refused(_(error.message, **error.values))

    @app.errorhandler(ChangedMeanwhile)
    def show_newer(error: ChangedMeanwhile) -> ResponseReturnValue:
        return _show_what_changed(error)

    @app.errorhandler(StaleDataError)
    def show_changed_meanwhile(_error: StaleDataError) -> ResponseReturnValue:
        return _refused(_("Someone else saved in the same moment. Open the page again, please."))

    @app.errorhandler(OperationalError)
    @app.errorhandler(sqlite3.OperationalError)
    @app.errorhandler(Busy)
    def show_database_away(_error: Exception) -> ResponseReturnValue:
        db.session.rollback()
        return show_http_error(ServiceUnavailable())

    @app.errorhandler(DataError)
    def show_unkeepable(error: DataError) -> ResponseReturnValue:
        """Signs or numbers that PostgreSQL refuses, and that nobody refused before."""
        db.session.rollback()
        app.logger.warning("The database refused what was sent: %s", error.orig)
        return show_http_error(BadRequest())

    @app.errorhandler(CSRFError)
    def show_expired(error: CSRFError) -> ResponseReturnValue:
        if wants_json():
            return jsonify(error=error.description), 400
        return show_expired_page(), 400

    @app.errorhandler(HTTPException)
    def show_http_error(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400:
            return error
        title, advice = _WORDS.get(code, _WORDS[400])
        if wants_json():
            return jsonify(error=error.name if code >= 500 else f"{_(title)}. {_(advice)}"), code
        if code >= 500:
            # The database may be what is broken, so this page asks it nothing.
            return render_template("errors/broken.html", code=code), code
        words = {"title": _(title), "advice": _(advice), "typed": typed_texts()}
        return render_template("errors/page.html", code=code, **words), code


def show_expired_page() -> str:
    """Words for a form that came from an earlier sign-in, or from none, and what it brought."""
    return render_template("errors/expired.html", typed=typed_texts(), back=_back())


def _refused(message: str) -> ResponseReturnValue:
    if wants_json():
        return jsonify(error=message), CONFLICT
    words = {"message": message, "typed": typed_texts(), "back": _back()}
    return render_template("errors/409.html", **words), CONFLICT


def _show_what_changed(error: ChangedMeanwhile) -> ResponseReturnValue:
    """Nothing was done; this is what others did, and what was typed."""
    message = _(error.message)
    if wants_json():
        return jsonify(error=message), CONFLICT
    deeds = deeds_since(error.sheet, error.seen) if error.sheet is not None else []
    page = render_template(
        "errors/newer.html",
        message=message,
        deeds=deeds,
        sentence=sentence,
        typed=typed_texts(),
        back=_back(),
    )
    return page, CONFLICT


def _back() -> str:
    """The page they came from, if it is one of ours."""
    came, ours = request.referrer or "", request.host_url
    return came.removeprefix(ours.rstrip("/")) if came.startswith(ours) else ""


_WORDS = {
    400: (N_("This request makes no sense"), N_("Go back and try it once more.")),
    401: (N_("Sign in, please"), N_("This page is for people with an account.")),
    403: (N_("This is not for you to do"), N_("Somebody else looks after this.")),
    404: (
        N_("There is nothing here"),
        N_("The page at this address does not exist, or is not meant for you."),
    ),
    405: (N_("This is not how this page is used"), N_("Go back and use the buttons on the page.")),
    413: (
        N_("That is too much at once"),
        N_(
            "The text is longer than this page can take. Nothing was saved. Go back and shorten it."
        ),
    ),
    429: (
        N_("Too many attempts"),
        N_("Wait a minute, then try again. If you forgot your password, call the coordinator."),
    ),
}
