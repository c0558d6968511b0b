from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import func, select

from planning.lib.clock import CITY_ZONE
from planning.lib.database import db
from planning.model import Event


@pytest.fixture
def on_day() -> Callable[..., _Day]:
    """Call it with a day and a deed: whatever the deed writes into history is of that day."""

    def happens(year: int, month: int, day: int, *, hour: int = 12) -> _Day:
        return _Day(datetime(year, month, day, hour, tzinfo=CITY_ZONE))

    return happens


class _Day:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def __enter__(self) -> None:
        db.session.flush()
        self.last = db.session.scalar(select(func.max(Event.id))) or 0

    def __exit__(self, *_error: object) -> None:
        db.session.flush()
        for event in db.session.scalars(select(Event).where(Event.id > self.last)):
            event.at = self.at
        db.session.flush()
