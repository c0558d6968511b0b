from __future__ import annotations

from datetime import date

import pytest
from flask_babel import gettext as _
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from planning import post
from planning.lib.database import db
from planning.model import Function, Letter, LetterKind, LetterState
from planning.post.addresses import usable
from tests.post.conftest import letters


def test_everybody_with_an_address_gets_one_letter(invite, make, cast):
    without = make.person("Bez adresy")

    assert invite(cast.mia.person, cast.gita.person, without) == 2

    assert [letter.address for letter in letters()] == [cast.mia.email, cast.gita.email]
    assert {letter.state for letter in letters()} == {LetterState.WAITING}
    assert post.readers_without_address([cast.mia.person, without]) == [without]


def test_what_is_rolled_back_is_never_sent(invite, cast, outbox):
    invite(cast.mia.person)
    db.session.rollback()

    assert post.deliver() == post.Tally()
    assert not outbox.exists()


def test_an_address_that_cannot_be_right_is_told_and_not_tried(invite, make, outbox):
    wrong = make.person("Překlep", email="jana novak@example.cz")

    assert invite(wrong) == 0
    db.session.commit()
    assert post.deliver().sent == 0

    assert post.readers_without_address([wrong]) == [wrong]
    assert letters()[0].state is LetterState.GIVEN_UP
    assert letters()[0].error == "This address cannot be right, so nothing was sent to it."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(list(LetterKind)),
            st.sampled_from(["sequence 0", "sequence 1"]),
            st.lists(st.integers(0, 3), max_size=4),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_the_same_news_never_goes_twice(deeds, invite, cast, outbox):
    """Whatever is asked for, in whatever order, with whatever undone in between."""
    db.session.query(Letter).delete()
    db.session.commit()
    people = [user.person for user in (cast.mia, cast.sami, cast.gita, cast.lida)]
    expected: set[tuple[LetterKind, str, int]] = set()
    for kind, news, readers, is_kept in deeds:
        new = {(kind, news, reader) for reader in readers} - expected
        assert invite(*(people[r] for r in readers), news=news, kind=kind) == len(new)
        if is_kept:
            db.session.commit()
            expected |= new
            post.deliver()
        else:
            db.session.rollback()

    post.deliver()
    assert db.session.scalar(select(func.count(Letter.id))) == len(expected)
    files = list(outbox.glob("*.eml")) if outbox.exists() else []
    for file in files:
        file.unlink()
    assert len(files) == len(expected)


def test_members_are_those_who_sit_there_on_the_day(make, cast, meeting):
    left = make.user("Leo")
    make.membership(left, cast.drugs, to_on=date(2026, 11, 30))
    comes = make.user("Cilka")
    make.membership(comes, cast.drugs, Function.SUBSTITUTE, from_on=date(2026, 12, 1))

    found = post.members_of(meeting)

    assert set(found) == {
        user.person for user in (cast.mia, cast.sami, cast.gita, cast.hugo, cast.lida, comes)
    }


def test_somebody_in_both_groups_of_a_meeting_counts_once(make, cast):
    make.membership(cast.mia, cast.seniors)
    shared = make.meeting(cast.drugs, cast.seniors, held_on=None)

    assert post.members_of(shared).count(cast.mia.person) == 1


def test_letters_are_czech_whatever_the_browser_says(app):
    with app.test_request_context("/?lang=en"):
        with post.in_city_language():
            assert _("Meetings") == "Jednání"
        assert _("Meetings") == "Meetings"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" jana.novakova@example.cz ", "jana.novakova@example.cz"),
        ("j+x@město.cz", "j+x@xn--msto-gwa.cz"),
        ("", None),
        ("jana", None),
        ("jana@example", None),
        ("jana@@example.cz", None),
        ("jana@example.cz\nBcc: all@example.cz", None),
        ("jana@example.cz, petr@example.cz", None),
        ("Jana <jana@example.cz>", None),
        ("jana.@example.cz", None),
        ("jána@example.cz", None),
        (f"{'x' * 65}@example.cz", None),
        ("jana@-example.cz", None),
        ("jana@example..cz", None),
    ],
)
def test_addresses_mail_servers_take(typed, address):
    assert usable(typed) == address


@given(st.text(max_size=300))
def test_no_address_carries_another_header(typed):
    found = usable(typed)
    assert found is None or (found.isascii() and found.isprintable() and " " not in found)
