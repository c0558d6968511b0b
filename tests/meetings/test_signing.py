"""The sheet people sign."""

from __future__ import annotations

from planning.lib.database import db
from planning.meetings.signing import SPARE, signing_sheet
from planning.model import Project, PublicityProfile, Side
from tests.visitor import words


def test_everybody_on_the_list_has_a_line_and_there_are_more(make, cast, visitor):
    meeting = make.meeting(cast.drugs)
    make.attendance(meeting, "Bc. Host", is_guest=True, side=None)
    make.attendance(meeting, "Mia Nová", stands_for="Modrý kříž")
    make.attendance(meeting, "Lída Nová", side=Side.SERVICE_USER)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/signing")

    rows = [words(row) for row in sami.page.select("tbody tr")]
    assert rows[:4] == [
        "1. Mia Nová Modrý kříž provider", "2. Lída Nová service user", "3. Bc. Host guest", "4.",
    ]  # fmt: skip
    assert len(rows) == 3 + SPARE


def test_it_carries_what_its_project_must(make, cast):
    profile = PublicityProfile(name="OPZ", header="Operační program", footer="Podpořeno")
    project = Project(name="Síť", number="CZ.1", profile=profile)
    meeting = make.meeting(cast.drugs, project=project)
    db.session.commit()

    sheet = signing_sheet(meeting, spare=0)

    assert (sheet.project, sheet.project_number, sheet.rows) == ("Síť", "CZ.1", [])
    assert (sheet.publicity.header, sheet.publicity.footer) == (["Operační program"], "Podpořeno")


def test_it_is_for_whoever_runs_the_meeting(make, cast, visitor):
    meeting = make.meeting(cast.drugs)

    assert visitor(cast.mia).visits(f"/meetings/{meeting.id}/signing").status == 403
    assert visitor(cast.nora).visits(f"/meetings/{meeting.id}/signing").status == 404
