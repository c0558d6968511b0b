"""The two faces of minutes: the full one for those who were there, and the one for everybody.

In the public face internal points are left out, hidden ones leave no trace, and people who use
services or do not wish to be named are called by their part only. What people typed into the
text is theirs to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from planning.faces.record import Face, Facts, File, Point, Publicity, Said, Someone
from planning.faces.veil import Veiled, under_veil, veil_of, veil_of_row, veil_over
from planning.lib.clock import day_of
from planning.model import (
    PUBLIC_STAGES,
    AgendaItem,
    Agreement,
    Attendance,
    Conclusion,
    ItemKind,
    Meeting,
    Presence,
    Project,
    numbered,
)


def face_of(meeting: Meeting, veiled: Sequence[Veiled], *, public: bool) -> Face:
    """The minutes of ``meeting``, with a veil over the names in ``veiled`` when ``public``."""
    veil = veil_over(meeting, veiled) if public else []
    minutes = meeting.minutes
    by_presence: dict[Presence, list[Attendance]] = {presence: [] for presence in Presence}
    for row in meeting.attendances:
        by_presence[row.presence].append(row)
    there, missing = by_presence[Presence.PRESENT], by_presence[Presence.ABSENT]
    return Face(
        is_public=public,
        facts=_facts(meeting),
        points=[_point(meeting, i, n, veil, public) for n, i in numbered(_shown(meeting, public))],
        present=[_someone(row, veil) for row in there if not row.is_guest],
        guests=[_someone(row, veil) for row in there if row.is_guest],
        excused=[_someone(row, veil) for row in by_presence[Presence.EXCUSED]],
        absent=[] if public else [_someone(row, veil) for row in missing if not row.is_guest],
        recorded_by=under_veil(minutes.recorded_by, veil),
        verified_by=under_veil(minutes.verified_by, veil),
        files=_files(meeting, None, public),
        verified_on=day_of(minutes.verified_at) if minutes.verified_at else None,
    )


def _day(at: datetime | None) -> date | None:
    """The day where the city lies."""
    return day_of(at) if at else None


def _facts(meeting: Meeting) -> Facts:
    project = meeting.project
    return Facts(
        groups=[group.name for group in meeting.groups],
        genitives=[group.genitive for group in meeting.groups],
        title=meeting.title,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        project=project.name if project else "",
        project_number=project.number if project else "",
        publicity=publicity_of(project),
        next_meeting=meeting.next_meeting,
    )


def publicity_of(project: Project | None) -> Publicity:
    """What the project's documents must carry: its own sentence, and its profile around it."""
    if project is None:
        return Publicity([], "", [])
    profile = project.profile
    if profile is None:
        return Publicity([], project.publicity, [])
    return Publicity(
        header=[line for line in profile.header.splitlines() if line.strip()],
        footer=profile.footer or project.publicity,
        logos=[(logo.digest, logo.alt) for logo in profile.logos],
    )


def _files(meeting: Meeting, item: AgendaItem | None, public: bool) -> list[File]:
    """What is attached to a point, or to the meeting as a whole."""
    return [
        File(each.id, each.name, each.media_type, each.size)
        for each in meeting.attachments
        if each.item_id == (item.id if item else None)
        and (not public or each.kind is ItemKind.COMMON)
    ]


def _shown(meeting: Meeting, public: bool) -> list[AgendaItem]:
    """The points one may know of. Hidden ones leave no gap in the numbers."""
    return [i for i in meeting.items if not public or i.kind is not ItemKind.HIDDEN]


def _point(
    meeting: Meeting, item: AgendaItem, number: str, veil: Sequence[Veiled], public: bool
) -> Point:
    if public and item.kind is not ItemKind.COMMON:
        return Point(item.id, number, is_left_out=True)
    activity = item.activity
    if activity is not None and public and activity.stage not in PUBLIC_STAGES:
        activity = None
    return Point(
        item.id,
        number,
        is_section=item.is_section,
        is_postponed=item.is_postponed,
        title=item.title,
        presenter=under_veil(item.presenter, veil),
        text=item.text,
        activity_id=activity.id if activity else None,
        activity=activity.called if activity else "",
        said=[_said(said, veil) for said in meeting.conclusions if said.item_id == item.id],
        files=_files(meeting, item, public),
    )


def _said(said: Conclusion, veil: Sequence[Veiled]) -> Said:
    votes = (said.votes_for or 0, said.votes_against or 0, said.votes_abstained or 0)
    return Said(
        said.kind,
        said.text,
        _who(said, veil),
        said.due_on,
        said.state,
        said.agreement,
        votes if said.agreement is Agreement.VOTE else None,
        said.id,
    )


def _someone(row: Attendance, veil: Sequence[Veiled]) -> Someone:
    under = veil_of_row(row, veil)
    return Someone(under.called, "") if under else Someone(row.name, row.stands_for)


def _who(said: Conclusion, veil: Sequence[Veiled]) -> str:
    """The person we know decides, and whoever else the words name."""
    under = veil_of(said.person.name, said.person_id, veil) if said.person else None
    return under.called if under else under_veil(said.who, veil)
