from __future__ import annotations

from sqlalchemy import func, select

from planning.history import record
from planning.history.moments import end_of
from planning.lib.clock import now, today
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import DomainError, Event, Plan, PlanVersion, User
from planning.model.fields import Day
from planning.versions import queries
from planning.versions.forms import VersionDetails

NOTHING_YET = N_("By that day nothing was written down here yet.")


def name_version(plan: Plan, details: VersionDetails, *, by: User) -> PlanVersion:
    """Give a name to what the plan says now, or said at the end of a day.

    Raises:
        DomainError: there is a version of that name, or nothing happened by that day.
    """
    if queries.is_named(plan, details.name):
        raise DomainError(N_("The plan has a version of that name already."))
    version = PlanVersion(
        plan=plan,
        name=details.name,
        body=details.body,
        number=details.number,
        decided_on=Day().read(details.decided_on),
        upto=_last_deed(details),
        at=now(),
        by=by,
    )
    db.session.add(version)
    record("version named", plan, by=by, label=version.name, new=version.name)
    return version


def _last_deed(details: VersionDetails) -> int:
    day = Day().read(details.day)
    if day is None or day == today():
        return db.session.scalar(select(func.max(Event.id))) or 0
    upto = end_of(day).upto
    if not upto:
        raise DomainError(NOTHING_YET)
    return upto
