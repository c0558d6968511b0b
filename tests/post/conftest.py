from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from planning import post
from planning.lib.database import db
from planning.model import Letter, LetterKind
from planning.post import delivery, writing
from tests.post.smtp import MailServer
from tests.threads import DATABASES, city_on


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs, held_on=date(2026, 12, 1))


@pytest.fixture
def invite(meeting, cast):
    """Invite some people to the meeting, as a deed would, without its commit."""

    def write(*readers, news="sequence 0", **values):
        kind = values.pop("kind", LetterKind.INVITATION)
        values = {
            "subject": "Pozvánka na jednání",
            "body": "Dobrý den,\nzveme Vás.",
            "by": cast.sami,
        } | values
        return post.write_letters(kind, meeting, readers, news=news, **values)

    return write


@pytest.fixture
def outbox(app, tmp_path, monkeypatch):
    """The folder letters go to where no mail server is set."""
    monkeypatch.setitem(app.config, "MAIL_FOLDER", str(tmp_path / "outbox"))
    return tmp_path / "outbox"


@pytest.fixture
def server(app, monkeypatch):
    """A mail server on this machine that takes letters."""
    with MailServer() as running:
        for name, value in running.settings.items():
            monkeypatch.setitem(app.config, name, value)
        yield running.does


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until somebody moves it."""

    class Clock:
        now = datetime(2026, 11, 22, 9, 15, 3, tzinfo=UTC)

    for module in (delivery, writing):
        monkeypatch.setattr(module, "now", lambda: Clock.now)
    return Clock


@pytest.fixture(params=DATABASES)
def city(request, tmp_path, worker_id):
    name = f"post_{worker_id}"
    with city_on(request.param, tmp_path, name, WTF_CSRF_ENABLED=False) as app:
        yield app


def letters() -> list[Letter]:
    return list(db.session.query(Letter).order_by(Letter.id))
