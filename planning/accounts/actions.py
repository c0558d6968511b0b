from __future__ import annotations

from werkzeug.security import check_password_hash, generate_password_hash

from planning.accounts import queries
from planning.accounts.forms import AccountDetails
from planning.history import record
from planning.lib.clock import now
from planning.lib.database import db, writing
from planning.lib.words import N_
from planning.model import CityRole, DomainError, Person, User

#: Compared when there is no such account, so that both answers take the same time.
_NOBODY = generate_password_hash("nobody")


def recognised(email: str, password: str) -> User | None:
    """The account these belong to, if it may sign in.

    Hashing is slow on purpose, so nobody waits for the database meanwhile.
    """
    user = queries.account_of(email)
    known = user.password_hash if user else _NOBODY
    db.session.rollback()
    fits = check_password_hash(known, password)
    return user if user is not None and fits and user.is_enabled else None


def note_visit(user: User) -> None:
    """Remember that they came."""
    db.session.rollback()
    with writing():
        user.last_seen_at = now()
        db.session.flush()


def open_account(details: AccountDetails, *, by: User | None) -> User:
    """Give a new person an account.

    Raises:
        DomainError: the e-mail belongs to somebody already.
    """
    email = details.email.strip().lower()
    if queries.account_of(email) is not None:
        raise DomainError(N_("Somebody already signs in as %(email)s."), email=email)
    user = User(person=Person(last_name=""), created_at=now(), password_hash="")
    db.session.add(user)
    _write(user, details)
    record("account opened", user, by=by, new=email)
    return user


def change_account(user: User, details: AccountDetails, *, by: User) -> None:
    """Correct what is known of a person, or what they may do.

    Raises:
        DomainError: the e-mail belongs to somebody else, or an administrator locks themselves out.
    """
    other = queries.account_of(details.email)
    if other is not None and other.id != user.id:
        raise DomainError(N_("Somebody already signs in as %(email)s."), email=details.email)
    if user.id == by.id and (details.role != CityRole.ADMIN or not details.is_enabled):
        raise DomainError(N_("You cannot take your own administration away. Ask another one."))
    before = f"{user.email}, {user.role or ''}"
    _write(user, details)
    record("account changed", user, by=by, old=before, new=f"{user.email}, {user.role or ''}")


def _write(user: User, details: AccountDetails) -> None:
    person = user.person
    person.titles_before, person.titles_after = details.titles_before, details.titles_after
    person.first_name, person.last_name = details.first_name, details.last_name
    person.email = user.email = details.email.strip().lower()
    person.phone = details.phone
    user.role = CityRole(details.role) if details.role else None
    user.is_enabled = details.is_enabled
    if details.password:
        user.password_hash = generate_password_hash(details.password)
