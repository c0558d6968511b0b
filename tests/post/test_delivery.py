from __future__ import annotations

import smtplib
import threading
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from sqlalchemy import func, select

from planning import post
from planning.cli.post import in_words
from planning.config import complete
from planning.lib.database import db, writing
from planning.model import Letter, LetterKind, LetterState, Meeting, Person
from planning.post import Tally, carriers, delivery
from tests.cast import Cast
from tests.make import NOON, Make
from tests.post.conftest import letters


def test_without_a_mail_server_a_letter_is_a_file(invite, cast, outbox, clock):
    invite(cast.mia.person)
    db.session.commit()

    assert post.deliver() == Tally(sent=1)

    (file,) = outbox.iterdir()
    assert file.name == f"2026-11-22T10-15-03-{letters()[0].id}.eml"
    mail = message_from_bytes(file.read_bytes(), policy=default)
    assert mail["Subject"] == "Pozvánka na jednání"
    assert "zveme Vás." in file.read_text()
    assert outbox.stat().st_mode & 0o077 == 0
    assert letters()[0].sent_at == clock.now


def test_a_mail_server_gets_each_letter_once_over_one_line(invite, cast, server):
    invite(cast.mia.person, cast.gita.person, calendar=b"BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n")
    db.session.commit()

    assert post.deliver() == Tally(sent=2)
    assert post.deliver() == Tally()

    assert [taken.to for taken in server.taken] == [cast.mia.email, cast.gita.email]
    assert server.calls == 1
    assert server.taken[0].mail["From"] == "Plán města <plan@ostrava.test>"
    assert server.taken[0].raw.isascii()


def test_each_reader_may_have_a_calendar_of_their_own(invite, cast, server):
    def of(person):
        return f"METHOD:REQUEST\r\nATTENDEE:{person.email}\r\n".encode()

    invite(cast.mia.person, cast.gita.person, calendar=of)
    db.session.commit()
    post.deliver()

    for taken, person in zip(server.taken, (cast.mia, cast.gita), strict=True):
        (file,) = taken.mail.iter_attachments()
        assert file.get_content().decode() == f"METHOD:REQUEST\r\nATTENDEE:{person.email}\r\n"


def test_lines_that_begin_with_a_dot_arrive_whole(invite, cast, server):
    invite(cast.mia.person, body=".\n..tečky\n")
    db.session.commit()
    post.deliver()

    assert server.taken[0].mail.get_content().splitlines() == [".", "..tečky"]


