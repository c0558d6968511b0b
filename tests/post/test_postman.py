"""The whole way: a deed in a request, its commit, and the thread that delivers after it."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace
from typing import Any

import pytest
from flask import abort

from planning import permissions, post
from planning.lib.database import db
from planning.model import LetterKind, Meeting, Person
from planning.post import postman
from planning.web.access import allow
from tests.cast import Cast
from tests.make import Make

pytestmark = pytest.mark.own_database


@pytest.fixture
def rounds(monkeypatch):
    """Count the postman's rounds, each of which lasts until he ``may_go``."""
    found = SimpleNamespace(made=0, may_go=threading.Event(), going=threading.Event())

    def deliver():
        found.made += 1
        found.going.set()
        assert found.may_go.wait(5)

    monkeypatch.setattr(postman, "deliver", deliver)
    yield found
    found.may_go.set()
    for thread in threading.enumerate():
        if thread.name == "postman":
            thread.join(5)


def test_the_postman_comes_after_the_commit_and_only_then(deeds, rounds):
    assert deeds.post("/refused").status_code == 409
    assert not rounds.going.is_set()
    assert deeds.post("/done").status_code == 200
    assert rounds.going.wait(5)


def test_the_answer_does_not_wait_for_the_postman(deeds, rounds):
    began = time.monotonic()

    deeds.post("/done")
    assert rounds.going.wait(5)
    deeds.post("/done/again")

    assert time.monotonic() - began < 2
    assert rounds.made == 1
    rounds.may_go.set()
    _until(lambda: rounds.made == 2)  # called once more while he was under way


def test_a_deed_without_letters_lets_him_look_only_now_and_then(deeds, rounds):
    rounds.may_go.set()
    for _n in range(5):
        deeds.post("/without")
    _until(lambda: rounds.made == 1)
    time.sleep(0.05)

    assert rounds.made == 1


def test_a_broken_outbox_ends_neither_him_nor_the_deed(deeds, rounds, monkeypatch):
    broken = threading.Event()

    def fail():
        broken.set()
        raise RuntimeError("no database")

    monkeypatch.setattr(postman, "deliver", fail)
    logged: list[str] = []
    monkeypatch.setattr(postman, "_log", SimpleNamespace(exception=logged.append))

    assert deeds.post("/done").status_code == 200
    assert broken.wait(5)
    _until(lambda: logged)


def test_a_letter_reaches_the_outbox_by_itself(deeds, tmp_path):
    deeds.post("/done")

    _until(lambda: list((tmp_path / "outbox").glob("*.eml")))
    for thread in threading.enumerate():
        if thread.name == "postman":
            thread.join(5)


def _until(true):
    """Wait for something that happens in another thread."""
    for _n in range(500):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it never happened")


@pytest.fixture
def deeds(city):
    """A browser for three deeds: one that is done, one refused, and one without letters."""
    make = Make()
    cast = Cast(make)
    meeting_id, reader_id = make.meeting(cast.drugs).id, cast.mia.person_id
    db.session.commit()
    db.session.remove()

    def write(news="sequence 0"):
        meeting = db.session.get_one(Meeting, meeting_id)
        reader = db.session.get_one(Person, reader_id)
        values: Any = {"subject": "P", "body": "Z", "news": news, "by": None}
        post.write_letters(LetterKind.INVITATION, meeting, [reader], **values)

    @city.post("/done")
    @allow(permissions.anyone)
    def done():
        write()
        return "done"

    @city.post("/done/again")
    @allow(permissions.anyone)
    def done_again():
        write("sequence 1")
        return "done"

    @city.post("/refused")
    @allow(permissions.anyone)
    def refused():
        write()
        abort(409)

    @city.post("/without")
    @allow(permissions.anyone)
    def without():
        return "done"

    return city.test_client()
