"""Words of the letters about a meeting, in plain text. Made in the language of the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.meetings.calendars import summary
from planning.meetings.timing import Timed
from planning.model import Meeting, Person
from planning.web.typography import hours, long_day


@dataclass(frozen=True)
class Words:
    """What a letter says."""

    subject: str
    body: str


def invitation(
    meeting: Meeting, points: Iterable[Timed], contact: Person | None, url: str
) -> Words:
    """Come, on that day, because of this."""
    subject = _("Invitation: %(meeting)s, %(day)s", meeting=summary(meeting), day=_when(meeting))
    opening = _("you are invited to a meeting.")
    lines = [*_facts(meeting), *_agenda(points), "", *_excuse(contact), "", _("On the web:"), url]
    return Words(subject, _letter(opening, lines))


def change(meeting: Meeting, contact: Person | None, url: str) -> Words:
    """It is at another time or place than you were told."""
    subject = _("Change: %(meeting)s, %(day)s", meeting=summary(meeting), day=_when(meeting))
    opening = _("a meeting you are invited to has changed. This holds now:")
    lines = [*_facts(meeting), "", *_excuse(contact), "", _("On the web:"), url]
    return Words(subject, _letter(opening, lines))


def cancellation(meeting: Meeting, contact: Person | None, url: str) -> Words:
    """You need not come."""
    subject = _("Called off: %(meeting)s, %(day)s", meeting=summary(meeting), day=_when(meeting))
    opening = _("a meeting you were invited to is called off:")
    why = _("Reason: %(why)s", why=meeting.cancelled_because)
    lines = [*_facts(meeting), "", why, "", *_contact(contact), "", _("On the web:"), url]
    return Words(subject, _letter(opening, lines))


def _letter(opening: str, lines: Iterable[str]) -> str:
    return "\n".join([_("Good day,"), "", opening, "", *lines]) + "\n"


def _when(meeting: Meeting) -> str:
    return ", ".join(
        filter(None, [long_day(meeting.held_on), hours(meeting.starts_at, meeting.ends_at)])
    )


def _facts(meeting: Meeting) -> Iterator[str]:
    yield ", ".join(group.name for group in meeting.groups)
    if meeting.title:
        yield meeting.title
    yield _when(meeting)
    if meeting.place:
        yield meeting.place
    if meeting.link:
        yield _("From afar: %(link)s", link=meeting.link)


def _agenda(points: Iterable[Timed]) -> Iterator[str]:
    for nth, point in enumerate(points):
        if not nth:
            yield from ("", _("Agenda:"))
        yield _point(point)


def _point(point: Timed) -> str:
    item = point.item
    if item.is_section:
        return item.title
    takes = ngettext("%(num)s minute", "%(num)s minutes", item.takes) if item.takes else ""
    about = ", ".join(filter(None, [point.hour, item.presenter, takes]))
    number = f"  {point.number}" if item.is_nested else f"{point.number}."
    return f"{number} {item.title}" + (f" ({about})" if about else "")


def _excuse(contact: Person | None) -> Iterator[str]:
    yield _("If you cannot come, please excuse yourself in time.")
    yield from _contact(contact)


def _contact(contact: Person | None) -> Iterator[str]:
    if contact is not None:
        shared = [contact.phone, contact.email] if contact.shares_contacts else []
        yield ", ".join(filter(None, [contact.full_name, *shared]))
