from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from planning.model import BodyKind, Goal, Measure, PathStep, Plan
from planning.web.forms import fits
from planning.web.guarded import Guarded
from planning.web.sheet_form import SheetForm, blank_form, sheet_form

#: What is said of a plan as a whole.
PLAN_WORDS = {
    "title": _l("Title of the plan"),
    "first_year": _l("First year"),
    "last_year": _l("Last year"),
    "state": _l("How far it is"),
    "vision": _l("What the city wants to reach"),
    "goal_word": _l("What a goal is called here"),
    "measure_word": _l("What a measure is called here"),
    "activity_word": _l("What an activity is called here"),
}
#: What is said of a goal or a measure.
LIMB_WORDS = {"number": _l("Number"), "title": _l("Title"), "description": _l("In more words")}


def plan_form(plan: Plan | None, keeping: Mapping[str, Any] | None = None) -> SheetForm:
    """The form of a plan; of a new one without ``plan``."""
    if plan is not None:
        return sheet_form(plan, PLAN_WORDS, keeping=keeping)
    usual = {name: Plan.__table__.c[name].default.arg for name in _USUAL}
    return blank_form(Plan.FIELDS, PLAN_WORDS, **usual)


#: Fields of a new plan that say something already.
_USUAL = ("goal_word", "measure_word", "activity_word")


#: What is said of a body on the path of approval.
STEP_WORDS = {
    "body": _l("Who decides"),
    "kind": _l("What it is"),
    "decides_changes": _l("decides on changes of approved activities too"),
}


def path_form(plan: Plan, keeping: Mapping[str, Any] | None = None) -> SheetForm:
    """The form of all steps of the plan's path of approval."""
    words = {
        f"path/{step.id}/{name}": said for step in plan.path for name, said in STEP_WORDS.items()
    }
    return sheet_form(plan, words, keeping=keeping)


def new_step_form(*, blank: bool = False) -> SheetForm:
    """The form of a step that is not there yet; ``blank`` takes nothing from the request."""
    return blank_form(
        PathStep.FIELDS,
        STEP_WORDS,
        takes_request=not blank,
        kind=BodyKind.OTHER.value,
        decides_changes=True,
    )


def limb_form(limb: Goal | Measure, keeping: Mapping[str, Any] | None = None) -> SheetForm:
    """The form of a goal or a measure: its number, name and description."""
    list_ = "goals" if isinstance(limb, Goal) else "measures"
    words = {f"{list_}/{limb.id}/{name}": said for name, said in LIMB_WORDS.items()}
    return sheet_form(limb.plan, words, keeping=keeping)


def new_limb_form() -> SheetForm:
    """The form of a goal or a measure that is not there yet."""
    return blank_form(Goal.FIELDS, LIMB_WORDS)


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
    publicity = TextAreaField(_l("Sentence under papers"), [fits(1000)])
