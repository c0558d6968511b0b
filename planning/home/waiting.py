"""What waits for who decides for the city, and how long it has waited."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select, true

from planning.lib.clock import days_since
from planning.lib.database import db
from planning.model import (
    TURNS,
    WITH_CITY,
    Activity,
    ChangeSheet,
    Event,
    Plan,
    PlanState,
    Review,
    ReviewState,
    Stage,
    state_of,
)

#: More is not counted.
MOST = 1000


class WaitingSheet(NamedTuple):
    """How a sheet before the city stands, since when somebody has had the turn, and how long."""

    state: ReviewState
    since: datetime
    days: int


class Waits(NamedTuple):
    """Sheets that wait for the city: how many for the office, how many for a decision of a body.

    ``sheets``: by the id of their activity; those for the office first, and among them those
    that wait longest.
    """

    office: int = 0
    bodies: int = 0
    sheets: dict[int, WaitingSheet] = {}


def waiting_for_city(today: date) -> Waits:
    """What ``/reviews`` lists for who decides, counted. One query."""
    last = select(func.max(Review.id)).where(
        Review.activity_id == Activity.id, Review.change_sheet_id.is_(None)
    )
    opened = and_(ChangeSheet.activity_id == Activity.id, ChangeSheet.state.in_(sorted(WITH_CITY)))
    stages = [Stage.DISCUSSED, Stage.COMMENTED, Stage.AGREED]
    given = select(func.max(Event.at)).where(
        Event.done_to(Activity),
        or_(
            *(
                and_(Event.verb == verb, true() if news is None else Event.new.in_(sorted(news)))
                for verb, news in TURNS.items()
            )
        ),
    )
    turn = given.correlate(Activity).scalar_subquery().label("turn")
    rows = db.session.execute(
        select(Activity.id, Activity.stage, Review, ChangeSheet.state, Activity.updated_at, turn)
        .join(Activity.plan)
        .outerjoin(Review, Review.id == last.correlate(Activity).scalar_subquery())
        .outerjoin(ChangeSheet, opened)
        .where(
            Plan.state != PlanState.FINISHED,
            or_(Activity.stage.in_(stages), ChangeSheet.id.is_not(None)),
        )
        .order_by(Activity.updated_at, Activity.id)
        .limit(MOST)
    ).all()
    sheets = {
        row.id: WaitingSheet(
            row.state or state_of(row.stage, row.Review),
            since := row.turn or row.updated_at,
            days_since(since, today),
        )
        for row in rows
    }
    bodies = sum(sheet.state is ReviewState.AGREED for sheet in sheets.values())
    first = sorted(
        sheets, key=lambda id_: (sheets[id_].state is ReviewState.AGREED, sheets[id_].since, id_)
    )
    return Waits(len(sheets) - bodies, bodies, {id_: sheets[id_] for id_ in first})
