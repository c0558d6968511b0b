from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.attachments import queries
from planning.lib.database import db
from planning.lib.files import LARGEST
from planning.model import Attachment, Event, ItemKind, MinutesState
from planning.web.papers import store
from tests.counting import statements
from tests.files import fetched, sends
from tests.lib.attachments import png, traces, word

PDF_WORDS = "PDF, DOCX, ODT, XLSX, ODS, PNG, JPEG, TXT and CSV"


def attached(visitor, meeting, data=b"slova", name="text.txt", **more):
    values = {"item_id": "0", "kind": "internal"} | more
    return sends(visitor, f"/meetings/{meeting.id}/attachments", data, name, **values)


def address(file: Attachment) -> str:
    return f"/attachments/{file.id}/{file.name}"


def opens(visitor, file: Attachment) -> bool:
    status = fetched(visitor, address(file)).status_code
    assert status in {200, 404}
    return status == 200


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


@pytest.fixture
def file(make):
    """Attaches a small file without asking anybody."""

    def attach(meeting, **values) -> Attachment:
        kept = {"name": "a.txt", "media_type": "text/plain", "size": 5, "at": meeting.created_at}
        with make.as_draft(meeting):
            found = Attachment(digest=store().put(b"slova"), **(kept | values))
            meeting.attachments.append(found)
            db.session.commit()
        return found

    return attach


def test_the_secretary_attaches_a_file_to_a_point_and_a_member_reads_it(
    make, cast, visitor, meeting
):
    item = make.item(meeting, "Krizové lůžko")
    data = word()
    assert traces(data)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/attachments?item={item.id}")
    assert sami.value_of("Where it belongs") == "1 Krizové lůžko"
    attached(sami, meeting, data, "../../tajne/Návrh lůžka.docm", item_id=item.id)

    assert sami.sees("The file “Návrh lůžka.docx” is attached.")
    assert sami.sees("1 Krizové lůžko only for the group")
    [file] = meeting.attachments
    response = fetched(visitor(cast.mia), address(file))
    assert traces(response.data) == []
    assert response.headers["Content-Type"].endswith("wordprocessingml.document")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "attachment; filename=" in response.headers["Content-Disposition"]
    assert visitor(cast.mia).visits(f"/meetings/{meeting.id}/attachments").sees("Návrh lůžka.docx")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "prazdny.pdf", "The file is empty."),
        (b"MZ\x90\x00\x03\x00\x00\x00", "zapis.pdf", PDF_WORDS),
        (b"<html><script>alert(1)</script></html>", "zapis.txt", "Web pages"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.png", "Web pages"),
        (b"x" * (LARGEST + 1), "velky.txt", "larger than 10 MB"),
    ],
)
def test_what_a_file_is_its_content_says(cast, visitor, meeting, data, name, says):
    sami = attached(visitor(cast.sami), meeting, data, name, kind="common")

    assert sami.status == 422
    assert says in sami.problem_with("File")
    assert sami.value_of("For whom") == "for everybody, once the minutes are published"
    assert meeting.attachments == []


def test_without_a_file_nothing_happens_and_words_say_why(cast, visitor, meeting):
    sami = (
        visitor(cast.sami).visits(f"/meetings/{meeting.id}/attachments").presses("Attach the file")
    )
    assert sami.status == 422
    assert sami.problem_with("File") == "Choose a file."


def test_only_here_more_may_be_sent_than_elsewhere(cast, visitor, meeting):
    sami = attached(visitor(cast.sami), meeting, b"slovo slovo\n" * 300_000)
    assert sami.status == 200
    assert sami.sees("3.4 MB")

    attached(sami, meeting, b"x" * (LARGEST + 200_000))
    assert sami.status == 413
    assert sami.heading == "The file is too large"
    assert sami.sees("10 MB at most")
    assert len(meeting.attachments) == 1
    assert attached(visitor(), meeting, b"x" * 3_000_000).status == 413


def test_the_public_fetches_what_its_version_shows(make, cast, visitor, meeting, file):
    inner = make.item(meeting, "Neveřejné", kind=ItemKind.INTERNAL)
    shown, kept = file(meeting, kind=ItemKind.COMMON), file(meeting)
    covered = file(meeting, kind=ItemKind.COMMON, item=inner)
    for each in (shown, kept, covered):
        assert not opens(visitor(), each)
        assert not opens(visitor(cast.omar), each)
        assert opens(visitor(cast.hugo), each)

    make.item(meeting, text="Dohoda")
    meeting.minutes.state = MinutesState.PUBLISHED

    assert opens(visitor(), shown)
    assert opens(visitor(cast.nora), shown)
    for each in (kept, covered):
        assert not opens(visitor(), each)
        assert not opens(visitor(cast.nora), each)
        assert opens(visitor(cast.omar), each)
    assert fetched(visitor(), address(shown)).headers["Cache-Control"] == "public, no-cache"
    assert "no-store" in fetched(visitor(cast.mia), address(kept)).headers["Cache-Control"]


def test_while_minutes_are_reopened_others_fetch_what_was_published(
    make, cast, visitor, meeting, file
):
    make.item(meeting, text="Dohoda")
    before = file(meeting, kind=ItemKind.COMMON)
    visitor(cast.sami).posts(f"/minutes/{meeting.minutes.id}/publication", checked="y")
    assert meeting.minutes.is_public
    meeting.minutes.reopen(because="chyba", hide=False)
    after = file(meeting, kind=ItemKind.COMMON)

    assert opens(visitor(), before)
    assert not opens(visitor(), after)
    assert not opens(visitor(cast.omar), after)
    assert opens(visitor(cast.mia), after)
    before.kind = ItemKind.INTERNAL
    assert not opens(visitor(), before)


