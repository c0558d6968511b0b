"""Between which two moments an address asks to compare, and what is wrong with it if it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from flask_babel import gettext as _

from planning.comparing import Span
from planning.history.moments import Moment, end_of, this_moment
from planning.lib.clock import today
from planning.model import PlanVersion
from planning.model.fields import Wrong
from planning.web.moments import asked_moment, typed

#: How far back one looks where no version says.
_USUALLY = timedelta(days=30)


@dataclass
class Asked:
    """The two moments, the words they were asked for by, and what could not be read."""

    span: Span
    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)


def asked_span(
    args: Mapping[str, str], plan_id: int, versions: Sequence[PlanVersion] = ()
) -> Asked:
    """``from`` and ``to``; usually from the last version, or a month ago, up to today.

    Asked for the wrong way round, they change places.
    """
    words = {name: args.get(name, "").strip() for name in ("from", "to")}
    errors: dict[str, str] = {}
    since = _read(words["from"], plan_id, "from", errors) or _usual(versions)
    until = _read(words["to"], plan_id, "to", errors) or this_moment()
    if not errors:
        since, until = sorted((since, until), key=lambda moment: (moment.upto, moment.at))
        words = {"from": typed(since), "to": typed(until)}
    return Asked(Span(since, until), words, errors)


def _read(words: str, plan_id: int, name: str, errors: dict[str, str]) -> Moment | None:
    try:
        return asked_moment(words, plan_id) if words else None
    except Wrong as wrong:
        errors[name] = _(wrong.message, **wrong.values)
        return None


def _usual(versions: Sequence[PlanVersion]) -> Moment:
    if versions:
        return Moment(versions[0].upto, versions[0].at, versions[0])
    return end_of(today() - _USUALLY)
