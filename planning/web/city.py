"""The city whose instance this is."""

from __future__ import annotations

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planning.lib.database import db
from planning.model import City


def city() -> City | None:
    """The city and its coordinator. One query a page."""
    if "city" not in g:
        g.city = db.session.scalar(select(City).options(joinedload(City.coordinator)).limit(1))
    found: City | None = g.city
    return found
