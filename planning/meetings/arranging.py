"""The deeds before a meeting: calling it, making its agenda, changing when and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from planning.history import Invalid, Revised, add_row, record, take_pen
from planning.lib.clock import today
from planning.lib.database import db
from planning.lib.words import N_
from planning.meetings import actions, material, outlines
from planning.meetings.outlines import Outline
from planning.meetings.proposals import Proposal, known_from, proposals
from planning.meetings.rules import Facts
from planning.model import Group, Meeting, User
from planning.model.fields import Day, Wrong
from planning.post import in_city_language
from planning.summaries import gaps


def call(
    groups: Sequence[Group],
    typed: Mapping[str, Any],
    days: Sequence[date | None],
    outline: Outline,
    *,
    project_id: int | None,
    by: User,
) -> list[Meeting]:
    """Call a meeting on each of the days, all with the same agenda; several make a series."""
    letters = uuid4().hex if len(days) > 1 else ""
    called = []
    for day in days:
        facts = {**typed, "held_on": Day().show(day)}
        meeting = actions.call(groups, facts, project_id=project_id, by=by)
        meeting.series = letters
        meeting.items = outlines.items(outline)
        called.append(meeting)
    db.session.flush()
    return called


def revise_facts(
    meeting: Meeting, changes: Mapping[str, Any], *, based_on: int, by: User
) -> tuple[Revised, bool]:
    """Save when and where a meeting is, and say whether calendars must learn of it.

    Raises:
        Invalid: something written cannot stand; then nothing is saved.
    """
    take_pen(meeting)
    before = _in_calendars(meeting)
    outcome = actions.write(meeting, changes, based_on=based_on, by=by)
    moved = _in_calendars(meeting) != before
    if moved and (meeting.slot or 0) < 0:  # of two people one wrote the beginning, one the end
        raise Invalid({"ends_at": Wrong(N_("The end cannot be before the beginning."))})
    if moved:
        meeting.sequence += 1
    return outcome, moved


def _in_calendars(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in Meeting.IN_CALENDARS}


def proposed_for(meeting: Meeting, user: User, *, untouched: int) -> list[Proposal]:
    """What the meeting should talk about and does not yet, in the city's language. Four queries.

    ``untouched``: days after which a sheet counts as left alone.
    """
    day = today()
    work = material.work_of(meeting, user, day=day)
    facts = Facts(
        today=day,
        untouched=untouched,
        tasks=material.open_tasks(meeting, user),
        work=work,
        completeness=gaps(each.activity for each in work),
        postponed=material.postponed(meeting, user, before=meeting.held_on or day),
    )
    with in_city_language():
        return proposals(facts, known_from(meeting.items))


def propose(meeting: Meeting, proposed: Iterable[Proposal], *, by: User) -> None:
    """Put the proposals at the end of the agenda, each with its reason."""
    take_pen(meeting)
    listed = list(proposed)
    for proposal in listed:
        typed = {
            "title": proposal.title,
            "activity_id": proposal.activity_id or "",
            "presenter": proposal.presenter,
            "kind": proposal.kind,
            "takes": proposal.minutes,
        }
        add_row(meeting, "items", typed, by=by, reason=proposal.reason, came_from=proposal.key)
    if listed:
        record("agenda proposed", meeting, by=by, label=str(len(listed)))


def add_point(meeting: Meeting, typed: Mapping[str, Any], *, by: User) -> int:
    """Put a point at the end of the agenda, and say its id.

    Raises:
        Invalid: it has no name, or something written cannot stand.
    """
    take_pen(meeting)
    return int(add_row(meeting, "items", typed, by=by).id)
