"""Writing letters: rows of the outbox, in the transaction of the deed they tell of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from flask import g
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.dialects import postgresql, sqlite

from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import Activity, Letter, LetterKind, LetterState, Meeting, Person, User
from planning.model.fields import clean
from planning.post.addresses import usable

#: The language of the city, whatever the reader's browser says.
CITY_LANGUAGE = "cs"
WRONG_ADDRESS = N_("This address cannot be right, so nothing was sent to it.")

#: One calendar file for all readers, or one for each: whoever is invited need not learn the
#: addresses of the others.
CalendarFile = bytes | Callable[[Person], bytes]


def in_city_language() -> AbstractContextManager[None]:
    """Let texts made inside be Czech."""
    language: AbstractContextManager[None] = force_locale(CITY_LANGUAGE)
    return language


def answer_in_words(words: str, answer: str, by: User) -> list[str]:
    """Paragraphs that tell an author what they wrote, what was answered, and by whom."""
    return [
        _("What you wrote: %(words)s", words=words.strip()),
        *([_("Answer: %(words)s", words=answer.strip())] if answer.strip() else []),
        _("Answered by: %(who)s.", who=by.name),
    ]


def write_letters(
    kind: LetterKind,
    about: Meeting | Activity,
    readers: Sequence[Person],
    *,
    subject: str,
    body: str,
    news: str,
    by: User | None,
    calendar: CalendarFile = b"",
) -> int:
    """Put one letter for each reader into the outbox; how many will go.

    Nothing is sent yet: the rows belong to the transaction of the deed, and mail goes out after
    its commit. Who has had a letter of this kind with the same ``news`` ("sequence 3" of the
    meeting; "deed 471" for an activity, unlike that of any other) gets no other one, however often
    it is asked for. Readers without an e-mail get none (see ``readers_without_address``); one whose
    e-mail cannot be right gets a row of the log that says so.
    """
    db.session.flush()
    of_meeting = isinstance(about, Meeting)
    source = about.id if of_meeting else "activity"
    rows = {}
    for reader in readers:
        if reader.email.strip():
            key = f"{kind.value}/{source}/{news}/{reader.id}"
            file = calendar(reader) if callable(calendar) else calendar
            rows[key] = _addressed(reader) | {"key": key, "calendar": file.decode()}
    if not rows:
        return 0
    letter = {
        "kind": kind,
        "meeting_id" if of_meeting else "activity_id": about.id,
        "subject": one_line(subject),
        "body": clean(body),
        "written_at": now(),
        "by_id": by.id if by else None,
    }
    number = _put_unless_there([row | letter for row in rows.values()])
    if number:
        _call_postman()
    return number


def _addressed(reader: Person) -> dict[str, Any]:
    address = usable(reader.email)
    return {
        "person_id": reader.id,
        "address": address or clean(reader.email),
        "name": one_line(reader.name),
        "tries": 0,
        "given_up_at": None if address else now(),
        "error": "" if address else WRONG_ADDRESS,
    }


def _put_unless_there(rows: list[dict[str, Any]]) -> int:
    """Insert the rows whose key is new, whoever else may be inserting them; how many will go."""
    on_postgresql = db.session.get_bind().dialect.name == "postgresql"
    # Two calls, for the types of the two have no common name.
    insert: Any = postgresql.insert(Letter) if on_postgresql else sqlite.insert(Letter)
    put = insert.values(rows).on_conflict_do_nothing(index_elements=["key"])
    return len([None for gone in db.session.scalars(put.returning(Letter.given_up_at)) if not gone])


def try_again(letter: Letter) -> bool:
    """Let a letter that did not go be tried at once; False when it has gone or never can.

    Where it goes is looked up anew: the address may have been corrected meanwhile. A letter that
    somebody is sending at this moment is left to them.
    """
    db.session.refresh(letter, with_for_update={"of": Letter})
    if letter.state is LetterState.SENT:
        return False
    _call_postman()
    if letter.state is LetterState.WAITING and not letter.error:
        return True
    if letter.person is not None:
        letter.address = usable(letter.person.email) or clean(letter.person.email)
    if usable(letter.address) is None:
        letter.error, letter.given_up_at = WRONG_ADDRESS, now()
        return False
    letter.tries, letter.not_before, letter.given_up_at = 0, None, None
    return True


def _call_postman() -> None:
    """Let him come right after the commit, and not on his next round."""
    g.letters_written = True


def one_line(text: str) -> str:
    """``text`` without line breaks and signs that could begin another header."""
    return " ".join(clean(text).split())
