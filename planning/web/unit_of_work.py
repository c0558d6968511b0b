"""One request, one transaction: a writing request that succeeds commits; nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from flask import Flask, Response, g, request, session

from planning import post
from planning.history import wait_for_turn
from planning.lib.database import db, writing

View = TypeVar("View", bound=Callable[..., object])

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def reads_first(view: View) -> View:
    """Let a posting view take its time before it writes, if it does: it says ``writing`` itself."""
    view.reads_first = True  # type: ignore[attr-defined]
    return view


def in_turn(view: View) -> View:
    """Let whoever posts wait until nobody else writes, before anything is read.

    For views that judge what was sent by what stands there: a name that must be free, a form
    that remembers what it showed. Said twice in the same moment, the second is judged by the first.
    """
    view.in_turn = True  # type: ignore[attr-defined]
    return view


def keep_anyway() -> None:
    """Commit even though the answer is an error: part of what was asked could be saved."""
    g.keep_anyway = True


def init_app(app: Flask) -> None:
    """Begin writing requests as writers, and end every request with a commit or a rollback."""

    @app.before_request
    def begin() -> None:
        g.turn = ExitStack()
        view = app.view_functions.get(request.endpoint or "")
        if request.method in WRITING and not hasattr(view, "reads_first"):
            g.turn.enter_context(writing())
        if request.method in WRITING and hasattr(view, "in_turn"):
            wait_for_turn()

    @app.after_request
    def commit_or_roll_back(response: Response) -> Response:
        kept = g.get("keep_anyway", False) and response.status_code < 500
        succeeded = response.status_code < 400 or kept
        if request.method in WRITING and succeeded:
            return _committed(app, response)
        db.session.rollback()
        return response

    @app.teardown_request
    def end(_error: BaseException | None) -> None:
        turn: ExitStack | None = g.pop("turn", None)
        if turn is not None:
            turn.close()


def _committed(app: Flask, response: Response) -> Response:
    """Save what was done. If that fails, it is answered as inside a view: nothing was done.

    Flask asks its handlers about views only. The session is as the request brought it, so that
    nothing says or remembers a deed that was undone.
    """
    try:
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        brought = app.session_interface.open_session(app, request)
        session.clear()
        session.update(brought or {})
        response = app.make_response(app.handle_user_exception(error))
        db.session.rollback()
        return response
    post.wake()
    return response
