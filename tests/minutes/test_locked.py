"""A locked record stays as it is, whatever route somebody tries and whatever they try to write."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import inspect

from planning.lib.database import Base, db
from planning.model import (
    LOCKED_MINUTES,
    AgendaItem,
    Agreement,
    Attachment,
    Attendance,
    Conclusion,
    ConclusionKind,
    Edition,
    Minutes,
    MinutesState,
    NotAllowedNow,
    Presence,
    Side,
)
from planning.model.locks import _FREE
from tests.make import NOON

#: Deeds that are meant for locked records; each has its own tests.
MEANT = {
    "minutes.publishing.move", "minutes.publishing.reopen", "minutes.publishing.hide",
    "minutes.checks.publish", "minutes.checks.let_stand", "minutes.corrections.add",
}  # fmt: skip
#: Tables that make a record.
RECORD = (Minutes, AgendaItem, Conclusion, Attendance, Attachment, Edition)


@pytest.fixture
def meeting(make, cast):
    meeting = make.meeting(cast.drugs, title="Jarní")
    item = make.item(meeting, text="Dohoda")
    make.task(item, who="Mia Nová", person=cast.mia.person, due_on=date(2025, 6, 30))
    meeting.attendances.append(Attendance(name="Mia Nová", presence=Presence.PRESENT))
    meeting.attachments.append(
        Attachment(name="tabulka.pdf", media_type="x/y", size=1, digest="x", at=NOON)
    )
    make.remark(meeting.minutes, cast.mia, item=item)
    meeting.minutes.remarks[0].state = "accepted"
    db.session.commit()
    return meeting


def lock(meeting, state):
    meeting.minutes.state = state
    db.session.commit()


def standing() -> dict[tuple[str, int], dict[str, Any]]:
    """Every value of the record as it is in the database, but for how tasks stand."""
    db.session.rollback()
    db.session.expire_all()
    names = ["meeting", *(model.__tablename__ for model in RECORD)]
    free = {"meeting": {"version", "sequence", "series"}, "conclusion": {"state"}}
    return {
        (table.name, row.id): {
            name: value
            for name, value in row._mapping.items()
            if name not in free.get(table.name, ())
        }
        for table in (Base.metadata.tables[name] for name in names)
        for row in db.session.execute(table.select())
    }


TYPED = {
    "title": "jinak", "text": "jinak", "new_item": "jinak", "guest": "Cizí", "to": "verified",
    "name": "jinak", "kind": "task", "way": "up", "press": "1:absent", "checked": "y",
    "state": "done", "until": "1. 1. 2099", "verified_by": "Kdosi", "answer": "ne",
    "place": "jinde", "recorded_by": "Kdosi", "held_on": "1. 1. 2020",
    "based_on": "1", "item": "1", "points": "1",
}  # fmt: skip


def writing_routes(app, meeting) -> list[tuple[str, str]]:
    """Every address under which something of this record might be written."""
    ids = {
        "meeting_id": meeting.id, "minutes_id": meeting.minutes.id, "number": 1,
        "agenda_item_id": meeting.items[0].id, "conclusion_id": meeting.conclusions[0].id,
        "remark_id": meeting.minutes.remarks[0].id, "attendance_id": meeting.attendances[0].id,
        "attachment_id": meeting.attachments[0].id,
    }  # fmt: skip
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            writes = (rule.methods or set()) & {"POST", "PATCH"}
            if writes and rule.arguments and rule.arguments <= set(ids):
                named = {name: ids[name] for name in rule.arguments}
                found.append((rule.endpoint, app.url_for(rule.endpoint, **named)))
    return found


@pytest.mark.parametrize("state", sorted(LOCKED_MINUTES))
def test_no_route_writes_a_locked_record(app, cast, visitor, meeting, state):
    routes = writing_routes(app, meeting)
    assert len(routes) >= 20
    lock(meeting, state)
    before = standing()

    for who in (cast.sami, cast.kora, cast.mia):
        somebody = visitor(who)
        for endpoint, url in routes:
            if endpoint in MEANT:
                continue
            somebody.posts(url, **TYPED)
            assert standing() == before, (endpoint, who.name)
    patched = visitor(cast.sami).patches(
        f"/meetings/{meeting.id}", {"based_on": 1, "changes": {"title": "jinak"}}
    )
    assert patched.status >= 400
    assert standing() == before


def test_the_same_routes_do_write_a_draft(app, cast, visitor, meeting):
    """The table above proves something only if these routes can write at all."""
    before = standing()
    for _endpoint, url in writing_routes(app, meeting):
        if "/items" in url or url.endswith(("/guests", "/edit")):
            visitor(cast.sami).posts(url, **TYPED)
    assert standing() != before


def columns(model: type[Base]) -> list[str]:
    return [c.key for c in inspect(model).column_attrs if c.key != "id"]


#: What is empty in the record above, and what somebody might write there.
EMPTY = {
    "starts_at": time(7), "ends_at": time(7), "arrived_at": time(7), "left_at": time(7),
    "invited_at": NOON, "verified_at": NOON, "published_at": NOON, "comments_until": NOON.date(),
    "agreement": Agreement.VOTE, "side": Side.PUBLIC,
}  # fmt: skip


def another(value: Any, name: str) -> Any:
    """Any other value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case StrEnum():
            return next(other for other in type(value) if other is not value)
        case str():
            return f"{value}x"
        case datetime() | date():
            return value.replace(year=1999)
    return EMPTY.get(name, 1)