def test_an_address_with_another_name_leads_nowhere(cast, visitor, meeting, file):
    found = file(meeting)
    for name in ("b.txt", "a.html", "%2e%2e%2fsecret_key"):
        assert fetched(visitor(cast.mia), f"/attachments/{found.id}/{name}").status_code == 404
    store().path(found.digest).unlink()
    assert not opens(visitor(cast.mia), found)


def test_a_file_is_marked_removed_and_all_of_it_remembered(cast, visitor, meeting):
    sami = attached(visitor(cast.sami), meeting, name="Rozpočet.txt")
    sami.presses("Show to everybody : Rozpočet.txt")
    assert meeting.attachments[0].kind is ItemKind.COMMON
    sami.presses("Keep for the group : Rozpočet.txt")
    assert meeting.attachments[0].kind is ItemKind.INTERNAL
    sami.presses("Remove Rozpočet.txt")

    assert sami.sees("The file “Rozpočet.txt” is removed.")
    assert meeting.attachments == []
    history = sami.visits(f"/meetings/{meeting.id}/history")
    for words in (
        "The file “Rozpočet.txt” was attached.",
        "The file “Rozpočet.txt” was marked for everybody.",
        "The file “Rozpočet.txt” was marked for the group only.",
        "The file “Rozpočet.txt” was removed.",
    ):  # fmt: skip
        assert history.sees(words), words


def test_a_locked_record_keeps_its_files(make, cast, visitor, meeting, file):
    found = file(meeting)
    for state in (MinutesState.VERIFIED, MinutesState.PUBLISHED, MinutesState.ARCHIVED):
        meeting.minutes.state = state
        sami = visitor(cast.sami)
        assert attached(sami, meeting).status in {403, 409}
        assert sami.posts(f"/attachments/{found.id}/kind", kind="common").status in {403, 409}
        assert sami.posts(f"/attachments/{found.id}/removal").status in {403, 409}
    assert [found] == meeting.attachments
    assert found.kind is ItemKind.INTERNAL
    assert db.session.scalars(select(Event.verb)).all() == []


def test_only_those_who_write_the_minutes_attach(cast, visitor, meeting, file):
    found = file(meeting)
    for who, status in ((cast.mia, 403), (cast.nora, 404), (cast.omar, 404), (None, 404)):
        guest = visitor(who)
        assert attached(guest, meeting).status == status
        assert guest.posts(f"/attachments/{found.id}/kind", kind="common").status == status
        assert guest.posts(f"/attachments/{found.id}/removal").status == status
    mia = visitor(cast.mia).visits(f"/meetings/{meeting.id}/attachments")
    assert mia.status == 200
    assert not mia.sees("Attach the file")
    assert visitor(cast.nora).visits(f"/meetings/{meeting.id}/attachments").status == 404


def test_a_file_never_lands_at_a_point_of_another_meeting(make, cast, visitor, meeting):
    other = make.item(make.meeting(cast.seniors), "Cizí bod")
    sami = attached(visitor(cast.sami), meeting, item_id=other.id)
    assert sami.status == 422
    assert meeting.attachments == []


def test_a_point_with_files_is_not_taken_off_the_agenda(make, cast, visitor, meeting, file):
    item = make.item(meeting)
    file(meeting, item=item)
    sami = visitor(cast.sami).posts(f"/items/{item.id}/removal")
    assert sami.status == 409
    assert sami.sees("Files are attached to this point.")
    assert meeting.items == [item]


def test_a_kind_nobody_offers_is_refused(cast, visitor, meeting, file):
    found = file(meeting)
    assert attached(visitor(cast.sami), meeting, kind="hidden").status == 422
    sami = visitor(cast.sami)
    assert sami.posts(f"/attachments/{found.id}/kind", kind="hidden").status == 400
    assert found.kind is ItemKind.INTERNAL


def test_there_is_an_end_to_attaching(cast, visitor, meeting, file, monkeypatch):
    file(meeting)
    monkeypatch.setattr(queries, "MOST", 1)
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/attachments")
    assert sami.sees("No more files can be attached")
    assert attached(sami, meeting).status == 409


def test_a_picture_comes_without_its_place(cast, visitor, meeting):
    data = png()
    assert traces(data)
    attached(visitor(cast.sami), meeting, data, "foto.exe")
    [kept] = meeting.attachments
    assert (kept.name, kept.media_type) == ("foto.png", "image/png")
    assert traces(fetched(visitor(cast.mia), address(kept)).data) == []


def test_a_page_of_files_costs_the_same_however_many(make, cast, visitor, meeting, file):
    url, sami = f"/meetings/{meeting.id}/attachments", visitor(cast.sami)
    file(meeting, by_id=cast.sami.id)
    counts = []
    for _ in range(2):
        with statements() as sent:
            assert sami.visits(url).status == 200
        counts.append(len(sent))
        for n in range(4):
            item = make.item(meeting, f"Bod {n}")
            file(meeting, item=item, by_id=make.user(f"Pisatel {n}").id)

    assert counts[0] == counts[1] <= 12
