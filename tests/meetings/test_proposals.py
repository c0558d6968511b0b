"""An agenda that writes itself: one test for each rule, and what always holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask_babel import force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.lib.clock import today
from planning.lib.database import db
from planning.meetings.material import Work
from planning.meetings.proposals import known_from, matches, proposals, within
from planning.meetings.rules import RULES, Facts
from planning.model import (
    Activity,
    AgendaItem,
    Completeness,
    Conclusion,
    ConclusionKind,
    Event,
    ItemKind,
    Milestone,
    MilestoneState,
    Part,
    Realisation,
    Stage,
    TaskState,
)

DAY = date(2026, 11, 20)


def in_english():
    """The language the rules are written in; on the agenda their reasons stand in the city's."""
    return force_locale("en")


def an_activity(id_=5, *, touched=DAY, **values):
    at = datetime.combine(touched, time(12), UTC)
    return Activity(id=id_, number="2.1.2", title="Krizové lůžko", updated_at=at, **values)


def a_task(id_=12, due=None, activity=None, **values):
    item = AgendaItem(title="Bod", activity=activity, activity_id=activity and activity.id,
                      **{"kind": ItemKind.COMMON} | values)  # fmt: skip
    return Conclusion(
        id=id_, kind=ConclusionKind.TASK, state=TaskState.NEW, text="Oslovit kraj",
        who="Mia", due_on=due, item=item,
    )  # fmt: skip


def a_step(id_=7, when="10/2026"):
    return Milestone(id=id_, text="Zajistit peníze", when=when, state=MilestoneState.PLANNED)


def a_postponed_point(id_=9, **values):
    values = {"kind": ItemKind.COMMON, "came_from": "", "is_postponed": True} | values
    return AgendaItem(id=id_, title="Rozpočet", presenter="", **values)


def gaps(*parts):
    return {5: Completeness(parts)}


#: What the rules look at, and why each of them lets it in.
REASONS = {
    "postponed": (
        Facts(DAY, 90, postponed=[a_postponed_point(takes=20)]),
        ("item/9", "Rozpočet", 20, "nobody got to it last time"),
    ),
    "late task": (
        Facts(DAY, 90, tasks=[a_task(due=date(2026, 10, 30))]),
        ("task/12", "Oslovit kraj", 5, "the task was to be done by 30. 10. 2026"),
    ),
    "late step": (
        Facts(DAY, 90, work=[Work(an_activity(), a_step())]),
        ("milestone/7", "2.1.2 Krizové lůžko", 10, "the step “Zajistit peníze” was"
         " to be done by 10/2026"),
    ),
    "task": (
        Facts(DAY, 90, tasks=[a_task(due=DAY)]),
        ("task/12", "Oslovit kraj", 5, "the task is to be done by 20. 11. 2026"),
    ),
    "task without a term": (
        Facts(DAY, 90, tasks=[a_task()]),
        ("task/12", "Oslovit kraj", 5, "the task waits and has no term"),
    ),
    "untouched": (
        Facts(DAY, 90, work=[Work(an_activity(touched=DAY - timedelta(90)), None)]),
        ("activity/5", "2.1.2 Krizové lůžko", 5, "nobody has touched its sheet since 22. 8. 2026"),
    ),
    "gaps": (
        Facts(DAY, 90, work=[Work(an_activity(), None)], completeness=gaps(Part.RISKS, Part.COSTS)),
        (
            "activity/5", "2.1.2 Krizové lůžko", 10,
            "its sheet does not say yet: overview of risks, costs and sources of money",
        ),
    ),
}  # fmt: skip

#: What is near and yet lets no rule in.
SILENT = [
    Facts(DAY, 90, tasks=[Conclusion(kind=ConclusionKind.TASK, state=TaskState.DONE, due_on=DAY)]),
    Facts(DAY, 91, work=[Work(an_activity(touched=DAY - timedelta(90)), None)]),
    Facts(DAY, 90, work=[Work(an_activity(), a_step(when="12/2026"))], completeness=gaps()),
    Facts(DAY, 90, postponed=[a_postponed_point(is_postponed=False)]),
]


def test_every_rule_has_its_test():
    assert set(REASONS) == {rule.name for rule in RULES}


