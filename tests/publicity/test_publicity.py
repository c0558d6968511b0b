from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Event, Logo, Project, PublicityProfile
from planning.web.papers import store
from tests.documents.reading import text_of_pdf
from tests.documents.samples import logo
from tests.files import fetched, sends
from tests.lib.attachments import png, traces


@pytest.fixture
def profile(cast):
    found = PublicityProfile(
        name="OPZ 2014–2020", header="Evropská unie\nESF", footer="Z peněz EU."
    )
    db.session.add(found)
    db.session.commit()
    return found


def address(profile: Any) -> str:
    return f"/publicity/{profile.id}"


def adds_logo(visitor, profile, data=b"", alt="Vlajka", name="logo.png"):
    data = data or logo("", "#26409f").data
    return sends(visitor, f"{address(profile)}/logos", data, name, alt=alt)


def test_the_coordinator_starts_a_profile_from_the_city(make, cast, visitor):
    make.city()
    kora = visitor(cast.kora).visits("/city")
    kora.follows("Publicity of documents")
    kora.follows("Add a profile").fills("Name of the profile", "OPZ+ 2021–2027")
    kora.fills("Lines beside the logos", "Spolufinancováno\nEvropskou unií")
    kora.fills("Sentence at the foot", "Z peněz unie.").presses("Add a profile")

    assert kora.heading == "OPZ+ 2021–2027"
    assert kora.sees("Spolufinancováno Evropskou unií")
    adds_logo(kora, db.session.scalars(select(PublicityProfile)).one(), alt="Evropská unie")
    assert kora.page.select_one(".letterhead img")["alt"] == "Evropská unie"
    picture = fetched(kora, str(kora.page.select_one(".letterhead img")["src"]))
    assert picture.headers["Content-Type"] == "image/png"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert kora.visits("/publicity").sees("OPZ+ 2021–2027")


def test_a_sample_page_is_printed_as_documents_will_be(cast, visitor, profile):
    kora = visitor(cast.kora)
    adds_logo(kora, profile)
    paper = fetched(kora, f"{address(profile)}.pdf")
    words = text_of_pdf(paper.data)
    assert "Evropská unie" in words
    assert "Z peněz EU." in words


def test_logos_change_places_and_go(cast, visitor, profile):
    kora = visitor(cast.kora)
    for alt in ("Unie", "Město", "Kraj"):
        adds_logo(kora, profile, alt=alt)
    kora.presses("Earlier : Kraj").presses("Later : Unie")
    assert [each.alt for each in profile.logos] == ["Kraj", "Unie", "Město"]

    kora.posts(f"/logos/{profile.logos[0].id}/moves", way="up")
    assert [each.alt for each in profile.logos] == ["Kraj", "Unie", "Město"]
    kora.visits(address(profile)).presses("Remove Unie")
    assert [each.alt for each in profile.logos] == ["Kraj", "Město"]
    verbs = db.session.scalars(select(Event.verb).order_by(Event.id)).all()
    assert verbs == ["logo added"] * 3 + ["logo moved"] * 2 + ["logo removed"]


@pytest.mark.parametrize(
    ("data", "alt", "field", "says"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Vlajka", "Picture", "Web pages"),
        (b"jen slova", "Vlajka", "Picture", "PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n jen zacatek", "Vlajka", "Picture", "damaged"),
        (b"", "", "What is on the picture", "cannot see the picture"),
    ],
)
def test_a_logo_is_a_picture_with_words(cast, visitor, profile, data, alt, field, says):
    kora = adds_logo(visitor(cast.kora), profile, data, alt)
    assert kora.status == 422
    assert says in kora.problem_with(field)
    assert profile.logos == []


def test_a_logo_loses_what_its_author_left_in_it(cast, visitor, profile):
    data = png()
    assert traces(data)
    adds_logo(visitor(cast.kora), profile, data)
    assert traces(store().get(profile.logos[0].digest)) == []


def test_a_logo_of_a_poster_is_too_large(cast, visitor, profile):
    kora = adds_logo(visitor(cast.kora), profile, b"x" * 3_000_000)
    assert kora.status == 413
    assert kora.sees("2 MB at most")


def test_there_is_room_for_five(cast, visitor, profile):
    kora = visitor(cast.kora)
    for number in range(5):
        adds_logo(kora, profile, alt=f"Logo {number}")
    assert not kora.sees("What is on the picture")
    assert adds_logo(kora, profile).status == 409
    assert len(profile.logos) == 5


def test_two_people_change_the_words_and_neither_is_lost(cast, visitor, profile):
    kora, ada = visitor(cast.kora).visits(address(profile)), visitor(cast.ada)
    ada.visits(address(profile)).fills("Sentence at the foot", "Od Ady.").presses("Save the words")

    kora.fills("Sentence at the foot", "Od Kory.").presses("Save the words")
    assert kora.status == 409
    assert kora.sees("Od Ady.")
    assert kora.value_of("Sentence at the foot") == "Od Kory."
    assert profile.footer == "Od Ady."

    kora.presses("Save the words")
    assert profile.footer == "Od Kory."


def test_names_differ(cast, visitor, profile):
    kora = visitor(cast.kora).visits("/publicity/new")
    kora.fills("Name of the profile", profile.name).presses("Add a profile")
    assert kora.status == 422
    assert "already" in kora.problem_with("Name of the profile")


def test_each_project_chooses_its_profile(cast, visitor, profile):
    project, other = Project(name="Společné plánování", number="CZ.03"), Project(name="Jiný")
    db.session.add_all([project, other])
    kora = visitor(cast.kora).visits("/publicity")
    kora.chooses("Společné plánování", "OPZ 2014–2020").presses("Save the choice")

    assert project.profile is profile
    assert other.profile is None
    [event] = db.session.scalars(select(Event).where(Event.verb == "publicity chosen"))
    assert (event.label, event.new) == ("Společné plánování", "OPZ 2014–2020")
    assert kora.posts(f"{address(profile)}/removal").status == 409
    kora.visits("/publicity").chooses("Společné plánování", "its own sentence only")
    kora.presses("Save the choice").visits(address(profile)).presses("Remove the profile")
    assert project.profile_id is None
    assert db.session.scalar(select(PublicityProfile)) is None


def test_a_choice_made_meanwhile_is_not_overwritten(cast, visitor, profile):
    project = Project(name="Společné plánování")
    db.session.add(project)
    kora = visitor(cast.kora).visits("/publicity")
    project.profile = profile
    kora.presses("Save the choice")
    assert kora.status == 409
    assert project.profile is profile


def test_publicity_is_tended_by_those_who_tend_the_city(cast, visitor, profile):
    adds_logo(visitor(cast.kora), profile)
    picture = profile.logos[0]
    for who in (cast.mia, cast.gita, cast.omar):
        somebody = visitor(who)
        assert somebody.visits("/publicity").status == 403
        assert somebody.visits(address(profile)).status == 404
        assert adds_logo(somebody, profile).status == 404
        assert somebody.posts(f"/logos/{picture.id}/removal").status == 403
    assert fetched(visitor(), f"/logos/{picture.id}").status_code == 200
    assert db.session.scalar(select(Logo)) is picture
