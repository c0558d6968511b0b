"""Control of tasks: what earlier meetings gave comes over until it is done or called off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from planning.changes.actions import take_back
from planning.controls import tasks_for
from planning.history import add_row
from planning.lib.database import db
from planning.model import (
    OPEN_TASKS,
    Conclusion,
    Control,
    Event,
    MinutesState,
    NotAllowedNow,
    TaskState,
)
from planning.tasks import actions
from tests.visitor import words


@pytest.fixture
def task(make, cast):
    """A task the group gave in June; those minutes are published."""
    june = make.meeting(cast.drugs, held_on=date(2025, 6, 2), state=MinutesState.PUBLISHED)
    return make.task(make.item(june), person=cast.mia.person, who="Mia Nová")


@pytest.fixture
def september(make, cast):
    return make.meeting(cast.drugs, held_on=date(2025, 9, 1))


def url(meeting) -> str:
    return f"/meetings/{meeting.id}/tasks"


def told_of(task, person) -> list[str]:
    """What the page of the task tells of its controls, the latest first."""
    page = person.visits(f"/tasks/{task.id}").page
    return [words(line).replace("\N{NO-BREAK SPACE}", " ") for line in page.select(".controls li")]


def test_open_tasks_of_earlier_meetings_come_over(make, cast, task, september, visitor):
    later = make.meeting(cast.drugs, held_on=date(2025, 12, 1))
    make.task(make.item(later), "Z prosince")
    make.task(make.item(make.meeting(cast.seniors)), "Cizí")
    make.task(make.item(make.meeting(cast.drugs)), "Hotový", state=TaskState.DONE)
    make.task(make.item(make.meeting(cast.drugs, held_on=None)), "Ze starého zápisu")
    make.task(make.item(september), "Z tohoto jednání")

    sami = visitor(cast.sami).visits(url(september))

    named = [words(tag) for tag in sami.page.select(".entry__name")]
    assert named == ["Oslovit kraj", "Ze starého zápisu"]
    assert sami.sees("2 tasks come over from earlier meetings.")


def test_what_a_meeting_says_of_a_task_is_a_line_of_its_own(task, september, cast, visitor):
    sami = visitor(cast.sami).visits(url(september))
    sami._typed[f"state-{task.id}"] = "done"
    sami.fills("Note : Oslovit kraj", "Kraj přispěje.").presses("Save the control")

    assert sami.sees("1 task was written down.")
    assert task.state is TaskState.DONE
    assert sami.sees("Oslovit kraj")  # it stays on the page of the meeting that closed it
    assert sami.value_of("Note : Oslovit kraj") == "Kraj přispěje."
    [line] = told_of(task, sami)
    assert line == "finished at the meeting on 1. 9. 2025, Sami Nová Kraj přispěje."


def test_said_again_at_the_same_meeting_it_replaces_the_line(task, september, cast, visitor):
    for state in ("done", "continues"):
        sami = visitor(cast.sami).visits(url(september))
        sami._typed[f"state-{task.id}"] = state
        sami.presses("Save the control")

    [line] = told_of(task, sami)
    assert line.startswith("continues at the meeting on 1. 9. 2025")
    assert task.state is TaskState.CONTINUES
    assert (
        visitor(cast.sami)
        .visits(url(september))
        .presses("Save the control")
        .sees("Nothing has changed.")
    )


def test_a_note_without_a_word_on_the_state_is_asked_for(task, september, cast, visitor):
    sami = visitor(cast.sami).visits(url(september))
    sami.fills("Note : Oslovit kraj", "Volali jsme.").presses("Save the control")

    assert sami.status == 422
    assert sami.sees("Say how the task stands, too: finished, continues or called off.")
    assert sami.value_of("Note : Oslovit kraj") == "Volali jsme."
    assert told_of(task, sami) == []


def test_two_who_write_of_one_task_are_told(task, september, cast, visitor):
    sami, gita = (
        visitor(cast.sami).visits(url(september)),
        visitor(cast.gita).visits(url(september)),
    )
    gita._typed[f"state-{task.id}"] = "done"
    gita.presses("Save the control")
    sami._typed[f"state-{task.id}"] = "cancelled"
    sami.presses("Save the control")

    assert sami.status == 409
    assert sami.sees("Somebody else wrote meanwhile: finished. Save once more")
    assert task.state is TaskState.DONE
    sami.presses("Save the control")
    assert task.state is TaskState.CANCELLED


def test_the_words_of_the_other_stand_in_quotes(task, september, cast, visitor):
    gita = visitor(cast.gita).visits(url(september))
    sami = visitor(cast.sami).visits(url(september))
    gita._typed[f"state-{task.id}"] = "continues"
    gita.fills("Note : Oslovit kraj", "Čekáme").presses("Save the control")
    sami._typed[f"state-{task.id}"] = "cancelled"
    sami.presses("Save the control")

    assert sami.sees("continues, “Čekáme”. Save once more")


def test_forged_states_are_no_states(task, september, cast, visitor):
    sami = visitor(cast.sami).posts(url(september), **{f"state-{task.id}": "new"})

    assert sami.status == 200
    assert told_of(task, sami) == []


def test_locked_minutes_take_no_more_controls(make, task, cast, visitor):
    closed = make.meeting(cast.drugs, held_on=date(2025, 9, 1), state=MinutesState.PUBLISHED)

    assert visitor(cast.sami).posts(url(closed), **{f"state-{task.id}": "done"}).status == 403
    assert visitor(cast.mia).visits(url(closed)).status == 403
    assert task.state is TaskState.NEW


def test_control_is_for_those_who_write_the_minutes(september, cast, visitor):
    for who in (cast.mia, cast.lida, cast.hugo):
        assert visitor(who).visits(url(september)).status == 403
    assert visitor(cast.nora).visits(url(september)).status == 404
    assert visitor(cast.kora).visits(url(september)).sees("There is nothing to look at.")


def test_the_page_costs_the_same_however_many_tasks_there_are(make, cast, september, counted):
    make.control(make.task(make.item(make.meeting(cast.drugs))), cast.mia)
    few = counted(cast.sami, url(september))
    for _n in range(6):
        task = make.task(make.item(make.meeting(cast.drugs, cast.seniors)), person=cast.mia.person)
        make.control(task, cast.gita, meeting=make.meeting(cast.drugs, held_on=date(2025, 7, 1)))

    assert counted(cast.sami, url(september)) == few <= 12


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.sampled_from(["done", "continues", "cancelled", None]), max_size=5))
def test_a_task_comes_over_until_it_is_closed(said, make, cast):
    """Whatever each meeting says: it comes to every later one exactly while it is open."""
    first = make.meeting(cast.drugs, held_on=date(2025, 1, 1))
    task = make.task(make.item(first))
    for number, state in enumerate(said, start=1):
        meeting = make.meeting(cast.drugs, held_on=date(2025, 1, 1) + timedelta(weeks=number))
        assert (task in tasks_for(meeting)) == (task.state in OPEN_TASKS)
        if state and task in tasks_for(meeting):
            told = actions.Told(task, TaskState(state))
            actions.control_all(meeting, [told], by=cast.sami)
            db.session.commit()
            assert task.state == state
            assert task in tasks_for(meeting)

    lines = db.session.scalars(select(Control).where(Control.task_id == task.id)).all()
    assert len(lines) <= len(said)
    for each in db.session.scalars(select(Conclusion)):
        each.state = TaskState.DONE
    db.session.commit()


def test_where_groups_meet_together_only_ones_own_tasks_come_over(make, cast, task, visitor):
    theirs = make.task(make.item(make.meeting(cast.seniors)), "Cizí úkol")
    shared = make.meeting(cast.drugs, cast.seniors, held_on=date(2025, 9, 1))
    sami = visitor(cast.sami).visits(url(shared))

    assert sami.sees("Oslovit kraj")
    assert not sami.sees("Cizí úkol")
    sami.posts(url(shared), **{f"state-{theirs.id}": "done"})
    assert theirs.state is TaskState.NEW
    assert visitor(cast.kora).visits(url(shared)).sees("Cizí úkol")
    make.control(theirs, cast.kora, meeting=shared)
    assert visitor(cast.sami).visits(url(shared)).sees("Cizí úkol")  # it was spoken of there


def test_the_point_about_earlier_tasks_leads_to_them_and_the_way_leads_on(
    make, cast, september, visitor
):
    item = make.item(september, "Control of tasks")
    sami = visitor(cast.sami).visits(f"/meetings/{september.id}?item={item.id}")

    sami.fills("What was said", "Prošli jsme úkoly.").presses("Say how earlier tasks stand")

    assert (sami.heading, item.text) == ("Control of tasks", "Prošli jsme úkoly.")
    assert sami.page.select(".way")
    assert words(sami.page.select_one("nav [aria-current]")) == "Meetings"


def test_a_task_of_which_something_was_said_stays(make, cast, visitor, september):
    """With it would go what was said; putting it back could not bring that back."""
    task = make.task(make.item(september))
    actions.control(actions.Told(task, TaskState.CONTINUES, "Kraj odpoví."), by=cast.mia)
    sami = visitor(cast.sami)

    sami.posts(f"/conclusions/{task.id}/removal")
    assert sami.status == 409
    assert sami.sees("If nobody is to do it any more, call it off.")

    sami.visits(f"/meetings/{september.id}")
    assert not sami.page.select("[formaction$='/removal']:-soup-contains('conclusion 1')")
    assert sami.sees("If nobody is to do it any more, call it off.")
    assert sami.visits(f"/tasks/{task.id}").sees("Kraj odpoví.")


def test_nor_does_it_go_when_what_added_it_is_taken_back(make, cast, september):
    added = add_row(
        september, "conclusions", {"kind": "task", "text": "Oslovit kraj"}, by=cast.sami,
        item=make.item(september),
    )  # fmt: skip
    assert isinstance(added, Conclusion)
    event = db.session.scalars(select(Event).where(Event.path == f"conclusions/{added.id}")).one()
    actions.control(actions.Told(added, TaskState.DONE), by=cast.mia)

    with pytest.raises(NotAllowedNow):
        take_back(september, event, seen=None, by=cast.sami)
    assert september.conclusions == [added]
