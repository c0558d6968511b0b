"""Whoever said something about a sheet hears by mail what became of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import Letter, LetterKind, Stage

TEXT = "Lůžko bude v Porubě."


@pytest.fixture
def activity(make, cast):
    return make.activity(cast.drugs, number="2.1.2", stage=Stage.COMMENTED, description=TEXT)


def letters() -> list[Letter]:
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def suggested(make, cast, activity):
    return make.comment(activity, cast.hugo, "", wording="Lůžko bude v Přívoze.", based_on=TEXT)


def test_the_author_hears_why_a_wording_was_not_accepted(make, cast, visitor, activity):
    comment = suggested(make, cast, activity)
    answer = "V Přívoze nejsou prostory."

    mia = visitor(cast.mia).visits(f"/activities/{activity.id}/comments")
    mia.posts(f"/comments/{comment.id}/rejection", answer=answer)

    assert mia.sees("The suggestion is rejected. Its author sees why. The author is told by mail.")
    [letter] = letters()
    assert (letter.kind, letter.person) == (LetterKind.ANSWER, cast.hugo.person)
    assert letter.subject.replace("\xa0", " ") == "Návrh znění nebyl přijat: 2.1.2 Krizové lůžko"
    assert "Co jste napsali: Lůžko bude v Přívoze." in letter.body
    assert f"Odpověď: {answer}" in letter.body
    page = f"/activities/{activity.id}/comments?state=all"
    assert letter.body.endswith(f"{page}#comment-{comment.id}")


def test_the_author_hears_that_their_words_stand_in_the_sheet(make, cast, visitor, activity):
    comment = suggested(make, cast, activity)

    visitor(cast.mia).posts(f"/comments/{comment.id}/acceptance")

    assert activity.description == "Lůžko bude v Přívoze."
    assert [each.subject.replace("\xa0", " ") for each in letters()] == [
        "Návrh znění byl přijat: 2.1.2 Krizové lůžko"
    ]


def test_the_author_hears_what_stands_there_when_it_was_put_otherwise(
    make, cast, visitor, activity
):
    activity.description = "Lůžko bude."
    comment = suggested(make, cast, activity)

    mia = visitor(cast.mia).posts(f"/comments/{comment.id}/acceptance")
    mia.fills("What shall stand there", "Lůžko bude, kde to půjde.")
    mia.presses("Write this into the sheet")

    [letter] = letters()
    assert "Lůžko bude, kde to půjde." in letter.body
    assert "je zapsané v listu" not in letter.body


def test_a_comment_settled_twice_is_told_twice_and_one_that_collides_is_not(
    make, cast, visitor, activity
):
    comment = make.comment(activity, cast.hugo, "Kdo to zaplatí?")
    mia = visitor(cast.mia)
    for deed in ("settlement", "reopening", "settlement"):
        mia.posts(f"/comments/{comment.id}/{deed}")
    assert len(letters()) == 2

    collides = make.comment(activity, cast.hugo, "", wording="Jinde.", based_on="Původně.")
    assert mia.posts(f"/comments/{collides.id}/acceptance").status == 409
    assert len(letters()) == 2


def test_nobody_hears_of_their_own_deed_or_of_a_sheet_they_no_longer_read(
    make, cast, visitor, activity
):
    own = make.comment(activity, cast.mia, "Moje otázka.")
    said = visitor(cast.mia).posts(f"/comments/{own.id}/settlement")
    assert said.sees("The comment is settled.")
    assert not said.sees("told by mail")

    gone = make.comment(activity, cast.hugo, "Otázka hosta.")
    for seat in cast.hugo.person.memberships:
        seat.to_on = max(seat.from_on, today() - timedelta(days=365))
    visitor(cast.mia).posts(f"/comments/{gone.id}/settlement")
    assert letters() == []
