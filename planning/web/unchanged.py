"""Answers "304, unchanged" when a page would come out as it did before, without making it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar

from flask import Response, make_response, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy import func, select

from planning.lib.clock import now, today
from planning.lib.database import db
from planning.model import CommentRound, Event, RoundState
from planning.web.assets import import_map_hash, style_fingerprint
from planning.web.languages import chosen_density, chosen_language, chosen_theme

#: Where the session keeps what the next page shows once, beside what is flashed.
ONCE = "_once"

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


def state_of_things() -> str:
    """A short text that differs whenever a page could: for whom, how, when, and what happened.

    Every deed leaves an event, so the highest event id stands for everything people
    changed; comment rounds open and close by the clock.
    """
    if current_user.is_authenticated:
        generate_csrf()  # it stands on the page, so it must be there before the page is judged
    last_event, comments_begun, comments_over = _what_happened()
    parts = (
        request.full_path,
        current_user.get_id(),
        session.get("csrf_token"),
        chosen_language(),
        chosen_theme(),
        chosen_density(),
        today().isoformat(),
        last_event,
        comments_begun,
        comments_over,
        style_fingerprint(),
        import_map_hash(),
    )
    return sha256(repr(parts).encode()).hexdigest()[:24]


def _what_happened() -> tuple[int | None, int, int]:
    """The last deed, and how many comment rounds the clock alone has opened and closed. A query."""
    at = now()
    rounds = select(func.count(CommentRound.id)).where(CommentRound.state != RoundState.PREPARED)
    begun, over = (
        rounds.where(moment <= at).scalar_subquery()
        for moment in (CommentRound.opens_at, CommentRound.closes_at)
    )
    found = db.session.execute(select(select(func.max(Event.id)).scalar_subquery(), begun, over))
    last, begun_, over_ = found.one()
    return last, begun_, over_


def unless_unchanged(view: View) -> View:
    """Let a view rest when the browser has its page already. Put it under ``@allow``."""

    @wraps(view)
    def asked(**values: Any) -> ResponseReturnValue:
        if "_flashes" in session or ONCE in session:
            return view(**values)  # a message is shown once, and then the page differs
        tag = state_of_things()
        response = Response(status=304) if _has(tag) else make_response(view(**values))
        if response.status_code in {200, 304}:
            response.set_etag(tag, weak=True)
        return response

    return asked  # type: ignore[return-value]


def _has(tag: str) -> bool:
    """Whether the browser holds ``tag``; compressing adds ``:br`` and the like to its end."""
    held = request.if_none_match.to_header()
    return f'"{tag}"' in held or f'"{tag}:' in held
