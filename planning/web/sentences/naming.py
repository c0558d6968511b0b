"""What things are called in sentences and over lists: activity 2.1.2, the meeting on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from planning.chronicle import Telling
from planning.lib.periods import written_day
from planning.model import Sheet


@dataclass(frozen=True)
class Named:
    """A thing as sentences speak of it: ``among`` follows "In", ``name`` stands alone."""

    among: str = ""
    name: str = ""


#: On a thing's own page nobody says its name again.
HERE = Named()


def named(thing: str, *, number: str = "", title: str = "", held_on: date | None = None) -> Named:
    """How sentences speak of a thing of that table."""
    match thing:
        case "activity":
            name = number or _("“%(words)s”", words=title)
            return Named(_("activity %(name)s", name=name), name)
        case "meeting":
            name = written_day(held_on) if held_on else _("without a day")
            return Named(_("the meeting %(name)s", name=name), name)
        case "group":
            name = _("“%(words)s”", words=title)
            return Named(_("the group %(name)s", name=name), name)
        case "plan":
            return Named(_("the plan %(name)s", name=number), number)
    return HERE


def name_of(told: Telling) -> Named:
    """How sentences speak of the thing an event happened to."""
    thing = told.event.thing
    return named(thing, number=told.number, title=told.title, held_on=told.held_on)


def named_sheet(sheet: Sheet) -> Named:
    """How sentences speak of a sheet."""
    return named(
        sheet.__tablename__,
        number=getattr(sheet, "number", "") or getattr(sheet, "years", ""),
        title=getattr(sheet, "title", "") or getattr(sheet, "name", ""),
        held_on=getattr(sheet, "held_on", None),
    )
