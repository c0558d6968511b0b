"""Delivering what waits in the outbox: claim a letter, send it, mark it.

Each of the three is a step of its own. The claim is an UPDATE that only one process can win; it
holds for ``CLAIM``. A process killed before the claim leaves the letter waiting; one killed after
it leaves the letter claimed, and whoever comes after ``CLAIM`` sends it. So a letter is never
lost; one whose sender was killed between the server's "taken" and the mark goes out twice, with
the same Message-ID, by which mail programs may know it for one. Marking first would turn that
round and lose it, and a meeting nobody heard of is worse than an invitation read twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import joinedload

from planning.lib.clock import now
from planning.lib.database import db, writing
from planning.lib.words import N_
from planning.model import Letter, User
from planning.post.carriers import Carrier, NotCarried, Parcel, carrier_for
from planning.post.envelope import folded

#: How long a letter is left to whoever began to send it.
CLAIM = timedelta(minutes=10)
#: Letters looked up at once.
ROUND = 50
#: Tried that often, for about three days, before it is given up.
MOST_TRIES = 10
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=2), timedelta(hours=12)
_log = logging.getLogger(__name__)


@dataclass
class Tally:
    """What a round of delivery came to."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    #: Still in the outbox at its end; those that failed are among them.
    waiting: int = 0


def deliver(carrier: Carrier | None = None) -> Tally:
    """Deliver all that waits and may be tried now. Several processes may do so at once.

    Must not be called inside a request: it commits after each letter.
    """
    tally, last = Tally(), 0
    with carrier or carrier_for(current_app.config) as carries:
        while found := _due(after=last):
            for letter_id, tries in found:
                last = letter_id
                if _claimed(letter_id, tries):
                    _send(carries, letter_id, tries + 1, tally)
    tally.waiting = db.session.scalar(select(func.count(Letter.id)).where(_waits())) or 0
    db.session.rollback()
    return tally


def patience(tries: int) -> timedelta:
    """How long to leave a letter alone after that many failures."""
    return min(FIRST_WAIT * int(4 ** (tries - 1)), LONGEST_WAIT)


def _waits() -> ColumnElement[bool]:
    return and_(Letter.sent_at.is_(None), Letter.given_up_at.is_(None))


def _may_be_tried(at: datetime) -> ColumnElement[bool]:
    return and_(_waits(), or_(Letter.not_before.is_(None), Letter.not_before <= at))


def _due(*, after: int) -> list[tuple[int, int]]:
    """Ids of letters to try, with how often they were; each once in a round."""
    rows = db.session.execute(
        select(Letter.id, Letter.tries)
        .where(_may_be_tried(now()), Letter.id > after)
        .order_by(Letter.id)
        .limit(ROUND)
    ).all()
    db.session.rollback()
    return [(row.id, row.tries) for row in rows]


def _claimed(letter_id: int, tries: int) -> bool:
    """Whether the letter is ours to send now: nobody else tried it since we looked."""
    at = now()
    mine = update(Letter).where(Letter.id == letter_id, Letter.tries == tries, _may_be_tried(at))
    return _changed(mine.values(tries=tries + 1, not_before=at + CLAIM, error="")) == 1


def _send(carrier: Carrier, letter_id: int, tries: int, tally: Tally) -> None:
    try:
        carrier.carry(_packed(letter_id, carrier))
    except NotCarried as failure:
        _mark_failed(letter_id, tries, failure, tally)
    except Exception as error:  # one that cannot be made must not stop those behind it
        _log.exception("letter %s cannot be made", letter_id)
        unmade = NotCarried(N_("The workspace could not make this letter."), error)
        _mark_failed(letter_id, tries, unmade, tally)
    else:
        tally.sent += 1
        _mark(letter_id, tries, sent_at=now(), not_before=None, error="")


def _packed(letter_id: int, carrier: Carrier) -> Parcel:
    letter = db.session.scalars(
        select(Letter)
        .where(Letter.id == letter_id)
        .options(joinedload(Letter.by).joinedload(User.person))
    ).one()
    mail = folded(letter, sender=current_app.config["MAIL_FROM"], policy=carrier.policy)
    parcel = Parcel(letter_id, letter.written_at, letter.address, mail)
    db.session.rollback()  # no transaction stays open while the mail server thinks
    return parcel


def _mark_failed(letter_id: int, tries: int, failure: NotCarried, tally: Tally) -> None:
    """Remember why, and when to try again, if ever."""
    at, error = now(), f"{failure.words}\n{failure.said}".strip()
    if failure.for_good or tries >= MOST_TRIES:
        tally.given_up += 1
        _mark(letter_id, tries, given_up_at=at, not_before=None, error=error)
    else:
        tally.failed += 1
        _mark(letter_id, tries, not_before=at + patience(tries), error=error)


def _mark(letter_id: int, tries: int, **values: Any) -> None:
    """Write down what became of the letter, unless somebody else has taken it over since."""
    ours = update(Letter).where(Letter.id == letter_id, Letter.tries == tries)
    _changed(ours.where(Letter.sent_at.is_(None)).values(**values))


def _changed(statement: Any) -> int:
    """Run one UPDATE in a transaction of its own; how many rows it changed."""
    with writing():
        result: Any = db.session.execute(statement.execution_options(synchronize_session=False))
        db.session.commit()
    return int(result.rowcount)
