"""What a commit that fails says: the same as a deed that fails, and nothing was done."""

from __future__ import annotations

import sqlite3

import pytest
from flask import has_request_context
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from planning import post
from planning.lib.database import db
from planning.model import Activity

STALE = StaleDataError("matched 0 rows")
AWAY = OperationalError("COMMIT", {}, Exception("gone"))
LOCKED = sqlite3.OperationalError("database is locked")


@pytest.fixture
def woken(monkeypatch):
    """How often the postman was woken."""
    calls: list[None] = []
    monkeypatch.setattr(post, "wake", lambda: calls.append(None))
    return calls


@pytest.fixture
def fails(monkeypatch):
    """Call it with an error to let the commits of requests end with it from then on."""
    commits = type(db.session()).commit

    def from_now(error):
        def commit(session):
            if has_request_context():
                raise error
            commits(session)

        monkeypatch.setattr(type(db.session()), "commit", commit)

    return from_now


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [
        (STALE, 409, "That is not possible now"),
        (AWAY, 503, "Something went wrong on our side"),
        (LOCKED, 503, "Something went wrong on our side"),
    ],
)
def test_a_form_gets_the_page_it_would_get_inside_a_view(
    make, cast, visitor, fails, woken, error, status, heading
):
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia).visits(f"/activities/{activity.id}/edit")
    db.session.commit()
    woken.clear()
    fails(error)
    mia.fills("Title", "Noční lůžko").presses("Save")

    assert (mia.status, mia.heading) == (status, heading)
    assert not mia.sees("Saved.")
    assert woken == []
    assert db.session.get_one(Activity, activity.id).title == "Krizové lůžko"
    assert not mia.visits("/plan").sees("Saved.")


@pytest.mark.parametrize(("error", "status"), [(STALE, 409), (AWAY, 503)])
def test_a_script_gets_the_answer_it_would_get_inside_a_view(
    make, cast, visitor, fails, error, status
):
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia).visits("/plan")
    db.session.commit()
    fails(error)
    mia.patches(f"/activities/{activity.id}", {"based_on": 1, "changes": {"title": "Jinak"}})

    assert mia.status == status
    assert mia.json["error"]
    assert db.session.get_one(Activity, activity.id).title == "Krizové lůžko"


def test_what_a_blank_brought_is_not_called_arrived(make, cast, visitor, fails):
    meeting = make.meeting(cast.drugs)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    db.session.commit()
    fails(STALE)
    sami.posts(f"/meetings/{meeting.id}/items", new_item="Káva", **{"key/items": "k1"})

    assert sami.status == 409
    with sami.client.session_transaction() as kept:
        assert "arrived" not in kept


def test_an_unexpected_failure_stays_one(app, make, cast, visitor, fails, woken):
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia).visits("/plan")
    db.session.commit()
    woken.clear()
    fails(RuntimeError("odd"))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    try:
        mia.patches(f"/activities/{activity.id}", {"based_on": 1, "changes": {"title": "Jinak"}})
    finally:
        app.config["PROPAGATE_EXCEPTIONS"] = None

    assert mia.status == 500
    assert woken == []