@pytest.mark.parametrize("model", [*RECORD, "meeting"], ids=str)
@pytest.mark.parametrize("state", sorted(LOCKED_MINUTES))
def test_no_attribute_of_a_locked_record_changes(make, meeting, model, state):
    edition = make.edition(meeting.minutes)
    things = {
        Minutes: meeting.minutes, AgendaItem: meeting.items[0], Edition: edition,
        Conclusion: meeting.conclusions[0], Attendance: meeting.attendances[0],
        Attachment: meeting.attachments[0], "meeting": meeting,
    }  # fmt: skip
    thing = things[model]
    lock(meeting, state)
    free = _FREE[type(thing)] | {"state" if model is Minutes else ""}
    tried = [name for name in columns(type(thing)) if name not in free]
    assert tried

    for name in tried:
        setattr(thing, name, another(getattr(thing, name), name))
        with pytest.raises(NotAllowedNow):
            db.session.flush()
        db.session.rollback()


@pytest.mark.parametrize("state", sorted(LOCKED_MINUTES))
def test_no_row_is_added_or_taken_away(meeting, state):
    lock(meeting, state)
    m = meeting.id
    file = {"name": "x", "media_type": "x", "size": 1, "digest": "x", "at": NOON}
    item_id = meeting.items[0].id
    for new in (
        AgendaItem(meeting_id=m, title="x"),
        Conclusion(meeting_id=m, item_id=item_id, kind=ConclusionKind.TASK, text="x"),
        Attendance(meeting_id=m, name="x"),
        Attachment(meeting_id=m, **file),
    ):
        db.session.add(new)
        with pytest.raises(NotAllowedNow):
            db.session.flush()
        db.session.rollback()
    meeting.items.append(AgendaItem(title="x"))
    with pytest.raises(NotAllowedNow):
        db.session.flush()
    db.session.rollback()
    for rows in ("items", "conclusions", "attendances", "attachments"):
        db.session.delete(getattr(meeting, rows)[0])
        with pytest.raises(NotAllowedNow):
            db.session.flush()
        db.session.rollback()
        getattr(meeting, rows).pop()
        with pytest.raises(NotAllowedNow):
            db.session.flush()
        db.session.rollback()


def test_how_a_task_stands_still_changes(meeting):
    lock(meeting, MinutesState.PUBLISHED)
    meeting.conclusions[0].state = "done"
    db.session.flush()
