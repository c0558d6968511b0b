from __future__ import annotations

from datetime import time
from io import BytesIO

import docx
import pytest

from planning.model import Attachment, Function, ItemKind, MinutesState, Side
from tests.documents.reading import text_of_pdf
from tests.files import fetched


def said(response) -> str:
    assert response.status_code == 200
    return " ".join(text_of_pdf(response.data).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.fixture
def meeting(make, cast):
    meeting = make.meeting(cast.drugs, starts_at=time(9), ends_at=time(11), title="Nad plánem")
    make.item(meeting, "Zahájení", takes=15, presenter="Gita Nová")
    hidden = make.item(meeting, "Tajná věc", kind=ItemKind.HIDDEN)
    make.item(meeting, "Krizové lůžko")
    for item, name in ((None, "podklad.pdf"), (hidden, "tajný podklad.pdf")):
        meeting.attachments.append(
            Attachment(
                item=item, name=name, size=1, digest="0" * 64, media_type="application/pdf",
                at=meeting.created_at,
            )
        )  # fmt: skip
    make.attendance(meeting, "Mgr. Mia Nová, DiS.", stands_for="Modrý kříž")
    make.attendance(meeting, "Ota Host", side=None, is_guest=True)
    make.attendance(meeting, "Lída Nová", side=Side.SERVICE_USER)
    return meeting


def test_the_sheet_to_sign_has_everybody_and_lines_for_more(visitor, cast, meeting):
    paper = fetched(visitor(cast.sami), f"/meetings/{meeting.id}/signing.docx")

    [table] = docx.Document(BytesIO(paper.data)).tables
    rows = [
        [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for row in table.rows
    ]
    assert rows[0] == ["No.", "Name", "Stands for", "Side", "Signature"]
    assert rows[1] == ["1", "Mgr. Mia Nová, DiS.", "Modrý kříž", "provider", ""]
    assert rows[3] == ["3", "Ota Host", "", "guest", ""]
    assert len(rows) == 1 + 3 + 6
    assert rows[-1] == ["9", "", "", "", ""]
    words = said(fetched(visitor(cast.sami), f"/meetings/{meeting.id}/signing.pdf"))
    assert "ATTENDANCE LIST" in words
    assert "2. 6. 2025, 9–11 h" in words


def test_the_invitation_says_when_where_what_and_whom_to_tell(visitor, cast, meeting):
    meeting.link = "https://schuzky.example.cz/42"
    cast.sami.person.phone, cast.sami.person.shares_contacts = "599 000 012", True
    response = fetched(visitor(cast.mia), f"/meetings/{meeting.id}/invitation.pdf")

    words = said(response)
    for expected in (
        "INVITATION", "Nad plánem", "2. 6. 2025, 9–11 h", "https://schuzky.example.cz/42",
        "1 Zahájení (Gita Nová, 15 minutes) 9:00", "2 Krizové lůžko", "podklad.pdf",
        "Sami Nová, 599 000 012",
    ):  # fmt: skip
        assert expected in words, expected
    for secret in ("Tajná", "tajný"):
        assert secret not in words
    assert response.headers["Cache-Control"] == "private, no-store"


def test_who_shares_no_contacts_is_only_named(visitor, cast, meeting):
    cast.sami.person.phone, cast.sami.person.shares_contacts = "599 000 012", False
    words = said(fetched(visitor(cast.mia), f"/meetings/{meeting.id}/invitation.pdf"))
    assert "Sami Nová" in words
    assert "599" not in words


def test_these_papers_are_for_those_who_take_part(visitor, cast, make, meeting):
    sheet, invitation = (
        f"/meetings/{meeting.id}/signing.pdf",
        f"/meetings/{meeting.id}/invitation.pdf",
    )
    assert fetched(visitor(cast.mia), sheet).status_code == 403
    for who in (cast.nora, cast.omar, None):
        assert fetched(visitor(who), sheet).status_code == 404
        assert fetched(visitor(who), invitation).status_code == 404
    public = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    assert fetched(visitor(cast.nora), f"/meetings/{public.id}/invitation.pdf").status_code == 403


def test_a_meeting_of_which_little_is_known_is_printed_too(visitor, cast, make):
    bare = make.meeting(cast.drugs, cast.seniors, held_on=None, place="")
    make.membership(make.person("Vedoucí"), cast.seniors, Function.MANAGER)
    for name in ("signing.pdf", "signing.docx", "invitation.pdf"):
        response = fetched(visitor(cast.kora), f"/meetings/{bare.id}/{name}")
        assert response.status_code == 200
        assert "protidrogova-prevence-seniori." in response.headers["Content-Disposition"]
