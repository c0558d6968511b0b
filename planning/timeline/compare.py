"""The timeline of a day or a version beside today's: which moment is asked for, and its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from planning.history.moments import Moment, this_moment
from planning.lib.clock import today
from planning.lib.periods import parse_day
from planning.model import PlanVersion
from planning.model.fields import Wrong
from planning.summaries import window
from planning.timeline import past, queries
from planning.timeline.columns import most_years
from planning.timeline.comparing import Compared, compared
from planning.timeline.contrast import contrast
from planning.timeline.drawing import Drawing
from planning.timeline.forms import Asked, normalised, read
from planning.timeline.heads import heads
from planning.timeline.queries import Offered
from planning.timeline.showing import as_table
from planning.timeline.words import chosen, compared_legend, lists, told
from planning.web.moments import asked_moment, between, typed, unlisted


@dataclass(frozen=True)
class Comparison:
    """What is compared with today: the choice, the moment, and all that was found."""

    asked: Asked
    offered: Offered
    moment: Moment
    found: Compared

    @property
    def said(self) -> list[str]:
        """Between which moments, and what became of how many: sentences."""
        return [between(self.moment, this_moment()), told(self.found)]

    def drawn(self, first: int, most: int) -> Drawing:
        """Some of the activities, with the marks of both moments."""
        stories = self.found.stories[first : first + most]
        return contrast(stories, self.asked, today(), self.moment.day)


def moment_of(words: str, versions: Sequence[PlanVersion]) -> Moment:
    """The moment an address asks for: a day, ``v12``, or a version by its name and years.

    Raises:
        Wrong: it is neither a day nor a version one may look at.
    """
    named = {version.name: version for version in reversed(versions)}
    named |= {f"v{version.id}": version for version in versions}
    named |= {name_in(version): version for version in versions}
    version_ = named.get(words)
    if version_ is None and _is_day(words) and not past.looks_at_days(current_user):
        abort(404)
    if version_ is not None:
        return asked_moment(f"v{version_.id}", version_.plan_id)
    return asked_moment(words, 0)


def since(versions: Sequence[PlanVersion], asked: Asked) -> PlanVersion | None:
    """What a body decided on last of the plans in the years asked for, to be compared with."""
    decided = (version for version in versions if version.body)
    touched = (each for each in decided if _touches(each, asked))
    return next(touched, None)


def _touches(version: PlanVersion, asked: Asked) -> bool:
    plan = version.plan
    return plan.first_year <= asked.last and plan.last_year >= asked.first


def name_in(version: PlanVersion) -> str:
    """A version by its name and the years of its plan: plans may have versions of one name."""
    return f"{version.name} ({version.plan.years})"


def _is_day(words: str) -> bool:
    try:
        parse_day(words)
    except ValueError:
        return False
    return True


def choice(args: MultiDict[str, str], offered: Offered, moment: Moment | None) -> Asked:
    """What an address asks for; of a version, the years are those of its plan."""
    day = today()
    plans = offered.plans
    if moment is not None and moment.version is not None:
        plans = [plan for plan in plans if plan.id == moment.version.plan_id]
    return read(args, queries.default_years(plans, day), day)


def comparison(asked: Asked, offered: Offered, moment: Moment) -> Comparison:
    """Everything chosen at both moments: the queries of ``past.pairs``, however many there are."""
    pairs = past.pairs(asked, moment, current_user, offered.groups)
    only_changed = asked.typed["changed"] == "1"
    found = compared(pairs, asked, today(), only_changed=only_changed)
    return Comparison(asked, offered, moment, found)


def page(offered: Offered) -> ResponseReturnValue | None:
    """The page that compares; None where nothing is compared, so that today's is to be shown."""
    words = request.args.get("as_of", "").strip()
    if not words:
        return None
    versions = past.versions(current_user)
    try:
        moment = moment_of(words, versions)
    except Wrong as wrong:
        asked = choice(request.args, offered, None)
        errors = {**asked.errors, "as_of": _(wrong.message, **wrong.values)}
        asked = replace(asked, errors=errors)
        return _page(asked, offered, versions, None), 422
    if moment.is_now:
        return None
    asked = choice(request.args, offered, moment)
    found = None if asked.errors else comparison(asked, offered, moment)
    words = name_in(moment.version) if moment.version is not None else typed(moment)
    asked = replace(asked, typed={**asked.typed, "as_of": words})
    response: Response = unlisted(_page(asked, offered, versions, found))
    return response, asked.status


def _page(
    asked: Asked,
    offered: Offered,
    versions: Sequence[PlanVersion],
    found: Comparison | None,
) -> str:
    around: dict[str, Any] = {"bands": (), "page": None, "sums": None}
    if found is not None:
        first = (asked.page - 1) * queries.PAGE
        drawn = found.drawn(first, queries.PAGE)
        around["bands"] = as_table(drawn, asked, today())
        around["page"] = window(found.found.stories[first:], asked.page, queries.PAGE)
    return render_template(
        "timeline/compared.html",
        asked=asked,
        offered=offered,
        versions=[name_in(version) for version in versions],
        looks_at_days=past.looks_at_days(current_user),
        chosen=chosen(asked, offered),
        choice=normalised(request.args),
        since=None,
        found=around if found else None,
        comparison=found,
        choices=lists(),
        heads=heads(asked.columns, today()),
        most_years=most_years(asked.scale),
        legend=compared_legend(),
    )
