"""A whole plan is rebuilt for any moment as it was, whatever was done to it since."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from planning.history import add_row, differences, record, revise, state_now
from planning.history.moments import Moment
from planning.history.netting import netted
from planning.history.rebuilding import rebuilt, then
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Activity, Event, Plan, Realisation, Stage
from planning.plan.past import plan_then, tree_then
from tests.cast import Cast
from tests.history.test_memory import DEEDS, do, forget, last_deed
from tests.make import NOON, Make

WORDS = some.text("abc č", min_size=1, max_size=8).filter(str.strip)
WHICH = some.integers(0, 3)
PLAN_DEEDS = some.one_of(
    some.tuples(some.just("activity")),
    some.tuples(some.just("goal"), WORDS),
    some.tuples(some.just("measure"), WHICH, WORDS),
    some.tuples(some.just("rename goal"), WHICH, WORDS),
    some.tuples(some.just("renumber measure"), WHICH, some.sampled_from(["1.9", "1.10", "3"])),
    some.tuples(some.just("hang"), WHICH, WHICH),
    some.tuples(some.just("number"), WHICH, some.sampled_from(["1.1.2", "1.1.10", "9"])),
    some.tuples(some.just("stage"), WHICH, some.sampled_from(list(Stage))),
    some.tuples(some.just("realisation"), WHICH, some.sampled_from(list(Realisation))),
    some.tuples(some.just("sheet"), WHICH, DEEDS),
)
in_one_transaction = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass
class City:
    """A plan under the hands of the coordinator."""

    make: Make
    cast: Cast
    plan: Plan
    activities: list[Activity] = field(default_factory=list)

    def do(self, deed):
        match deed:
            case ["activity"]:
                made = self.make.activity(self.cast.drugs, plan=self.plan, created_at=now())
                record("created", made, by=self.cast.mia)
                self.activities.append(made)
            case [("stage" | "realisation" | "number" | "hang" | "sheet") as verb, which, what]:
                if activity := _one(self.activities, which):
                    self._touch(activity, verb, what)
            case _:
                self._tend(deed)

    def _tend(self, deed):
        goals, measures = self.plan.rows("goals"), self.plan.rows("measures")
        match deed:
            case ["goal", words]:
                add_row(self.plan, "goals", {"number": "1", "title": words}, by=self.cast.kora)
            case ["measure", which, words]:
                values = {"number": "1.1", "title": words, "goal_id": _id(goals, which)}
                add_row(self.plan, "measures", values, by=self.cast.kora)
            case ["rename goal", which, words]:
                self._revise(f"goals/{_id(goals, which)}/title", words)
            case ["renumber measure", which, words]:
                self._revise(f"measures/{_id(measures, which)}/number", words)

    def _revise(self, path, words):
        revise(self.plan, {path: words}, based_on=self.plan.version, by=self.cast.kora)

    def _touch(self, activity, verb, what):
        match verb:
            case "hang":
                measure = _id(self.plan.rows("measures"), what)
                revise(
                    activity, {"measure_id": measure}, based_on=activity.version, by=self.cast.mia
                )
            case "number":
                revise(activity, {"number": what}, based_on=activity.version, by=self.cast.mia)
            case "stage" | "realisation":
                old = getattr(activity, verb)
                setattr(activity, verb, what)
                record(f"{verb} moved", activity, by=self.cast.gita, old=old, new=what)
            case "sheet":
                do(activity, what, self.cast.mia)

    def looks(self):
        """Everything that the tree and the sheets say."""
        db.session.flush()
        return _plan(self.plan), {
            each.id: (_line(each), state_now(each)) for each in self.activities
        }


def _one(among, which):
    return among[which % len(among)] if among else None


def _id(among, which):
    found = _one(among, which)
    return found.id if found else None


def _plan(plan):
    return (
        plan.title,
        [(goal.id, goal.number, goal.title) for goal in plan.rows("goals")],
        [(m.id, m.number, m.title, m.goal_id) for m in plan.rows("measures")],
    )


def _line(activity):
    return (
        activity.number, activity.title, activity.measure_id, activity.stage, activity.realisation
    )  # fmt: skip


@in_one_transaction
@given(deeds=some.lists(PLAN_DEEDS, max_size=16))
def test_any_moment_of_a_plan_is_rebuilt_as_it_was(make, cast, deeds):
    city = City(make, cast, make.plan())
    city.do(("goal", "Pomoc"))
    city.do(("measure", 0, "Zajistit pomoc"))
    kept = [(Moment(last_deed(), now()), city.looks())]
    for deed in deeds:
        city.do(deed)
        kept.append((Moment(last_deed(), now()), city.looks()))

    forget()
    for moment, (plan_kept, sheets) in kept:
        old = plan_then(city.plan, moment)
        assert old is not None
        tree = tree_then(old, moment, cast.kora, 1, None)
        assert _plan(old) == plan_kept
        assert {line.activity.id: _line(line.activity) for line in tree.activities} == {
            id_: line for id_, (line, _state) in sheets.items()
        }
        for activity in city.activities:
            found = then(activity, moment)
            assert found.was_there == (activity.id in sheets)
            if found.was_there:
                assert found.state == sheets[activity.id][1]
    assert not db.session.new
    assert not db.session.dirty


@in_one_transaction
@given(before=some.lists(DEEDS, max_size=10), after=some.lists(DEEDS, max_size=12))
def test_deeds_amount_to_the_difference_of_two_states(make, cast, before, after):
    activity = make.activity(cast.drugs)
    for deed in before:
        do(activity, deed, cast.mia)
    since, old = last_deed(), state_now(activity)
    for deed in after:
        do(activity, deed, cast.gita)

    deeds = db.session.query(Event).where(Event.id > since).order_by(Event.id).all()
    found = [net.difference for net in netted(Activity, deeds)]

    def told(steps):
        return {
            (step.verb, step.path, step.label, step.old, step.new)
            for step in steps
            if step.verb != "moved"  # a row may stay where it is while others pass it
        }

    assert told(found) == told(differences(Activity, old, state_now(activity)))


@in_one_transaction
@given(deeds=some.lists(DEEDS, max_size=10))
def test_a_rebuilt_sheet_says_what_the_real_one_says(make, cast, deeds):
    activity = make.activity(cast.drugs, created_at=NOON)
    for deed in deeds:
        do(activity, deed, cast.mia)

    state = state_now(activity)

    assert state_now(rebuilt(Activity, state)) == state
