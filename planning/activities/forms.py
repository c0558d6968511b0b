"""The worksheet as a form: one field for every path of the sheet, and a blank row to each list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional

from planning.lib.words import N_
from planning.model import Activity, Part, Realisation, Stage, Verdict
from planning.model.fields import Choice, Field, Flag, Line
from planning.web.forms import Form, choices, field_for, fits, whole_number
from planning.web.labels import label
from planning.web.sentences import FIELD_WORDS, ROW_WORDS
from planning.web.together import BLANK

_ROW_PATH = re.compile(r"[a-z_]+/\d{1,9}/[a-z_]+")


@dataclass(frozen=True)
class Section:
    """A part of the worksheet that is written in one go: fields first, then lists."""

    name: str
    title: str
    fields: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


SECTIONS = (
    Section(
        "basics",
        N_("Name and place in the plan"),
        ("number", "title", "measure_id", "is_ongoing"),
        parts=(Part.NUMBER, Part.TITLE, Part.MEASURE),
    ),
    Section(
        "who",
        N_("Who"),
        ("responsible", "deputy"),
        ("implementers", "partners"),
        (Part.IMPLEMENTERS, Part.PARTNERS, Part.RESPONSIBLE),
    ),
    Section(
        "description", N_("What shall be done"), ("description",), ("steps",), (Part.DESCRIPTION,)
    ),
    Section("target_groups", N_("For whom"), (), ("target_groups",), (Part.TARGET_GROUPS,)),
    Section("outputs", N_("Outputs"), (), ("outputs",), (Part.OUTPUTS,)),
    Section("costs", N_("Money"), (), ("costs",), (Part.COSTS,)),
    Section("territories", N_("Territory"), (), ("territories",), (Part.TERRITORIES,)),
    Section("risks", N_("Risks"), (), ("risks",), (Part.RISKS,)),
    Section("milestones", N_("Schedule"), (), ("milestones",), (Part.MILESTONES,)),
)

#: Under which section a part of the worksheet is written.
SECTION_OF = {part: section.name for section in SECTIONS for part in section.parts}


def worksheet_form(
    activity: Activity,
    measures: list[tuple[int, str]],
    *,
    keeping: Mapping[str, Any] | None = None,
) -> Any:
    """The form of one activity, filled with what stands on its sheet.

    With ``keeping`` it is asked again: it takes nothing from the request but these.
    """
    fields: dict[str, Any] = {"based_on": HiddenField(), "because": HiddenField()}
    values: dict[str, Any] = {"based_on": activity.version}
    for path, thing, name, kind in activity.places():
        fields[path] = field_for(
            kind, _label_of(path, name), options=measures, wraps=_wraps(path, name)
        )
        values[path] = (
            getattr(thing, name) if isinstance(kind, Flag) else kind.show(getattr(thing, name))
        )
    for kind_of_row, row_kind in activity.ROWS.items():
        for name, kind in row_kind.row.FIELDS.items():
            path = f"{kind_of_row}/{BLANK}/{name}"
            fields[path] = field_for(
                _at_ease(kind), _label_of(path, name), wraps=_wraps(path, name)
            )
            values[path] = _usual(row_kind.row, name, kind)
    form_class = type("WorksheetForm", (_Worksheet,), fields)
    if keeping is not None:
        return form_class(formdata=None, data=values | dict(keeping))
    return form_class(data=values)


def _label_of(path: str, name: str) -> str:
    kind, slash, _rest = path.partition("/")
    if slash and name == "text":
        return str(_(ROW_WORDS[kind])).capitalize()
    words = {"title": label(Part.TITLE), "measure_id": label(Part.MEASURE)}
    return str(words.get(path) or _(FIELD_WORDS[name])).capitalize()


def _wraps(path: str, name: str) -> bool:
    """Whether the line may be long, and nothing is offered for it to choose from."""
    return (
        path == "title"
        or name == "note"
        or (path.split("/", maxsplit=1)[0] in _LONG and name == "text")
    )


#: Lists of long lines.
_LONG = frozenset({"steps", "outputs", "milestones"})


def _at_ease(kind: Field) -> Field:
    """A blank row may stay blank."""
    return Line(kind.limit) if isinstance(kind, Line) else kind


def _usual(row: Any, name: str, kind: Field) -> Any:
    """What a row says unless somebody says otherwise, as the model has it: no money is assured."""
    if isinstance(kind, Choice) and not kind.optional:
        return row.__table__.c[name].default.arg.value
    return False if isinstance(kind, Flag) else ""


class _Worksheet(Form):
    """What every worksheet form can say about what was typed."""

    def changes(self, posted: Iterable[tuple[str, str]], settled: frozenset[str]) -> dict[str, Any]:
        """Everything typed on what stands or stood on the sheet, but the ``settled`` paths.

        ``posted`` is what arrived: it may speak of rows that somebody removed meanwhile.
        """
        gone = {
            name: words
            for name, words in posted
            if _ROW_PATH.fullmatch(name) and name not in self._fields and name not in settled
        }
        return gone | {
            name: field.data
            for name, field in self._fields.items()
            if name not in {"based_on", "because", "csrf_token"}
            and f"/{BLANK}/" not in name
            and name not in settled
        }

    @cached_property
    def new_rows(self) -> dict[str, dict[str, Any]]:
        """Blank rows somebody wrote into: list -> what was typed."""
        rows: dict[str, dict[str, Any]] = {}
        for name, field in self._fields.items():
            kind, _slash, rest = name.partition(f"/{BLANK}/")
            if rest:
                rows.setdefault(kind, {})[rest] = field.data
        return {
            kind: typed
            for kind, typed in rows.items()
            if any(str(typed.get(name, "")).strip() for name in _TELLING if name in typed)
        }

    @property
    def version(self) -> int:
        return whole_number(self._fields["based_on"].data)


#: A blank row counts as written when one of these says something.
_TELLING = ("text", "when", "amount", "sources", "mitigation", "note")


class NewActivityForm(Form):
    """How an activity begins: a name and a place in the plan. The rest can wait."""

    title = StringField(
        _l("What do you want to do?"),
        [InputRequired(_l("Give the activity a name.")), fits(300)],
    )
    plan_id = SelectField(_l("Plan"), coerce=int)


class StageForm(Form):
    """Where the proposal goes next, and why."""

    to = SelectField(_l("Move the proposal to"), choices=lambda: choices(Stage))
    reason = TextAreaField(_l("Why"), [fits(2000)])


class RealisationForm(Form):
    """What is being done now, and why."""

    to = SelectField(
        _l("Say what is being done now"), choices=lambda: choices(Realisation), id="realisation-to"
    )
    reason = TextAreaField(_l("Why it changes"), [fits(2000)], id="realisation-reason")


class EvaluationForm(Form):
    """How one year turned out."""

    year = IntegerField(
        _l("Year"),
        [
            InputRequired(_l("Write the year.")),
            NumberRange(1990, 2100, _l("The year must be between 1990 and 2100.")),
        ],
    )
    verdict = SelectField(_l("Verdict"), choices=lambda: choices(Verdict))
    words = TextAreaField(_l("In words"), [Optional(), fits(5000)])
