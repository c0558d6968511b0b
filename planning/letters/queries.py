from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import Letter, LetterState, Meeting, User
from planning.post import members_of, readers_without_address
from planning.summaries import Page, window

#: Letters on one page, and the most that are tried again at once.
PAGE, MOST = 100, 500

_STATES = {
    LetterState.SENT: Letter.sent_at.is_not(None),
    LetterState.GIVEN_UP: and_(Letter.sent_at.is_(None), Letter.given_up_at.is_not(None)),
    LetterState.WAITING: and_(Letter.sent_at.is_(None), Letter.given_up_at.is_(None)),
}
_TROUBLE = case((_STATES[LetterState.GIVEN_UP], 0), (_STATES[LetterState.WAITING], 1), else_=2)


def letters(
    number: int, *, meeting: Meeting | None = None, state: LetterState | None = None
) -> tuple[Sequence[Letter], Page]:
    """Letters in one state or in any, newest first. One query.

    Of one meeting those come first that did not go: somebody has to do something about them.
    """
    wanted = (
        select(Letter)
        .options(
            joinedload(Letter.person),
            joinedload(Letter.by).joinedload(User.person),
            joinedload(Letter.meeting),
        )
        .order_by(*([_TROUBLE] if meeting is not None else []), Letter.id.desc())
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    )
    if meeting is not None:
        wanted = wanted.where(Letter.meeting_id == meeting.id)
    if state is not None:
        wanted = wanted.where(_STATES[state])
    found = db.session.scalars(wanted).all()
    return found[:PAGE], window(found, number, PAGE)


def tally(meeting: Meeting | None = None) -> dict[LetterState, int]:
    """How many letters are in each state. One query."""
    counts = [func.count().filter(condition) for condition in _STATES.values()]
    wanted = select(*counts).select_from(Letter)
    if meeting is not None:
        wanted = wanted.where(Letter.meeting_id == meeting.id)
    return dict(zip(_STATES, db.session.execute(wanted).one(), strict=True))


def unsent(meeting: Meeting) -> Sequence[Letter]:
    """Letters about the meeting that have not gone, to try them again. One query."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.meeting_id == meeting.id, Letter.sent_at.is_(None))
        .options(joinedload(Letter.person))
        .order_by(Letter.id)
        .limit(MOST)
    ).all()


def without_address(meeting: Meeting) -> list[str]:
    """Names of people of the meeting whom no letter can reach. One query."""
    return [person.name for person in readers_without_address(members_of(meeting))]
