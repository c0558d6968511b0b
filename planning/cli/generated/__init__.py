"""A generated plan of any size, for measuring and trying things out. The same for the same seed."""

from __future__ import annotations

from random import Random

from planning.cli.generated import activities, ground, meetings
from planning.cli.generated.rows import Rows

__all__ = ["fill"]


def fill(size: int, seed: int) -> None:
    """Make a plan of ``size`` activities and half as many meetings. Whoever calls it commits.

    Raises:
        ValueError: the database is not empty.
    """
    random = Random(seed)  # noqa: S311 - nothing secret comes of it
    base = ground.lay(random)
    rows = Rows()
    activities.write(rows, base, random, size)
    meetings.write(rows, base, random, size // 2, size)
    rows.insert()
    activities.approve()
