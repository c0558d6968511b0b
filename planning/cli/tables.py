"""The tables of the database: made where there are none, brought up to date where they are old."""

from __future__ import annotations

import flask_migrate
from sqlalchemy import inspect

from planning.lib.database import db, writing


def bring_up_to_date() -> None:
    """Run the migrations that have not run here yet, without a word, one process at a time."""
    with writing():
        flask_migrate.upgrade()


def make_missing() -> None:
    """Make the tables in a database that has none."""
    if not inspect(db.engine).has_table("user"):
        bring_up_to_date()
