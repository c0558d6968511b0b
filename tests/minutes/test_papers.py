from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from odfdo import Document as Odt
from pypdf import PdfReader

from planning.documents import odt, pdf, word
from planning.documents.blocks import Paragraph, plain
from planning.faces import Face, Facts, File, Point, Publicity, Said, Someone, from_json
from planning.lib.clock import CITY_ZONE
from planning.lib.database import db
from planning.minutes.exports import Imprint, file_name, minutes_document
from planning.model import (
    Agreement,
    Attachment,
    ConclusionKind,
    ItemKind,
    Logo,
    MinutesState,
    Presence,
    Project,
    PublicityProfile,
    Side,
    TaskState,
)
from planning.web.papers import Setting, keep
from tests.counting import statements
from tests.documents.reading import dump, everything, text_of_odt, text_of_pdf, text_of_word
from tests.documents.samples import logo, publicity
from tests.files import fetched

KEPT = Path(__file__).parent / "kept" / "zapis.txt"
READERS: dict[str, Callable[[bytes], str]] = {
    "docx": text_of_word,
    "odt": text_of_odt,
    "pdf": text_of_pdf,
}
MODULES = {"docx": word, "odt": odt, "pdf": pdf}


def point(number: str, title: str, **values) -> Point:
    return Point(id=0, number=number, title=title, **values)


def task(text: str, who: str = "", due_on: date | None = None, state=TaskState.NEW) -> Said:
    return Said(ConclusionKind.TASK, text, who, due_on, state)


def decided(text: str, votes=None, agreement=None) -> Said:
    return Said(ConclusionKind.DECISION, text, "", None, TaskState.NEW, agreement, votes)


def record() -> Face:
    """A meeting laid out as the working groups of the city are used to; all people invented."""
    facts = Facts(
        groups=["Protidrogová prevence"],
        genitives=["Protidrogové prevence"],
        title="",
        held_on=date(2019, 1, 25),
        starts_at=time(9),
        ends_at=time(11),
        place="Modrý kříž, Havlíčkovo nábřeží 687/21",
        project="Společné plánování udržitelné sítě sociálních služeb v Ostravě",
        project_number="CZ.03.2.63/0.0/0.0/16_063/0006590",
        publicity=Publicity([], "", []),
        next_meeting="středa 20. 3. 2019 v 9 h, magistrát",
    )
    bed = (
        "Probírali jsme, kde by lůžko mohlo být:\n\n"
        "- obejít poskytovatele a zeptat se na volnou místnost\n"
        "- spočítat provoz na **dva roky**\n\n"
        "Podrobnosti jsou na [stránkách města](https://www.ostrava.cz)."
    )
    return Face(
        is_public=False,
        facts=facts,
        points=[
            point(
                "1",
                "Krizové lůžko",
                activity_id=1,
                activity="2.1.2 Podpořit vznik krizového lůžka",
                presenter="Alžběta Říhová",
                text=bed,
                said=[
                    decided("Záměr se předloží řídicí skupině.", (5, 1, 2), Agreement.VOTE),
                    task("Zeptat se poskytovatelů na volnou místnost", "Čeněk Žák",
                         date(2019, 2, 28)),
                ],
                files=[File(1, "rozpočet lůžka.xlsx", "", 1)],
            ),
            point(
                "2",
                "Konference v roce 2019",
                text="Termín bude na podzim.",
                said=[
                    Said(ConclusionKind.INFORMATION, "Sál drží univerzita.", "", None,
                         TaskState.NEW),
                    decided("Konference bude jednodenní.", agreement=Agreement.CONSENSUS),
                ],
            ),
            point("", "Různé", is_section=True),
            point("3", "Rychlokontakty", text="## Co v nich bude\n\nTelefon a e-mail."),
            point("3.1", "Kdo je povede", is_postponed=True, said=[task("Najít správce")]),
        ],
        present=[Someone("Mgr. Alžběta Říhová", "Renarkon"), Someone("Čeněk Žák", "ARKA")],
        guests=[Someone("Bc. Ota Šíp", "")],
        excused=[Someone("Ludmila Šťastná, DiS.", "SMO")],
        absent=[],
        recorded_by="Čeněk Žák",
        verified_by="Mgr. Alžběta Říhová",
        files=[File(2, "mapa služeb.pdf", "", 1)],
    )  # fmt: skip


def written(face: Face, imprint: Imprint | None = None, language="cs"):
    on = date(2019, 2, 9)
    return minutes_document(face, imprint or Imprint(1, on), Setting(language, on, publicity()))


