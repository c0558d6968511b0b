"""The attendance sheet to be signed on paper."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planning import permissions as may
from planning.faces import Publicity, publicity_of
from planning.meetings import material
from planning.model import Meeting, Side
from planning.web.access import allow
from planning.web.labels import label

bp = Blueprint("signing", __name__)

#: Lines for those who are not on the list.
SPARE = 6


@dataclass(frozen=True)
class SigningRow:
    """A line of the sheet: who, for whom, on which side. One that is spare has only its number."""

    number: int
    name: str = ""
    stands_for: str = ""
    side: str = ""


@dataclass(frozen=True)
class SigningSheet:
    """Everything on the sheet, in words."""

    project: str
    project_number: str
    publicity: Publicity
    rows: list[SigningRow]


def signing_sheet(meeting: Meeting, *, spare: int = SPARE) -> SigningSheet:
    """The sheet of a meeting: members as on the list, then guests, then ``spare`` lines."""
    people = sorted(meeting.attendances, key=lambda row: row.is_guest)
    rows = [
        SigningRow(nth, row.name, row.stands_for, _side(row.side, is_guest=row.is_guest))
        for nth, row in enumerate(people, start=1)
    ]
    rows += [SigningRow(len(rows) + n) for n in range(1, spare + 1)]
    project = meeting.project
    return SigningSheet(
        project.name if project else "",
        project.number if project else "",
        publicity_of(project),
        rows,
    )


def _side(side: Side | None, *, is_guest: bool) -> str:
    if side is not None:
        return label(side)
    return str(_("guest")) if is_guest else ""


@bp.get("/meetings/<int:meeting_id>/signing")
@allow(may.run_meeting, Meeting)
def show(meeting: Meeting) -> ResponseReturnValue:
    meeting = material.with_invitation(meeting)
    return render_template("meetings/signing.html", meeting=meeting, sheet=signing_sheet(meeting))
