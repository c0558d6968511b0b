"""Who is signed in: loading them in one query, and what strangers are told."""

from __future__ import annotations

from flask import Flask, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from sqlalchemy import bindparam, select
from sqlalchemy.orm.attributes import set_committed_value

from planning.lib.database import db
from planning.model import Membership, Person, User
from planning.web.errors import show_expired_page, wants_json

limiter = Limiter(get_remote_address)


#: Put together once: every request asks it. Three things side by side, since the mapper takes a
#: third longer to load them one inside the other.
_WHO = (
    select(User, Person, Membership)
    .join(User.person)
    .outerjoin(Person.memberships)
    .where(User.id == bindparam("id"), User.is_enabled)
)


def load_user(user_id: str) -> User | None:
    """The person with their memberships, since every rule asks for them. One query."""
    found = db.session.execute(_WHO, {"id": int(user_id)}).all()
    if not found:
        return None
    user, person, _first = found[0]
    set_committed_value(user, "person", person)
    set_committed_value(person, "memberships", list(filter(None, (each for _, _, each in found))))
    return user if session.get("key", user.key) == user.key else None


def init_app(app: Flask) -> None:
    """Know people by their session; send strangers to the sign-in page and back."""
    limiter.init_app(app)
    login = LoginManager(app)
    login.session_protection = "basic"
    login.user_loader(load_user)

    @login.unauthorized_handler  # type: ignore[untyped-decorator]  # Flask-Login has no types
    def ask_to_sign_in() -> ResponseReturnValue:
        if wants_json():
            abort(401)
        if request.method != "GET":
            return show_expired_page(), 401
        here = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=here))
