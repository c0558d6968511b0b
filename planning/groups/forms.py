from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from planning.lib.names import split_name
from planning.model import Deciding, Function, GroupKind, Quorum, Side
from planning.model.fields import Day
from planning.web.forms import Form, Reads, choices, fits
from planning.web.guarded import Guarded


@dataclass(frozen=True)
class GroupDetails:
    """What a group cares for and the rules it works by."""

    name: str
    kind: str
    remit: str
    notice_days: int
    meetings_a_year: int
    quorum: str
    guests_allowed: bool
    genitive: str
    deciding: str
    standing_agenda: str


class GroupForm(Guarded):
    """A group and its rules."""

    name = StringField(_l("Name of the group"), [InputRequired(_l("Write the name.")), fits(120)])
    kind = SelectField(_l("Kind"), choices=lambda: choices(GroupKind))
    remit = TextAreaField(_l("What it cares for"), [fits(2000)])
    notice_days = IntegerField(
        _l("Working days between invitation and meeting"),
        [NumberRange(0, 60, _l("Write a number of days from 0 to 60."))],
        default=7,
    )
    meetings_a_year = IntegerField(
        _l("Meetings a year, at least"),
        [NumberRange(0, 60, _l("Write a number from 0 to 60."))],
        default=4,
    )
    quorum = SelectField(_l("How many must be there to decide"))
    guests_allowed = BooleanField(_l("Guests may come"), default=True)
    genitive = StringField(_l("The name as it stands after “of the working group”"), [fits(120)])
    deciding = SelectField(_l("How it decides"), choices=lambda: choices(Deciding))
    standing_agenda = TextAreaField(_l("Standing agenda"), [fits(3000)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.quorum.choices = [
            choice for choice in choices(Quorum) if choice.value != Quorum.NUMBER
        ]


@dataclass(frozen=True)
class Seat:
    """Somebody's seat in a group."""

    person_id: int
    new_name: str
    new_phone: str
    new_email: str
    function: str
    side: str
    organisation_id: int
    represents: str
    from_on: str
    appointed_by: str


class SeatForm(Form):
    """Who joins, as what, for whom, since when."""

    person_id = SelectField(_l("Person"), coerce=int)
    new_name = StringField(_l("or somebody who is not in the list"), [fits(120)])
    new_phone = StringField(_l("Their phone"), [fits(40)])
    new_email = StringField(_l("Their e-mail"), [fits(200)])
    function = SelectField(_l("Function"), choices=lambda: choices(Function), default="member")
    side = SelectField(_l("Side"), choices=lambda: choices(Side), default="provider")
    organisation_id = SelectField(_l("Stands for"), coerce=int)
    represents = StringField(_l("or in words"), [fits(200)])
    from_on = StringField(
        _l("Since"), [InputRequired(_l("Write the day, such as 1. 9. 2026.")), Reads(Day())]
    )
    appointed_by = StringField(_l("Appointed by"), [fits(200)])

    def validate_person_id(self, field: Any) -> None:
        if not field.data and not self.new_name.data:
            raise ValidationError(_("Choose a person, or write the name of somebody new."))

    def validate_new_name(self, field: Any) -> None:
        try:
            split_name(field.data or "-")
        except ValueError as error:
            raise ValidationError(_(str(error))) from None


class LeavingForm(Form):
    """When a seat ends."""

    to_on = StringField(
        _l("Last day"), [InputRequired(_l("Write the day, such as 31. 12. 2026.")), Reads(Day())]
    )
