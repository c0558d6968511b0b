from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.validators import ValidationError

from planning.lib.words import N_
from planning.model import (
    AgendaItem,
    Conclusion,
    Group,
    Meeting,
    Project,
)
from planning.model.fields import Day, Flag, Hour, Line, Prose, Wrong
from planning.web.forms import Form, Reads, field_for, offered, whole_number

#: What the fields of the chosen point are called.
_LABELS = {
    "title": N_("Name of the point"),
    "text": N_("What was said"),
    "activity_id": N_("Activity it is about"),
    "kind": N_("Who may know of this point"),
    "is_section": N_("A heading over the points that follow"),
    "is_nested": N_("Part of the point above"),
    "takes": N_("Minutes planned"),
    "presenter": N_("Who opens it"),
    "is_postponed": N_("Nobody got to it: put it on the next agenda"),
}
#: What the fields of its conclusions are called; a number follows.
_SAID_LABELS = {
    "kind": N_("Kind of conclusion"),
    "text": N_("Words of conclusion"),
    "who": N_("Who, in conclusion"),
    "due_on": N_("By when, in conclusion"),
    "state": N_("State, in conclusion"),
    "agreement": N_("How it was decided, in conclusion"),
    "votes_for": N_("Votes for, in conclusion"),
    "votes_against": N_("Votes against, in conclusion"),
    "votes_abstained": N_("Abstentions, in conclusion"),
}
#: In place of an id: the conclusion that is not there yet.
BLANK = "conclusions/new/"


class _Hours(Form):
    """What the two forms of a meeting's facts know about its hours."""

    def validate_ends_at(self, field: Any) -> None:
        try:
            starts, ends = Hour().read(self["starts_at"].data), Hour().read(field.data)
        except Wrong:
            return
        if starts and ends and ends < starts:
            raise ValidationError(_("The end cannot be before the beginning."))


class NewMeetingForm(_Hours):
    """How a meeting is called. Its day may be settled later."""

    title = field_for(Meeting.FIELDS["title"], _l("Name of the meeting"))
    held_on = field_for(Meeting.FIELDS["held_on"], _l("Day"))
    starts_at = field_for(Meeting.FIELDS["starts_at"], _l("From"))
    ends_at = field_for(Meeting.FIELDS["ends_at"], _l("To"))
    place = field_for(Meeting.FIELDS["place"], _l("Place"))
    project_id = SelectField(_l("Part of the project"), coerce=str)
    group_ids = SelectMultipleField(_l("Groups that share the meeting"), coerce=int)

    def offer(self, groups: Sequence[Group], projects: Sequence[Project]) -> None:
        """Say which other groups and which projects there are to choose from."""
        self.group_ids.choices = offered((group.id, group.name) for group in groups)
        self.project_id.choices = offered([("", "–"), *((str(p.id), p.name) for p in projects)])


class MeetingForm(_Hours):
    """The facts of a meeting: when, where, and when they meet next."""

    based_on = HiddenField()
    title = field_for(Meeting.FIELDS["title"], _l("Name of the meeting"))
    held_on = field_for(Meeting.FIELDS["held_on"], _l("Day"))
    starts_at = field_for(Meeting.FIELDS["starts_at"], _l("From"))
    ends_at = field_for(Meeting.FIELDS["ends_at"], _l("To"))
    place = field_for(Meeting.FIELDS["place"], _l("Place"))
    next_meeting = field_for(Meeting.FIELDS["next_meeting"], _l("Next meeting"))
    recorded_before = HiddenField()
    recorded_by = StringField(_l("Who records the minutes"), [Reads(Line(200))])

    @classmethod
    def of(cls, meeting: Meeting, keeping: Mapping[str, Any] | None = None) -> MeetingForm:
        """Filled with what stands there; ``keeping`` as in ``desk_form``."""
        values = {name: kind.show(getattr(meeting, name)) for name, kind in meeting.FIELDS.items()}
        values |= {
            "based_on": str(meeting.version),
            "recorded_by": meeting.minutes.recorded_by,
            "recorded_before": meeting.minutes.recorded_by,
        }
        if keeping is not None:
            return cls(formdata=None, data=values | dict(keeping))
        return cls(data=values)

    def changes(self) -> dict[str, Any]:
        """What was typed, by path."""
        return {name: self[name].data for name in Meeting.FIELDS if name in request.form}


