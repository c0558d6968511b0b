"""What is written past the mapper stands in the database as if the mapper had written it."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm.exc import StaleDataError

from planning.history import revise
from planning.history.overwriting import overwrite, stands_alone
from planning.lib.database import db
from planning.model import Activity, Stage
from tests.make import NOON

TYPED = {
    "title": "Noční lůžko",
    "description": "Dvě lůžka.\n\nJedno pro ženy.",
    "responsible": "Jana Nová",
    "deputy": "Petr Malý",
    "is_ongoing": "1",
    "number": "2.10",
}


@pytest.fixture
def bed(make, cast):
    plan = make.plan(2019, 2022)
    measure = make.measure(plan, "2.1")
    bed = make.activity(cast.drugs, measure=measure, number="2.1.2", title="Lůžko")
    make.measure(plan, "2.2", title="Bydlení")
    db.session.flush()
    return bed


def stands_there(bed):
    """What another reader of the database sees."""
    db.session.flush()
    db.session.expire(bed)
    return {name: field.show(getattr(bed, name)) for name, field in Activity.FIELDS.items()}


@pytest.mark.parametrize("path", [*TYPED, "measure_id"])
def test_every_field_is_written(bed, cast, path):
    other = db.session.scalar(text("SELECT max(id) FROM measure"))
    typed, version = TYPED.get(path, str(other)), bed.version
    before = stands_there(bed)

    outcome = revise(bed, {path: typed}, based_on=version, by=cast.mia)

    shown = Activity.FIELDS[path].show(outcome.saved[path])
    assert stands_there(bed) == before | {path: shown}
    assert bed.version == outcome.version == version + 1
    assert bed.updated_at > NOON


def test_what_follows_from_a_field_is_not_left_behind(bed, cast):
    assert not stands_alone(bed, {"title", "number"})
    key = bed.sort_key

    revise(bed, {"title": "Jinak", "number": "2.10"}, based_on=bed.version, by=cast.mia)

    db.session.flush()
    db.session.expire(bed)
    assert bed.sort_key > key


def test_a_sheet_with_more_to_be_written_waits_for_the_mapper(bed, cast):
    assert stands_alone(bed, {"title"})
    bed.stage = Stage.DRAFTED
    assert not stands_alone(bed, {"title"})

    revise(bed, {"title": "Jinak"}, based_on=bed.version, by=cast.mia)
    db.session.flush()
    db.session.expire(bed)
    assert (bed.title, bed.stage) == ("Jinak", Stage.DRAFTED)


def test_what_belongs_to_a_record_is_never_written_past_its_lock(make, cast):
    meeting = make.meeting(cast.drugs)
    db.session.flush()
    assert not stands_alone(meeting, {"title"})


def test_nobody_is_overwritten(bed):
    db.session.execute(text("UPDATE activity SET version = version + 1"))
    with pytest.raises(StaleDataError):
        overwrite(bed, {"title": "Jinak"})
    assert stands_there(bed)["title"] == "Lůžko"
