from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from planning.lib.clock import today
from planning.lib.database import db
from planning.model import ConclusionKind, Event, MinutesState, TaskState
from tests.visitor import words


def test_open_tasks_of_a_group_stand_first(make, cast, visitor):
    item = make.item(make.meeting(cast.drugs))
    make.task(item, "Hotovo", state=TaskState.DONE)
    make.task(item, "Bez termínu")
    make.task(item, "S termínem", due_on=date(2025, 1, 1))
    make.task(make.item(make.meeting(cast.seniors)), "Cizí")
    make.task(item, "Zpráva", kind=ConclusionKind.INFORMATION)

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/tasks")

    named = [words(tag) for tag in mia.page.select(".entry__name")]
    assert named == ["S termínem", "Bez termínu", "Hotovo"]
    assert mia.sees("2 tasks wait to be done, 1 of them is overdue.")


def test_of_finished_tasks_the_latest_stands_first(make, cast, visitor):
    item = make.item(make.meeting(cast.drugs))
    for year in (2019, 2025, 2021):
        make.task(item, f"Z roku {year}", state=TaskState.DONE, due_on=date(year, 1, 1))
    make.task(item, "Čeká", due_on=date(2024, 1, 1))

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/tasks")

    named = [words(tag) for tag in mia.page.select(".entry__name")]
    assert named == ["Čeká", "Z roku 2025", "Z roku 2021", "Z roku 2019"]
    assert mia.sees("1 task waits to be done, 1 of them is overdue.")


def test_the_page_of_a_task_is_called_as_the_task_is(make, cast, visitor):
    item = make.item(make.meeting(cast.drugs))
    short, long = make.task(item, "Oslovit kraj"), make.task(item, "Oslovit\nkraj i město")

    assert visitor(cast.mia).visits(f"/tasks/{short.id}").heading == "Oslovit kraj"
    page = visitor(cast.mia).visits(f"/tasks/{long.id}")
    assert page.heading == "Task"
    assert page.sees("kraj i město")


def test_whoever_has_the_task_marks_it_finished(make, cast, visitor):
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    task = make.task(make.item(meeting), person=cast.mia.person)

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/tasks")
    mia.presses("Mark as finished : Oslovit kraj")

    assert task.state is TaskState.DONE
    assert mia.heading == "Tasks of the group"
    mia.presses("Open it again : Oslovit kraj")
    assert task.state is TaskState.CONTINUES


def test_somebody_elses_task_is_left_alone(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.gita.person)

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/tasks")

    assert not mia.page.select("main button")
    assert mia.posts(f"/conclusions/{task.id}/state", state="done").status == 403
    assert visitor(cast.nora).posts(f"/conclusions/{task.id}/state", state="done").status == 404


def test_an_outsider_with_a_task_may_finish_it(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.nora.person)

    nora = visitor(cast.nora).posts(f"/conclusions/{task.id}/state", state="done", next="/meetings")

    assert task.state is TaskState.DONE
    assert nora.heading == "Meetings"


def test_the_way_back_stays_in_the_house(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.mia.person)
    url = f"/conclusions/{task.id}/state"

    for next_ in ("https://example.org/", "//example.org", "/\\example.org", ""):
        mia = visitor(cast.mia).posts(url, state="done", next=next_)
        assert mia.status == 200
        assert "example.org" not in mia.text


def test_only_tasks_are_finished_and_only_in_known_ways(make, cast, visitor):
    item = make.item(make.meeting(cast.drugs))
    said = make.task(item, kind=ConclusionKind.DECISION)
    sami = visitor(cast.sami)

    assert sami.posts(f"/conclusions/{said.id}/state", state="done").status == 409
    assert sami.posts(f"/conclusions/{make.task(item).id}/state", state="perhaps").status == 400


def test_tasks_are_for_people_of_the_group(cast, visitor):
    url = f"/groups/{cast.drugs.id}/tasks"

    assert visitor(cast.hugo).visits(url).sees("This group has no task yet.")
    assert visitor(cast.kora).visits(url).status == 200
    for who in (cast.nora, cast.omar, cast.ada):
        assert visitor(who).visits(url).status == 403
    assert visitor().visits(url).heading == "Signing in"


def test_a_long_list_of_tasks_costs_the_same(make, cast, counted):
    url = f"/groups/{cast.drugs.id}/tasks"
    make.task(make.item(make.meeting(cast.drugs)))
    few = counted(cast.sami, url)
    for _n in range(6):
        make.task(make.item(make.meeting(cast.drugs, cast.seniors)), person=cast.mia.person)

    assert counted(cast.sami, url) == few <= 11


