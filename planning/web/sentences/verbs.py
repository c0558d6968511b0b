"""Deeds on a whole thing: what opens a sentence, or follows "In activity 2.1.2"."""

from __future__ import annotations

from enum import StrEnum

from planning.lib.words import N_
from planning.model import Function, MinutesState, Presence, Realisation, Stage, Verdict

#: Where nobody says whom the deed concerns, or why.
VERBS = {
    "stage moved": N_("the proposal moved from “%(old)s” to “%(new)s”"),
    "realisation moved": N_("the realisation moved from “%(old)s” to “%(new)s”"),
    "approval added": N_("a decision was recorded: %(new)s"),
    "year evaluated": N_("a year was evaluated: %(new)s"),
    "published": N_("the minutes were published"),
    "withdrawn": N_("the published minutes were taken back to be corrected"),
    "attendance": N_("it was written down who came"),
    "recorder named": N_("somebody else records the minutes: %(new)s"),
    "guest added": N_("a guest was added"),
    "guest removed": N_("a guest was taken off the list"),
    "list completed": N_("the attendance list was completed"),
    "minutes moved": N_("the minutes moved from “%(old)s” to “%(new)s”"),
    "edition hidden": N_("an edition of the minutes was hidden from the public"),
    "correction added": N_("a note of correction was added to the minutes"),
    "finding cleared": N_("words were left to stand in the public version"),
    "remark made": N_("a remark was made on the minutes"),
    "remark accepted": N_("a remark on the minutes was accepted"),
    "remark rejected": N_("a remark on the minutes was rejected"),
    "invited": N_("the invitation was sent"),
    "called off": N_("it was called off"),
    "called again": N_("it was called again"),
    "agenda proposed": N_("what waited was put on the agenda"),
    "letter tried again": N_("a letter was sent once more"),
    "task controlled": N_("somebody looked how a task stands"),
    "member joined": N_("there is a new member"),
    "member left": N_("a member leaves"),
    "group described": N_("the rules were written anew"),
    "described": N_("it was described anew"),
    "version named": N_("a version of the plan was named: “%(new)s”"),
    "limb added": N_("there is something new in the plan: “%(new)s”"),
    "limb changed": N_("“%(old)s” became “%(new)s”"),
    "file added": N_("a file was attached"),
    "file opened": N_("a file was marked for everybody"),
    "file closed": N_("a file was marked for the group only"),
    "file removed": N_("a file was removed"),
    "profile removed": N_("a profile of publicity was removed"),
    "logo added": N_("a logo was added"),
    "logo moved": N_("a logo was moved"),
    "logo removed": N_("a logo was removed"),
    "publicity chosen": N_("the publicity of a project was chosen"),
    "comment made": N_("somebody commented: %(place)s"),
    "comment settled": N_("a comment was settled: %(place)s"),
    "comment reopened": N_("a comment was opened again: %(place)s"),
    "wording suggested": N_("other words were suggested: %(place)s"),
    "wording accepted": N_("suggested words were accepted: %(place)s"),
    "wording rejected": N_("suggested words were rejected: %(place)s"),
    "overlap linked": N_("it was linked with an activity of another group"),
    "overlap joined": N_("it was joined with an activity of another group"),
    "overlap dismissed": N_("a likeness to an activity of another group was set aside"),
    "overlap taken back": N_("a decision about an activity of another group was taken back"),
    "account opened": N_("an account was opened: %(new)s"),
    "account changed": N_("an account was changed: %(new)s"),
}

#: The same deeds when it is known whom they concern, or why.
VERBS_ABOUT = {
    "stage moved": N_("the proposal moved from “%(old)s” to “%(new)s”: %(label)s"),
    "realisation moved": N_("the realisation moved from “%(old)s” to “%(new)s”: %(label)s"),
    "year evaluated": N_("the year %(label)s was evaluated: %(new)s"),
    "withdrawn": N_("the published minutes were taken back to be corrected: %(label)s"),
    "published": N_("the minutes were published: %(label)s"),
    "attendance": N_("the attendance of %(label)s is “%(new)s”"),
    "minutes moved": N_("the minutes moved from “%(old)s” to “%(new)s”: %(label)s"),
    "edition hidden": N_("edition %(label)s of the minutes was hidden from the public"),
    "finding cleared": N_("these words were left to stand in the public version: “%(label)s”"),
    "remark made": N_("a remark was made on the point “%(label)s”"),
    "remark accepted": N_("a remark on the point “%(label)s” was accepted"),
    "remark rejected": N_("a remark on the point “%(label)s” was rejected"),
    "called off": N_("it was called off: %(label)s"),
    "guest added": N_("the guest %(label)s was added"),
    "guest removed": N_("the guest %(label)s was taken off the list"),
    "list completed": N_("the attendance list was completed: %(label)s"),
    "agenda proposed": N_("what waited was put on the agenda, points: %(label)s"),
    "file added": N_("the file “%(label)s” was attached"),
    "file opened": N_("the file “%(label)s” was marked for everybody"),
    "file closed": N_("the file “%(label)s” was marked for the group only"),
    "file removed": N_("the file “%(label)s” was removed"),
    "profile removed": N_("the profile of publicity “%(label)s” was removed"),
    "logo added": N_("the logo “%(label)s” was added"),
    "logo moved": N_("the logo “%(label)s” was moved"),
    "logo removed": N_("the logo “%(label)s” was removed"),
    "publicity chosen": N_("the publicity of the project “%(label)s” was chosen"),
    "letter tried again": N_("the letter for %(label)s was sent once more"),
    "task controlled": N_("somebody looked how the task “%(label)s” stands"),
    "overlap linked": N_("it was linked with the activity %(label)s"),
    "overlap joined": N_("it was joined with the activity %(label)s"),
    "overlap dismissed": N_("its likeness to the activity %(label)s was set aside"),
    "overlap taken back": N_("a decision about it and the activity %(label)s was taken back"),
    "member joined": N_("%(label)s sits there now"),
    "member left": N_("%(label)s leaves"),
}

#: What stands beside such a sentence: words before and after that it does not hold itself.
TEXTS = {
    "comment made",
    "comment reopened",
    "comment settled",
    "correction added",
    "described",
    "group described",
    "overlap dismissed",
    "overlap linked",
    "remark accepted",
    "remark rejected",
    "task controlled",
    "wording accepted",
    "wording rejected",
    "wording suggested",
}

#: The beginning of a thing, named and unnamed.
BEGUN = {
    "activity": (N_("Activity %(name)s was started."), N_("The activity was started.")),
    "meeting": (N_("The meeting %(name)s was called."), N_("The meeting was called.")),
    "plan": (N_("The plan %(name)s was started."), N_("The plan was started.")),
    "group": (N_("The group %(name)s was founded."), N_("The group was founded.")),
    "": (N_("Something new was started: %(name)s."), N_("Something new was started.")),
}

ENUMS_OF_VERBS: dict[str, type[StrEnum]] = {
    "stage moved": Stage,
    "realisation moved": Realisation,
    "year evaluated": Verdict,
    "minutes moved": MinutesState,
    "attendance": Presence,
    "member joined": Function,
}
