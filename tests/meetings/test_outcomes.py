"""What comes of a point: typed by kind, mentioned in a line, turned into another kind."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import ConclusionKind, Event, Person
from planning.references import meant
from tests.visitor import words

INFORMATION, DECISION, TASK = ConclusionKind


@pytest.fixture
def meeting(make, cast):
    return make.meeting(cast.drugs)


@pytest.fixture(autouse=True)
def _in_autumn(monkeypatch):
    monkeypatch.setattr("planning.meetings.outcomes.today", lambda: date(2026, 11, 10))


def at(meeting, item):
    return f"/meetings/{meeting.id}?item={item.id}"


def test_one_press_turns_a_task_into_information_and_back(make, cast, visitor, meeting):
    item = make.item(meeting)
    task = make.task(item, who="Mia", person=cast.mia.person, due_on=date(2026, 11, 29))
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.presses("Information : conclusion 1")
    assert task.kind is INFORMATION
    assert not sami.sees("by 29. 11. 2026")
    pressed = sami.page.select_one(f"#turn-{task.id}-information")
    assert pressed["aria-pressed"] == "true"

    sami.presses("Decision : conclusion 1").presses("Task : conclusion 1")
    assert (task.kind, task.who, task.person) == (TASK, "Mia", cast.mia.person)
    assert sami.sees("Mia, by 29. 11. 2026")
    kinds = select(Event.new).where(Event.path.endswith("/kind")).order_by(Event.id)
    told = db.session.scalars(kinds).all()
    assert told == ["information", "decision", "task"]


def test_turning_saves_what_is_typed_elsewhere(make, cast, visitor, meeting):
    item = make.item(meeting)
    task = make.task(item)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("What was said", "Kraj otevře výzvu").fills("In one or two sentences", "Další věc")
    sami.presses("Decision : conclusion 1")

    assert item.text == "Kraj otevře výzvu"
    assert [c.text for c in meeting.conclusions] == ["Oslovit kraj", "Další věc"]
    assert [c.kind for c in meeting.conclusions] == [DECISION, INFORMATION]
    assert task.kind is DECISION


@pytest.mark.parametrize("who", ["mia", "Mia Nova", "MIA NOVÁ", "Nová Mia", "Mgr. Mia Nová"])
def test_a_task_is_one_line_however_one_writes_the_name(make, cast, visitor, meeting, who):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("In one or two sentences", f"@{who} do 29. 11.: zjistí podmínky")
    sami.presses("Add information")

    (task,) = meeting.conclusions
    assert (task.kind, task.text) == (TASK, "Zjistí podmínky")
    assert (task.who, task.person) == ("Mia Nová", cast.mia.person)
    assert task.due_on == date(2026, 11, 29)


def test_words_that_fit_nobody_or_two_stay_words(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("In one or two sentences", "@všichni: přečtou návrh\n@Nová: napíše zápis")
    sami.presses("Add a task")

    told = [(task.who, task.person, task.text) for task in meeting.conclusions]
    assert told == [("všichni", None, "Přečtou návrh"), ("Nová", None, "Napíše zápis")]


def test_a_line_of_the_text_becomes_a_task_by_one_press(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))
    sami.fills("What was said", "Kraj lůžko podpořil.\n@Mia do 29. 11.: zjistí podmínky\nHotovo.")
    sami.presses("Save what is written")
    assert sami.sees("This line looks like a task")
    assert not meeting.conclusions

    sami.presses("Make it a task : Zjistí podmínky")

    (task,) = meeting.conclusions
    assert (task.kind, task.person, task.text) == (TASK, cast.mia.person, "Zjistí podmínky")
    assert item.text == "Kraj lůžko podpořil.\nHotovo."
    assert not sami.sees("looks like a task")


def test_a_line_that_is_gone_makes_no_task(make, cast, visitor, meeting):
    item = make.item(meeting, text="@Mia: zjistí podmínky")
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("What was said", "Bez úkolu.").presses("Make it a task : Zjistí podmínky")

    assert sami.status == 200
    assert item.text == "Bez úkolu."
    assert not meeting.conclusions


def test_a_name_without_words_is_asked_for_them(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("Who (for a task)", "Mia").presses("Save what is written")

    assert sami.status == 422
    assert "Write in words" in sami.problem_with("In one or two sentences")
    assert sami.value_of("Who (for a task)") == "Mia"


def test_names_mean_the_one_they_fit():
    jana, other, petr = (
        Person(first_name="Jana", last_name="Malá", titles_before="Mgr."),
        Person(first_name="Jana", last_name="Velká"),
        Person(first_name="Petr", last_name="Jana"),
    )
    everybody = [jana, other, petr]

    assert meant(everybody, "mala") is jana
    assert meant(everybody, "Mgr. Jana Malá") is jana
    assert meant(everybody, "Velká Jana") is other
    assert meant(everybody, "petr") is petr
    assert meant(everybody, "jana") is petr  # a surname says more than a first name
    assert meant([jana, other], "jana") is None
    assert meant(everybody, "Mgr.") is None
    assert meant(everybody, "Jana Malá a Petr") is None


def test_the_agenda_beside_the_desk_shows_its_shape(make, cast, visitor, meeting):
    make.item(meeting, "Plnění plánu", is_section=True)
    make.item(meeting, "Lůžko", takes=20)
    make.item(meeting, "Noční služba", is_nested=True, kind="internal")
    make.item(meeting, "Různé", kind="hidden", is_postponed=True)

    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")

    listed = [words(button) for button in sami.page.select(".agenda button")]
    assert listed == ["Plnění plánu", "1 Lůžko 20 min", "1.1 Noční služba internal",
                      "2 Různé hidden postponed"]  # fmt: skip
    assert sami.sees("A heading: what was said is written at the points under it.")
    assert not sami.page.select("textarea.editor")
    assert sami.presses("1.1 Noční služba internal").sees("1.1. Noční služba")


def test_the_small_facts_of_a_point_are_written_at_the_desk(make, cast, visitor, meeting):
    make.item(meeting, "Lůžko")
    item = make.item(meeting, "Noční služba")
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("Minutes planned", "15").fills("Who opens it", "Gita Nová")
    sami.ticks("Part of the point above").ticks("Nobody got to it: put it on the next agenda")
    sami.chooses("Who may know of this point", "hidden: the public learns nothing")
    sami.presses("Save the point")

    assert (item.takes, item.presenter, item.is_nested) == (15, "Gita Nová", True)
    assert (item.is_postponed, item.kind.value) == (True, "hidden")
    sami.fills("Minutes planned", "dvacet").presses("Save the point")
    assert "whole number" in sami.problem_with("Minutes planned")


def test_the_desk_says_what_was_added_to_whom_and_by_when(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("In one or two sentences", "@mia do 29. 11.: zjistí podmínky\n@kraj: odpoví")
    sami.presses("Add a task")
    assert said(sami) == [
        "Task added: “Zjistí podmínky” – Mia Nová, by 29. 11. 2026.",
        "Task added: “Odpoví” – kraj, no date set.",
    ]
    sami.fills("In one or two sentences", "Kraj souhlasí.").presses("Add information")
    assert said(sami) == ["Information added: “Kraj souhlasí.”."]
    sami.fills("What was said", "Nic").presses("Save what is written")
    assert said(sami) == ["Saved."]


def test_a_day_nobody_can_read_is_named_and_stays_in_the_words(make, cast, visitor, meeting):
    item = make.item(meeting)
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.fills("In one or two sentences", "@mia do 31. 13.: zjistí podmínky")
    sami.presses("Add a task")

    (task,) = meeting.conclusions
    assert (task.due_on, task.text) == (None, "Do 31. 13.: zjistí podmínky")
    assert sami.sees("“31. 13.” cannot be read as a day. It stays in the words of the task")


def test_a_task_made_of_a_line_of_the_text_is_told_too(make, cast, visitor, meeting):
    item = make.item(meeting, text="@mia do 31. 13.: zjistí podmínky")
    sami = visitor(cast.sami).visits(at(meeting, item))

    sami.presses("Make it a task : Do 31. 13.: zjistí podmínky")

    assert said(sami)[0].startswith("Task added: “Do 31. 13.: zjistí podmínky” – Mia Nová")
    assert sami.sees("“31. 13.” cannot be read as a day.")


def said(somebody):
    """What the page says was done."""
    return [words(line) for line in somebody.page.select(".notice--good")]
