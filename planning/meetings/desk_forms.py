"""The one form of the desk: the chosen point, what came of it, and blanks to add to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField

from planning.lib.words import N_
from planning.meetings.voting import VOTES, ways_of
from planning.model import (
    AgendaItem,
    Agreement,
    Attendance,
    Conclusion,
    ConclusionKind,
    Meeting,
    Place,
    Presence,
)
from planning.model.fields import Count, Day, Field, Flag, Line, Prose
from planning.web.forms import Form, Reads, field_for, whole_number

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
    "text": N_("Words of conclusion"),
    "who": N_("Who, in conclusion"),
    "due_on": N_("By when, in conclusion"),
    "state": N_("State, in conclusion"),
    "agreement": N_("Agreed by consensus, in conclusion"),
    "votes_for": N_("Votes for, in conclusion"),
    "votes_against": N_("Votes against, in conclusion"),
    "votes_abstained": N_("Abstentions, in conclusion"),
    "decided_at": N_("Time of the vote, in conclusion"),
}
#: What is noted at the door; a name follows.
_DOOR_LABELS = {"arrived_at": N_("came at"), "left_at": N_("left at")}
#: In place of an id: the conclusion that is not there yet.
BLANK = "conclusions/new/"
#: Boxes: one left empty sends nothing.
BOXES = frozenset({"is_section", "is_nested", "is_postponed", "agreement"})
#: How paths of rows begin.
ON_SHEET = ("items/", "conclusions/", "attendances/")


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
    blanks = _BLANKS | _blanks_for(ways_of(meeting))
    fields: dict[str, Any] = dict(blanks)
    values: dict[str, Any] = dict.fromkeys(blanks, "") | {"based_on": str(meeting.version)}
    said = [c for c in meeting.rows("conclusions") if item is not None and c.item_id == item.id]
    for path, thing, name, kind in _places(meeting, item, said):
        options = _with_present(item, activities) if item and name == "activity_id" else ()
        words = _called(thing, name, said)
        value = getattr(thing, name)
        if name == "agreement":
            fields[path], values[path] = BooleanField(words), value is Agreement.CONSENSUS
        else:
            fields[path] = field_for(kind, words, options=options)
            values[path] = value if isinstance(kind, Flag) else kind.show(value)
    form_class = type("DeskForm", (DeskForm,), fields)
    if keeping is not None:
        return form_class(formdata=None, data=values | dict(keeping))
    return form_class(data=values)


def _places(
    meeting: Meeting, item: AgendaItem | None, said: Sequence[Conclusion]
) -> Iterator[tuple[str, Any, str, Field]]:
    """What of the meeting stands on the desk: path, thing, attribute and field."""
    ways = ways_of(meeting)
    for path, thing, name, kind in meeting.places():
        match thing:
            case AgendaItem() if thing is item:
                yield path, thing, name, kind
            case Conclusion() if thing in said and name in _asked_of(thing, ways):
                yield path, thing, name, kind
            case Attendance(presence=Presence.PRESENT):
                yield path, thing, name, kind


def _asked_of(said: Conclusion, ways: Iterable[Agreement]) -> set[str]:
    """The fields of a conclusion one may write in: how it was decided where the rules ask."""
    asked = {"text", "who", "due_on", "state"}
    known = {*ways, said.agreement} if said.kind is ConclusionKind.DECISION else set()
    if Agreement.CONSENSUS in known:
        asked |= {"agreement"}
    if Agreement.VOTE in known:
        asked |= {*VOTES, "decided_at"}
    return asked


def _called(thing: Any, name: str, said: Sequence[Conclusion]) -> str:
    """What a field at the desk is called; those of conclusions carry its number."""
    match thing:
        case AgendaItem():
            return str(_(_LABELS[name]))
        case Attendance():
            return f"{_(_DOOR_LABELS[name])}: {thing.name}"
    return f"{_(_SAID_LABELS[name])} {said.index(thing) + 1}"


def _with_present(
    item: AgendaItem, activities: Sequence[tuple[int, str]]
) -> Sequence[tuple[int, str]]:
    """The activities on offer, and the one that stands there, be it of another group."""
    held = item.activity
    if held is None or any(id_ == held.id for id_, _words in activities):
        return activities
    return [*activities, (held.id, held.called)]


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
            if name.startswith(ON_SHEET) and not name.startswith(BLANK) and _was_there(name)
        }
        decided = ("/agreement", *(f"/{name}" for name in VOTES))
        for row in {path.rpartition("/")[0] for path in typed if path.endswith(decided)}:
            typed[f"{row}/agreement"] = self._agreement(f"{row}/")
        gone = {
            name: words
            for name, words in request.form.items()
            if name.startswith(ON_SHEET) and name.endswith("/text") and name not in self
        }
        return {n: words for n, words in (typed | gone).items() if n not in settled}

    @property
    def new_conclusion(self) -> dict[str, Any]:
        """What was typed into the blank conclusion; nothing when all of it stayed blank."""
        typed = {
            name.removeprefix(BLANK): field.data or ""
            for name, field in self._fields.items()
            if name.startswith(BLANK)
        }
        typed["agreement"] = self._agreement(BLANK)
        return typed if any(typed.values()) else {}

    def _agreement(self, row: str) -> str:
        """How a decision was reached: votes say it themselves, consensus has a box."""
        if any(row + name in self and self[row + name].data for name in VOTES):
            return Agreement.VOTE.value
        ticked = f"{row}agreement" in self and self[f"{row}agreement"].data
        return Agreement.CONSENSUS.value if ticked else ""


def in_form(path: str, found: Place) -> str:
    """A value as the form of the desk has it: consensus is a box to tick."""
    if path.endswith("/agreement"):
        return "1" if found.value is Agreement.CONSENSUS else ""
    return found.shown


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
_VOTE_BLANKS: dict[str, Any] = {
    f"{BLANK}votes_for": field_for(Count(), _l("Votes for")),
    f"{BLANK}votes_against": field_for(Count(), _l("Votes against")),
    f"{BLANK}votes_abstained": field_for(Count(), _l("Abstentions")),
}


def _blanks_for(ways: Iterable[Agreement]) -> dict[str, Any]:
    """What the blank conclusion asks where the rules of the groups have votes or consensus."""
    box = {f"{BLANK}agreement": BooleanField(_l("Agreed by consensus"))}
    known = frozenset(ways)
    return (_VOTE_BLANKS if Agreement.VOTE in known else {}) | (
        box if Agreement.CONSENSUS in known else {}
    )
