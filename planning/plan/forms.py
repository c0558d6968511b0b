from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, ValidationError

from planning.model import PlanState
from planning.model.fields import Number
from planning.web.forms import Reads, choices, fits
from planning.web.guarded import Guarded


@dataclass(frozen=True)
class PlanDetails:
    """What is said of a plan as a whole."""

    title: str
    first_year: int
    last_year: int
    state: str
    goal_word: str
    measure_word: str
    activity_word: str


def _year(words: Any) -> IntegerField:
    in_range = NumberRange(1990, 2100, _l("The year must be between 1990 and 2100."))
    return IntegerField(words, [InputRequired(_l("Write the year.")), in_range])


def _word(words: Any, usual: str) -> StringField:
    checks = [InputRequired(_l("Write one word.")), fits(40)]
    return StringField(words, checks, default=usual)


class PlanForm(Guarded):
    """A plan, its years and what its levels are called in this city."""

    title = StringField(_l("Title of the plan"), [InputRequired(_l("Write the title.")), fits(300)])
    first_year = _year(_l("First year"))
    last_year = _year(_l("Last year"))
    state = SelectField(_l("How far it is"), choices=lambda: choices(PlanState))
    goal_word = _word(_l("What a goal is called here"), "Cíl")
    measure_word = _word(_l("What a measure is called here"), "Opatření")
    activity_word = _word(_l("What an activity is called here"), "Aktivita")

    def validate_last_year(self, field: Any) -> None:
        if field.data and self.first_year.data and field.data < self.first_year.data:
            raise ValidationError(_("The last year cannot be before the first."))


@dataclass(frozen=True)
class LimbDetails:
    """A goal or a measure."""

    number: str
    title: str
    description: str


class LimbForm(Guarded):
    """A goal or a measure: its number and name."""

    number = StringField(
        _l("Number"), [InputRequired(_l("Write the number, such as 2 or 2.1.")), Reads(Number())]
    )
    title = StringField(_l("Title"), [InputRequired(_l("Write the title.")), fits(300)])
    description = TextAreaField(_l("In more words"), [fits(5000)])


@dataclass(frozen=True)
class CityDetails:
    """What the workspace is called and whom people turn to."""

    name: str
    plan_name: str
    coordinator_id: int
    publicity: str


class CityForm(Guarded):
    """The city this workspace belongs to."""

    name = StringField(_l("City"), [InputRequired(_l("Write the city.")), fits(80)])
    plan_name = StringField(
        _l("What stands at the head of each page"),
        [InputRequired(_l("Write the name.")), fits(80)],
    )
    coordinator_id = SelectField(_l("Coordinator of the plan"), coerce=int)
    publicity = TextAreaField(_l("Publicity under minutes"), [fits(1000)])
