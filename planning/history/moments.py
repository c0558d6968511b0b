"""Moments of the past: the end of a day where the city lies, or a named version of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from planning.lib.clock import CITY_ZONE, day_of, now
from planning.lib.database import db
from planning.lib.ids import LARGEST_ID
from planning.model import Event, Person, PlanVersion, User


@dataclass(frozen=True)
class Moment:
    """All deeds up to ``upto``, the id of the last that belongs to it; ``at`` is when that was."""

    upto: int
    at: datetime
    version: PlanVersion | None = None
    is_now: bool = False

    @property
    def day(self) -> date:
        """The day where the city lies; of the end of a day, that day."""
        last = self.at if self.version or self.is_now else self.at - timedelta(seconds=1)
        return day_of(last)

    @property
    def asked(self) -> str | None:
        """How an address asks for it; None for this moment."""
        if self.is_now:
            return None
        return f"v{self.version.id}" if self.version else self.day.isoformat()


def this_moment() -> Moment:
    """Now: everything that ever happened belongs to it. No query."""
    return Moment(LARGEST_ID, now(), is_now=True)


def end_of(day: date) -> Moment:
    """The end of a day. One query."""
    midnight = datetime.combine(day + timedelta(days=1), time(0), CITY_ZONE)
    upto = db.session.scalar(
        select(Event.id)
        .where(Event.at < midnight)
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(1)
    )
    return Moment(upto or 0, midnight)


def named(plan_id: int, which: ColumnElement[bool]) -> Moment | None:
    """The moment of a version of the plan, or None where there is none. One query."""
    found = db.session.execute(
        select(PlanVersion, func.coalesce(Event.at, PlanVersion.at))
        .outerjoin(Event, Event.id == PlanVersion.upto)
        .where(PlanVersion.plan_id == plan_id, which)
        .options(joinedload(PlanVersion.plan))
    ).first()
    if found is None:
        return None
    version, at = found
    return Moment(version.upto, at, version)


def with_id(plan_id: int, version_id: int) -> Moment | None:
    """The moment of the plan's version with that id. One query."""
    return named(plan_id, PlanVersion.id == version_id)


def called(plan_id: int, name: str) -> Moment | None:
    """The moment of the plan's version of that name. One query."""
    return named(plan_id, PlanVersion.name == name)


def last_decided(plan_id: int) -> Moment | None:
    """The moment of the plan's latest version that a body has decided on. One query."""
    latest = (
        select(PlanVersion.id)
        .where(PlanVersion.plan_id == plan_id, PlanVersion.body != "")
        .order_by(PlanVersion.upto.desc(), PlanVersion.id.desc())
        .limit(1)
    )
    return named(plan_id, PlanVersion.id == latest.scalar_subquery())


def versions_of(plan_id: int, *conditions: ColumnElement[bool]) -> list[PlanVersion]:
    """The plan's named versions, the latest moment first. One query."""
    return list(
        db.session.scalars(
            select(PlanVersion)
            .where(PlanVersion.plan_id == plan_id, *conditions)
            .options(
                joinedload(PlanVersion.by)
                .joinedload(User.person)
                .load_only(Person.first_name, Person.last_name)
            )
            .order_by(PlanVersion.upto.desc(), PlanVersion.id.desc())
            .limit(200)
        )
    )
