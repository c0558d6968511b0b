"""The one form of the agenda page: every point in a row, and a blank for one more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import request
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import HiddenField, StringField
from wtforms.validators import ValidationError

from planning.history import Conflict
from planning.lib.words import N_
from planning.model import AgendaItem, Meeting
from planning.model.fields import Count, Field, Flag, Line
from planning.web.forms import Form, field_for, whole_number

#: Fields of a point that this page writes, and what they are called.
LABELS = {
    "title": N_("Name of the point"),
    "takes": N_("Time, min"),
    "presenter": N_("Who opens it"),
    "activity_id": N_("Activity it is about"),
    "kind": N_("Who may know of this point"),
    "is_section": N_("A heading over the points that follow"),
    "is_nested": N_("Part of the point above"),
}
#: Fields of the blank, where a name may stay empty.
NEW: dict[str, Field] = {"title": Line(300), "presenter": Line(200), "takes": Count(600)}


def agenda_form(
    meeting: Meeting,
    activities: Mapping[str, int],
    *,
    keeping: Mapping[str, Any] | None = None,
) -> Any:
    """The form for the points as they are. ``activities``: words people choose by, with ids.

    With ``keeping`` it is asked again: it takes nothing from the request but these.
    """
    known = with_present(meeting, activities)
    words = {id_: said for said, id_ in known.items()}
    fields: dict[str, Any] = {"based_on": HiddenField()}
    for name, kind in NEW.items():
        fields[f"new_{name}"] = _field(name, _("of the new point"), known, kind)
    values: dict[str, Any] = dict.fromkeys(fields, "") | {"based_on": str(meeting.version)}
    for nth, item in enumerate(meeting.items, start=1):
        for name in LABELS:
            path = f"items/{item.id}/{name}"
            fields[path] = _field(name, str(nth), known)
            values[path] = _value(item, name, words)
    form_class = type("AgendaForm", (AgendaForm,), fields)
    if keeping is None:
        form = form_class(data=values)
    else:
        form = form_class(formdata=None, data=values | dict(keeping))
    form.activities, form.words = known, words
    return form


def with_present(meeting: Meeting, activities: Mapping[str, int]) -> dict[str, int]:
    """The activities on offer, and those that stand there, be they of another group."""
    known = dict(activities)
    for item in meeting.items:
        if item.activity is not None and item.activity_id not in known.values():
            known[" ".join(item.activity.called.split())] = item.activity.id
    return known


def _field(name: str, which: str, known: Mapping[str, int], kind: Field | None = None) -> Any:
    """One field of a row; who cannot see the row hears ``which`` it is."""
    said = Markup('{}<span class="unseen"> {}</span>').format(_(LABELS[name]), which)
    if name == "activity_id":
        return StringField(said, [_OneOf(known)])
    return field_for(kind or AgendaItem.FIELDS[name], said)


def _value(item: AgendaItem, name: str, words: Mapping[int, str]) -> Any:
    kind, value = AgendaItem.FIELDS[name], getattr(item, name)
    if name == "activity_id":
        return words.get(value, "")
    return value if isinstance(kind, Flag) else kind.show(value)


class _OneOf:
    """Only words that are on offer, or none."""

    def __init__(self, known: Mapping[str, int]) -> None:
        self.known = known

    def __call__(self, _form: Any, field: Any) -> None:
        if field.data and field.data not in self.known:
            raise ValidationError(_("Choose one of the activities that are offered as you write."))


class AgendaForm(Form):
    """What the form of every agenda can say about what was typed."""

    activities: Mapping[str, int] = {}
    words: Mapping[int, str] = {}

    @property
    def version(self) -> int:
        return whole_number(self._fields["based_on"].data)

    def changes(self, settled: frozenset[str]) -> dict[str, Any]:
        """Everything typed on the points, but the ``settled`` paths.

        Words for what was removed meanwhile are among it, so that they are not lost.
        """
        typed = {
            path: self._read(path, field.data)
            for path, field in self._fields.items()
            if path.startswith("items/") and f"{path.rpartition('/')[0]}/title" in request.form
        }
        gone = {
            path: words
            for path, words in request.form.items()
            if path.startswith("items/") and path.endswith("/title") and path not in self
        }
        return {path: words for path, words in (typed | gone).items() if path not in settled}

    def _read(self, path: str, data: Any) -> Any:
        return str(self.activities.get(data, "")) if path.endswith("/activity_id") else data

    @property
    def new_point(self) -> dict[str, str]:
        """What was typed into the blank; nothing when it has no name."""
        typed = {name: self[f"new_{name}"].data or "" for name in NEW}
        return typed if typed["title"] else {}

    def spoken(self, conflict: Conflict) -> Conflict:
        """A collision about an activity, with its words for its ids."""
        if not conflict.field.endswith("/activity_id"):
            return conflict
        said = {
            name: self.words.get(whole_number(getattr(conflict, name)), getattr(conflict, name))
            for name in ("base", "mine", "theirs")
        }
        return replace(conflict, **said)
