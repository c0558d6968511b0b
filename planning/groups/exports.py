"""Quick contacts of a group: everybody who agreed to share them."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _

from planning.documents.contacts import Contact, table
from planning.model import Membership
from planning.web.labels import label


def contacts(memberships: Iterable[Membership]) -> list[Contact]:
    """Those who share their contacts and have some."""
    return [
        Contact(
            seat.person.titles_before,
            seat.person.first_name,
            seat.person.last_name,
            seat.person.titles_after,
            seat.stands_for,
            label(seat.function),
            seat.person.phone,
            seat.person.email,
        )
        for seat in memberships
        if seat.person.shares_contacts and (seat.person.phone or seat.person.email)
    ]


def contact_table(people: Iterable[Contact]) -> bytes:
    """The same as a spreadsheet."""
    header = (_("Name"), _("Stands for"), _("Function"), _("Phone"), _("E-mail"))
    return table(
        header, [(p.full_name, p.organisation, p.function, p.phone, p.email) for p in people]
    )
