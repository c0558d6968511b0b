from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planning import post
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Event, Letter, LetterKind, LetterState, MinutesState
from tests.visitor import words


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs, held_on=date(2026, 12, 1), state=MinutesState.PUBLISHED)


@pytest.fixture
def invited(meeting, cast):
    """An invitation that went to Mia, did not reach Gita, and waits for Hugo."""
    values = {"subject": "Pozvánka na jednání", "body": "Dobrý den,\nzveme Vás.", "by": cast.sami}
    readers = [user.person for user in (cast.mia, cast.gita, cast.hugo)]
    post.write_letters(LetterKind.INVITATION, meeting, readers, news="sequence 0", **values)
    mia, gita, _hugo = letters()
    mia.sent_at = gita.given_up_at = now()
    gita.error, gita.tries = "The mail server does not answer.\nConnection refused", 10
    db.session.commit()
    return letters()


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def test_who_invited_sees_what_went_what_waits_and_why_not(invited, meeting, make, cast, visitor):
    make.membership(make.person("Bezová"), cast.drugs)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/letters")

    assert sami.heading == "Letters about the meeting"
    assert words(sami.page.select_one("nav [aria-current]")) == "Meetings"
    assert sami.sees("1 letter went out. 1 waits. 1 could not be sent.")
    rows = [words(row) for row in sami.page.select("tbody tr")]
    assert [row.split()[0] for row in rows] == ["Gita", "Hugo", "Mia"]
    assert "could not be sent The mail server does not answer. (Connection refused)" in rows[0]
    assert sami.sees("No letter can reach 1 person: Bezová.")


def test_a_list_of_one_state_and_of_none_that_is_known(invited, meeting, cast, visitor):
    url = f"/meetings/{meeting.id}/letters"

    sami = visitor(cast.sami).visits(url).follows("could not be sent: 1")
    assert [words(tag) for tag in sami.page.select("tbody th")] == [f"Gita Nová {cast.gita.email}"]
    assert len(sami.visits(f"{url}?state=lost&page=x").page.select("tbody tr")) == 3
    assert sami.visits(f"{url}?page=2").sees("There is no such letter.")


def test_the_text_of_a_letter_can_be_read(invited, meeting, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/letters")
    sami.visits(f"/letters/{invited[1].id}")

    assert sami.heading == "Pozvánka na jednání"
    assert sami.sees("Dobrý den, zveme Vás.")
    assert sami.sees("Tried 10 times.")


def test_a_letter_that_did_not_go_is_tried_once_more(invited, cast, visitor):
    gita = visitor(cast.sami).visits(f"/letters/{invited[1].id}").presses("Try again")

    assert gita.sees("1 letter is on its way.")
    assert letters()[1].state is LetterState.WAITING
    assert letters()[1].tries == 0
    told = db.session.scalars(select(Event).where(Event.verb == "letter tried again")).one()
    assert (told.thing, told.label) == ("meeting", "Gita Nová")


def test_all_that_did_not_go_are_tried_at_once(invited, meeting, cast, visitor):
    cast.hugo.person.email = "hugo at example.org"
    invited[2].error, invited[2].given_up_at = "This address cannot be right.", now()
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}/letters")

    sami.presses("Try again all that did not go")

    assert sami.sees("1 letter is on its way.")
    assert sami.sees("1 letter cannot be sent: correct the address first.")
    assert [letter.state.value for letter in letters()] == ["sent", "waiting", "given_up"]


def test_what_has_gone_goes_no_more(invited, cast, visitor):
    sami = visitor(cast.sami).visits(f"/letters/{invited[0].id}")
    assert not sami.page.select("main form")

    assert sami.posts(f"/letters/{invited[0].id}/again").status == 200
    assert letters()[0].state is LetterState.SENT


def test_an_address_somebody_keeps_to_themselves_is_not_told(invited, cast, visitor):
    cast.gita.person.shares_contacts = False
    url = f"/letters/{invited[1].id}"

    assert not visitor(cast.sami).visits(url).sees(cast.gita.email)
    assert visitor(cast.kora).visits(url).sees(cast.gita.email)


def test_letters_are_for_nobody_else(invited, meeting, cast, visitor):
    for who in (cast.mia, cast.hugo, cast.lida, cast.nora, cast.omar, cast.ada, None):
        for url in (f"/meetings/{meeting.id}/letters", f"/letters/{invited[0].id}", "/letters"):
            assert visitor(who).visits(url).status == 404, (who, url)
        for url in (f"/meetings/{meeting.id}/letters/again", f"/letters/{invited[1].id}/again"):
            assert visitor(who).posts(url).status == 404, (who, url)
    assert visitor(cast.sami).visits("/letters").status == 404


def test_the_coordinator_sees_letters_of_all_meetings(invited, make, cast, visitor):
    other = make.meeting(cast.seniors)
    post.write_letters(
        LetterKind.MINUTES, other, [cast.nora.person], subject="Zápis", body="", news="1", by=None
    )
    db.session.commit()

    kora = visitor(cast.kora).visits("/letters")

    assert len(kora.page.select("tbody tr")) == 4
    assert kora.sees("Zápis")


def test_before_anything_is_sent_the_page_says_what_will_be_here(make, cast, visitor):
    url = f"/meetings/{make.meeting(cast.drugs).id}/letters"

    assert visitor(cast.sami).visits(url).sees("Nothing has been sent about this meeting yet.")


def test_a_long_log_costs_the_same(invited, meeting, make, cast, counted):
    url = f"/meetings/{meeting.id}/letters"
    few = counted(cast.sami, url)
    values = {"subject": "Změna", "body": "x", "by": cast.gita, "news": "sequence 1"}
    for user in (cast.mia, cast.gita, cast.hugo, make.user("Jana"), make.user("Petr")):
        post.write_letters(LetterKind.CHANGE, meeting, [user.person], **values)
    db.session.commit()

    assert counted(cast.sami, url) == few <= 10
