"""Migrations go up and down with rows in the tables, on every database that answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from planning import create_app
from planning.lib.database import db
from tests.conftest import EVERYTHING
from tests.machine import fresh_database, postgres_answers

pytestmark = pytest.mark.own_database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_app(request, tmp_path) -> Iterator[Flask]:
    """An app whose database has no tables yet."""
    if request.param == "postgresql":
        if not postgres_answers():
            if EVERYTHING:
                pytest.fail("PostgreSQL does not answer")
            pytest.skip("PostgreSQL does not answer")
        uri = fresh_database("migrations")
    else:
        uri = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    app = create_app({"SECRET_KEY": "x", "DATABASE": uri}, instance=str(tmp_path))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_up_down_up_with_rows_in_place(empty_app):
    upgrade(revision="0003")
    _put_rows()
    upgrade()
    kept = db.session.execute(
        text("SELECT title, kind, is_postponed FROM agenda_item ORDER BY id")
    ).all()
    assert [tuple(row) for row in kept] == [("Vstup", "common", False), ("Spor", "internal", False)]
    assert len(db.session.scalar(text("SELECT uid FROM meeting"))) == 32
    changed = db.session.execute(text("SELECT path, old, new FROM event")).one()
    assert tuple(changed) == ("items/2/kind", "common", "internal")
    db.session.rollback()
    tables = set(inspect(db.engine).get_table_names())
    assert {"activity", "milestone", "minutes", "event"} <= tables

    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) == {"alembic_version"}

    upgrade()
    assert set(inspect(db.engine).get_table_names()) == tables


def test_the_model_and_the_migrations_agree(empty_app):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, db.metadata) == []


def _put_rows() -> None:
    for statement in (
        "INSERT INTO plan (title, first_year, last_year, state, vision, goal_word, measure_word,"
        " activity_word) VALUES ('P', 2019, 2022, 'valid', '', 'C', 'O', 'A')",
        'INSERT INTO "group" (name, kind, remit, notice_days, meetings_a_year, quorum,'
        " guests_allowed) VALUES ('G', 'working', '', 7, 4, 'none', true)",
        "INSERT INTO activity (plan_id, group_id, number, sort_key, title, description,"
        " responsible, deputy, is_ongoing, stage, stage_reason, realisation, realisation_reason,"
        " version, created_at, updated_at)"
        " SELECT p.id, g.id, '1', '1', 'A', '', '', '', false, 'idea', '',"
        " 'not_started', '', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM plan p, \"group\" g",
        'INSERT INTO milestone (activity_id, position, text, "when", period, state, note)'
        " SELECT id, 1, 'K', '2019', 'year', 'planned', '' FROM activity",
        "INSERT INTO meeting (title, place, next_meeting, version, created_at)"
        " VALUES ('M', '', '', 1, CURRENT_TIMESTAMP)",
        "INSERT INTO agenda_item (meeting_id, position, title, text, is_confidential)"
        " SELECT id, 1, 'Vstup', '', false FROM meeting",
        "INSERT INTO agenda_item (meeting_id, position, title, text, is_confidential)"
        " SELECT id, 2, 'Spor', '', true FROM meeting",
        "INSERT INTO conclusion (meeting_id, item_id, position, kind, text, who, state)"
        " SELECT meeting_id, id, 1, 'task', 'U', '', 'new' FROM agenda_item WHERE position = 2",
        "INSERT INTO minutes (meeting_id, state, recorded_by, verified_by, edition)"
        " SELECT id, 'published', '', '', 1 FROM meeting",
        "INSERT INTO event (at, verb, thing, thing_id, path, label, old, new, version)"
        " SELECT CURRENT_TIMESTAMP, 'changed', 'meeting', id, 'items/2/is_confidential', '', '',"
        " '1', 2 FROM meeting",
    ):
        db.session.execute(text(statement))
    db.session.commit()
