"""Giving a name to a moment of a plan, by which addresses and papers ask for it ever after."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from sqlalchemy import func, select

from planning.history.keeping import record
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.periods import parse_day
from planning.lib.words import N_
from planning.model import DomainError, Event, Plan, PlanVersion, User


def last_deed_of_all() -> int:
    """The id of the last deed there is; 0 before any. One query."""
    return db.session.scalar(select(func.max(Event.id))) or 0


def name_version(
    plan: Plan,
    name: str,
    upto: int,
    *,
    by: User,
    body: str = "",
    number: str = "",
    decided_on: date | None = None,
) -> PlanVersion:
    """Give a name to what the plan said after the deed ``upto``, and say who decided on it.

    Raises:
        DomainError: nobody could ask for that name, or a version of the plan has it already.
    """
    if not is_name(name):
        raise DomainError(N_("Write a name in words."))
    if _is_taken(plan.id, name):
        raise DomainError(N_("The plan has a version of that name already."))
    version = PlanVersion(
        plan=plan,
        name=name,
        body=body,
        number=number,
        decided_on=decided_on,
        upto=upto,
        at=now(),
        by=by,
    )
    db.session.add(version)
    record("version named", plan, by=by, label=name, new=name)
    return version


def _is_taken(plan_id: int, name: str) -> bool:
    """Whether a version of the plan has a name that reads the same. One query."""
    names = db.session.scalars(select(PlanVersion.name).where(PlanVersion.plan_id == plan_id))
    return any(_read(each) == _read(name) for each in names)


def _read(name: str) -> str:
    """A name as one reads it: of whatever case, with whatever blanks."""
    return " ".join(normalize("NFKC", name).casefold().split())


def is_name(words: str) -> bool:
    """Whether words name a version: addresses say a day, or ``v12``, where they may say a name."""
    if not words or (words[0] == "v" and words[1:].isdecimal()):
        return False
    try:
        parse_day(words)
    except ValueError:
        return True
    return False
