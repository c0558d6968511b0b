from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from planning import permissions as may
from planning.lib.clock import today
from planning.model import Timeliness
from planning.summaries import Page, window
from planning.timeline import compare, past, queries
from planning.timeline.columns import most_years
from planning.timeline.forms import Asked, normalised, read
from planning.timeline.heads import heads
from planning.timeline.moves import last_move
from planning.timeline.queries import Offered
from planning.timeline.sayings import WORST
from planning.timeline.sums import Sums, sums
from planning.timeline.table import TableBand, bands, unfolded
from planning.timeline.words import chosen, legend, lists
from planning.web.access import allow
from planning.web.unchanged import unless_unchanged

bp = Blueprint("timeline", __name__)


#: What a script asks for alone: further rows, or what is counted.
_PARTS = {"rows": "timeline/_part.html", "counts": "timeline/_counts.html"}


@bp.get("/timeline")
@allow(may.anyone)
@unless_unchanged
def index() -> ResponseReturnValue:
    offered = queries.offered(current_user)
    if (then := compare.page(offered)) is not None:
        return then
    day = today()
    asked = read(request.args, queries.default_years(offered.plans, day), day)
    part = "" if asked.errors else request.args.get("part", "")
    return render_template(
        _PARTS.get(part, "timeline/index.html"), **_page(asked, offered, day)
    ), asked.status


def _page(asked: Asked, offered: Offered, day: date) -> dict[str, Any]:
    versions = past.versions(current_user)
    return {
        "asked": asked,
        "offered": offered,
        "chosen": chosen(asked, offered),
        "found": None if asked.errors else _found(asked, offered, day),
        "choices": lists(),
        "heads": heads(asked.columns, day),
        "most_years": most_years(asked.scale),
        "most_rows": queries.PAGE,
        "legend": legend(),
        "worst": WORST,
        "moved": last_move(),
        "choice": normalised(request.args),
        "versions": [compare.name_in(version) for version in versions],
        "since": compare.since(versions, asked),
        "looks_at_days": past.looks_at_days(current_user),
    }


@dataclass(frozen=True)
class Found:
    """What the page shows. ``tally`` and ``sums`` are of everything chosen, ``bands`` of a page.

    ``first`` and ``last`` count the page's activities among ``whole``; 0 where some are folded.
    """

    bands: list[TableBand]
    page: Page
    tally: dict[Timeliness, int]
    sums: Sums
    whole: int
    first: int
    last: int


def _found(asked: Asked, offered: Offered, day: date) -> Found:
    whole = sums(asked, current_user, day)
    among = queries.measures_of_page(asked, offered, whole.places)
    rows = queries.activities(asked, current_user, day, offered.groups, among=among)
    shown = rows[: queries.PAGE]
    ids = [row.id for row in unfolded(shown, asked)]
    tally = {each: sum(of.get(each, 0) for of in whole.tally.values()) for each in WORST}
    first = (asked.page - 1) * queries.PAGE + 1
    return Found(
        bands=bands(shown, queries.steps(ids), whole.tally, asked, day),
        page=window(rows, asked.page, queries.PAGE),
        tally=tally,
        sums=whole,
        whole=tally[asked.timeliness] if asked.timeliness else sum(tally.values()),
        first=first,
        last=0 if asked.folded else first + len(shown) - 1,
    )
