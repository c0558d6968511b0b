"""Every way of writing says what was seen: a stale form never overwrites newer work.

The table names every writing route of the app with how it is guarded, so that a new one has to
be thought about. Those that say a version are each sent a stale one.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from planning.lib.database import db
from planning.model import Activity, Meeting, MinutesState, Stage, TaskState

#: Merged field by field, or refused row by row, by the version the form was made from: tested
#: beside each of them, and below for words that two changed.
MERGED = {
    "activities.edit", "activities.scripts.change", "groups.edit", "lists.saving",
    "meetings.agenda.save",
    "meetings.edit", "meetings.together.change", "plan.tending.edit_goal",
    "plan.tending.edit_measure",
    "plan.path.edit", "plan.tending.edit_plan",
    "timeline.moving.shift", "timeline.moving.term",
}  # fmt: skip
#: Buttons of the desk: what is typed on it is merged as above, then the deed is done; a row that
#: somebody else changed is not taken away.
AT_THE_DESK = {
    "meetings.desk.add_item", "meetings.desk.change_conclusion", "meetings.desk.conclude",
    "meetings.desk.move_item", "meetings.desk.remove_conclusion", "meetings.desk.remove_item",
    "meetings.desk.save", "meetings.desk.take_out", "meetings.desk.turn",
    "meetings.door.add_guest", "meetings.door.add_newcomers", "meetings.door.attend",
    "tasks.control",
}  # fmt: skip
#: Forms that carry a mark of everything they showed (``web.guarded``).
GUARDED = {
    "accounts.edit", "council.show", "plan.tending.city", "publicity.edit", "publicity.index",
    "reviews.decisions.edit", "rounds.tending.edit",
}  # fmt: skip
#: Deeds on a whole sheet (``web.seen``): address -> who does it, and what they send.
VERSIONED = {
    "activities.moves.move_proposal": ("gita", "/activities/{a}/proposal", {"to": "commented"}),
    "activities.moves.move_realisation": (
        "gita", "/activities/{a}/realisation", {"to": "prepared"},
    ),
    "reviews.judge": ("omar", "/activities/{a}/review", {"deed": "agree"}),
    "reviews.submit": ("gita", "/activities/{a}/submission", {}),
    "reviews.decide": (
        "kora", "/activities/{a}/decisions", {"decision": "approved", "decided_on": "1. 6. 2026"},
    ),
    "activities.moves.evaluate": (
        "gita", "/activities/{a}/evaluations", {"year": "2025", "verdict": "partly"},
    ),
    "minutes.publishing.ask_for_comments": ("sami", "/minutes/{m}/comments", {}),
    "minutes.publishing.verify": ("sami", "/minutes/{m}/verification", {}),
    "minutes.publishing.move": ("sami", "/minutes/{m}/state", {"to": "draft"}),
    "minutes.publishing.reopen": ("sami", "/minutes/{m}/reopening", {"reason": "Chyba"}),
    "minutes.publishing.hide": ("sami", "/minutes/{m}/editions/1/withdrawal", {}),
    "minutes.checks.let_stand": ("sami", "/minutes/{m}/check", {"path": "x", "words": "y"}),
    "minutes.checks.publish": ("sami", "/minutes/{m}/publication", {}),
    "minutes.corrections.add": ("sami", "/minutes/{m}/corrections", {"text": "Oprava"}),
    "meetings.invitations.send": ("sami", "/meetings/{e}/invitation", {}),
    "meetings.invitations.call_off": ("sami", "/meetings/{e}/cancellation", {"reason": "Nemoc"}),
    "changes.restoring.sheet": ("mia", "/activities/{a}/restoration", {}),
    "meetings.invitations.call_again": ("sami", "/meetings/{e}/renewal", {}),
    # And the version of the other sheet: tests/overlaps.
    "overlaps.joining.join": ("kora", "/activities/{a}/overlaps/{o}/joining", {"seen_other": "1"}),
}  # fmt: skip
#: Deeds on a small thing, which say how it stood.
MARKED = {
    "changes.restoring.event",  # says the version of its sheet: tests/changes
    "overlaps.dismiss", "overlaps.link", "overlaps.renew",  # how the pair stood: tests/overlaps
    "attachments.mark", "attachments.remove", "comments.accept", "comments.reject",
    "comments.reopen", "comments.settle", "comments.withdraw", "groups.seats.end",
    "minutes.remarks.accept",
    "minutes.remarks.reject", "reviews.answer", "tasks.change",
    "rounds.tending.move", "rounds.tending.approve", "rounds.papers.publish",
    "rounds.settling.suggest", "rounds.settling.decide", "rounds.settling.link",
    "rounds.settling.veil", "rounds.settling.forget",
}  # fmt: skip
#: What adds something of one's own, or touches nothing that others write.
ALONE = {
    "accounts.new", "accounts.sign_in", "accounts.sign_out", "activities.new",
    "attachments.add", "comments.new", "groups.new", "groups.seats.index", "letters.again",
    "letters.all_again", "lists.reading",
    "meetings.new", "minutes.remarks.new", "plan.path.add", "plan.tending.new_goal",
    "plan.tending.new_measure",
    "plan.tending.new_plan", "publicity.logos.add", "publicity.logos.move",
    "publicity.logos.remove", "publicity.new", "publicity.remove", "versions.new",
    "activities.together.add_row", "activities.together.here",
    "meetings.together.add_row", "meetings.together.here",
    "rounds.receiving.new", "rounds.book.new", "rounds.tending.new",
    "timeline.saved.edit", "timeline.saved.new", "timeline.saved.remove",
}  # fmt: skip


def test_every_way_of_writing_is_in_one_of_the_lists(app):
    writing = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.methods & {"POST", "PATCH", "PUT", "DELETE"}
    }
    lists = [MERGED, AT_THE_DESK, GUARDED, set(VERSIONED), MARKED, ALONE]

    assert set().union(*lists) == writing
    assert sum(map(len, lists)) == len(writing), "a route stands in two lists"


@dataclass
class Things:
    """What the deeds are done to."""

    activity: Activity
    meeting: Meeting
    other: Activity

    def at(self, address: str) -> str:
        ids = {"a": self.activity.id, "o": self.other.id}
        return address.format(e=self.meeting.id, m=self.meeting.minutes.id, **ids)


@pytest.fixture
def things(cast, make) -> Things:
    activity = make.activity(cast.drugs, stage=Stage.DISCUSSED)
    minutes = make.minutes(cast.drugs)
    other = make.activity(cast.seniors, plan=activity.plan, number="4.1.3")
    return Things(activity, minutes.meeting, other)


@pytest.mark.parametrize("endpoint", sorted(VERSIONED))
def test_a_deed_on_what_has_changed_since_is_not_done(endpoint, cast, things, visitor):
    who, address, typed = VERSIONED[endpoint]
    sheet = things.activity if "/activities/" in address else things.meeting
    sheet.version = 7
    db.session.flush()

    person = visitor(getattr(cast, who)).posts(things.at(address), seen="6", **typed)

    assert person.status == 409
    assert person.heading == "Somebody was quicker"
    assert sheet.version == 7
    assert things.activity.stage is Stage.DISCUSSED
    assert things.meeting.minutes.state is MinutesState.DRAFT


def test_who_is_quicker_is_told_of_to_the_other(cast, things, visitor):
    gita = visitor(cast.gita).visits(f"/activities/{things.activity.id}/state")
    visitor(cast.mia).patches(
        f"/activities/{things.activity.id}", {"based_on": 1, "changes": {"title": "Noční lůžko"}}
    )

    gita.chooses("Move the proposal to", "Open for comments").fills("Why", "Shodli jsme se takto")
    gita.presses("Move the proposal")

    assert gita.status == 409
    assert gita.sees("The title is now “Noční lůžko”, before “Krizové lůžko”.")
    assert gita.sees("Shodli jsme se takto")
    gita.visits(f"/activities/{things.activity.id}/state")
    gita.chooses("Move the proposal to", "Open for comments").presses("Move the proposal")
    assert things.activity.stage is Stage.COMMENTED


def test_a_form_that_comes_back_wrong_was_no_step(cast, things, visitor):
    gita = visitor(cast.gita).visits(f"/activities/{things.activity.id}/state")
    gita.fills("Year", "neví").presses("Evaluate the year")
    assert gita.status == 422

    gita.fills("Year", "2025").presses("Evaluate the year")

    assert gita.sees("The year 2025 is evaluated.")
    assert things.activity.version == 2


def test_a_task_somebody_has_ticked_off_is_not_ticked_twice(cast, make, things, visitor):
    task = make.task(things.meeting.items[0], person=cast.mia.person, who="Mia Nová")
    mia = visitor(cast.mia).visits(f"/tasks/{task.id}")
    task.state = TaskState.CANCELLED
    db.session.flush()

    mia.presses("Mark as finished : Oslovit kraj")

    assert mia.status == 409
    assert task.state is TaskState.CANCELLED
