"""What lists and fields are called: as labels, and inside a sentence."""

from __future__ import annotations

from typing import NamedTuple

from planning.lib.words import N_

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
    "goals": N_("goal"),
    "measures": N_("measure"),
    "path": N_("step of the path of approval"),
    "rounds": N_("comment round"),
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
    "name": N_("name"),
    "genitive": N_("name after “of the working group”"),
    "remit": N_("what it cares for"),
    "notice_days": N_("working days between invitation and meeting"),
    "meetings_a_year": N_("meetings a year"),
    "quorum": N_("how many must be there"),
    "quorum_number": N_("number of members for a quorum"),
    "guests_allowed": N_("guests may come"),
    "deciding": N_("how it decides"),
    "standing_agenda": N_("standing agenda"),
    "first_year": N_("first year"),
    "last_year": N_("last year"),
    "vision": N_("vision"),
    "goal_word": N_("what a goal is called"),
    "measure_word": N_("what a measure is called"),
    "activity_word": N_("what an activity is called"),
    "goal_id": N_("goal"),
    "body": N_("who decides"),
    "decides_changes": N_("decides on changes too"),
}

#: The same fields inside a sentence: ``%(field)s is now …``. Boxes to tick keep their words.
NOUNS = {
    "number": N_("the number"),
    "title": N_("the title"),
    "measure_id": N_("the measure"),
    "goal_id": N_("the goal"),
    "activity_id": N_("the activity"),
    "responsible": N_("the responsible person"),
    "deputy": N_("the deputy"),
    "description": N_("the description"),
    "text": N_("the text"),
    "when": N_("the term"),
    "state": N_("the state"),
    "done_on": N_("the day it was done"),
    "note": N_("the note"),
    "likelihood": N_("the likelihood"),
    "impact": N_("the impact"),
    "mitigation": N_("the prevention"),
    "owner": N_("the person who watches it"),
    "kind": N_("the kind"),
    "amount": N_("the amount"),
    "basis": N_("the time the amount is for"),
    "year": N_("the year"),
    "sources": N_("the source of money"),
    "certainty": N_("the certainty of the money"),
    "held_on": N_("the day"),
    "starts_at": N_("the beginning"),
    "ends_at": N_("the end"),
    "place": N_("the place"),
    "link": N_("the link to join"),
    "next_meeting": N_("the next meeting"),
    "who": N_("the person who has it"),
    "due_on": N_("the term"),
    "takes": N_("the planned length"),
    "presenter": N_("the person who opens it"),
    "agreement": N_("the way it was decided"),
    "votes_for": N_("the number of votes for"),
    "votes_against": N_("the number of votes against"),
    "votes_abstained": N_("the number of abstentions"),
    "decided_at": N_("the time of the vote"),
    "arrived_at": N_("the arrival"),
    "left_at": N_("the departure"),
    "name": N_("the name"),
    "genitive": N_("the name in the second case"),
    "remit": N_("the remit"),
    "notice_days": N_("the number of days between invitation and meeting"),
    "meetings_a_year": N_("the number of meetings a year"),
    "quorum": N_("the quorum"),
    "quorum_number": N_("the number of members for a quorum"),
    "deciding": N_("the way of deciding"),
    "standing_agenda": N_("the standing agenda"),
    "first_year": N_("the first year"),
    "last_year": N_("the last year"),
    "vision": N_("the vision"),
    "goal_word": N_("the word for a goal"),
    "measure_word": N_("the word for a measure"),
    "activity_word": N_("the word for an activity"),
    "body": N_("the body"),
}


#: What is written down for the council, field by field.
PAPER_WORDS = {
    "body": N_("for which body"),
    "meets_on": N_("day of its meeting"),
    "presenter": N_("who presents it"),
    "words": N_("words of whoever presents it"),
    "takes_note": N_("what it takes note of"),
    "approves": N_("what it approves"),
    "charges": N_("whom it charges, and with what"),
}