@pytest.fixture
def in_czech(app):
    with app.test_request_context("/?lang=cs"):
        yield


@pytest.fixture
def in_english(app):
    with app.test_request_context("/?lang=en"):
        yield


def test_the_layout_is_the_one_the_groups_are_used_to(in_czech, request):
    corrected = Imprint(2, date(2019, 2, 9), "Chyběla jedna omluva.", [
        (date(2019, 3, 1), "Konference začíná v 10 hodin."),
    ])  # fmt: skip
    lines = dump(word.write(written(record(), corrected)))

    if request.config.getoption("--rewrite"):
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text("".join(f"{line}\n" for line in lines))
    assert lines == KEPT.read_text().splitlines()


@pytest.mark.parametrize("kind", READERS)
def test_every_format_opens_and_says_the_same(in_english, kind):
    data = MODULES[kind].write(written(record(), language="en"))

    text = " ".join(READERS[kind](data).replace("\N{NO-BREAK SPACE}", " ").split())
    for words in (
        "PROTIDROGOVÁ PREVENCE", "25. 1. 2019, 9–11 h", "Ludmila Šťastná, DiS. (SMO)",
        "3. Rychlokontakty", "dva roky", "for 5, against 1, abstained 2", "28. 2. 2019",
        "rozpočet lůžka.xlsx", "Edition 1 of 9. 2. 2019",
    ):  # fmt: skip
        assert words in text, words


def test_words_of_ours_are_in_the_readers_language(in_english):
    document = written(record(), language="en")

    opened = docx.Document(BytesIO(word.write(document)))
    assert opened.paragraphs[0].text == "MINUTES"
    assert opened.core_properties.language == "en-GB"
    assert Odt(BytesIO(odt.write(document))).language == "en-GB"
    assert PdfReader(BytesIO(pdf.write(document))).root_object["/Lang"] == "en-GB"


def test_a_group_without_a_genitive_stands_in_quotes(in_czech):
    face = record()
    names = [["Senioři"], ["Řídicí skupina"]]
    heads = []
    for groups in names:
        facts = replace(face.facts, groups=groups, genitives=[""])
        blocks = written(replace(face, facts=facts)).blocks
        heads.append([plain(b.words) for b in blocks[1:3] if isinstance(b, Paragraph)])

    assert heads[0][1] == "„SENIOŘI“"
    assert heads[1][1] == "„ŘÍDICÍ SKUPINA“"
    assert heads[0][0] != heads[1][0]


def test_the_public_paper_has_no_place_to_sign_and_no_absent_people(in_english):
    full = replace(record(), absent=[Someone("Ota Chybějící", "")])
    left = Point(id=0, number="1", is_left_out=True)
    public = replace(record(), is_public=True, points=[left], absent=[])

    texts = [text_of_word(word.write(written(face, language="en"))) for face in (full, public)]

    assert "Ota Chybějící" in texts[0]
    assert "Please do not pass it on" in texts[0]
    assert "Please do not pass it on" not in texts[1]
    assert "is left out of this version" in texts[1]


def test_a_file_is_called_by_group_and_day():
    face = record()
    assert file_name(face) == "zapis-protidrogova-prevence-2019-01-25"
    public = replace(face, is_public=True, facts=replace(face.facts, held_on=None))
    assert file_name(public, 2) == "zapis-protidrogova-prevence-vydani-2-verejne-zneni"


@pytest.fixture
def published(make, cast):
    """Minutes with something to hide, in the hands of the public."""
    cast.drugs.genitive = "Protidrogové prevence"
    minutes = make.minutes(cast.drugs, text="Veřejná dohoda.", held_on=date(2025, 6, 2))
    meeting = minutes.meeting
    make.item(meeting, "Případ pana X", text="Neveřejné", kind=ItemKind.INTERNAL)
    make.attendance(
        meeting, "Lída Nová", person_id=cast.lida.person_id, side=Side.SERVICE_USER,
        presence=Presence.PRESENT,
    )  # fmt: skip
    minutes.state, minutes.edition = MinutesState.PUBLISHED, 1
    minutes.published_at = datetime(2025, 6, 9, 9, tzinfo=CITY_ZONE)
    db.session.commit()
    return minutes


