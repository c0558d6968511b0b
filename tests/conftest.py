from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event
from sqlalchemy.engine import Engine
from werkzeug.security import generate_password_hash

from planning import create_app
from planning.accounts import actions
from planning.lib.database import db
from planning.model import User
from planning.web.signing_in import limiter
from tests.cast import Cast
from tests.counting import statements
from tests.disorder import turn_round
from tests.make import Make
from tests.visitor import Visitor

#: With this set, a missing browser or database is a failure and not a skipped test.
EVERYTHING = os.environ.get("PLANNING_TEST_EVERYTHING") == "1"
#: How many random stories a property is tried on: a few in the suite, many in `make soak`.
EXAMPLES = int(os.environ.get("PLANNING_TEST_EXAMPLES", "25"))
#: How long a story takes says something about the machine only; speed is for `benchmarks/`.
settings.register_profile("planning", deadline=None, max_examples=EXAMPLES)
settings.load_profile("planning")
event.listen(Engine, "connect", turn_round)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that parallel workers end together."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Look for what can be thrown away less often: pages taken apart are very many things."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 20)


@pytest.fixture(scope="session")
def app(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, pytestconfig: pytest.Config
) -> Iterator[Flask]:
    """Run the app on SQLite in memory, or on whatever TEST_DATABASE names."""
    uri = os.environ.get("TEST_DATABASE", "sqlite://").replace("{worker}", worker_id)
    app = create_app(
        {
            "TESTING": True,
            "SECRET_KEY": "tests",
            "DATABASE": uri,
            "SIGN_IN_LIMIT": "100000 per minute",
            "MAIL_AT_ONCE": False,
        },
        instance=str(tmp_path_factory.mktemp("instance")),
    )
    if pytestconfig.cache is not None:  # workers compile each template once, not each of them
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(
            str(pytestconfig.cache.mkdir("templates"))
        )
    with app.app_context():
        db.drop_all()
        db.create_all()
    yield app
    with app.app_context():
        db.drop_all()
        db.engine.dispose()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """Which of the parallel workers this is; "main" when there is one."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(autouse=True)
def _clean_slate(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run each test inside one transaction that is thrown away at the end.

    The app may commit as often as it likes: inside, a commit only releases a savepoint.
    """
    if request.node.get_closest_marker("own_database"):
        yield
        return
    app: Flask = request.getfixturevalue("app")
    with app.app_context():
        engines: dict[str | None, object] = db.engines  # type: ignore[assignment]
        engine = db.engine
        with engine.connect() as connection, connection.begin() as transaction:
            engines[None] = connection  # Flask-SQLAlchemy ignores a session's own bind
            db.session.configure(join_transaction_mode="create_savepoint")
            yield
            db.session.remove()
            engines[None] = engine
            transaction.rollback()


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def cast(make: Make) -> Cast:
    return Cast(make)


@pytest.fixture
def visitor(app: Flask) -> Callable[..., Visitor]:
    """Call it with a person to get that person's browser; without, a stranger's."""

    def sits_down(person: User | None = None, *, language: str = "en") -> Visitor:
        return Visitor(app, person, language=language)

    return sits_down


@pytest.fixture
def limited(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Count sign-in attempts as in production."""
    # Attempts are many here, and whoever nobody knows is hashed as slowly as anybody.
    nobody = generate_password_hash("nobody", method="pbkdf2:sha256:1")
    monkeypatch.setattr(actions, "_NOBODY", nobody)
    known = app.config["SIGN_IN_LIMIT"]
    app.config["SIGN_IN_LIMIT"] = "20 per minute"
    limiter.reset()
    yield
    app.config["SIGN_IN_LIMIT"] = known
    limiter.reset()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="accept today's output as right")


@pytest.fixture
def counted(visitor):
    """Count how many statements a page takes for somebody."""

    def count(person, url):
        somebody = visitor(person)
        with statements() as sent:
            assert somebody.visits(url).status == 200
        return len(sent)

    return count
