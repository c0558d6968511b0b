"""Fifty people write through PATCH at once: nothing acknowledged is ever lost.

A few seconds in the suite, a minute in ``make soak``.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from werkzeug.security import generate_password_hash

from planning import create_app
from planning.cli.city import people
from planning.cli.serve import prepare
from planning.lib.database import db
from tests.conftest import EVERYTHING
from tests.machine import fresh_database, postgres_answers
from tests.serving import free_port, start_server
from tests.soak.writers import PASSWORD, Wire, Writer, at

pytestmark = [pytest.mark.own_database, pytest.mark.soak]

SECONDS = float(os.environ.get("PLANNING_TEST_SECONDS", "3"))
WRITERS = 50
PEOPLE = ("mia", "sami", "gita", "kora")
_HASH = generate_password_hash(PASSWORD, method="pbkdf2:sha256:1")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path, worker_id) -> str:
    """An address of a database of its own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'planning.sqlite'}"
    if not postgres_answers():
        if EVERYTHING:
            pytest.fail("PostgreSQL does not answer")
        pytest.skip("PostgreSQL does not answer")
    return fresh_database(f"soak_{worker_id}")


@pytest.fixture
def server(database, tmp_path, monkeypatch) -> Iterator[Server]:
    # A server would make the same city, but hashing passwords is slow on purpose.
    monkeypatch.setattr(people, "generate_password_hash", lambda _password: _HASH)
    app = create_app({"SECRET_KEY": "x", "DATABASE": database}, instance=str(tmp_path))
    prepare(app, with_city=True)
    with app.app_context():
        db.engine.dispose()
    started = Server(tmp_path, database)
    yield started
    started.end()


class Server:
    """A server that can be killed and started again at the same address."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder, self._database, self._port = folder, database, free_port()
        self.start()

    def start(self) -> None:
        self._process, self.address = start_server(
            self._folder, port=self._port, database=self._database
        )

    def kill(self) -> None:
        """As a power cut does: no word of warning."""
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=20)

    def places(self) -> list[tuple[int, str]]:
        """Fifty fields of ten sheets of the group: descriptions, and texts of steps."""
        engine = create_engine(self._database)
        with engine.connect() as connection:
            rows = connection.execute(text(_PLACES)).all()
        engine.dispose()
        whole = sorted({row.activity_id for row in rows})
        steps = [(row.activity_id, f"milestones/{row.id}/note") for row in rows]
        return ([(id_, "description") for id_ in whole] * 3 + steps)[:WRITERS]


_PLACES = """
    SELECT m.activity_id, m.id FROM milestone m JOIN activity a ON a.id = m.activity_id
    JOIN "group" g ON g.id = a.group_id
    WHERE g.name LIKE 'Protidrogov%' AND a.stage IN ('idea', 'drafted', 'discussed', 'approved')
    ORDER BY m.position, m.id
"""


def writers_of(server: Server) -> list[Writer]:
    lines = [Wire(server.address, who) for who in PEOPLE]
    for line in lines:
        line.hang_up()
    return [
        Writer(f"w{number}", lines[number % len(lines)].twin(), activity_id, path)
        for number, (activity_id, path) in enumerate(server.places())
    ]


def let_them_write(writers: list[Writer], seconds: float) -> list[threading.Thread]:
    end = time.monotonic() + seconds
    threads = [threading.Thread(target=each.write_until, args=(end,)) for each in writers]
    for thread in threads:
        thread.start()
    return threads


def nothing_is_lost(server: Server, writers: list[Writer]) -> None:
    wire = Wire(server.address, "kora")
    sheets = {id_: wire.read(id_) for id_ in {writer.activity_id for writer in writers}}
    wire.hang_up()
    assert [wrong for writer in writers for wrong in writer.wrong] == []
    for writer in writers:
        stands = at(sheets[writer.activity_id], writer.path).split()
        kept = set(writer.acknowledged) - writer.removed
        assert kept <= set(stands), f"{writer.name} lost words"
    assert sum(len(writer.acknowledged) for writer in writers) >= WRITERS / 2


@pytest.mark.long
def test_nothing_acknowledged_is_lost_though_the_server_is_killed(server):
    writers = writers_of(server)

    threads = let_them_write(writers, SECONDS)
    time.sleep(SECONDS / 2)
    server.kill()
    server.start()
    for thread in threads:
        thread.join()
    for thread in let_them_write(writers, SECONDS / 2):
        thread.join()

    nothing_is_lost(server, writers)
