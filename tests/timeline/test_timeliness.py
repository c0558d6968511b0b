"""What SQL says of many activities must be what the model says of each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from planning.lib.database import db
from planning.lib.periods import PeriodKind
from planning.model import Activity, Milestone, MilestoneState, Realisation, Timeliness, standing
from planning.timeline.conditions import IN_YEARS, STANDS, values
from planning.timeline.forms import Asked
from tests.make import NOON

TODAY = date(2020, 10, 14)

steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["", "průběžně", "2019", "2020", "13. 10. 2020", "14. 10. 2020", "2019-2021", "2022"]
        ),
        st.sampled_from(MilestoneState),
    ),
    max_size=3,
)
schedules = st.lists(st.tuples(st.sampled_from(Realisation), steps), min_size=1, max_size=12)


@pytest.fixture
def place(make):
    return make.plan(2019, 2022), make.group()


@given(schedules, st.integers(2017, 2023), st.integers(0, 5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_judges_as_the_model_does(place, drawn, first, more):
    activities = drawn_activities(place, drawn)
    asked = Asked(first=first, last=first + more)

    query = select(Activity.id, STANDS).where(Activity.id.in_([a.id for a in activities]))
    found = {row[0]: row[1] for row in db.session.execute(query, values(asked, TODAY))}
    assert found == {a.id: judged(a, asked).timeliness for a in activities}


@given(schedules, st.integers(2017, 2023), st.integers(0, 5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_reason_is_the_first_late_step_within_the_years(place, drawn, first, more):
    for activity in drawn_activities(place, drawn):
        found = judged(activity, Asked(first=first, last=first + more))
        late = sorted(late_steps(activity), key=lambda step: step.ends_on)
        within = [m for m in late if m.ends_on.year >= first and m.starts_on.year <= first + more]
        if found.timeliness is Timeliness.CLOSED:
            assert found.step is found.beyond is None
        elif within:
            assert (found.step, found.beyond) == (within[0], None)
        else:
            assert (found.beyond and found.beyond.step) == (late[0] if late else None)


def judged(activity, asked):
    return standing(activity.realisation, activity.milestones, TODAY, asked.columns.days)


def late_steps(activity):
    return [step for step in activity.milestones if step.is_late(TODAY)]


@given(schedules, st.integers(2017, 2023), st.integers(0, 2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_finds_what_lasts_into_the_years(place, drawn, first, more):
    activities = drawn_activities(place, drawn)
    asked = Asked(first=first, last=first + more)

    query = select(Activity.id).join(Activity.plan).where(IN_YEARS)
    query = query.where(Activity.id.in_([a.id for a in activities]))
    found = set(db.session.scalars(query, values(asked, TODAY)))
    assert found == {a.id for a in activities if lasts_into(a, first, first + more)}


def lasts_into(activity, first, last):
    """From its first term to its last, and as long as its plan if it goes on or has no terms."""
    terms = [(m.starts_on.year, m.ends_on.year) for m in activity.milestones if m.ends_on]
    if not terms or any(m.period is PeriodKind.ONGOING for m in activity.milestones):
        terms.append((2019, 2022))
    begins, ends = zip(*terms, strict=True)
    return min(begins) <= last and max(ends) >= first


def drawn_activities(place, drawn):
    plan, group = place
    activities = []
    for realisation, its in drawn:
        activity = Activity(
            plan=plan,
            group=group,
            title="x",
            realisation=realisation,
            created_at=NOON,
            updated_at=NOON,
        )
        activity.milestones = [
            Milestone(text="x", when=when, state=state, position=place)
            for place, (when, state) in enumerate(its)
        ]
        activities.append(activity)
    db.session.add_all(activities)
    db.session.flush()
    return activities
