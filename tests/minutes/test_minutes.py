from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    Attendance,
    ConclusionKind,
    Event,
    ItemKind,
    MinutesState,
    Presence,
    Project,
    Side,
    Stage,
)


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


def came(person, name, **values):
    values = {"presence": Presence.PRESENT, "side": Side.PROVIDER} | values
    return Attendance(person_id=person and person.person_id, name=name, **values)


def address(meeting):
    return f"/minutes/{meeting.minutes.id}"


def test_the_secretary_looks_publishes_and_the_public_reads(make, cast, visitor, meeting):
    make.item(meeting, text="Dohodli jsme se na *společném* postupu.")
    assert visitor().visits(address(meeting)).status == 404

    sami = visitor(cast.sami).visits(address(meeting))
    sami.follows("Check the public version and publish")
    assert sami.sees("Nothing waits for a decision.")
    sami.ticks("I have read the public version. No client can be recognised in it.")
    sami.presses("Publish the minutes")

    assert sami.sees("published as edition 1. Everybody can read the public version.")
    assert sami.sees("Read the full version")
    public = visitor().visits(address(meeting))
    assert public.status == 200
    assert "<em>společném</em>" in public.text
    assert public.sees("Edition 1 of")
    assert db.session.scalars(select(Event.verb).where(Event.thing == "meeting")).all() == [
        "published"
    ]


def test_minutes_nobody_looked_through_are_not_published(make, cast, visitor, meeting):
    make.item(meeting, text="Dohoda")
    sami = visitor(cast.sami).visits(f"{address(meeting)}/check")

    sami.presses("Publish the minutes")

    assert sami.status == 422
    tick = "I have read the public version. No client can be recognised in it."
    assert "no client can be recognised" in sami.problem_with(tick)
    assert sami.page.select_one("[role=alert] a")["href"] == "#checked"
    assert meeting.minutes.state is MinutesState.DRAFT

    sami.ticks(tick).presses("Publish the minutes")
    assert meeting.minutes.state is MinutesState.PUBLISHED


def test_empty_minutes_are_not_published(cast, visitor, meeting):
    sami = visitor(cast.sami)

    assert sami.posts(f"{address(meeting)}/publication", checked="y").status == 409
    assert sami.sees("Empty minutes")


def test_a_member_reads_the_draft_and_publishes_nothing(make, cast, visitor, meeting):
    make.item(meeting, text="Dohoda")
    mia = visitor(cast.mia).visits(address(meeting))

    assert mia.sees("Full version")
    assert not mia.sees("What comes next")
    assert mia.visits(f"{address(meeting)}/check").status == 403
    assert visitor(cast.omar).posts(f"{address(meeting)}/publication").status == 404


def test_drafts_are_nobodys_business_outside(make, cast, visitor, meeting):
    for who in (cast.nora, cast.omar, cast.ada, None):
        assert visitor(who).visits(address(meeting)).status == 404
        assert visitor(who).visits(f"/meetings/{meeting.id}").status == 404
    assert not visitor().visits("/meetings").sees("2. 6. 2025")


