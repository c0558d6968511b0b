"""The look before publishing: what seems private is found, and somebody decides about each."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.faces import Veiled
from planning.lib.database import db
from planning.model import (
    Attachment,
    Attendance,
    Clearance,
    Event,
    ItemKind,
    MinutesState,
    NotAllowedNow,
    Presence,
    Side,
)
from tests.make import NOON
from tests.visitor import words


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


@pytest.fixture
def sami(cast, visitor):
    return visitor(cast.sami)


def check(sami, meeting):
    return sami.visits(f"/minutes/{meeting.minutes.id}/check")


def found(sami):
    open_ = sami.page.select(".finding:not(.finding--settled) .finding__words")
    return [each.get_text() for each in open_]


def publish(sami, meeting):
    return sami.posts(f"/minutes/{meeting.minutes.id}/publication", checked="y")


def test_somebody_called_mr_or_mrs_is_asked_about_unless_the_record_names_them(make, sami, meeting):
    make.attendance(meeting, "Mgr. Gita Malá")
    text = "Paní Nováková z Hrabůvky má dluhy. Pan starosta a paní Malá jí poradí."
    make.item(meeting, text=text)

    assert found(check(sami, meeting)) == ["Paní Nováková z Hrabůvky má dluhy."]


PLANTED = [
    ("Volejte na 602 123 456.", "602 123 456"),
    ("Pište na jana.mala@example.org, prosím.", "jana.mala@example.org"),
    ("Rodné číslo 736028/5163 je v žádosti.", "736028/5163"),
    ("Klientka nám řekla, že spala na nádraží.", "Klientka nám řekla, že spala na nádraží."),
    ("Mluvila paní Ševčíková.", "Ševčíková"),
    ("Poděkovali jsme Ludmile Ševčíkové.", "Ludmile Ševčíkové"),
]


@pytest.mark.parametrize(("text", "marked"), PLANTED, ids=lambda w: w[:12])
@pytest.mark.parametrize("place", ["title", "text", "conclusion", "presenter", "place", "file"])
def test_it_is_found_wherever_it_stands(make, cast, sami, meeting, text, marked, place):
    person = cast.lida.person
    person.first_name, person.last_name = "Ludmila", "Ševčíková"
    item = make.item(meeting, text="Dohoda", **{place: text} if place == "title" else {})
    match place:
        case "text":
            item.text = f"První věta.\n\n{text} Další věta."
        case "conclusion":
            make.task(item, text)
        case "presenter" if "evčíkov" not in text:
            item.presenter = text
        case "place" if "evčíkov" not in text:
            meeting.place = text
        case "file":
            meeting.attachments.append(
                Attachment(item_id=item.id, name=text, media_type="text/plain", size=1,
                           digest="x", kind=ItemKind.COMMON, at=NOON)
            )  # fmt: skip
    db.session.commit()

    check(sami, meeting)

    if place in {"presenter", "place"} and "evčíkov" in text:
        assert found(sami) == []  # nothing was planted there
        return
    assert any(marked in words(mark) for mark in sami.page.select(".finding mark"))
    assert publish(sami, meeting).status == 409
    assert sami.sees("Decide about it first.")
    assert meeting.minutes.state is MinutesState.DRAFT


def test_each_is_decided_and_an_edited_text_asks_again(make, cast, sami, meeting):
    item = make.item(meeting, text="Poradna má číslo 602 123 456.\n\nDoktor má 603 123 456.")
    check(sami, meeting)
    assert len(found(sami)) == 2

    sami.presses("Leave it, it may stand : Poradna má číslo 602 123 456.")
    assert found(sami) == ["Doktor má 603 123 456."]
    assert sami.sees("May stand: Sami Nová")
    clearance = db.session.scalars(select(Clearance)).one()
    assert (clearance.kind, clearance.path) == ("phone", f"items/{item.id}/text")
    assert publish(sami, meeting).status == 409

    item.text = "Poradna má číslo 602 123 456 a volá se ráno.\n\nDoktor nechce být uveden."
    db.session.commit()
    check(sami, meeting)
    assert found(sami) == ["Poradna má číslo 602 123 456 a volá se ráno."]
    sami.presses("Leave it, it may stand : Poradna má číslo 602 123 456 a volá se ráno.")
    assert publish(sami, meeting).status == 200
    assert len(db.session.scalars(select(Event).where(Event.verb == "finding cleared")).all()) == 2


def test_the_way_to_edit_leads_to_the_point(make, sami, meeting):
    item = make.item(meeting, text="Volejte 602 123 456.")

    check(sami, meeting).follows("Edit it at the desk : Volejte 602 123 456.")

    assert sami.value_of("What was said") == item.text


def test_only_words_that_stand_there_can_be_let_stand(make, sami, meeting):
    make.item(meeting, text="Volejte 602 123 456.")

    sami.posts(f"/minutes/{meeting.minutes.id}/check", path="items/1/text", kind="phone", words="x")

    assert db.session.scalars(select(Clearance)).all() == []


def test_the_model_counts_what_waits(make, cast, meeting):
    make.item(meeting, text="Dohoda")
    with pytest.raises(NotAllowedNow, match="Decide"):
        meeting.minutes.publish(by=cast.sami, at=NOON, checked=True, open_findings=1)
    with pytest.raises(NotAllowedNow, match="confirm"):
        meeting.minutes.publish(by=cast.sami, at=NOON, checked=False, open_findings=0)
    meeting.minutes.publish(by=cast.sami, at=NOON, checked=True, open_findings=0)
    assert meeting.minutes.is_public


def test_a_guest_is_asked_about_once(make, sami, meeting):
    make.item(meeting, text="Dohoda")
    make.attendance(meeting, "Jan Host", side=None, is_guest=True)
    check(sami, meeting)

    assert found(sami) == ["Jan Host"]
    sami.presses("Leave it, it may stand : Jan Host")
    assert found(sami) == []


def test_internal_points_are_nobodys_business_so_nothing_is_asked(make, sami, meeting):
    make.item(meeting, text="Dohoda")
    make.item(meeting, text="Klientka volala z 602 123 456.", kind=ItemKind.INTERNAL)
    make.item(meeting, text="Klientka volala z 602 123 456.", kind=ItemKind.HIDDEN)

    assert found(check(sami, meeting)) == []


def test_whoever_is_under_the_veil_stays_so_under_every_name(make, cast, visitor, sami, meeting):
    """Lída married since; the list of those who came keeps her old name."""
    item = make.item(meeting, text="Dohoda", presenter="Nová Lída, Mia Nová")
    make.task(item, "Zavolat", who="Lída Stará", person=cast.lida.person)
    make.task(item, "Napsat", who="Lída")
    make.attendance(meeting, "Lída Stará, Dis.", person_id=cast.lida.person_id, side=Side.EXPERT)
    make.attendance(meeting, "Lída", person_id=None, side=Side.SERVICE_USER)
    meeting.minutes.recorded_by = "L. Stará"
    meeting.minutes.verified_by = "Bc. Lída Nová"
    db.session.commit()

    assert publish(sami, meeting).status == 200

    public = visitor().visits(f"/minutes/{meeting.minutes.id}")
    assert not public.sees("Lída")
    assert not public.sees("Stará")
    assert public.sees("osoba zastupující uživatele služeb")


def test_a_name_in_its_cases_and_with_its_own_first_name():
    lida = Veiled("Ludmila", "Ševčíková", uses_services=True)
    nova = Veiled("Lída", "Nová", uses_services=True)
    nemec = Veiled("Pavel", "Němec", uses_services=False)

    for said in ("s paní Ševčíkovou", "Mgr. Ševčíková", "L. Ševčíková", "Ludmile Ševčíkové,"):
        assert lida.is_in(said), said
    for said in ("Jana Ševčíková", "Ševčík", "", "švec"):
        assert not lida.is_in(said), said
    for said in ("od pana Němce", "s Pavlem Němcem", "Němcovi", "lída nová"):
        assert nemec.is_in(said) or nova.is_in(said), said
    assert not nova.is_in("nová služba v nové budově")
    assert not nemec.is_in("němý film")


def test_the_check_costs_the_same_however_long_the_minutes(make, cast, counted, meeting):
    make.task(make.item(meeting, text="Dohoda"))
    url = f"/minutes/{meeting.minutes.id}/check"
    few = counted(cast.sami, url)
    for n in range(6):
        make.task(make.item(meeting, text=f"Volejte 602 123 45{n}."), who="Mia Nová")
        with make.as_draft(meeting):
            meeting.attendances.append(Attendance(name=f"Malá {n}", presence=Presence.PRESENT))

    assert counted(cast.sami, url) == few <= 12
