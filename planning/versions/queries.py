from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.history.moments import versions_of
from planning.lib.database import db
from planning.model import Group, Plan, PlanVersion, User
from planning.permissions import see_plan_history


def versions(plan: Plan, user: User) -> list[PlanVersion]:
    """The plan's versions ``user`` may look at, the latest moment first. One query."""
    if see_plan_history(user, plan):
        return versions_of(plan.id)
    return versions_of(plan.id, PlanVersion.body != "")


def group(group_id: int) -> Group | None:
    """One group. One query."""
    return db.session.get(Group, group_id)


def plan_of(plan_id: int) -> Plan:
    """A plan with what was decided about it. One query."""
    found = select(Plan).where(Plan.id == plan_id).options(joinedload(Plan.approvals))
    return db.session.scalars(found).unique().one()
