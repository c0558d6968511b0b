from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, ValidationError

from planning.lib.names import split_name
from planning.model import Function, Group, Quorum, Side
from planning.model.fields import Day
from planning.web.forms import Form, Reads, choices, fits
from planning.web.sheet_form import SheetForm, blank_form, sheet_form

#: What a group cares for and the rules it works by.
GROUP_WORDS = {
    "name": _l("Name of the group"),
    "genitive": _l("The name as it stands after “of the working group”"),
    "kind": _l("Kind"),
    "remit": _l("What it cares for"),
    "notice_days": _l("Working days between invitation and meeting"),
    "meetings_a_year": _l("Meetings a year, at least"),
    "quorum": _l("How many must be there to decide"),
    "quorum_number": _l("How many, if it is a number"),
    "deciding": _l("How it decides"),
    "guests_allowed": _l("Guests may come"),
    "standing_agenda": _l("Standing agenda"),
}


class GroupForm(SheetForm):
    """A group and its rules."""

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        fits: bool = super().validate(*args, **kwargs)
        if self.quorum.data == Quorum.NUMBER and not self.quorum_number.data:
            self.quorum_number.errors = [_("Write how many must be there.")]
            return False
        return fits


def group_form(group: Group | None, keeping: Mapping[str, Any] | None = None) -> SheetForm:
    """The form of a group; of a new one without ``group``."""
    if group is not None:
        return sheet_form(group, GROUP_WORDS, keeping=keeping, base=GroupForm)
    usual = {
        name: Group.__table__.c[name].default.arg
        for name in ("notice_days", "meetings_a_year", "quorum", "deciding", "guests_allowed")
    }
    return blank_form(Group.FIELDS, GROUP_WORDS, base=GroupForm, **usual)


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
