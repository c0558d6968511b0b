"""What is published stays as it was: editions, their reasons, hiding one, notes of correction."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    Attendance,
    Correction,
    Edition,
    Event,
    Letter,
    LetterKind,
    MinutesState,
    NotAllowedNow,
    Presence,
    Side,
    Stage,
    TaskState,
)


@pytest.fixture
def minutes(make, cast):
    meeting = make.meeting(cast.drugs, title="Jarní jednání")
    item = make.item(meeting, text="Lůžko bude v Porubě.", presenter="Mia Nová")
    make.task(item, "Svolat kraj", who="Mia Nová", person=cast.mia.person, due_on=date(2025, 6, 30))
    meeting.attendances = [
        Attendance(name="Mia Nová", person_id=cast.mia.person_id, presence=Presence.PRESENT),
        Attendance(
            name="Lída Nová", person_id=cast.lida.person_id, presence=Presence.PRESENT,
            side=Side.SERVICE_USER, stands_for="Klub",
        ),
    ]  # fmt: skip
    db.session.commit()
    return meeting.minutes


@pytest.fixture
def sami(cast, visitor):
    return visitor(cast.sami)


def at(minutes):
    return f"/minutes/{minutes.id}"


def publish(sami, minutes):
    assert sami.posts(f"{at(minutes)}/publication", checked="y").status == 200
    return minutes


def reopen(sami, minutes, reason="překlep v částce", **more):
    assert sami.posts(f"{at(minutes)}/reopening", reason=reason, **more).status == 200


def rewrite(minutes, words):
    minutes.meeting.items[0].text = words
    db.session.commit()


def test_later_changes_do_not_touch_what_was_published(make, cast, visitor, sami, minutes):
    activity = make.activity(cast.drugs, title="Krizové lůžko", stage=Stage.APPROVED)
    minutes.meeting.items[0].activity = activity
    publish(sami, minutes)
    task = minutes.meeting.conclusions[0]
    before = visitor().visits(at(minutes)).page.article.get_text()
    full = visitor(cast.mia).visits(at(minutes))
    assert full.sees("Today")

    activity.title, activity.number = "Jiný název", "9.9"
    cast.mia.person.last_name = "Vdaná"
    cast.drugs.name = "Závislosti"
    task.state = TaskState.DONE
    cast.mia.person.name_is_public = False
    db.session.commit()

    public = visitor().visits(at(minutes))
    assert public.page.article.get_text() == before
    assert public.heading == "Minutes of the meeting: Protidrogová prevence"
    assert not public.sees("finished")
    full = visitor(cast.mia).visits(at(minutes))
    assert full.sees("Lída Nová (Klub)")
    assert full.sees("finished"), "those who take part see how the task stands today"


def test_both_faces_are_kept_in_the_language_of_the_city(visitor, sami, minutes):
    publish(sami, minutes)

    (edition,) = db.session.scalars(select(Edition))
    assert (edition.number, edition.reason) == (1, "")
    assert "osoba zastupující uživatele služeb" in edition.public
    assert "Lída" not in edition.public
    assert "Lída Nová" in edition.full


def test_members_learn_of_it_with_their_tasks(sami, minutes):
    publish(sami, minutes)

    letters = db.session.scalars(select(Letter).where(Letter.kind == LetterKind.MINUTES)).all()
    assert len(letters) == 5
    assert all("Mia Nová, do 30." in letter.body for letter in letters)
    assert all("Svolat kraj" in letter.body for letter in letters)


def test_while_a_new_edition_is_prepared_the_public_reads_the_last_one(
    cast, visitor, sami, minutes
):
    publish(sami, minutes)
    reopen(sami, minutes)
    rewrite(minutes, "Lůžko bude v Zábřehu.")
    minutes.meeting.title = "Tajný název"
    minutes.meeting.place = "Tajné místo"
    db.session.commit()

    assert minutes.state is MinutesState.DRAFT
    for who in (None, cast.nora, cast.omar):
        page = visitor(who).visits(at(minutes))
        assert page.sees("Lůžko bude v Porubě.")
        assert page.sees("A new edition is being prepared.")
        assert not page.sees("překlep v částce")
        for url in (at(minutes), f"/meetings/{minutes.meeting_id}", "/meetings", "/groups/1"):
            assert not visitor(who).visits(url).sees("Taj"), url
        assert visitor(who).visits("/meetings").sees("Jarní jednání")
    assert visitor(cast.mia).visits(at(minutes)).sees("Lůžko bude v Zábřehu.")

    publish(sami, minutes)
    public = visitor().visits(at(minutes))
    assert public.sees("Lůžko bude v Zábřehu.")
    assert public.sees("Why there is a new one: překlep v částce")
    public.follows("All editions")
    assert public.sees("Edition 2")
    assert public.sees("překlep v částce")
    assert not public.sees("Sami Nová")
    public.follows("Edition 1")
    assert public.sees("Lůžko bude v Porubě.")
    assert public.sees("There is a later edition.")


def test_what_must_not_be_public_goes_at_once(cast, visitor, sami, minutes):
    publish(sami, minutes)
    sami.visits(at(minutes)).fills("Why the minutes are taken back", "jméno klienta")
    sami.ticks("Hide the published edition: it says what must not be public.")
    sami.presses("Take the minutes back")
    assert sami.sees("the public no longer sees the last edition")

    for who in (None, cast.nora, cast.omar):
        for path in ("", "?face=public", "/editions/1", "/editions/1?face=public"):
            page = visitor(who).visits(at(minutes) + path)
            assert page.status == 404, path
            assert not page.sees("Porubě")
        listed = visitor(who).visits(f"{at(minutes)}/editions")
        assert listed.status == 200
        assert listed.sees("Withdrawn on")
        assert visitor(who).visits(f"/meetings/{minutes.meeting_id}").status == 404
    assert visitor().visits(at(minutes)).sees("Edition 1")
    assert visitor(cast.mia).visits(f"{at(minutes)}/editions/1").sees("Porubě")

    rewrite(minutes, "Lůžko bude v Ostravě.")
    publish(sami, minutes)
    public = visitor().visits(f"{at(minutes)}/editions")
    assert public.sees("Withdrawn on")
    assert visitor().visits(f"{at(minutes)}/editions/1").status == 404
    assert visitor().visits(f"{at(minutes)}/editions/2").sees("v Ostravě")


def test_an_old_edition_can_be_hidden_later_the_published_one_cannot(visitor, sami, minutes):
    publish(sami, minutes)
    reopen(sami, minutes)
    publish(sami, minutes)

    assert sami.posts(f"{at(minutes)}/editions/2/withdrawal").status == 409
    sami.visits(f"{at(minutes)}/editions").presses("Withdraw it from the public edition 1")

    assert visitor().visits(f"{at(minutes)}/editions/1").status == 404
    assert visitor().visits(f"{at(minutes)}/editions/2").status == 200
    assert sami.posts(f"{at(minutes)}/editions/7/withdrawal").status == 409
    told = db.session.scalars(select(Event.label).where(Event.verb == "edition hidden")).all()
    assert told == ["1"]


def test_archived_minutes_can_be_hidden_too(visitor, sami, minutes):
    publish(sami, minutes)
    sami.posts(f"{at(minutes)}/state", to="archived")
    assert visitor().visits(at(minutes)).sees("Porubě")

    reopen(sami, minutes, hide="y")

    assert visitor().visits(at(minutes)).status == 404


def test_what_was_published_before_editions_were_kept_is_kept_before_it_is_rewritten(
    make, cast, visitor, sami
):
    minutes = make.minutes(cast.drugs, text="Staré znění.", state=MinutesState.PUBLISHED)
    assert visitor().visits(at(minutes)).sees("Staré znění.")

    reopen(sami, minutes)
    rewrite(minutes, "Nové znění.")

    assert visitor().visits(at(minutes)).sees("Staré znění.")
    assert not visitor().visits(at(minutes)).sees("Nové znění.")
    assert visitor().visits(f"{at(minutes)}/editions/1").sees("Staré znění.")


def test_there_is_no_other_edition(cast, visitor, sami, minutes):
    publish(sami, minutes)

    for number in ("0", "2", "99999999999999"):
        for who in (None, cast.sami):
            assert visitor(who).visits(f"{at(minutes)}/editions/{number}").status == 404
    nora = visitor(cast.nora).visits(f"{at(minutes)}/editions/1?face=full")
    assert nora.sees("osoba zastupující")


def test_a_draft_has_no_list_of_versions_for_strangers(make, cast, visitor):
    minutes = make.minutes(cast.drugs)

    for path in ("", "/editions", "/editions/1"):
        assert visitor(cast.nora).visits(at(minutes) + path).status == 404
    assert visitor(cast.mia).visits(f"{at(minutes)}/editions").sees("Nothing has been published")


def test_only_a_dated_note_is_added_to_verified_minutes(cast, visitor, sami, minutes):
    assert sami.posts(f"{at(minutes)}/corrections", text="Oprava").status == 409
    publish(sami, minutes)
    sami.visits(at(minutes)).fills("What is to be corrected", "Správně je 250 000 Kč.")
    sami.ticks("Everybody may read the note").presses("Add the note")
    sami.visits(at(minutes)).fills("What is to be corrected", "Jen pro nás.").presses(
        "Add the note"
    )

    assert sami.sees("Notes of correction")
    assert sami.sees("Jen pro nás.")
    public = visitor().visits(at(minutes))
    assert public.sees("Správně je 250 000 Kč.")
    assert not public.sees("Jen pro nás.")
    assert not visitor(cast.omar).visits(at(minutes)).sees("Jen pro nás.")
    assert [
        c.is_public for c in db.session.scalars(select(Correction).order_by(Correction.id))
    ] == [True, False]


def test_a_note_for_everybody_is_looked_through(sami, minutes):
    publish(sami, minutes)
    sami.visits(at(minutes)).fills(
        "What is to be corrected", "Paní Lída Nová volala z 602 123 456."
    )
    sami.ticks("Everybody may read the note").presses("Add the note")

    assert sami.status == 422
    assert "602 123 456" in sami.problem_with("What is to be corrected")
    assert db.session.scalars(select(Correction)).all() == []
    sami.ticks("I have read it once more; it may stand as it is.").presses("Add the note")
    assert len(db.session.scalars(select(Correction)).all()) == 1


def test_an_edition_never_changes(sami, minutes):
    publish(sami, minutes)
    edition = db.session.scalars(select(Edition)).one()

    for name in ("public", "full", "reason", "number"):
        setattr(edition, name, 7 if name == "number" else "jinak")
        with pytest.raises(NotAllowedNow):
            db.session.flush()
        db.session.rollback()
    db.session.delete(edition)
    with pytest.raises(NotAllowedNow):
        db.session.flush()


def test_editions_cost_the_same_however_many(sami, cast, counted, minutes):
    publish(sami, minutes)
    few = [counted(None, f"{at(minutes)}/editions"), counted(cast.mia, at(minutes))]
    for _ in range(3):
        reopen(sami, minutes)
        publish(sami, minutes)

    assert [counted(None, f"{at(minutes)}/editions"), counted(cast.mia, at(minutes))] == few
    assert max(few) <= 12


def test_the_reason_everybody_reads_is_looked_through_first(sami, minutes):
    publish(sami, minutes)
    sami.visits(f"/minutes/{minutes.id}")
    why = "Why the minutes are taken back"
    sami.fills(why, "Bylo tam jméno Lídy Nové.").presses("Take the minutes back")

    assert sami.status == 422
    assert "not to be named in public" in sami.problem_with(why)
    assert minutes.state is MinutesState.PUBLISHED
    sami.ticks("I have read it once more; it may stand as it is.").presses("Take the minutes back")
    assert minutes.state is MinutesState.DRAFT
