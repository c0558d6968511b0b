"""Who sits at the table: each side of the triad with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from flask_babel import ngettext

from planning.model import Function, Membership, Side


def sides(members: Iterable[Membership]) -> list[str]:
    """How many people each side has, guests aside."""
    counted = Counter(seat.side for seat in members if seat.function is not Function.GUEST)
    return [_side(side, counted[side]) for side in Side if counted[side]]


def _side(side: Side, number: int) -> str:
    match side:
        case Side.COMMISSIONER:
            return str(ngettext("%(num)s commissioner", "%(num)s commissioners", number))
        case Side.PROVIDER:
            return str(ngettext("%(num)s provider", "%(num)s providers", number))
        case Side.SERVICE_USER:
            return str(ngettext("%(num)s service user", "%(num)s service users", number))
        case Side.PUBLIC:
            return str(
                ngettext("%(num)s person of the public", "%(num)s people of the public", number)
            )
        case Side.EXPERT:
            return str(ngettext("%(num)s expert", "%(num)s experts", number))