def desk_form(
    meeting: Meeting,
    item: AgendaItem | None,
    activities: Sequence[tuple[int, str]],
    *,
    keeping: Mapping[str, Any] | None = None,
) -> Any:
    """One form for the whole desk: the chosen point, what came of it, and blanks to add to them.

    With ``keeping`` it is asked again: it takes nothing from the request but these.
    """
    fields = dict(_BLANKS)
    values: dict[str, Any] = dict.fromkeys(_BLANKS, "") | {"based_on": str(meeting.version)}
    if item is not None:
        said = [c for c in meeting.rows("conclusions") if c.item is item]
        for path, thing, name, kind in meeting.places():
            if thing is not item and thing not in said:
                continue
            options = _with_present(item, activities) if name == "activity_id" else ()
            fields[path] = field_for(kind, _called(thing, name, said), options=options)
            value = getattr(thing, name)
            values[path] = value if isinstance(kind, Flag) else kind.show(value)
    form_class = type("DeskForm", (DeskForm,), fields)
    if keeping is not None:
        return form_class(formdata=None, data=values | dict(keeping))
    return form_class(data=values)


def _called(thing: AgendaItem | Conclusion, name: str, said: Sequence[Conclusion]) -> str:
    """What a field at the desk is called; those of conclusions carry its number."""
    if isinstance(thing, AgendaItem):
        return str(_(_LABELS[name]))
    words = _(_SAID_LABELS[name])
    return f"{words} {said.index(thing) + 1}"


def _with_present(
    item: AgendaItem, activities: Sequence[tuple[int, str]]
) -> Sequence[tuple[int, str]]:
    """The activities on offer, and the one that stands there, be it of another group."""
    held = item.activity
    if held is None or any(id_ == held.id for id_, _words in activities):
        return activities
    return [*activities, (held.id, f"{held.number} {held.title}".strip())]


class DeskForm(Form):
    """What the form of every desk can say about what was typed."""

    @property
    def is_typed(self) -> bool:
        """Whether the request comes from a desk, with everything on it."""
        return "based_on" in request.form

    @property
    def version(self) -> int:
        return whole_number(self._fields["based_on"].data)

    def changes(self, settled: frozenset[str]) -> dict[str, Any]:
        """Everything typed on what stands there already, but the ``settled`` paths.

        Words for what was removed meanwhile are among it, so that they are not lost.
        """
        typed = {
            name: field.data
            for name, field in self._fields.items()
            if name.startswith(_ON_SHEET) and not name.startswith(BLANK) and _was_there(name)
        }
        gone = {
            name: words
            for name, words in request.form.items()
            if name.startswith(_ON_SHEET) and name.endswith("/text") and name not in self
        }
        return {n: words for n, words in (typed | gone).items() if n not in settled}

    @property
    def new_conclusion(self) -> dict[str, Any]:
        """What was typed into the blank conclusion; nothing when it stayed blank."""
        typed = {n: self[f"{BLANK}{n}"].data or "" for n in ("text", "who", "due_on")}
        return typed if typed["text"] else {}


#: Boxes: one left empty sends nothing.
BOXES = frozenset({"is_section", "is_nested", "is_postponed"})

#: How paths of rows begin.
_ON_SHEET = ("items/", "conclusions/")


def _was_there(name: str) -> bool:
    """Whether the page that was sent had the field: a box left empty sends nothing."""
    row, _slash, field = name.rpartition("/")
    asked = f"{row}/text" if field in BOXES else name
    return asked in request.form


#: Fields that are not of the sheet yet.
_BLANKS: dict[str, Any] = {
    "based_on": HiddenField(),
    "new_item": StringField(_l("Name of the new point"), [Reads(Line(300))]),
    "guest": StringField(_l("Name of the guest"), [Reads(Line(200))]),
    "guest_of": StringField(_l("Whom the guest stands for"), [Reads(Line(200))]),
    f"{BLANK}text": field_for(Prose(2000), _l("In one or two sentences")),
    f"{BLANK}who": field_for(Line(200), _l("Who (for a task)")),
    f"{BLANK}due_on": field_for(Day(), _l("By when (for a task)")),
}
