"""People's contacts as files for telephones and spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

import vobject


@dataclass(frozen=True)
class Contact:
    """What a telephone needs to know about somebody."""

    titles_before: str
    first_name: str
    last_name: str
    titles_after: str
    organisation: str
    function: str
    phone: str
    email: str

    @property
    def full_name(self) -> str:
        name = " ".join(filter(None, (self.titles_before, self.first_name, self.last_name)))
        return f"{name}, {self.titles_after}" if self.titles_after else name


def vcards(contacts: Iterable[Contact]) -> bytes:
    """VCard 3.0 (RFC 2426), which old telephones read too, in UTF-8."""
    cards = []
    for contact in contacts:
        card = vobject.vCard()
        card.add("fn").value = contact.full_name
        card.add("n").value = vobject.vcard.Name(
            family=contact.last_name,
            given=contact.first_name,
            prefix=contact.titles_before,
            suffix=contact.titles_after,
        )
        if contact.organisation:
            card.add("org").value = [contact.organisation]
        if contact.function:
            card.add("title").value = contact.function
        if contact.phone:
            phone = card.add("tel")
            phone.value, phone.type_param = contact.phone, "WORK"
        if contact.email:
            mail = card.add("email")
            mail.value, mail.type_param = contact.email, "INTERNET"
        cards.append(card.serialize())
    return "".join(cards).encode()


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as Czech Excel opens it: semicolons and a byte order mark.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
