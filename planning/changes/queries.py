from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from planning.changes.forms import Asked, Kind
from planning.chronicle import Telling, names_in, removed, told
from planning.lib.clock import CITY_ZONE
from planning.lib.database import db
from planning.lib.names import by_surname
from planning.model import (
    Activity,
    CityRole,
    Event,
    Group,
    Measure,
    Meeting,
    Membership,
    Person,
    Plan,
    Sheet,
    User,
    meeting_group,
)
from planning.summaries import Page, window
from planning.visibility import (
    of_known_rounds,
    own_groups,
    own_items,
    visible_activities,
    visible_events,
)

#: Deeds on one page.
PAGE = 60
#: Things to choose from in one list.
OFFERED = 500
#: Lists of a sheet whose removed rows lie in a bin.
IN_BIN = {
    "activity": tuple(Activity.ROWS),
    "meeting": ("items", "conclusions"),
}

_VERBS = {
    Kind.WRITTEN: ("changed", "described", "group described", "limb changed", "correction added"),
    Kind.ADDED: (
        "added",
        "created",
        "group founded",
        "limb added",
        "file added",
        "guest added",
        "member joined",
    ),
    Kind.REMOVED: ("removed", "file removed", "guest removed", "member left"),
    Kind.MOVED: ("moved",),
    Kind.RESTORED: ("restored",),
    Kind.DECIDED: (
        "stage moved",
        "realisation moved",
        "approval added",
        "approval corrected",
        "year evaluated",
        "minutes moved",
        "published",
        "withdrawn",
        "called off",
        "called again",
        "version named",
    ),
}
_KNOWN_VERBS = [verb for verbs in _VERBS.values() for verb in verbs]


def people(user: User) -> list[User]:
    """Those who may have done what ``user`` may read of, by surname. One query."""
    sits: ColumnElement[bool] = Membership.person_id == Person.id
    if user.role not in {CityRole.COORDINATOR, CityRole.OFFICIAL}:
        sits = and_(sits, Membership.group_id.in_(own_groups(user)))
    coordinates = User.role.is_not(None) if _sees_all(user) else User.role == CityRole.COORDINATOR
    found = db.session.scalars(
        select(User)
        .join(User.person)
        .where(or_(exists().where(sits), coordinates))
        .options(contains_eager(User.person))
        .order_by(User.id)
        .limit(OFFERED)
    )
    return sorted(found, key=lambda one: by_surname(one.person.first_name, one.person.last_name))


def _sees_all(user: User) -> bool:
    return user.role is CityRole.COORDINATOR


def events(user: User, asked: Asked, number: int) -> tuple[list[Telling], Page]:
    """What people did to things ``user`` may see, latest first. Two queries."""
    return _page(user, number, visible_events(user), *_conditions(asked))


def events_of(sheet: Sheet, user: User, number: int) -> tuple[list[Telling], Page]:
    """What people did to one sheet, latest first. Two queries."""
    known = [of_known_rounds(user)] if isinstance(sheet, Plan) else []
    return _page(user, number, Event.done_to(sheet), *known)


def _page(user: User, number: int, *conditions: ColumnElement[bool]) -> tuple[list[Telling], Page]:
    found = told(
        *conditions,
        items=own_items(user),
        limit=PAGE + 1,
        offset=(number - 1) * PAGE,
    )
    shown = found[:PAGE]
    names = names_in((each.event for each in shown), activities=visible_activities(user))
    return [replace(each, names=names) for each in shown], window(found, number, PAGE)


def _conditions(asked: Asked) -> Iterable[ColumnElement[bool]]:
    """What the address asks for, as conditions; always the same number of statements."""
    if asked.person is not None:
        yield Event.by_id == asked.person
    if asked.thing is not None:
        yield Event.thing == asked.thing
    if asked.deed is not None:
        verbs = _VERBS.get(asked.deed)
        yield Event.verb.in_(verbs) if verbs else Event.verb.not_in(_KNOWN_VERBS)
    if asked.first is not None:
        yield Event.at >= _midnight(asked.first)
    if asked.last is not None:
        yield Event.at < _midnight(asked.last + timedelta(days=1))
    yield _of_group(asked.group) if asked.group is not None else true()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), CITY_ZONE)


def _of_group(group_id: int) -> ColumnElement[bool]:
    """Deeds on activities of a group, at its meetings, and on the group itself."""
    activities = (Activity.id == Event.thing_id, Activity.group_id == group_id)
    meetings = (
        meeting_group.c.meeting_id == Event.thing_id,
        meeting_group.c.group_id == group_id,
    )
    return or_(
        and_(Event.thing == Activity.__tablename__, exists().where(*activities).correlate(Event)),
        and_(Event.thing == Meeting.__tablename__, exists().where(*meetings).correlate(Event)),
        and_(Event.thing == Group.__tablename__, Event.thing_id == group_id),
    )


def in_bin(sheet: Sheet, user: User) -> list[Telling]:
    """How each row went that could be put back, latest first. Two queries besides the lists."""
    found = removed(sheet, IN_BIN[sheet.__tablename__])
    names = names_in(found, activities=visible_activities(user))
    return [Telling(event, names=names) for event in found]


def deeds_on(sheet: Sheet, ids: Iterable[int]) -> dict[int, Event]:
    """Deeds on that sheet by their ids, with who did them. One query."""
    found = db.session.scalars(
        select(Event)
        .where(
            Event.id.in_(sorted(set(ids))),
            Event.done_to(sheet),
        )
        .options(joinedload(Event.by).joinedload(User.person))
    )
    return {event.id: event for event in found}


def deeds_after(sheet: Sheet, event_id: int) -> Sequence[Event]:
    """What was done to a sheet after a deed, in order. One query."""
    return db.session.scalars(
        select(Event)
        .where(
            Event.done_to(sheet),
            Event.id > event_id,
        )
        .order_by(Event.id)
    ).all()


def is_taken(group: Group, name: str) -> bool:
    """Whether another group has that name. One query."""
    found = select(Group.id).where(Group.name == name, Group.id != group.id)
    return db.session.scalar(found) is not None


def has_measure(plan_id: int, measure_id: int) -> bool:
    """Whether the plan has that measure. One query."""
    found = select(Measure.id).where(Measure.id == measure_id, Measure.plan_id == plan_id)
    return db.session.scalar(found) is not None


def people_of(meeting: Meeting) -> Sequence[Person]:
    """People who sit or sat in the meeting's groups. One query."""
    sits = (Membership.person_id == Person.id, Membership.group_id.in_(meeting.group_ids))
    return db.session.scalars(
        select(Person).where(exists().where(*sits)).order_by(Person.id).limit(OFFERED)
    ).all()
