from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired

from planning.model.fields import Day
from planning.web.forms import Form, Reads, fits, not_to_come


@dataclass(frozen=True)
class VersionDetails:
    """A name for a moment of the plan, and who decided on what stood there. Days as typed."""

    name: str
    body: str
    number: str
    decided_on: str
    day: str


class VersionForm(Form):
    """The name of a version, and what a body decided about it."""

    name = StringField(_l("Name of the version"), [InputRequired(_l("Write the name.")), fits(120)])
    day = StringField(_l("Of which day"), [Reads(Day()), not_to_come])
    body = StringField(_l("Which body decided on it"), [fits(120)])
    number = StringField(_l("Number of the resolution"), [fits(60)])
    decided_on = StringField(_l("Decided on"), [Reads(Day()), not_to_come])
