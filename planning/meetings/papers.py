"""What is printed before a meeting, as files."""

from __future__ import annotations

from flask import Blueprint, Response

from planning import permissions as may
from planning.faces import Facts, face_of, with_everything
from planning.lib.clock import today
from planning.meetings import exports, inviting
from planning.meetings.contacts import contact_for
from planning.meetings.signing import signing_sheet
from planning.model import Meeting
from planning.web import papers
from planning.web.access import allow
from planning.web.letterhead import file_name
from planning.web.papers import Format, Setting

bp = Blueprint("papers", __name__)


@bp.get("/meetings/<int:meeting_id>/signing.pdf")
@allow(may.run_meeting, Meeting)
def signing_pdf(meeting: Meeting) -> Response:
    return _signing(meeting, papers.PRINT)


@bp.get("/meetings/<int:meeting_id>/signing.docx")
@allow(may.run_meeting, Meeting)
def signing_word(meeting: Meeting) -> Response:
    return _signing(meeting, papers.WORD)


@bp.get("/meetings/<int:meeting_id>/invitation.pdf")
@allow(may.take_part, Meeting)
def invitation_pdf(meeting: Meeting) -> Response:
    meeting = with_everything(meeting)
    facts, points = _facts(meeting), inviting.for_members(meeting)
    known = {None, *(point.item.id for point in points)}
    document = exports.invitation(
        facts,
        points,
        _setting(facts),
        link=meeting.link,
        files=[file.name for file in meeting.attachments if file.item_id in known],
        contact=contact_for(meeting),
    )
    return papers.handed_out(document, papers.PRINT, file_name("pozvanka", facts))


def _signing(meeting: Meeting, form: Format) -> Response:
    meeting = with_everything(meeting)
    facts = _facts(meeting)
    document = exports.signing_sheet(facts, signing_sheet(meeting).rows, _setting(facts))
    return papers.handed_out(document, form, file_name("prezencni-listina", facts))


def _facts(meeting: Meeting) -> Facts:
    return face_of(meeting, [], public=False).facts


def _setting(facts: Facts) -> Setting:
    return papers.setting(facts.publicity, today())
