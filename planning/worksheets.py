"""Worksheets, whatever one comes for: loading them whole, and one's turn to write on them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from planning import permissions as may
from planning.history import take_turn
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import Activity, NotAllowedNow, User

#: With these an activity comes with all its rows: four queries more, however long it is.
ROWS: tuple[ORMOption, ...] = (
    selectinload(Activity.entries),
    selectinload(Activity.milestones),
    selectinload(Activity.risks),
    selectinload(Activity.costs),
)
#: The same, and where it belongs.
WHOLE: tuple[ORMOption, ...] = (
    joinedload(Activity.plan),
    joinedload(Activity.group),
    joinedload(Activity.measure),
    *ROWS,
)


def whole(activity: Activity, *more: ORMOption) -> Activity:
    """The activity with its whole worksheet, as it stands now.

    ``more``: what else is to come along. Five queries at any length, and what ``more`` asks.
    """
    return (
        db.session.scalars(
            select(Activity)
            .where(Activity.id == activity.id)
            .options(*WHOLE, *more)
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def take_worksheet(activity: Activity, *, by: User) -> None:
    """Wait for one's turn to write on the worksheet, and see it as it is then.

    Raises:
        NotAllowedNow: somebody has locked it in this very moment.
    """
    take_turn(activity)
    if not may.edit_activity(by, activity):
        raise NotAllowedNow(N_("This activity can no longer be changed. Open it again."))
