"""A letter as mail servers and mail programs read it (RFC 5322, RFC 6047 for its calendar)."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from hashlib import sha256
from typing import Any

from planning.lib.clock import CITY_ZONE
from planning.model import Letter
from planning.post.addresses import usable
from planning.post.writing import CITY_LANGUAGE, one_line

_METHOD = re.compile(r"^METHOD:([A-Z]+)\s*$", re.MULTILINE)


def folded(letter: Letter, *, sender: str, policy: Any) -> bytes:
    """The letter as a message, written by an ``email.policy``.

    Plain text, and a calendar twice where it has one: mail programs answer an invitation that is
    part of the text; the same file as an attachment is for those that do not know how. The
    Message-ID is the same each time the letter is made.
    """
    mail = EmailMessage(policy=policy)
    mail["From"] = _address(*parseaddr(sender))
    mail["To"] = _address(letter.name, letter.address)
    if reply_to := _writer(letter):
        mail["Reply-To"] = reply_to
    mail["Subject"] = one_line(letter.subject)
    mail["Date"] = format_datetime(letter.written_at.astimezone(CITY_ZONE))
    mail["Message-ID"] = message_id(letter, sender)
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = CITY_LANGUAGE
    mail.set_content(letter.body)
    if letter.calendar:
        _enclose(mail, letter.calendar)
    return mail.as_bytes()


def message_id(letter: Letter, sender: str) -> str:
    """What mail programs know the letter by: two copies of one letter carry the same."""
    host = parseaddr(sender)[1].rpartition("@")[2]
    known_by = f"{letter.key} {letter.written_at.isoformat()}"
    return f"<{sha256(known_by.encode()).hexdigest()[:32]}@{host}>"


def _enclose(mail: EmailMessage, calendar: str) -> None:
    found = _METHOD.search(calendar)
    method = {"method": found[1] if found else "PUBLISH"}
    mail.add_alternative(calendar, subtype="calendar", params=method)
    mail.add_attachment(
        calendar.encode(),
        maintype="application",
        subtype="ics",
        filename="invite.ics",
        params={"name": "invite.ics"},
    )


def _writer(letter: Letter) -> Address | None:
    """Whom an answer reaches: whoever did the deed, unless they keep their e-mail to themselves."""
    writer = letter.by.person if letter.by else None
    if writer is None or not writer.shares_contacts or usable(writer.email) is None:
        return None
    return _address(writer.name, usable(writer.email) or "")


def _address(name: str, address: str) -> Address:
    return Address(display_name=one_line(name), addr_spec=address)
