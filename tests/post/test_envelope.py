from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP, default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.model import Letter, LetterKind, Person, User
from planning.post.envelope import folded

SENDER = "Plán města <plan@ostrava.test>"
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Jednání\r\nEND:VCALENDAR\r\n"


def letter(**values) -> Letter:
    return Letter(
        **{
            "id": 12,
            "key": "invitation/1/sequence 0/2",
            "kind": LetterKind.INVITATION,
            "address": "mia@example.org",
            "name": "Mia Nová",
            "subject": "Pozvánka na jednání",
            "body": "Dobrý den,\nzveme Vás na jednání.\n",
            "calendar": "",
            "written_at": datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
        }
        | values
    )


def opened(made: Letter, policy=SMTP):
    return message_from_bytes(folded(made, sender=SENDER, policy=policy), policy=default)


def test_a_letter_says_who_when_and_that_a_machine_sent_it():
    mail = opened(letter())

    assert mail["From"] == "Plán města <plan@ostrava.test>"
    assert mail["To"] == "Mia Nová <mia@example.org>"
    assert mail["Subject"] == "Pozvánka na jednání"
    assert mail["Date"] == "Sun, 22 Nov 2026 10:15:00 +0100"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().splitlines() == ["Dobrý den,", "zveme Vás na jednání."]


def test_a_letter_made_twice_is_the_same_letter_and_another_is_not():
    known = opened(letter())["Message-ID"]

    assert opened(letter())["Message-ID"] == known
    assert opened(letter(key="invitation/1/sequence 1/2"))["Message-ID"] != known


def test_a_calendar_goes_as_a_part_and_as_a_file():
    mail = opened(letter(calendar=CALENDAR))

    body, file = mail.iter_parts()
    text, calendar = body.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_content_charset() == "utf-8"
    assert "SUMMARY:Jednání" in calendar.get_content()
    assert file.get_filename() == "invite.ics"
    assert file.get_content().decode() == CALENDAR


def test_an_answer_goes_to_whoever_invited_unless_they_keep_their_address():
    def sent_by(**values):
        person = Person(first_name="Sami", last_name="Nový", email="sami@example.org", **values)
        return opened(letter(by=User(person=person)))["Reply-To"]

    assert sent_by(shares_contacts=True) == "Sami Nový <sami@example.org>"
    assert sent_by(shares_contacts=False) is None


def test_for_an_old_server_everything_is_plain_ascii():
    made = folded(letter(), sender=SENDER, policy=SMTP.clone(cte_type="7bit"))

    assert made.isascii()
    assert opened(letter(), SMTP.clone(cte_type="7bit")).get_content().startswith("Dobrý den,")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\x00"])
def test_a_line_break_starts_no_header(break_):
    bad = f"Jana{break_}Bcc: all@example.org"

    mail = opened(letter(subject=bad, name=bad))

    assert mail["Bcc"] is None
    assert "Bcc" in mail["Subject"]
    assert [a.addr_spec for a in mail["To"].addresses] == ["mia@example.org"]


_ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(subject=_ANYTHING, name=_ANYTHING, body=_ANYTHING)
def test_whatever_is_written_makes_one_letter_for_one_reader(subject, name, body):
    raw = folded(letter(subject=subject, name=name, body=body), sender=SENDER, policy=SMTP)
    mail = message_from_bytes(raw, policy=default)

    assert sorted(mail.keys()) == sorted(set(mail.keys()))
    assert set(mail.keys()) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert [a.addr_spec for a in mail["To"].addresses] == ["mia@example.org"]
