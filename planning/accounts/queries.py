from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from planning.lib.collation import plain
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import Person, User

#: Accounts on one page of the list.
PAGE = 200


def account_of(email: str) -> User | None:
    """The account with that e-mail, whatever its case."""
    return db.session.scalar(select(User).where(User.email == email.strip().lower()))


def accounts(words: str = "") -> Sequence[User]:
    """Accounts by surname in Czech order, at most a page; ``words`` narrow them by name."""
    found = db.session.scalars(
        select(User)
        .join(User.person)
        .options(joinedload(User.person).joinedload(Person.organisation))
        .order_by(Person.last_name, User.id)
        .limit(PAGE if not words else None)
    ).all()
    fitting = [user for user in found if plain(words) in plain(f"{user.name} {user.email}")]
    return sorted(fitting, key=lambda u: by_surname(u.person.first_name, u.person.last_name))[:PAGE]


def number_of_accounts() -> int:
    """How many accounts there are."""
    return db.session.scalar(select(func.count(User.id))) or 0
