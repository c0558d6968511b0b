from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from planning.lib import clock
from planning.web.signing_in import limiter
from tests.make import NOON


class Clock:
    """Stands still until somebody moves its hands."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def stopped(monkeypatch) -> Clock:
    """The clock stands at noon of the day of all tests."""
    hands = Clock()
    for module in _readers_of("now"):
        monkeypatch.setattr(module, "now", hands.now)
    for module in _readers_of("today"):
        monkeypatch.setattr(module, "today", lambda: hands.at.astimezone(clock.CITY_ZONE).date())
    return hands


def _readers_of(name: str) -> list[object]:
    real = getattr(clock, name)
    return [
        m
        for n, m in list(sys.modules.items())
        if n.startswith("planning") and getattr(m, name, None) is real
    ]


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> None:
    """What earlier tests handed in does not count against this one."""
    limiter.reset()


@pytest.fixture
def plan(make):
    return make.plan()


@pytest.fixture
def bed(make, cast, plan):
    """An activity everybody is asked about."""
    measure = make.measure(plan)
    return make.activity(
        cast.drugs, measure=measure, stage="commented", description="Lůžko pro každou noc."
    )


@pytest.fixture
def round_(make, plan, bed):
    return make.round(plan)


@pytest.fixture
def writes(visitor, stopped) -> Callable[..., object]:
    """Call it with a round and words to hand in a comment as somebody without an account."""

    def hands_in(round_, text="Chybí noční služba", page=None, **typed):
        citizen = visitor().visits(page or f"/rounds/{round_.id}")
        stopped.at += timedelta(seconds=20)
        citizen.fills("Your comment", text)
        for label, words in typed.items():
            citizen.fills(label, words)
        return citizen.presses("Hand the comment in")

    return hands_in
