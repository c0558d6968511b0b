"""What of a sheet says something else than what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.history.netting import netted
from planning.history.past import AXES
from planning.lib.database import db
from planning.model import WRITTEN, Activity, Event, Part, Stage, User
from planning.web.parts import is_reported, part_of

#: Deeds by which a sheet came to be as it is.
MAKING = WRITTEN | {"created", *AXES}


def tells(verb: str, path: str) -> bool:
    """Whether a deed may change what has to be approved."""
    return verb in WRITTEN and not is_reported(path)


def parts_changed(deeds: Iterable[Any]) -> set[Part]:
    """The parts that deeds on one activity, oldest first, leave saying something else."""
    steps = [net.difference for net in netted(Activity, deeds)]
    return {part_of(step.path) for step in steps if tells(step.verb, step.path)}


def changed_since_approval(activity: Activity, deeds: Iterable[Event] | None = None) -> list[Part]:
    """The parts of an approved sheet that nobody has approved as they are, in its order.

    None of one that is not approved. ``deeds`` are at least those done to it since, in any order;
    without them it takes a query.
    """
    since = activity.approved_upto
    if activity.stage is not Stage.APPROVED or since is None:
        return []
    known = deeds_since(activity, since) if deeds is None else deeds
    later = [deed for deed in known if deed.id > since and deed.verb in MAKING]
    found = parts_changed(sorted(later, key=lambda deed: deed.id))
    return [part for part in Part if part in found]


def deeds_since(activity: Activity, since: int) -> Sequence[Event]:
    """By which deeds after ``since`` the sheet came to be as it is, in order. One query."""
    return db.session.scalars(
        select(Event)
        .where(Event.done_to(activity), Event.id > since, Event.verb.in_(sorted(MAKING)))
        .options(joinedload(Event.by).joinedload(User.person))
        .order_by(Event.id)
    ).all()
