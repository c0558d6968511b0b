"""Moments of a plan that somebody gave a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from planning.history import record, revise
from planning.history.moments import end_of
from planning.lib.clock import today
from planning.lib.database import db
from planning.model import Event, PlanVersion


@pytest.fixture
def plan(make):
    return make.plan()


def name_one(visitor, person, plan, **fields):
    browser = visitor(person).visits(f"/plans/{plan.id}/versions").follows("Name a version")
    for label, words in {"Name of the version": "Schváleno radou", **fields}.items():
        browser.fills(label, words)
    return browser.presses("Keep the version")


def test_the_coordinator_names_what_the_plan_says_now(cast, make, plan, visitor):
    activity = make.activity(cast.drugs, plan=plan, title="Lůžko")
    record("created", activity, by=cast.mia)

    kora = name_one(
        visitor, cast.kora, plan,
        **{"Which body decided on it": "Rada města", "Number of the resolution": "7/19",
           "Decided on": "9. 4. 2019"},
    )  # fmt: skip
    revise(activity, {"title": "Dvě lůžka"}, based_on=activity.version, by=cast.mia)

    assert kora.sees("The version “Schváleno radou” is kept.")
    assert kora.sees("Rada města, resolution no. 7/19, 9. 4. 2019")
    assert kora.sees("Named by Kora Nová on")
    then = kora.follows("Schváleno radou")
    assert then.sees("Lůžko")
    assert not then.sees("Dvě lůžka")
    changes = then.follows("What has changed since")
    assert changes.sees("Dvě lůžka")


def test_naming_leaves_an_event(cast, plan, visitor):
    name_one(visitor, cast.kora, plan)

    event = db.session.scalars(select(Event).where(Event.verb == "version named")).one()
    assert (event.thing, event.thing_id, event.new) == ("plan", plan.id, "Schváleno radou")
    assert event.by_id == cast.kora.id
    version = db.session.scalars(select(PlanVersion)).one()
    assert version.upto < event.id


def test_a_day_that_is_over_can_be_named(cast, make, plan, visitor, on_day):
    activity = make.activity(cast.drugs, plan=plan)
    with on_day(2019, 4, 24):
        record("created", activity, by=cast.mia)
    with on_day(2020, 1, 1):
        revise(activity, {"title": "Jinak"}, based_on=activity.version, by=cast.mia)

    name_one(visitor, cast.kora, plan, **{"Of which day": "31. 12. 2019"})

    version = db.session.scalars(select(PlanVersion)).one()
    assert version.upto == end_of(date(2019, 12, 31)).upto
    assert version.upto < end_of(date(2020, 1, 1)).upto


def test_what_cannot_be_named_is_explained(cast, plan, visitor, on_day):
    with on_day(2020, 1, 1):
        record("created", plan, by=cast.kora)
    name_one(visitor, cast.kora, plan)

    again = name_one(visitor, cast.kora, plan)
    assert again.status == 422
    assert again.problem_with("Name of the version") == (
        "The plan has a version of that name already."
    )
    tomorrow = (today() + timedelta(days=1)).isoformat()
    for label, words, problem in [
        ("Of which day", "31. 2. 2019", "Write a day such as 25. 1. 2019."),
        ("Of which day", tomorrow, "This day is still to come."),
        ("Decided on", "loni", "Write a day such as 25. 1. 2019."),
        ("Decided on", tomorrow, "This day is still to come."),
        ("Name of the version", "", "Write the name."),
        ("Name of the version", "v12", "Write a name in words."),
        ("Name of the version", "25. 1. 2019", "Write a name in words."),
    ]:
        fields = {"Name of the version": "Jiná", label: words}
        page = name_one(visitor, cast.kora, plan, **fields)
        assert page.status == 422, words
        assert page.problem_with(label) == problem, words
    too_early = name_one(
        visitor, cast.kora, plan, **{"Name of the version": "Jiná", "Of which day": "1. 1. 2019"}
    )
    problem = "By that day nothing was written down here yet."
    assert too_early.problem_with("Of which day") == problem


def test_another_plan_may_use_the_same_name(cast, make, plan, visitor):
    name_one(visitor, cast.kora, plan)
    assert name_one(visitor, cast.kora, make.plan(2027, 2030)).sees("is kept")


def test_only_the_coordinator_names_versions(cast, plan, visitor):
    for person in (cast.mia, cast.gita, cast.omar, cast.ada):
        browser = visitor(person)
        assert browser.visits(f"/plans/{plan.id}/versions/new").status == 403
        assert browser.posts(f"/plans/{plan.id}/versions/new", name="Moje").status == 403
        assert not browser.visits(f"/plans/{plan.id}/versions").sees("Name a version")
    assert not db.session.scalars(select(PlanVersion)).all()


def test_the_public_sees_versions_that_a_body_decided_on(cast, make, plan, visitor):
    make.version(plan, name="Schváleno", body="Zastupitelstvo města", by=cast.kora)
    make.version(plan, name="Pracovní")

    public = visitor().visits(f"/plans/{plan.id}/versions")
    mia = visitor(cast.mia).visits(f"/plans/{plan.id}/versions")

    assert public.sees("Schváleno")
    assert not public.sees("Pracovní")
    assert not public.sees("Kora")
    assert not public.sees("What has changed since")
    assert mia.sees("Pracovní")


@pytest.mark.parametrize("name", ["Schváleno radou\u200b", "SCHVÁLENO  radou", "schváleno radou"])
def test_two_versions_never_look_the_same(cast, plan, visitor, name):
    name_one(visitor, cast.kora, plan)

    again = name_one(visitor, cast.kora, plan, **{"Name of the version": name})

    assert "of that name already" in again.problem_with("Name of the version")
    assert len(db.session.scalars(select(PlanVersion)).all()) == 1