@pytest.mark.parametrize("name", REASONS)
def test_a_rule_says_why(app, name):
    facts, expected = REASONS[name]
    with in_english():
        assert [finding.rule.name for finding in matches(facts)] == [name]
        (made,) = proposals(facts, [])

    reason = made.reason.replace("\N{NO-BREAK SPACE}", " ")
    assert (made.key, made.title, made.minutes, reason) == expected


@pytest.mark.parametrize("facts", SILENT)
def test_what_is_in_order_is_not_talked_about(facts):
    assert list(matches(facts)) == []


def test_several_reasons_make_one_point(app):
    activity = an_activity(touched=DAY - timedelta(200))
    facts = Facts(
        DAY, 90, work=[Work(activity, a_step())], completeness=gaps(Part.RISKS),
        tasks=[a_task(due=DAY, activity=activity), a_task(13, activity=activity)],
        postponed=[a_postponed_point(activity=activity, activity_id=5, came_from="task/12")],
    )  # fmt: skip
    with in_english():
        (made,) = proposals(facts, [])

    assert (made.key, made.activity_id) == ("activity/5", 5)
    assert made.title == "2.1.2 Krizové lůžko"
    assert made.reason.count(";") == 5
    assert "“Oslovit kraj”" in made.reason
    assert made.minutes == 15


def test_a_postponed_point_is_the_same_as_what_it_came_from(app):
    facts = Facts(DAY, 90, tasks=[a_task()], postponed=[a_postponed_point(came_from="task/12")])
    with in_english():
        (made,) = proposals(facts, [])

    assert made.keys == {"task/12", "item/9"}
    assert made.key == "task/12"


def test_what_came_from_a_hidden_point_stays_hidden(app):
    facts = Facts(DAY, 90, tasks=[a_task(kind=ItemKind.HIDDEN)])
    with in_english():
        (made,) = proposals(facts, [])

    assert made.kind is ItemKind.HIDDEN


DATES = st.dates(DAY - timedelta(400), DAY + timedelta(400))
IDS = st.integers(1, 4)


@st.composite
def worlds(draw):
    activities = [an_activity(id_, touched=draw(DATES)) for id_ in range(1, 5)]
    any_of_them = st.one_of(st.none(), st.sampled_from(activities))
    tasks = [
        a_task(nth, draw(st.one_of(st.none(), DATES)), draw(any_of_them))
        for nth in range(draw(IDS))
    ]
    work = [
        Work(each, draw(st.sampled_from([None, a_step(each.id), a_step(each.id, "12/2026")])))
        for each in activities
    ]
    some = {
        each.id: Completeness(tuple(draw(st.sets(st.sampled_from(Part))))) for each in activities
    }
    points = []
    for nth in range(draw(IDS)):
        activity = draw(any_of_them)
        points.append(
            a_postponed_point(
                nth,
                activity=activity,
                activity_id=activity and activity.id,
                takes=draw(st.one_of(st.none(), st.integers(0, 90))),
                came_from=draw(st.sampled_from(["", "task/1", "activity/2", "item/1"])),
            )
        )
    return Facts(DAY, draw(st.integers(1, 365)), tasks, work, some, points)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=worlds(), room=st.integers(0, 240), turned=st.randoms())
def test_nothing_twice_never_too_long_always_the_same(app, facts, room, turned):
    with in_english():
        made = proposals(facts, [])
        tasks, work = shuffled(turned, facts.tasks), shuffled(turned, facts.work)
        points = shuffled(turned, facts.postponed)
        mixed = Facts(DAY, facts.untouched, tasks, work, facts.completeness, points)
        assert proposals(mixed, []) == made  # however the things come
        fits, rest = within(made, room)
        on_it = [AgendaItem(came_from=each.key, activity_id=each.activity_id) for each in fits]
        again = proposals(facts, known_from(on_it))

    keys = [key for each in made for key in each.keys]
    assert len(keys) == len(set(keys))
    assert len({each.activity_id for each in made} - {None}) == sum(
        each.activity_id is not None for each in made
    )
    assert sum(each.minutes for each in fits) <= room
    assert sorted([*fits, *rest], key=lambda each: each.rank) == made
    assert again == rest  # what is on the agenda is not proposed any more
    assert all(each.reason for each in made)


def shuffled(turned, things):
    mixed = list(things)
    turned.shuffle(mixed)
    return mixed


