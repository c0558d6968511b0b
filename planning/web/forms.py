"""The form every form inherits from, and fields that read as the model's own fields do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length, StopValidation

from planning.lib.clock import today
from planning.model import fields as model_fields
from planning.model.fields import Wrong, clean
from planning.web import labels

Shape = TypeVar("Shape")


class Form(FlaskForm):
    """A form that trims what people type."""

    def read(self, shape: type[Shape]) -> Shape:
        """What was typed, as a ``shape`` (a dataclass with the same field names).

        Only call this once ``validate_on_submit`` has said yes.
        """
        return shape(**{f.name: self.data[f.name] for f in fields(shape)})  # type: ignore[arg-type]

    @property
    def status(self) -> int:
        """The status of a page showing this form: 422 when something needs correcting."""
        return 422 if self.errors else 200

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Field:
            filters = [_strip, *unbound_field.kwargs.get("filters", ())]
            unbound_field.kwargs.pop("filters", None)
            bound: Field = unbound_field.bind(form=form, filters=filters, **options)
            return bound

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What a form sent. JSON is no form: whoever sends it, of any shape, typed nothing."""
            return None if request.is_json else super().wrap_formdata(form, formdata)


def _strip(value: Any) -> Any:
    return clean(value).strip() if isinstance(value, str) else value


def offered(pairs: Iterable[tuple[Any, str]]) -> list[SelectChoice]:
    """Values and their words as a list to choose from takes them."""
    return [SelectChoice(value, words) for value, words in pairs]


def choices(among: type[StrEnum]) -> list[SelectChoice]:
    """The members of an enum, in its own order, in the reader's language."""
    return offered(labels.choices(among))


def fits(most: int) -> Length:
    """At most that many signs, said in words of ours.

    Browsers are not told: they would cut off what is pasted, in silence.
    """
    length = Length(max=most, message=_l("At most %(max)d signs fit here."))
    length.field_flags = {}
    return length


class Reads:
    """Validates a field as the model reads it, and keeps what was typed when it cannot stand."""

    def __init__(self, field: model_fields.Field) -> None:
        self.field = field

    def __call__(self, _form: Any, field: Field) -> None:
        try:
            self.field.read(field.data)
        except Wrong as wrong:
            raise StopValidation(_(wrong.message, **wrong.values)) from None


def not_to_come(_form: Any, field: Field) -> None:
    """Validates a day that ``Reads`` has taken: what is written down has happened already."""
    day = model_fields.Day().read(field.data)
    if day and day > today():
        raise StopValidation(_("This day is still to come."))


def field_for(
    kind: model_fields.Field,
    label_text: Any,
    *,
    options: Iterable[tuple[Any, str]] = (),
    wraps: bool = False,
    **extra: Any,
) -> Any:
    """A form field for a field of a sheet: a line, a text, a list to choose from, a box to tick.

    With ``wraps`` a line too long for the page goes on below.
    """
    checks = [Reads(kind)]
    match kind:
        case model_fields.Flag():
            return BooleanField(label_text, **extra)
        case model_fields.Choice(among, optional):
            nothing = offered([("", "–")]) if optional else []
            return SelectField(
                label_text, checks, choices=[*nothing, *choices(among)], coerce=_words, **extra
            )
        case model_fields.Reference():
            return SelectField(
                label_text,
                checks,
                choices=offered([("", "–"), *((str(value), words) for value, words in options)]),
                coerce=_words,
                **extra,
            )
        case model_fields.Line() if wraps:
            return TextAreaField(label_text, checks, render_kw={"rows": 1}, **extra)
        case model_fields.Prose(limit):
            rows = 6 if limit > 5000 else 2
            return TextAreaField(label_text, checks, render_kw={"rows": rows}, **extra)
    return StringField(label_text, checks, **extra)


def _words(value: Any) -> str:
    """What a choice posts: the value of an enum member, an id, or nothing."""
    return "" if value is None else str(getattr(value, "value", value))


def whole_number(typed: Any) -> int:
    """A whole number somebody or something sent; 0 when it is none."""
    text = str(typed or "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