def test_a_server_that_is_away_is_tried_later_and_later(app, invite, cast, clock, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL_SERVER", "127.0.0.1")
    calls: list[int] = []
    monkeypatch.setattr(carriers, "connect", _nobody_answers(calls))
    invite(cast.mia.person, cast.gita.person)
    db.session.commit()
    waits = []

    while letters()[0].state is LetterState.WAITING:
        tally = post.deliver()
        assert tally.sent == 0
        again = letters()[0].not_before
        if again:
            waits.append((again - clock.now).total_seconds() / 60)
        assert post.deliver() == Tally(waiting=tally.waiting)
        clock.now = again or clock.now

    assert waits == [2, 8, 32, 128, 512, 720, 720, 720, 720]
    assert {letter.state for letter in letters()} == {LetterState.GIVEN_UP}
    assert letters()[1].error == "The mail server does not answer.\nConnection refused"
    assert len(calls) == delivery.MOST_TRIES  # once a round, not once a letter


def _nobody_answers(calls):
    def connect(_config):
        calls.append(1)
        raise ConnectionRefusedError("Connection refused")

    return connect


def test_an_address_the_server_does_not_know_is_given_up(invite, cast, server):
    server.refuses[cast.mia.email] = "550 no such user"
    invite(cast.mia.person, cast.gita.person)
    db.session.commit()

    assert post.deliver() == Tally(sent=1, given_up=1)

    refused, taken = letters()
    assert refused.error.splitlines() == [
        "The mail server does not take letters for this address.",
        "550 no such user",
    ]
    assert (taken.state, refused.state) == (LetterState.SENT, LetterState.GIVEN_UP)


@pytest.mark.parametrize("answer", ["450 try later", "421 closing"])
def test_a_server_that_asks_for_patience_gets_it(invite, cast, server, clock, answer):
    server.refuses[cast.mia.email] = answer
    invite(cast.mia.person, cast.gita.person)
    db.session.commit()

    assert post.deliver() == Tally(sent=1, failed=1, waiting=1)
    server.refuses.clear()
    clock.now += timedelta(minutes=2)
    assert post.deliver() == Tally(sent=1)
    assert letters()[0].error == ""


def test_a_server_that_hangs_up_in_the_middle_is_called_again(invite, cast, server, clock):
    server.breaks_after = 0
    invite(cast.mia.person, cast.gita.person)
    db.session.commit()

    assert post.deliver() == Tally(failed=2, waiting=2)
    assert server.calls == 2
    assert letters()[0].error.startswith("The mail server stopped answering.")


def test_a_letter_that_cannot_be_made_does_not_stop_those_behind_it(
    invite, cast, server, monkeypatch, caplog
):
    invite(cast.mia.person, cast.gita.person)
    db.session.commit()
    letters()[0].address = "mia\n@example.org"
    db.session.commit()

    assert post.deliver() == Tally(sent=1, failed=1, waiting=1)
    assert letters()[0].error.startswith("The workspace could not make this letter.")


def test_a_killed_process_loses_nothing(invite, cast, server, clock):
    """Killed between the server's word and the mark: the letter goes again, and says it is one."""
    invite(cast.mia.person)
    db.session.commit()
    carrier = _Killed()

    with pytest.raises(KeyboardInterrupt):
        post.deliver(carrier)
    assert post.deliver() == Tally(waiting=1)  # it is claimed
    clock.now += delivery.CLAIM
    assert post.deliver() == Tally(sent=1)

    first, second = carrier.parcels[0].mail, server.taken[0].raw
    told = [message_from_bytes(raw, policy=default)["Message-ID"] for raw in (first, second)]
    assert told[0] == told[1]


class _Killed(carriers.Folder):
    """Takes the letter, and then the process is gone."""

    def __init__(self):
        self.parcels = []

    def carry(self, parcel):
        self.parcels.append(parcel)
        raise KeyboardInterrupt


def test_a_letter_given_up_may_be_tried_again_at_a_corrected_address(invite, make, outbox):
    wrong = make.person("Překlep", email="jana novak@example.cz")
    invite(wrong)
    db.session.commit()

    assert not post.try_again(letters()[0])
    wrong.email = "jana.novak@example.cz"
    assert post.try_again(letters()[0])
    db.session.commit()

    assert post.deliver() == Tally(sent=1)
    assert letters()[0].address == "jana.novak@example.cz"
    assert not post.try_again(letters()[0])


def test_the_command_says_what_it_did(app, invite, cast, outbox):
    invite(cast.mia.person)
    db.session.commit()

    done = app.test_cli_runner().invoke(args=["post", "send"])
    again = app.test_cli_runner().invoke(args=["post", "send"])

    assert done.output == f"1 letter sent through {outbox}.\n"
    assert again.output == "No letter was to be sent now.\n"
    assert in_words(Tally(failed=2, given_up=1, waiting=2)) == [
        "2 letters could not be sent now and will be tried later.",
        "1 letter given up; the log of letters says why.",
        "2 letters in the outbox.",
    ]


@pytest.mark.parametrize(
    "settings",
    [
        {"MAIL_TLS": "perhaps"},
        {"MAIL_SERVER": "mail.ostrava.test", "MAIL_FROM": ""},
        {"MAIL_FROM": "nobody"},
        {"MAIL_PORT": "many"},
    ],
)
def test_settings_that_cannot_work_stop_the_start(app, tmp_path, settings):
    with pytest.raises(ValueError, match=r"MAIL_|many"):
        complete(dict(app.config) | settings, tmp_path)


def _write(people: int) -> None:
    make = Make()
    cast = Cast(make)
    meeting = make.meeting(cast.drugs)
    readers = [make.user(f"Mia{number}").person for number in range(people)]
    values: Any = {"subject": "P", "body": "Z", "news": "sequence 0", "by": None}
    assert post.write_letters(LetterKind.INVITATION, meeting, readers, **values) == people
    db.session.commit()
    db.session.remove()


@pytest.mark.own_database
def test_several_postmen_at_once_send_each_letter_once(city):
    _write(people := 12)
    parcels, begin = [], threading.Barrier(4)

    class Bag(carriers.Folder):
        def carry(self, parcel):
            parcels.append(parcel.letter_id)

    def go():
        with city.app_context():
            begin.wait()
            post.deliver(Bag(city.instance_path))

    threads = [threading.Thread(target=go) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(parcels) == sorted(set(parcels))
    assert len(parcels) == people
    waiting = select(func.count(Letter.id)).where(Letter.sent_at.is_(None))
    assert db.session.scalar(waiting) == 0


@pytest.mark.own_database
def test_two_people_who_invite_at_once_send_one_letter(city):
    """The second deed waits for the first and then finds that its news has been told."""
    make = Make()
    cast = Cast(make)
    meeting_id, mia_id = make.meeting(cast.drugs).id, cast.mia.person_id
    db.session.commit()
    db.session.remove()
    begin, written = threading.Barrier(2), []

    def deed():
        with city.app_context():
            begin.wait()
            with writing():
                values: Any = {"subject": "P", "body": "Z", "news": "sequence 0", "by": None}
                meeting = db.session.get_one(Meeting, meeting_id)
                readers = [db.session.get_one(Person, mia_id)]
                number = post.write_letters(LetterKind.INVITATION, meeting, readers, **values)
                written.append(number)
                db.session.commit()

    threads = [threading.Thread(target=deed) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(written) == [0, 1]
    assert db.session.scalar(select(func.count(Letter.id))) == 1


class _Phone:
    """A mail server that only notes how it was called."""

    last: Any

    def __init__(self, *said, **_values):
        self.said = [type(self).__name__, *said]
        _Phone.last = self

    def starttls(self, context):
        self.said.append("starttls" if context.check_hostname else "unsafe")

    def login(self, user, password):
        self.said += ["login", user]
        if password == "wrong":
            raise smtplib.SMTPAuthenticationError(535, b"no such password")

    def close(self):
        self.said.append("closed")


class _SafePhone(_Phone):
    pass


@pytest.mark.parametrize(
    ("tls", "said"),
    [
        ("starttls", ["_Phone", "mail", 25, "starttls", "login", "plan"]),
        ("tls", ["_SafePhone", "mail", 25, "login", "plan"]),
        ("no", ["_Phone", "mail", 25, "login", "plan"]),
    ],
)
def test_the_server_is_called_as_the_settings_say(app, monkeypatch, tls, said):
    monkeypatch.setattr(smtplib, "SMTP", _Phone)
    monkeypatch.setattr(smtplib, "SMTP_SSL", _SafePhone)
    settings = {"MAIL_SERVER": "mail", "MAIL_PORT": "25", "MAIL_TLS": tls, "MAIL_USER": "plan"}

    connected: Any = carriers.connect({**settings, "MAIL_PASSWORD": "right"})
    assert connected.said == said

    carrier = carriers.Server({**settings, "MAIL_PASSWORD": "wrong", "MAIL_FROM": "plan@x.test"})
    parcel = carriers.Parcel(1, NOON, "mia@example.org", b"")
    with pytest.raises(carriers.NotCarried, match="does not know this user") as told:
        carrier.carry(parcel)
    assert told.value.said == "535 no such password"
    assert not told.value.for_good
    assert _Phone.last.said[-1] == "closed"
