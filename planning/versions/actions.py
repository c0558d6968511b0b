from __future__ import annotations

from planning import history
from planning.history.moments import end_of
from planning.lib.clock import today
from planning.lib.words import N_
from planning.model import DomainError, Plan, PlanVersion, User
from planning.model.fields import Day
from planning.versions.forms import VersionDetails

NOTHING_YET = N_("By that day nothing was written down here yet.")


def name_version(plan: Plan, details: VersionDetails, *, by: User) -> PlanVersion:
    """Give a name to what the plan says now, or said at the end of a day.

    Raises:
        DomainError: the name cannot be given, or nothing happened by that day.
    """
    return history.name_version(
        plan,
        details.name,
        _last_deed(details),
        by=by,
        body=details.body,
        number=details.number,
        decided_on=Day().read(details.decided_on),
    )


def _last_deed(details: VersionDetails) -> int:
    day = Day().read(details.day)
    if day is None or day == today():
        return history.last_deed_of_all()
    upto = end_of(day).upto
    if not upto:
        raise DomainError(NOTHING_YET)
    return upto
