"""Names, contacts and receipts of those who comment stay with the office, whatever one opens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    AuthorKind,
    Channel,
    CommentRound,
    Outcome,
    RoundState,
    Stage,
    Submission,
)
from planning.rounds import door
from tests.documents.reading import everything, text_of_pdf, text_of_word
from tests.files import fetched
from tests.make import NOON

#: How else the texts write them.
ODDLY = (
    "zdeslava utajená, Utajené_Zdeslavě, ZDESLAVA UTAJENÁ, ZDESLAVA@UTAJENA.EXAMPLE, 731-204-588"
)
NAME, MAIL, RING = "Zdeslava Utajená", "zdeslava@utajena.example", "731 204 588"
ORGANISED, CONTACT = "Ctirad Skrytý", "ctirad@skryty.example"
VEILED = "pan Bělohlávek"
SECRETS = (
    "Zdeslava", "Utajená", MAIL, RING, "Ctirad", "Skrytý", CONTACT, "Bělohlávek",
    NAME.lower(), NAME.upper(), "Utajené", MAIL.upper(), "731-204-588", "Zdeslavě",
)  # fmt: skip
#: Pages that open are asked in other ways too.
QUERIES = ("?lang=cs&waiting=1", "?page=1&outcome=partly")


@pytest.fixture
def books(app, make, cast, plan, bed, stopped) -> list[CommentRound]:
    """A round in every state, each with the same secrets in its book."""
    bed.stage = Stage.APPROVED
    found = []
    for state in RoundState:
        if state in {RoundState.OPEN, RoundState.CLOSED}:
            continue
        round_ = make.round(plan, state=state, title=f"Kolo {state}")
        secret = door.Ticket(round_.id, stopped.at, f"word{state}").receipt
        make.submission(
            round_, f"Píše {NAME}, {RING}, {MAIL}. Soused {VEILED} taky.", name=NAME,
            contact=f"{MAIL}, {RING}", left_out=VEILED, receipt=door.digest(secret), activity=bed,
            reason=f"Ptejte se: {NAME}; {ODDLY}", proposed=f"{NAME} navrhuje.",
            part="2.1.2 Krizové lůžko",
            outcome=Outcome.PARTLY, justification=f"Paní {NAME} má pravdu. {ODDLY}",
        )  # fmt: skip
        make.submission(
            round_, f"Za spolek {ORGANISED}", author_kind=AuthorKind.ORGANISATION,
            organisation="Spolek Světlo", name=ORGANISED, contact=CONTACT, channel=Channel.POST,
            entered_by=cast.kora, outcome=Outcome.NOTED, justification="Díky.",
        )  # fmt: skip
        found.append(round_)
    db.session.commit()  # else the end of the first request forgets it all
    return found


def addresses(app) -> Iterator[str]:
    """Every page of the app that is read, with every round, comment, plan and activity."""
    ids = {
        "comment_round_id": [each.id for each in db.session.scalars(select(CommentRound))],
        "submission_id": [each.id for each in db.session.scalars(select(Submission))],
    }
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.arguments - {*ids, "plan_id", "activity_id"}:
            continue
        known = [name for name in ids if name in rule.arguments]
        for id_ in ids[known[0]] if known else [0]:
            values = dict.fromkeys(rule.arguments, 1) | ({known[0]: id_} if known else {})
            yield app.url_map.bind("localhost").build(rule.endpoint, values)


@pytest.mark.parametrize("who", [None, "mia", "gita", "ada"])
def test_no_page_tells_who_wrote(app, books, cast, visitor, who):
    person = visitor(getattr(cast, who) if who else None)
    kept = [each.receipt for each in db.session.scalars(select(Submission)) if each.receipt]
    given = [door.Ticket(each.id, NOON, f"word{each.state}").receipt for each in books]
    opened = 0
    for address in addresses(app):
        answers = [person.client.get(address)]
        if answers[0].status_code == 200:
            opened += 1
            answers += [person.client.get(address + query) for query in QUERIES]
        for answer in answers:
            said = answer.get_data().decode(errors="replace")
            for secret in (*SECRETS, *kept, *given):
                assert secret not in said, (address, secret)

    assert opened > 20


def test_the_office_reads_them(books, cast, visitor):
    first = db.session.scalars(select(Submission).where(Submission.name == NAME)).all()[0]
    page = visitor(cast.kora).visits(f"/submissions/{first.id}")
    assert all(page.sees(secret) for secret in (NAME, MAIL, VEILED))


def test_the_papers_tell_no_more_than_the_page(books, visitor):
    published = next(each for each in books if each.state is RoundState.PUBLISHED)
    address = f"/rounds/{published.id}/settlement"
    word = fetched(visitor(), f"{address}.docx").data
    pdf = fetched(visitor(), f"{address}.pdf").data

    for said in (text_of_word(word), text_of_pdf(pdf)):
        assert "Spolek Světlo" in said
        assert "(…)" in said
        for secret in SECRETS:
            assert secret not in said
    for secret in SECRETS:
        assert secret.encode() not in everything(word)
        assert secret.encode() not in pdf


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_nobody_outside_gets_the_paper_before_it_is_published(books, cast, visitor, kind):
    for each in books:
        allowed = each.state is RoundState.PUBLISHED
        for person in (None, cast.mia, cast.gita):
            address = f"/rounds/{each.id}/settlement.{kind}"
            assert (visitor(person).client.get(address).status_code == 200) == allowed