class Told(NamedTuple):
    """A row of a list inside a sentence: in whose field something changed, and its three deeds."""

    among: str
    added: str
    removed: str
    restored: str


#: By the kind of the row. Each deed opens a sentence or follows "In activity 2.1.2".
TOLD = {
    "implementers": Told(
        N_("implementer “%(words)s”"),
        N_("an implementer was added: “%(words)s”"),
        N_("an implementer was removed: “%(words)s”"),
        N_("an implementer was put back: “%(words)s”"),
    ),
    "partners": Told(
        N_("cooperating body “%(words)s”"),
        N_("a cooperating body was added: “%(words)s”"),
        N_("a cooperating body was removed: “%(words)s”"),
        N_("a cooperating body was put back: “%(words)s”"),
    ),
    "steps": Told(
        N_("point of the description “%(words)s”"),
        N_("a point of the description was added: “%(words)s”"),
        N_("a point of the description was removed: “%(words)s”"),
        N_("a point of the description was put back: “%(words)s”"),
    ),
    "target_groups": Told(
        N_("target group “%(words)s”"),
        N_("a target group was added: “%(words)s”"),
        N_("a target group was removed: “%(words)s”"),
        N_("a target group was put back: “%(words)s”"),
    ),
    "outputs": Told(
        N_("output “%(words)s”"),
        N_("an output was added: “%(words)s”"),
        N_("an output was removed: “%(words)s”"),
        N_("an output was put back: “%(words)s”"),
    ),
    "costs": Told(
        N_("cost “%(words)s”"),
        N_("a cost was added: “%(words)s”"),
        N_("a cost was removed: “%(words)s”"),
        N_("a cost was put back: “%(words)s”"),
    ),
    "territories": Told(
        N_("territory “%(words)s”"),
        N_("a territory was added: “%(words)s”"),
        N_("a territory was removed: “%(words)s”"),
        N_("a territory was put back: “%(words)s”"),
    ),
    "risks": Told(
        N_("risk “%(words)s”"),
        N_("a risk was added: “%(words)s”"),
        N_("a risk was removed: “%(words)s”"),
        N_("a risk was put back: “%(words)s”"),
    ),
    "milestones": Told(
        N_("step “%(words)s”"),
        N_("a step was added: “%(words)s”"),
        N_("a step was removed: “%(words)s”"),
        N_("a step was put back: “%(words)s”"),
    ),
    "items": Told(
        N_("point “%(words)s”"),
        N_("a point of the agenda was added: “%(words)s”"),
        N_("a point of the agenda was removed: “%(words)s”"),
        N_("a point of the agenda was put back: “%(words)s”"),
    ),
    "conclusions": Told(
        N_("conclusion “%(words)s”"),
        N_("a conclusion was added: “%(words)s”"),
        N_("a conclusion was removed: “%(words)s”"),
        N_("a conclusion was put back: “%(words)s”"),
    ),
    "attendances": Told(
        N_("attendance of “%(words)s”"),
        N_("an attendance was added: “%(words)s”"),
        N_("an attendance was removed: “%(words)s”"),
        N_("an attendance was put back: “%(words)s”"),
    ),
    "goals": Told(
        N_("goal “%(words)s”"),
        N_("a goal was added: “%(words)s”"),
        N_("a goal was removed: “%(words)s”"),
        N_("a goal was put back: “%(words)s”"),
    ),
    "measures": Told(
        N_("measure “%(words)s”"),
        N_("a measure was added: “%(words)s”"),
        N_("a measure was removed: “%(words)s”"),
        N_("a measure was put back: “%(words)s”"),
    ),
    "path": Told(
        N_("step of approval “%(words)s”"),
        N_("a step of approval was added: “%(words)s”"),
        N_("a step of approval was removed: “%(words)s”"),
        N_("a step of approval was put back: “%(words)s”"),
    ),
}
