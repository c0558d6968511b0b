"""Somebody without an account says what they think of the plan."""

from __future__ import annotations

from planning.lib.database import db
from planning.model import Submission


def test_a_citizen_comments_and_gets_a_number_and_a_receipt(round_, writes):
    citizen = writes(round_)

    assert citizen.status == 200
    assert citizen.heading == "Your comment has number 1"
    assert citizen.sees("Chybí noční služba")
    kept = db.session.query(Submission).one()
    assert (kept.number, kept.text, kept.part) == (1, "Chybí noční služba", "")


def test_every_page_opens(round_, bed, cast, visitor, make, stopped):
    s = make.submission(round_, activity=bed, part="2.1.2 Krizové lůžko")
    for person in (None, cast.mia, cast.gita, cast.kora, cast.omar):
        someone = visitor(person)
        for url in (
            "/rounds",
            f"/rounds/{round_.id}",
            f"/rounds/{round_.id}/plan",
            f"/rounds/{round_.id}/activities/{bed.id}",
            f"/rounds/{round_.id}/submissions/new?activity={bed.id}&field=description",
        ):
            assert someone.visits(url).status == 200, url
    kora = visitor(cast.kora)
    for url in (
        f"/rounds/{round_.id}/book",
        f"/rounds/{round_.id}/book/new",
        f"/submissions/{s.id}",
        f"/rounds/{round_.id}/settlement",
        f"/rounds/{round_.id}/publication",
        f"/rounds/{round_.id}/approval",
        f"/rounds/{round_.id}/edit",
        f"/plans/{round_.plan_id}/rounds/new",
        f"/rounds/{round_.id}/settlement.docx",
        f"/rounds/{round_.id}/settlement.pdf",
    ):
        assert kora.visits(url).status == 200, url
