"""What is printed before a meeting: the invitation, and the sheet that people sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Run,
    Table,
)
from planning.faces import Facts as Head
from planning.meetings.signing import SigningRow
from planning.meetings.timing import Timed
from planning.model import AgendaItem, Person
from planning.web.letterhead import letterhead, when_and_where
from planning.web.papers import Setting
from planning.web.typography import day, tidy


def signing_sheet(facts: Head, rows: Sequence[SigningRow], setting: Setting) -> Document:
    """The attendance list to be signed, with lines for those who are not on it."""
    kind = _("Attendance list")
    table = Table(
        (_("No."), _("Name"), _("Stands for"), _("Side"), _("Signature")),
        [
            (str(row.number), tidy(row.name), tidy(row.stands_for), tidy(row.side), "")
            for row in rows
        ],
        widths=(1, 4.5, 4.5, 3, 4.5),
        numbers=(0,),
        tall=True,
    )
    head = letterhead(facts, kind, setting.language)
    return _document(kind, facts, [*head, Facts(when_and_where(facts)), table], setting)


def invitation(
    facts: Head,
    points: Sequence[Timed],
    setting: Setting,
    *,
    link: str = "",
    files: Sequence[str] = (),
    contact: Person | None = None,
) -> Document:
    """When and where to come, what for, what to read before, and whom to tell if one cannot."""
    kind = _("Invitation")
    afar = [(_("From afar").upper(), [Run(link, link=link)])] if link else []
    blocks = [
        *letterhead(facts, kind, setting.language, invites=True),
        Facts([*when_and_where(facts), *afar]),
        *_agenda(points),
        *_files(files),
        Facts([(_("If you cannot come"), tidy(_excuse(contact)))]),
    ]
    return _document(kind, facts, blocks, setting)


def _agenda(points: Sequence[Timed]) -> Iterator[Block]:
    if not points:
        return
    yield Heading(2, _("Agenda"))
    rows = [(point.number, _point(point.item), point.hour) for point in points]
    header = (_("No."), _("Point"), _("Begins") if any(row[2] for row in rows) else "")
    yield Table(header, rows, widths=(1, 14, 2), numbers=(2,))


def _point(item: AgendaItem) -> list[str | Run]:
    """Its name, who opens it and how long it takes; a heading stands out."""
    takes = ngettext("%(num)s minute", "%(num)s minutes", item.takes) if item.takes else ""
    about = ", ".join(filter(None, [item.presenter, takes]))
    return [Run(tidy(item.title), bold=item.is_section), tidy(f" ({about})") if about else ""]


def _files(names: Sequence[str]) -> Iterator[Block]:
    if names:
        yield Heading(2, _("Documents to read"))
        yield Bullets(names)


def _excuse(contact: Person | None) -> str:
    words = [_("Please excuse yourself in time.")]
    if contact is not None:
        shared = [contact.phone, contact.email] if contact.shares_contacts else []
        words.append(", ".join(filter(None, [contact.full_name, *shared])))
    return "\n".join(words)


def _document(kind: str, facts: Head, blocks: Sequence[Block], setting: Setting) -> Document:
    words = [f"{kind}: {', '.join(facts.groups)}", day(facts.held_on)]
    return Document(
        title=", ".join(filter(None, words)),
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        blocks=blocks,
    )
