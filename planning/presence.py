"""Who has a sheet open, and where on it they write. Not history: a moment later it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from planning.lib.clock import now
from planning.lib.database import db
from planning.model import GONE_AFTER, Sheet, Sighting, User

#: After that long nobody asks any more whether somebody was here.
_FORGOTTEN_AFTER = timedelta(hours=1)


def note(sheet: Sheet, *, by: User, page: str, path: str) -> None:
    """Remember that a page of ``by`` is open, and in which field they are."""
    mine = (Sighting.user_id == by.id) & (Sighting.page == page)
    values = {"thing": sheet.__tablename__, "thing_id": sheet.id, "path": path}
    known = db.session.execute(update(Sighting).where(mine).values(seen_at=now(), **values))
    if known.rowcount:  # type: ignore[attr-defined]  # an update has one
        return
    db.session.execute(delete(Sighting).where(Sighting.seen_at < now() - _FORGOTTEN_AFTER))
    try:
        with db.session.begin_nested():
            db.session.add(Sighting(user_id=by.id, page=page, seen_at=now(), **values))
    except IntegrityError:  # the same page said so twice in one moment
        pass


def leave(*, by: User, page: str) -> None:
    """A page of ``by`` was closed."""
    db.session.execute(delete(Sighting).where(Sighting.user_id == by.id, Sighting.page == page))


def others(sheet: Sheet, page: str, user: User) -> Sequence[Sighting]:
    """Whoever else has the sheet open, each once, by name. One query."""
    found = db.session.scalars(
        select(Sighting)
        .where(
            Sighting.thing == sheet.__tablename__,
            Sighting.thing_id == sheet.id,
            Sighting.seen_at > now() - GONE_AFTER,
            (Sighting.user_id != user.id) | (Sighting.page != page),
        )
        .options(joinedload(Sighting.user).joinedload(User.person))
        .order_by(Sighting.seen_at, Sighting.id)
    ).all()
    latest = {each.user_id: each for each in sorted(found, key=lambda each: each.path != "")}
    return sorted(latest.values(), key=lambda each: each.user.name)