def test_everybody_finds_their_own_tasks_the_most_urgent_first(make, cast, visitor):
    for who in (cast.mia, cast.lida, cast.hugo):
        item = make.item(make.meeting(cast.drugs))
        make.task(item, "Hotovo", person=who.person, state=TaskState.DONE)
        make.task(item, "Bez termínu", person=who.person)
        late = today() - timedelta(days=3)
        make.task(item, "Zmeškaný", person=who.person, due_on=late)
        make.task(item, "Cizí", person=cast.gita.person, due_on=late)

        page = visitor(who).visits("/").follows("Tasks")

        named = [words(tag) for tag in page.page.select(".entry__name")]
        assert named == ["Zmeškaný", "Bez termínu"]
        assert page.sees("2 tasks wait, 1 of them is overdue.")
        assert page.sees("3 days overdue")
        assert page.follows("Finished and called off").sees("Hotovo")
        assert not page.sees("Zmeškaný")


def test_tasks_of_ones_groups_and_of_no_others(make, cast, visitor):
    ours, theirs = make.meeting(cast.drugs), make.meeting(cast.seniors)
    make.task(make.item(ours), "Náš", person=cast.gita.person)
    make.task(make.item(theirs), "Jejich")

    mia = visitor(cast.mia).visits("/tasks").follows("Of my groups")
    assert [words(tag) for tag in mia.page.select(".entry__name")] == ["Náš"]
    assert mia.sees("Gita Nová")
    assert not mia.visits(f"/tasks?whose=groups&group={cast.seniors.id}").sees("Jejich")
    assert mia.visits("/tasks?whose=x&state=y&group=z&page=w").sees("No task waits for you.")

    kora = visitor(cast.kora).visits("/tasks?whose=groups")
    assert kora.sees("Náš")
    assert kora.sees("Jejich")
    kora.chooses("Group", "Senioři").presses("Show")
    assert [words(tag) for tag in kora.page.select(".entry__name")] == ["Jejich"]

    assert visitor().visits("/tasks").heading == "Signing in"


def test_a_note_stays_with_the_task(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.mia.person)

    mia = visitor(cast.mia).visits(f"/groups/{cast.drugs.id}/tasks").follows("Oslovit kraj")
    mia.fills("Note", "Kraj odpoví v lednu.").presses("It continues : Oslovit kraj")

    assert task.state is TaskState.CONTINUES
    line = task.controls[0]
    assert (line.state, line.note) == (TaskState.CONTINUES, "Kraj odpoví v lednu.")
    assert (line.by, line.meeting) == (cast.mia, None)
    assert mia.heading == "Oslovit kraj"
    assert mia.sees("Kraj odpoví v lednu.")
    told = [event.verb for event in db.session.scalars(select(Event).order_by(Event.id))]
    assert told == ["changed", "task controlled"]
    assert visitor(cast.sami).visits(f"/groups/{cast.drugs.id}/tasks").sees("Kraj odpoví v lednu.")


def test_a_note_too_long_is_not_thrown_away(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.mia.person)

    mia = visitor(cast.mia).visits(f"/tasks/{task.id}").fills("Note", "slovo " * 200)
    mia.presses("Mark as finished : Oslovit kraj")

    assert mia.status == 422
    assert mia.problem_with("Note") == "At most 1000 signs fit here."
    assert mia.value_of("Note").startswith("slovo slovo")
    assert task.state is TaskState.NEW


def test_a_button_pressed_twice_leaves_one_line(make, cast, visitor):
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.mia.person)

    for _n in range(2):
        visitor(cast.mia).posts(f"/conclusions/{task.id}/state", state="done")

    assert [line.state for line in task.controls] == [TaskState.DONE]


def test_what_is_no_task_has_no_page(make, cast, visitor):
    said = make.task(make.item(make.meeting(cast.drugs)), kind=ConclusionKind.DECISION)
    task = make.task(make.item(make.meeting(cast.drugs)), person=cast.nora.person)

    assert visitor(cast.sami).visits(f"/tasks/{said.id}").status == 404
    assert visitor(cast.nora).visits(f"/tasks/{task.id}").status == 200
    assert visitor(cast.omar).visits(f"/tasks/{task.id}").status == 404


def test_many_tasks_of_many_groups_cost_the_same(make, cast, counted):
    task = make.task(make.item(make.meeting(cast.drugs)))
    make.control(task, cast.mia)
    few = counted(cast.kora, "/tasks?whose=groups")
    for _n in range(6):
        task = make.task(make.item(make.meeting(cast.drugs, cast.seniors)), person=cast.mia.person)
        make.control(task, cast.gita, meeting=make.meeting(cast.drugs))

    assert counted(cast.kora, "/tasks?whose=groups") == few <= 12


def test_more_tasks_than_a_page_holds_go_on_the_next(make, cast, visitor):
    item = make.item(make.meeting(cast.drugs))
    for _n in range(51):
        make.task(item, person=cast.mia.person)

    mia = visitor(cast.mia).visits("/tasks")
    assert len(mia.page.select(".entry__name")) == 50
    assert len(mia.follows("Next page").page.select(".entry__name")) == 1
