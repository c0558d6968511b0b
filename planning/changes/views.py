from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from planning import choosing
from planning import permissions as may
from planning.changes import queries
from planning.changes.forms import KINDS, THINGS, read
from planning.changes.wanted import can_go_back
from planning.chronicle import Telling
from planning.lib.clock import day_of, today
from planning.model import Activity, Group, Meeting, Plan, Sheet
from planning.summaries import Page
from planning.web.access import allow
from planning.web.paging import page_number
from planning.web.sentences import HERE, ROW_WORDS, sentence
from planning.web.typography import NO_BREAK, long_day

bp = Blueprint("changes", __name__)


@bp.get("/history")
@allow(may.signed_in)
def index() -> ResponseReturnValue:
    people, groups = queries.people(current_user), choosing.groups()
    asked = read(
        request.args, people=(one.id for one in people), groups=(group.id for group in groups)
    )
    nothing: tuple[list[Telling], Page] = ([], Page(1, has_more=False))
    events, page = nothing if asked.errors else queries.events(current_user, asked, page_number())
    return render_template(
        "changes/index.html",
        asked=asked,
        people=[(one.id, one.name) for one in people],
        groups=[(group.id, group.name) for group in groups],
        things=[(name, _(words)) for name, words in THINGS.items()],
        kinds=[(kind.value, _(words)) for kind, words in KINDS.items()],
        days=by_days(events),
        page=page,
        sentence=sentence,
    ), asked.status


@dataclass(frozen=True)
class DayOfDeeds:
    """What happened on one day, latest first."""

    name: str
    told: list[Telling]


def by_days(events: Iterable[Telling]) -> list[DayOfDeeds]:
    """Events parted by the days on which they happened where the city lies."""
    return [DayOfDeeds(_name_of_day(day), list(told)) for day, told in groupby(events, key=_day_of)]


def _day_of(told: Telling) -> date:
    return day_of(told.event.at)


def _name_of_day(day: date) -> str:
    if day == today():
        return str(_("today"))
    if day == today() - timedelta(days=1):
        return str(_("yesterday"))
    return long_day(day).replace(NO_BREAK, " ", 1)  # the weekday may stand on a line of its own


@bp.get("/activities/<int:activity_id>/history")
@allow(may.see_activity_history, Activity)
def activity(activity: Activity) -> ResponseReturnValue:
    return _history("changes/activity.html", activity, may.edit_activity(current_user, activity))


@bp.get("/meetings/<int:meeting_id>/history")
@allow(may.run_meeting, Meeting)
def meeting(meeting: Meeting) -> ResponseReturnValue:
    return _history("changes/meeting.html", meeting, may.write_minutes(current_user, meeting))


@bp.get("/groups/<int:group_id>/history")
@allow(may.see_group_history, Group)
def group(group: Group) -> ResponseReturnValue:
    return _history("changes/group.html", group, may.appoint_members(current_user, group))


@bp.get("/plans/<int:plan_id>/history")
@allow(may.see_plan_history, Plan)
def plan(plan: Plan) -> ResponseReturnValue:
    return _history("changes/plan.html", plan, may.tend_plan(current_user, plan))


def _history(template: str, sheet: Sheet, can_write: bool) -> str:
    events, page = queries.events_of(sheet, current_user, page_number())
    return render_template(
        template,
        **{sheet.__tablename__: sheet},
        events=events,
        days=by_days(events),
        page=page,
        sentence=sentence,
        here=HERE,
        can_write=can_write,
        can_go_back=lambda event: can_write and can_go_back(event, sheet),
    )


@bp.get("/activities/<int:activity_id>/bin")
@allow(may.see_activity_history, Activity)
def activity_bin(activity: Activity) -> ResponseReturnValue:
    return _bin("changes/activity_bin.html", activity, may.edit_activity(current_user, activity))


@bp.get("/meetings/<int:meeting_id>/bin")
@allow(may.run_meeting, Meeting)
def meeting_bin(meeting: Meeting) -> ResponseReturnValue:
    return _bin("changes/meeting_bin.html", meeting, may.write_minutes(current_user, meeting))


def _bin(template: str, sheet: Sheet, can_write: bool) -> str:
    return render_template(
        template,
        **{sheet.__tablename__: sheet},
        sheet=sheet,
        gone=queries.in_bin(sheet, current_user),
        sentence=sentence,
        row_words=ROW_WORDS,
        can_write=can_write,
    )
