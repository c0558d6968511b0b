"""The agenda on one page: what, who opens it, how long it takes, and what should be on it.

Every button also saves what is typed anywhere on the page, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from planning import permissions as may
from planning.history import Conflict, Invalid, touched_by_others
from planning.meetings import actions, arranging, material, pages, queries, timing
from planning.meetings.agenda_form import AgendaForm, agenda_form
from planning.meetings.proposals import Proposal, within
from planning.model import AgendaItem, Meeting
from planning.web.access import allow
from planning.web.forms import whole_number
from planning.web.settling import settled, still_open, told
from planning.web.unit_of_work import keep_anyway

bp = Blueprint("agenda", __name__)

#: Days after which a sheet counts as left alone, unless somebody says otherwise.
UNTOUCHED, LONGEST = 90, 3650
#: Minutes that proposals fill where nobody knows how long the meeting lasts.
WITHOUT_HOURS = 60


@bp.get("/meetings/<int:meeting_id>/agenda")
@allow(may.write_minutes, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    return _page(material.with_agenda(meeting))


@bp.post("/meetings/<int:meeting_id>/agenda")
@allow(may.write_minutes, Meeting)
def save(meeting: Meeting) -> ResponseReturnValue:
    """Save what is typed, then do what the pressed button says, such as ``up:12``."""
    meeting = material.with_agenda(meeting)
    form = agenda_form(meeting, material.activities_on_offer(meeting, current_user))
    settled().fill(form)
    if not form.validate():
        return _page(meeting, form), 422
    try:
        conflicts = _save(meeting, form)
        added = _add(meeting, form)
    except Invalid as invalid:
        pages.show_errors(form, invalid)
        return _page(meeting, form), 422
    if conflicts:
        keep_anyway()
        return _page(meeting, conflicts=[form.spoken(each) for each in conflicts]), 409
    deed, _colon, about = request.form.get("press", "").partition(":")
    if deed not in DEEDS:
        abort(400)
    done = DEEDS[deed](meeting, about)
    focus = done.focus or ("new" if added else "")
    flash(done.said or _("Saved."))
    proposing = deed in {"propose", "take"} or "untouched_shown" in request.form
    untouched = _untouched() if proposing else None
    return redirect(
        url_for(".show", meeting_id=meeting.id, focus=focus or None, untouched=untouched)
    )


def _save(meeting: Meeting, form: AgendaForm) -> list[Conflict]:
    choice = settled()
    actions.revive(meeting, choice.revived, by=current_user)
    changes = form.changes(choice.left_alone)
    outcome = actions.write(meeting, changes, based_on=form.version, by=current_user)
    return outcome.conflicts + still_open(choice, form, meeting)


def _add(meeting: Meeting, form: AgendaForm) -> int:
    """Save what was typed into the blank, whatever button was pressed. Its id, or 0."""
    if not form.new_point:
        return 0
    try:
        return arranging.add_point(meeting, form.new_point, by=current_user)
    except Invalid as invalid:
        raise Invalid({f"new_{n}": wrong for n, wrong in invalid.errors.items()}) from None


class Done(NamedTuple):
    """What came of a button: where whoever pressed it goes on, and what there is to say of it."""

    focus: str = ""
    said: str = ""


def _just_save(_meeting: Meeting, _about: str) -> Done:
    return Done()


def _add_more(_meeting: Meeting, _about: str) -> Done:
    return Done("new")


def _move(meeting: Meeting, about: str, *, up: bool) -> Done:
    item = _item(meeting, about)
    actions.move_item(item, up=up, by=current_user)
    return Done(f"{'up' if up else 'down'}:{item.id}")


def _remove(meeting: Meeting, about: str) -> Done:
    item = next((each for each in meeting.items if each.id == whole_number(about)), None)
    if item is None:  # somebody else was quicker
        return Done()
    version = whole_number(request.form.get("based_on")) or meeting.version
    if touched_by_others(meeting, f"items/{item.id}", version, by=current_user):
        said = _("Somebody changed this row meanwhile. Look at it before you remove it.")
        return Done(said=said)
    actions.remove_item(item, by=current_user)
    said = _(
        "The point “%(name)s” is removed. Its words stay in the history of the meeting.",
        name=item.title,
    )
    return Done(said=said)


def _propose(meeting: Meeting, _about: str) -> Done:
    """Put on what should be talked about and for what there is time."""
    fits, rest = _proposed(meeting, _untouched())
    arranging.propose(meeting, fits, by=current_user)
    if fits:
        minutes = sum(proposal.minutes for proposal in fits)
        said = ngettext(
            "%(num)s point is on the agenda now, %(minutes)s min in all. Each says why, and can"
            " be removed.",
            "%(num)s points are on the agenda now, %(minutes)s min in all. Each says why, and can"
            " be removed.",
            len(fits),
            minutes=minutes,
        )
    elif rest:
        said = _("There is no time left for anything more. What waits is listed below.")
    else:
        said = _("Nothing waits that is not on the agenda already.")
    return Done(said=said)


def _take(meeting: Meeting, about: str) -> Done:
    """Put one thing on for which there was no time."""
    found = [p for group in _proposed(meeting, _untouched()) for p in group if p.key == about]
    arranging.propose(meeting, found, by=current_user)
    return Done()


#: What the buttons of the page do, by the first part of their value.
DEEDS: dict[str, Callable[[Meeting, str], Done]] = {
    "": _just_save,
    "add": _add_more,
    "up": lambda meeting, about: _move(meeting, about, up=True),
    "down": lambda meeting, about: _move(meeting, about, up=False),
    "remove": _remove,
    "propose": _propose,
    "take": _take,
}


def _item(meeting: Meeting, about: str) -> AgendaItem:
    item = next((each for each in meeting.items if each.id == whole_number(about)), None)
    return item or abort(404)


def _untouched() -> int:
    typed = whole_number(request.values.get("untouched"))
    return min(typed, LONGEST) if typed else UNTOUCHED


def _proposed(meeting: Meeting, untouched: int) -> tuple[list[Proposal], list[Proposal]]:
    """What should be talked about: what there is time for, and the rest."""
    left = timing.sum_of(meeting).left
    room = max(0, WITHOUT_HOURS if left is None else left)
    return within(arranging.proposed_for(meeting, current_user, untouched=untouched), room)


def _page(
    meeting: Meeting, form: AgendaForm | None = None, conflicts: Sequence[Conflict] = ()
) -> str:
    activities = material.activities_on_offer(meeting, current_user)
    keeping = {c.field: c.mine for c in conflicts} if conflicts else None
    form = form or agenda_form(meeting, activities, keeping=keeping)
    asked, focus = "untouched" in request.args, request.args.get("focus", "")
    if focus == "new":  # whoever added a point may write the next one at once
        form.new_title.render_kw = {"autofocus": True}
    waiting = [p for g in _proposed(meeting, _untouched()) for p in g] if asked else []
    return render_template(
        "meetings/agenda.html",
        meeting=meeting,
        points=timing.timed(meeting.items, meeting.starts_at),
        sum=timing.sum_of(meeting),
        form=form,
        conflicts=told(meeting, conflicts),
        people=queries.people_of(meeting),
        waiting=waiting,
        untouched=_untouched(),
        is_asked=asked,
        focus=focus,
    )
