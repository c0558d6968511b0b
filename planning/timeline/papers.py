"""The timeline to print and to calculate with: everything chosen, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Literal

from flask import Blueprint, Response, abort, request
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.documents import poster, sheet
from planning.history.moments import Moment
from planning.lib.clock import today
from planning.lib.files import PDF, XLSX
from planning.model.fields import Wrong
from planning.timeline import exports, past, queries
from planning.timeline.compare import choice, comparison, moment_of
from planning.timeline.drawing import Drawing, drawing
from planning.timeline.exports import Imprint
from planning.timeline.forms import Asked, read
from planning.timeline.queries import Offered
from planning.timeline.sums import Sums, sums
from planning.timeline.words import chosen, compared_legend
from planning.timeline.words import legend as marks
from planning.web.access import allow
from planning.web.city import city
from planning.web.papers import download, language
from planning.web.typography import day

bp = Blueprint("papers", __name__)

#: Activities on one poster and in one table.
MOST = 1000


@bp.get("/timeline.pdf")
@allow(may.anyone)
def pdf() -> Response:
    drawn, whole, imprint, asked = _drawn()
    paper: Literal["a3", "a4"] = "a4" if request.args.get("paper") == "a4" else "a3"
    data = poster.write(exports.as_poster(drawn, whole, imprint, paper))
    return download(BytesIO(data), PDF.media_type, f"{_name(asked, whole)}-{paper}.pdf")


@bp.get("/timeline.xlsx")
@allow(may.anyone)
def excel() -> Response:
    drawn, whole, imprint, asked = _drawn()
    data = sheet.write_xlsx(exports.as_book(drawn, imprint))
    return download(BytesIO(data), XLSX.media_type, f"{_name(asked, whole)}.xlsx")


def _name(asked: Asked, whole: Sums | None) -> str:
    """The same in any language. Where two moments are compared, there are no sums."""
    kind = "harmonogram" if whole else "harmonogram-zmeny"
    return f"{kind}-{asked.span.replace('–', '-')}"


def _drawn() -> tuple[Drawing, Sums | None, Imprint, Asked]:
    offered, on = queries.offered(current_user), today()
    if (moment := _moment()) is not None:
        return _compared(offered, moment)
    asked = read(request.args, queries.default_years(offered.plans, on), on)
    if asked.errors:
        abort(404)
    asked = replace(asked, folded=frozenset(), page=1)  # paper has nothing to unfold or to turn
    rows = queries.activities(asked, current_user, on, offered.groups, most=MOST)
    shown = rows[:MOST]
    whole = sums(asked, current_user, on)
    drawn = drawing(shown, queries.steps([row.id for row in shown]), whole.tally, asked, on)
    counted = ngettext("%(num)d activity", "%(num)d activities", len(shown))
    said = [*chosen(asked, offered), f"{counted}, {_('as of %(day)s', day=day(on))}"]
    return drawn, whole, _imprint(said, _cut(rows)), asked


def _cut(found: Sequence[object]) -> list[str]:
    """What is said where not all that was found is drawn."""
    if len(found) <= MOST:
        return []
    return [_("Here are the first %(num)s activities. Choose a group for the rest.", num=MOST)]


def _moment() -> Moment | None:
    """The moment to compare with, if the address asks for one."""
    words = request.args.get("as_of", "").strip()
    if not words:
        return None
    try:
        moment = moment_of(words, past.versions(current_user))
    except Wrong:
        abort(404)
    return None if moment.is_now else moment


def _compared(offered: Offered, moment: Moment) -> tuple[Drawing, None, Imprint, Asked]:
    asked = choice(request.args, offered, moment)
    if asked.errors:
        abort(404)
    found = comparison(asked, offered, moment)
    words = [said.rstrip(".") for said in found.said]
    said = [*words, *chosen(asked, offered)]
    imprint = _imprint(said, _cut(found.found.stories), compared_legend())
    empty = str(_("Every step stands as it stood then.")) if found.found.whole else ""
    title = str(_("What has changed on the timeline"))
    imprint = replace(imprint, title=title, empty=empty)
    return found.drawn(0, MOST), None, imprint, asked


def _imprint(
    said: list[str], notes: list[str], legend: list[tuple[str, str]] | None = None
) -> Imprint:
    found: Any = city()
    plan = found.plan_name if found else ""
    return Imprint(language(), today(), plan, said, notes, legend or marks())
