"""Two ways of doing the same, timed in turns so that both meet the same weather."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles

Deed = Callable[[], object]

#: How often each is done before and while it is timed, and how long one pair may take.
WARM_UP, AT_LEAST, AT_MOST, SECONDS = 3, 15, 150, 2.5
#: The slow end of what was timed is told by few of many: it needs as many times more of them.
MORE_FOR_P95 = 6


@dataclass
class Pair:
    """Ours and its floor. ``n``: how many activities the city has.

    ``is_p95``: what counts is the time that 95 of 100 stay within, not the median.
    """

    name: str
    n: int
    ours: Deed
    floor: Deed
    is_p95: bool = False


@dataclass
class Result:
    """Medians or 95th percentiles, in milliseconds."""

    name: str
    ours_ms: float
    floor_ms: float
    n: int

    @property
    def ratio(self) -> float:
        return self.ours_ms / self.floor_ms

    def as_json(self) -> str:
        """One line for machines."""
        return json.dumps(
            {
                "name": self.name,
                "ours_ms": round(self.ours_ms, 3),
                "floor_ms": round(self.floor_ms, 3),
                "ratio": round(self.ratio, 3),
                "n": self.n,
            }
        )


def measure(pairs: Iterable[Pair]) -> list[Result]:
    """Warm everything up, then time pair after pair."""
    waiting = list(pairs)
    for pair in waiting:
        for _ in range(WARM_UP):
            pair.ours()
            pair.floor()
    gc.collect()
    gc.freeze()
    return [_timed(pair) for pair in waiting]


def _timed(pair: Pair) -> Result:
    ours: list[float] = []
    floor: list[float] = []
    more = MORE_FOR_P95 if pair.is_p95 else 1
    end = time.perf_counter() + SECONDS * more
    while len(ours) < AT_LEAST or (len(ours) < AT_MOST * more and time.perf_counter() < end):
        ours.append(_milliseconds(pair.ours))
        floor.append(_milliseconds(pair.floor))
    typical = p95 if pair.is_p95 else median
    return Result(pair.name, typical(ours), typical(floor), pair.n)


def p95(times: list[float]) -> float:
    """What 95 of 100 stay within."""
    return quantiles(times, n=20)[-1]


def _milliseconds(deed: Deed) -> float:
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000
