"""``@allow``: the one way into a view. A view without it keeps the app from starting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm.interfaces import ORMOption

from planning.lib.database import Base, db
from planning.lib.ids import LARGEST_ID
from planning.model import User
from planning.permissions import SEES, Rule, anyone

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


def allow(
    rule: Rule,
    thing: type[Base] | None = None,
    *,
    known_by: Rule | None = None,
    loads: Sequence[ORMOption] = (),
) -> Callable[[View], View]:
    """Let a person into a view if ``rule`` says so, and hand over the thing it is about.

    With ``thing=Activity`` the view's URL carries ``<int:activity_id>`` and the view gets
    ``activity``. The thing is loaded here, once, so it cannot be reached unchecked.
    ``known_by`` says who may know of the thing on this page, where that is not what ``SEES`` says,
    or of a page that is about no thing. ``loads`` says what comes with the thing at once.

    Answers:
        404: there is no such thing, or this person may not know of it. Strangers get the same
            answer for both, with a way to sign in.
        403: the person may know of it, but not do this to it.
        the sign-in page (401 to a script): nobody is signed in.
    """
    # Looked up now, so a thing without one stops the start.
    sees = known_by or (SEES[thing] if thing else anyone)
    # Put together once: it is asked by every request.
    query = select(thing).where(thing.id == bindparam("id")).options(*loads) if thing else None

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(**url_values: Any) -> ResponseReturnValue:
            user = whoever_asks()
            found = None
            if any(value > LARGEST_ID for value in url_values.values() if isinstance(value, int)):
                abort(404)
            if thing is not None and query is not None:
                name = thing.__tablename__
                found = url_values[name] = _known(query, url_values.pop(f"{name}_id"))
            if not sees(user, found):
                abort(404)
            if not rule(user, found):
                if user.is_authenticated:
                    abort(403)
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined,no-any-return]
            return view(**url_values)

        guarded.access = rule  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return wrap


def whoever_asks() -> User:
    """The person behind ``current_user``, which looks them up anew for whatever is asked of them.

    A stranger is none of ours, but answers all the same: ``is_authenticated`` is false.
    """
    user: User = current_user._get_current_object()  # noqa: SLF001
    return user


def _known(query: Select[Base], thing_id: int) -> Base:
    found = db.session.scalars(query, {"id": thing_id}).unique().one_or_none()
    if found is None:
        abort(404)
    return found


def refuse_unguarded_views(app: Flask) -> None:
    """Stop at start-up if a view was registered without ``@allow``."""
    unguarded = [
        name
        for name, view in app.view_functions.items()
        if not hasattr(view, "access") and not name.endswith("static")
    ]
    if unguarded:
        raise RuntimeError(f"no @allow on: {', '.join(sorted(unguarded))}")
