from __future__ import annotations

import socket

import click
import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from planning import create_app
from planning.cli import serve
from planning.cli.city import sheets
from planning.lib.database import db
from planning.model import User

pytestmark = pytest.mark.own_database


def test_a_taken_port_is_one_clear_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        words = ["--port", str(port), "--instance", str(tmp_path)]
        done = CliRunner().invoke(serve.main, words)

    assert done.exit_code == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.output
    assert done.output.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_empty_start_has_tables_and_nobody(tmp_path):
    app = create_app({"TESTING": True, "SECRET_KEY": "tests"}, instance=str(tmp_path))
    serve.prepare(app, with_city=False)

    with app.app_context():
        assert db.session.scalar(select(func.count(User.id))) == 0
        assert serve.welcome("http://127.0.0.1:5000") == "Planning is at http://127.0.0.1:5000"
        db.session.remove()
        db.engine.dispose()


def test_a_city_that_fails_leaves_nothing_half_made(tmp_path, monkeypatch):
    app = create_app({"TESTING": True, "SECRET_KEY": "tests"}, instance=str(tmp_path))

    def fails() -> None:
        raise click.Abort

    monkeypatch.setattr(sheets, "write", lambda *_words: fails())
    with pytest.raises(click.Abort):
        serve.prepare(app, with_city=True)

    with app.app_context():
        assert db.session.scalar(select(func.count(User.id))) == 0
        db.session.remove()
        db.engine.dispose()
