"""Events as sentences: what somebody did, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext as _

from planning.lib.words import N_
from planning.model import (
    Activity,
    Event,
    Function,
    Meeting,
    MinutesState,
    Presence,
    Realisation,
    Sheet,
    Stage,
    Standing,
    Verdict,
)
from planning.model.fields import Choice, Flag
from planning.web.labels import label

#: What a list on a sheet holds, in the singular.
ROW_WORDS = {
    "implementers": N_("implementer"),
    "partners": N_("cooperating body"),
    "steps": N_("step of the description"),
    "target_groups": N_("target group"),
    "outputs": N_("output"),
    "costs": N_("cost"),
    "territories": N_("territory"),
    "risks": N_("risk"),
    "milestones": N_("step of the schedule"),
    "items": N_("agenda item"),
    "conclusions": N_("conclusion"),
    "attendances": N_("attendance of"),
}

#: How a row of a list is added.
ADD_WORDS = {
    "implementers": N_("Add an implementer"),
    "partners": N_("Add a cooperating body"),
    "steps": N_("Add a step of the description"),
    "target_groups": N_("Add a target group"),
    "outputs": N_("Add an output"),
    "costs": N_("Add a cost"),
    "territories": N_("Add a territory"),
    "risks": N_("Add a risk"),
    "milestones": N_("Add a step of the schedule"),
}

#: What a field is called in a sentence.
FIELD_WORDS = {
    "number": N_("number"),
    "title": N_("title"),
    "measure_id": N_("measure"),
    "responsible": N_("responsible person"),
    "deputy": N_("deputy"),
    "description": N_("description"),
    "is_ongoing": N_("runs continuously"),
    "text": N_("text"),
    "when": N_("term"),
    "state": N_("state"),
    "done_on": N_("day it was done"),
    "note": N_("note"),
    "likelihood": N_("likelihood"),
    "impact": N_("impact"),
    "mitigation": N_("what is done about it"),
    "owner": N_("who watches it"),
    "kind": N_("kind"),
    "amount": N_("amount"),
    "basis": N_("what the amount is for"),
    "year": N_("year"),
    "sources": N_("sources of money"),
    "certainty": N_("how certain it is"),
    "held_on": N_("day"),
    "starts_at": N_("beginning"),
    "ends_at": N_("end"),
    "place": N_("place"),
    "next_meeting": N_("next meeting"),
    "who": N_("who"),
    "due_on": N_("by when"),
    "activity_id": N_("activity"),
    "link": N_("where to join"),
    "is_section": N_("is a heading"),
    "is_nested": N_("is part of the point above"),
    "takes": N_("minutes planned"),
    "presenter": N_("who opens it"),
    "is_postponed": N_("postponed"),
    "agreement": N_("how it was decided"),
    "votes_for": N_("votes for"),
    "votes_against": N_("votes against"),
    "votes_abstained": N_("abstentions"),
    "decided_at": N_("when it was voted on"),
    "arrived_at": N_("arrival"),
    "left_at": N_("departure"),
}

#: Deeds on a whole thing.
VERBS = {
    "created": N_("Started it."),
    "stage moved": N_("Moved the proposal."),
    "realisation moved": N_("Moved the realisation."),
    "approval added": N_("Recorded a decision."),
    "year evaluated": N_("Evaluated a year."),
    "published": N_("Published the minutes."),
    "withdrawn": N_("Took the published minutes back to correct them."),
    "attendance": N_("Wrote down who came."),
    "recorder named": N_("Changed who records the minutes."),
    "guest added": N_("Added a guest."),
    "guest removed": N_("Took a guest off the list."),
    "list completed": N_("Completed the attendance list."),
    "minutes moved": N_("Moved the minutes."),
    "edition hidden": N_("Hid an edition of the minutes from the public."),
    "correction added": N_("Added a note of correction to the minutes."),
    "finding cleared": N_("Let words stand in the public version."),
    "remark made": N_("Commented on the minutes."),
    "remark accepted": N_("Accepted a remark on the minutes."),
    "remark rejected": N_("Rejected a remark on the minutes."),
    "invited": N_("Sent the invitation."),
    "called off": N_("Called the meeting off."),
    "called again": N_("Called the meeting again."),
    "agenda proposed": N_("Put on the agenda what waited."),
    "letter tried again": N_("Let a letter be sent once more."),
    "task controlled": N_("Looked how a task stands."),
    "member joined": N_("A member joined."),
    "member left": N_("A member left."),
    "group founded": N_("Founded the group."),
    "group described": N_("Described the group anew."),
    "described": N_("Described it anew."),
    "limb added": N_("Added to the plan."),
    "limb changed": N_("Changed in the plan."),
    "file added": N_("Attached a file."),
    "file opened": N_("Marked a file for everybody."),
    "file closed": N_("Marked a file for the group only."),
    "file removed": N_("Removed a file."),
    "profile removed": N_("Removed a profile of publicity."),
    "logo added": N_("Added a logo."),
    "logo moved": N_("Moved a logo."),
    "logo removed": N_("Removed a logo."),
    "publicity chosen": N_("Chose the publicity of a project."),
    "account opened": N_("Opened an account."),
    "account changed": N_("Changed an account."),
}

#: The same deeds when it is known whom they concern, or why.
VERBS_ABOUT = {
    "stage moved": N_("Moved the proposal: %(label)s"),
    "realisation moved": N_("Moved the realisation: %(label)s"),
    "year evaluated": N_("Evaluated the year %(label)s."),
    "withdrawn": N_("Took the published minutes back to correct them: %(label)s"),
    "published": N_("Published the minutes: %(label)s"),
    "minutes moved": N_("Moved the minutes: %(label)s"),
    "edition hidden": N_("Hid edition %(label)s of the minutes from the public."),
    "finding cleared": N_("Let these words stand in the public version: %(label)s"),
    "remark made": N_("Commented on the point “%(label)s”."),
    "remark accepted": N_("Accepted a remark on the point “%(label)s”."),
    "remark rejected": N_("Rejected a remark on the point “%(label)s”."),
    "called off": N_("Called the meeting off: %(label)s"),
    "guest added": N_("Added the guest %(label)s."),
    "guest removed": N_("Took the guest %(label)s off the list."),
    "list completed": N_("Put on the attendance list: %(label)s"),
    "file added": N_("Attached the file “%(label)s”."),
    "file opened": N_("Marked the file “%(label)s” for everybody."),
    "file closed": N_("Marked the file “%(label)s” for the group only."),
    "file removed": N_("Removed the file “%(label)s”."),
    "profile removed": N_("Removed the profile of publicity “%(label)s”."),
    "logo added": N_("Added the logo “%(label)s”."),
    "logo moved": N_("Moved the logo “%(label)s”."),
    "logo removed": N_("Removed the logo “%(label)s”."),
    "publicity chosen": N_("Chose the publicity of the project “%(label)s”."),
    "letter tried again": N_("Let the letter for %(label)s be sent once more."),
    "task controlled": N_("Looked how the task “%(label)s” stands."),
    "member joined": N_("%(label)s sits in the group now."),
    "member left": N_("%(label)s leaves the group."),
}

_ENUMS_OF_VERBS: dict[str, type[StrEnum]] = {
    "stage moved": Stage,
    "realisation moved": Realisation,
    "year evaluated": Verdict,
    "minutes moved": MinutesState,
    "attendance": Presence,
    "member joined": Function,
}
_SHEETS: dict[str, type[Sheet]] = {"activity": Activity, "meeting": Meeting}


@dataclass(frozen=True)
class Sentence:
    """What happened, and the words before and after where there are any."""

    what: str
    old: str = ""
    new: str = ""


def sentence(event: Event) -> Sentence:
    """``event`` in words."""
    kind, _slash, rest = event.path.partition("/")
    if event.verb in VERBS:
        among = _ENUMS_OF_VERBS.get(event.verb)
        old, new = (_word(among, words) for words in (event.old, event.new))
        return Sentence(_deed(event.verb, event.label), old, new)
    if event.verb == "changed" and not rest:
        return Sentence(_("Changed: %(field)s.", field=_(FIELD_WORDS[kind])), *_values(event, kind))
    row = {"row": _(ROW_WORDS.get(kind, "row")), "words": event.label}
    return _about_row(event, rest, row)


def _deed(verb: str, label: str) -> str:
    """A deed on a whole thing; ``label`` says whom or why."""
    if label and verb in VERBS_ABOUT:
        return str(_(VERBS_ABOUT[verb], label=label))
    return f"{_(VERBS[verb])} {label}".strip()


def _about_row(event: Event, rest: str, row: dict[str, str]) -> Sentence:
    match event.verb:
        case "changed":
            name = rest.partition("/")[2]
            what = _("Changed %(row)s “%(words)s”, %(field)s.", field=_(FIELD_WORDS[name]), **row)
            return Sentence(what, *_values(event, name))
        case "added":
            return Sentence(_("Added %(row)s “%(words)s”.", **row))
        case "removed":
            return Sentence(_("Removed %(row)s “%(words)s”.", **row), old=event.old)
        case "moved":
            return Sentence(_("Moved %(row)s “%(words)s” to another place.", **row))
    return Sentence(event.verb)


def _values(event: Event, name: str) -> tuple[str, str]:
    """The words before and after; ids of other things say nothing to people and stay unsaid."""
    if name.endswith("_id"):
        return "", ""
    thing, path = event.thing, event.path
    return in_words(thing, path, event.old), in_words(thing, path, event.new)


def reason(found: Standing, realisation: Realisation) -> str:
    """Why an activity is on time or late, unless the realisation beside it says the same."""
    if not found.why or (realisation is Realisation.PAUSED and not found.values):
        return ""
    return str(_(found.why, **found.values))


def place_in_words(sheet: Sheet, path: str) -> str:
    """What a path of a sheet is called: ``step of the schedule 9, term``."""
    kind, _slash, rest = path.partition("/")
    if not rest:
        return str(_(FIELD_WORDS[kind]))
    row_id, _slash, name = rest.partition("/")
    rows = enumerate(sheet.rows(kind), start=1)
    called = {str(r.id): r.name if r.MAIN == "name" else number for number, r in rows}
    row = f"{_(ROW_WORDS[kind])} {called.get(row_id, '')}".strip()
    return f"{row}, {_(FIELD_WORDS[name])}"


def in_words(thing: str, path: str, words: str) -> str:
    """What stands at a path of a sheet, with members of enums said in the reader's language."""
    sheet = _SHEETS.get(thing)
    if sheet is None:
        return words
    kind, slash, rest = path.partition("/")
    fields = sheet.ROWS[kind].row.FIELDS if slash and kind in sheet.ROWS else sheet.FIELDS
    match fields.get(rest.partition("/")[2] if slash else kind):
        case Choice(among):
            return _word(among, words)
        case Flag():
            return str(_("yes") if words else _("no"))
    return words


def _word(among: type[StrEnum] | None, words: str) -> str:
    if among is None or not words:
        return words
    try:
        return label(among(words))
    except ValueError:
        return words
