"""An app on a database of its own that several threads may use at once."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from planning import create_app
from planning.lib.database import db
from tests.conftest import EVERYTHING
from tests.machine import fresh_database, postgres_answers

DATABASES = ["sqlite", "postgresql"]


@contextmanager
def city_on(database: str, folder: Path, name: str, **settings: object) -> Iterator[Flask]:
    """The app, inside its context; ``name`` keeps parallel workers and tests apart."""
    if database == "postgresql":
        if not postgres_answers():
            if EVERYTHING:
                pytest.fail("PostgreSQL does not answer")
            pytest.skip("PostgreSQL does not answer")
        uri = fresh_database(name)
    else:
        uri = f"sqlite:///{folder / 'city.sqlite'}"
    gc.disable()  # so that all that is made meanwhile stays young
    app = create_app({"SECRET_KEY": "x", "DATABASE": uri, **settings}, instance=str(folder))
    with app.app_context():
        db.create_all()
        yield app
        db.session.rollback()
        db.session.remove()
        for thread in threading.enumerate():
            if thread.name == "postman":
                thread.join()  # it may have looked for letters only now
        # Threads that ended give their connections back to the pool, which ends them. They are
        # young: to look through everything the worker ever made takes longer than most tests.
        gc.collect(0)
        gc.enable()
        db.engine.dispose()