def test_the_public_face_hides_confidential_points_and_names(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    with make.as_draft(meeting):
        meeting.minutes.published_at, meeting.minutes.edition = meeting.created_at, 1
        meeting.minutes.recorded_by = "Sami Nová"
    cast.gita.person.name_is_public = False
    open_item = make.item(meeting, "Lůžko", text="Veřejné")
    secret = make.item(meeting, "Případ pana X", text="Neveřejné", kind=ItemKind.INTERNAL)
    make.task(open_item, "Oslovit kraj", person=cast.lida.person, who="Lída Nová")
    make.task(open_item, "Zavolat", who="Gita Nová, Mia Nová")
    make.task(secret, "Tajný úkol")
    with make.as_draft(meeting):
        meeting.attendances = [
            came(cast.mia, "Mia Nová", stands_for="Modrý kříž"),
            came(cast.lida, "Lída Nová", side=Side.SERVICE_USER, stands_for="Klub"),
            came(cast.gita, "Gita Nová", stands_for="magistrát"),
            came(None, "Jan Host", side=Side.SERVICE_USER, is_guest=True),
        ]

    for who, path in ((None, ""), (cast.nora, ""), (cast.mia, "?face=public")):
        page = visitor(who).visits(address(meeting) + path)
        for hidden in ("Případ", "Neveřejné", "Tajný", "Lída", "Gita", "Klub", "magistrát", "Host"):
            assert not page.sees(hidden), (who, hidden)
        assert page.sees("Veřejné")
        assert page.sees("This point is not for the public")
        assert page.sees("Mia Nová (Modrý kříž)")
        assert page.sees("representative of service users")
        assert page.sees("member of the group, Mia Nová")
        assert page.sees("Sami Nová")
    for who in (cast.mia, cast.omar, cast.kora):
        full = visitor(who).visits(address(meeting))
        for shown in ("Případ", "Neveřejné", "Tajný", "Lída Nová (Klub)", "Jan Host"):
            assert full.sees(shown), (who, shown)


def test_the_page_of_the_meeting_hides_the_same(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    make.item(meeting, "Lůžko")
    make.item(meeting, "Případ pana X", kind=ItemKind.INTERNAL)
    with make.as_draft(meeting):
        meeting.attendances = [came(cast.lida, "Lída Nová", side=Side.SERVICE_USER)]

    public = visitor().visits(f"/meetings/{meeting.id}")

    assert public.sees("Lůžko")
    assert not public.sees("Případ")
    assert not public.sees("Lída")
    public.follows("Read the minutes")
    assert public.status == 200


def test_an_activity_in_work_is_not_betrayed_by_the_minutes(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    make.item(meeting, activity=make.activity(cast.drugs, title="Rozpracovaná"))
    make.item(meeting, activity=make.activity(cast.drugs, title="Schválená", stage=Stage.APPROVED))

    public = visitor().visits(address(meeting))

    assert public.sees("Schválená")
    assert not public.sees("Rozpracovaná")
    assert visitor(cast.mia).visits(address(meeting)).sees("Rozpracovaná")


def test_scripts_in_markdown_do_no_harm(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    item = make.item(
        meeting,
        "<script>alert(1)</script>",
        text="<script>alert(2)</script> [klik](javascript:alert(3)) <img src=x onerror=alert(4)>",
    )
    make.task(item, "<b onclick=alert(5)>Úkol</b>", who="<i>kdo</i>")

    page = visitor().visits(address(meeting))

    article = page.page.article
    assert not article.select("script, img, b, i, [onerror], [onclick]")
    assert not article.select("a[href^=javascript]")


def test_the_record_is_set_as_it_is_printed(make, cast, visitor, meeting):
    item = make.item(meeting, text="Dohoda")
    make.task(item, "Svolat kraj", who="Gita", due_on=date(2025, 6, 30))
    make.task(item, "Krajská výzva", kind=ConclusionKind.INFORMATION)
    meeting.next_meeting = "středa 15. 5. 2026"
    meeting.project = Project(name="Společně", number="CZ.03", publicity="Evropský sociální fond")
    meeting.attendances = [
        came(cast.mia, "Mia Nová"),
        came(cast.gita, "Gita Nová", presence=Presence.EXCUSED),
        came(cast.hugo, "Hugo Nová", presence=Presence.ABSENT),
    ]

    page = visitor(cast.mia).visits(address(meeting))

    assert page.page.find(id=f"item-{item.id}") is not None
    for words in ("Evropský sociální fond", "CZ.03", "středa 15. 5. 2026", "30. 6. 2025"):
        assert page.sees(words), words
    assert page.sees("Present Mia Nová")
    assert page.sees("Excused Gita Nová")
    assert page.sees("Did not come Hugo Nová")
    assert len(page.page.select("table tbody tr")) == 1


def test_minutes_cost_the_same_however_long_they_are(make, cast, counted, meeting):
    make.task(make.item(meeting), person=cast.lida.person)
    meeting.attendances = [came(cast.mia, "Mia Nová")]
    urls = [address(meeting), f"{address(meeting)}?face=public"]
    few = [counted(cast.sami, url) for url in urls]

    for n in range(8):
        item = make.item(meeting, f"Bod {n}", activity=make.activity(cast.drugs))
        make.task(item, person=make.person(f"Malá {n}"))
        meeting.attendances.append(came(None, f"Malá {n}"))

    assert [counted(cast.sami, url) for url in urls] == few
    assert max(few) <= 12