@pytest.fixture
def waiting(make, cast):
    """A meeting of an hour, with ten minutes planned, and much that waits for it."""
    last = make.meeting(cast.drugs, held_on=today() - timedelta(days=20))
    make.item(last, "Rozpočet", is_postponed=True, takes=30)
    make.task(make.item(last, "Úkoly"), "Oslovit kraj", who="Mia", due_on=date(2025, 1, 1))
    longer_ago = make.meeting(cast.drugs, held_on=today() - timedelta(days=90))
    make.item(longer_ago, "Dávno odložené", is_postponed=True)
    late = make.activity(cast.drugs, title="Zpožděná", responsible="Gita Nová")
    make.milestone(late, when="2024")
    make.activity(cast.drugs, title="Hotová", realisation=Realisation.DONE)
    make.activity(cast.drugs, title="Zahozená", stage=Stage.DROPPED)
    make.activity(cast.seniors, title="Cizí")
    make.task(make.item(make.meeting(cast.seniors)), "Cizí úkol")
    meeting = make.meeting(
        cast.drugs, starts_at=time(9), ends_at=time(10), held_on=today() + timedelta(days=20)
    )
    make.item(meeting, "Zahájení", takes=10)
    return meeting


def test_one_press_puts_on_what_there_is_time_for(waiting, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{waiting.id}/agenda")

    sami.presses("Put on what waits")

    on_it = [(item.title, item.takes, item.came_from) for item in waiting.items]
    assert [title for title, _takes, _from in on_it] == [
        "Zahájení", "Rozpočet", "Oslovit kraj", "2.1.2 Zpožděná",
    ]  # fmt: skip
    assert waiting.slot == 60
    assert sum(takes for _title, takes, _from in on_it) <= 60
    assert [item.presenter for item in waiting.items][2:] == ["Mia", "Gita Nová"]
    assert sami.sees("3 points are on the agenda now, 45 min in all.")
    assert all(item.reason for item in waiting.items[1:])
    assert sami.sees(f"Why: {waiting.items[1].reason}")
    assert db.session.query(Event).filter_by(verb="agenda proposed").one().label == "3"
    for stranger in ("Hotová", "Zahozená", "Cizí", "Cizí úkol", "Dávno odložené"):
        assert not sami.sees(stranger)


def test_pressing_again_proposes_nothing_twice(waiting, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{waiting.id}/agenda").presses("Put on what waits")
    sami.presses("Put on what waits")

    assert len(waiting.items) == 4
    assert sami.sees("Nothing waits that is not on the agenda already.")


def test_what_did_not_fit_waits_below_and_is_one_press_away(waiting, cast, visitor):
    waiting.items[0].takes = 50
    sami = visitor(cast.sami).visits(f"/meetings/{waiting.id}/agenda").presses("Put on what waits")

    assert [item.title for item in waiting.items] == ["Zahájení", "Oslovit kraj"]
    assert sami.sees("What else waits")
    sami.presses("Put it on : Rozpočet")

    assert waiting.items[-1].title == "Rozpočet"
    assert sami.sees("more than the meeting lasts")
    assert sami.sees("Put it on : 2.1.2 Zpožděná")


def test_what_was_put_on_can_be_taken_off_and_waits_again(waiting, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{waiting.id}/agenda").presses("Put on what waits")

    sami.presses("Remove: Oslovit kraj")

    assert "Oslovit kraj" not in [item.title for item in waiting.items]
    assert sami.sees("Put it on : Oslovit kraj")


def test_how_long_is_long_may_be_changed(make, cast, visitor):
    activity = make.activity(cast.drugs, title="Klidná")
    touched = today() - timedelta(days=40)
    activity.updated_at = datetime.combine(touched, time(12), UTC)
    for part in ("risk", "cost", "milestone"):
        getattr(make, part)(activity)
    meeting = make.meeting(cast.drugs, held_on=today() + timedelta(days=20))
    url = f"/meetings/{meeting.id}/agenda"
    sami = visitor(cast.sami)

    def is_named(days):
        return sami.visits(f"{url}?untouched={days}").sees(f"{touched.day}. {touched.month}.")

    assert [is_named(days) for days in (41, 40, "mnoho", "")] == [False, True, False, False]
