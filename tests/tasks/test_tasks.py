from __future__ import annotations

from datetime import date

from planning.model import ConclusionKind, MinutesState, TaskState
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
    assert mia.sees("2 tasks wait to be done.")
    assert mia.sees("overdue")


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