@pytest.mark.parametrize("kind", READERS)
def test_the_public_gets_the_public_face_and_nothing_more(visitor, cast, published, kind):
    address = f"/minutes/{published.id}.{kind}"
    public, full = fetched(visitor(), address), fetched(visitor(cast.mia), address)

    assert public.status_code == full.status_code == 200
    for hidden in ("Případ", "Neveřejné", "Lída"):
        assert hidden in READERS[kind](full.data), hidden
        assert hidden not in READERS[kind](public.data), hidden
        if kind != "pdf":
            assert hidden.encode() not in everything(public.data)
    same = fetched(visitor(cast.mia), f"{address}?face=public")
    assert same.data == public.data


def test_files_of_others_are_kept_from_caches_and_browsers(visitor, cast, published):
    mine = fetched(visitor(cast.mia), f"/minutes/{published.id}.pdf").headers
    public = fetched(visitor(), f"/minutes/{published.id}.pdf?face=public").headers

    assert mine["Cache-Control"] == "private, no-store"
    assert public["Cache-Control"] == "public, no-cache"
    for headers in (mine, public):
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Content-Type"] == "application/pdf"
    name = "zapis-protidrogova-prevence-2025-06-02"
    assert mine["Content-Disposition"] == f"attachment; filename={name}.pdf"
    assert f"{name}-verejne-zneni.pdf" in public["Content-Disposition"]


def test_a_draft_is_nobodys_paper_outside(make, visitor, cast):
    minutes = make.minutes(cast.drugs)
    for kind in READERS:
        for who in (None, cast.nora, cast.omar):
            assert fetched(visitor(who), f"/minutes/{minutes.id}.{kind}").status_code == 404
    draft = fetched(visitor(cast.mia), f"/minutes/{minutes.id}.docx?face=public")
    assert draft.headers["Cache-Control"] == "private, no-store"
    assert "not published" in text_of_word(draft.data)


def test_an_edition_is_printed_as_it_was_published(make, visitor, cast):
    minutes = make.minutes(cast.drugs, text="První znění.")
    sami = visitor(cast.sami)
    sami.posts(f"/minutes/{minutes.id}/publication", checked="y")
    [edition] = minutes.editions
    address = f"/minutes/{minutes.id}/editions/1.docx"
    assert "První znění." in text_of_word(fetched(visitor(), address).data)
    assert from_json(edition.public).is_public

    edition.hidden_at = edition.published_at
    assert fetched(visitor(), address).status_code == 404
    assert fetched(visitor(cast.mia), address).status_code == 200
    assert fetched(visitor(cast.mia), f"/minutes/{minutes.id}/editions/2.docx").status_code == 404


def test_publicity_of_the_project_stands_on_every_page(make, visitor, cast, published):
    picture = logo("Vlajka", "#26409f")
    profile = PublicityProfile(name="OPZ", header="Evropská unie\nESF", footer="Z peněz unie.")
    profile.logos = [Logo(alt="Vlajka", media_type="image/png", digest=keep(picture.data))]
    profile.logos += [Logo(alt="Ztracené logo", media_type="image/png", digest="0" * 64)]
    with make.as_draft(published.meeting):
        published.meeting.project = Project(name="Společně", number="CZ.03", profile=profile)

    lines = dump(fetched(visitor(cast.mia), f"/minutes/{published.id}.docx").data)

    assert any("Evropská unie" in line for line in lines[: lines.index("BODY")])
    assert any("Z peněz unie." in line for line in lines[lines.index("FOOTER") :])
    paper = fetched(visitor(cast.mia), f"/minutes/{published.id}.pdf").data
    assert "Ztracené logo" in text_of_pdf(paper)


def test_without_a_project_the_city_has_its_sentence(make, visitor, cast, published):
    make.city(publicity="Hradí město.")
    assert "Hradí město." in text_of_pdf(fetched(visitor(), f"/minutes/{published.id}.pdf").data)


def test_a_paper_costs_the_same_however_long_it_is(make, visitor, cast):
    minutes = make.minutes(cast.drugs)
    few = _counted(visitor(cast.mia), f"/minutes/{minutes.id}.docx")
    for n in range(6):
        item = make.item(minutes.meeting, f"Bod {n}", activity=make.activity(cast.drugs))
        make.task(item, person=make.person(f"Malá {n}"))
        db.session.add(
            Attachment(
                meeting=minutes.meeting, item=item, name="a.pdf", size=1, digest="0" * 64,
                media_type="application/pdf", at=minutes.meeting.created_at,
            )
        )  # fmt: skip

    assert _counted(visitor(cast.mia), f"/minutes/{minutes.id}.docx") == few
    assert few <= 12


def _counted(somebody, url: str) -> int:
    db.session.commit()
    with statements() as sent:
        assert somebody._once(url, method="GET").status_code == 200
    return len(sent)
