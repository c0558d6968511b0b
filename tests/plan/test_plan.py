from __future__ import annotations

from planning.model import PlanState, Realisation, Stage


def test_the_public_sees_what_is_approved(cast, make, visitor):
    measure = make.measure(number="3.2", title="Podporovat služby v síťování")
    make.activity(cast.drugs, measure=measure, title="Schválená", stage=Stage.APPROVED)
    make.activity(cast.drugs, measure=measure, title="Rozepsaná", stage=Stage.DRAFTED)

    public, mia = visitor().visits("/plan"), visitor(cast.mia).visits("/plan")

    assert public.sees("Schválená")
    assert not public.sees("Rozepsaná")
    assert mia.sees("Rozepsaná")


def test_activities_stand_in_natural_order(cast, make, visitor):
    measure = make.measure()
    for number in ("2.1.10", "2.1.9", "2.1.2"):
        make.activity(cast.drugs, measure=measure, number=number, stage=Stage.APPROVED)

    page = visitor().visits("/plan")

    shown = [n.get_text() for n in page.page.select(".tree__activity .number")]
    assert shown == ["2.1.2", "2.1.9", "2.1.10"]


def test_a_number_twice_is_a_warning_and_no_error(cast, make, visitor):
    measure = make.measure(number="3.2")
    activity = make.activity(cast.drugs, measure=measure, number="3.2", stage=Stage.APPROVED)

    assert visitor().visits("/plan").sees("The number 3.2 belongs to a measure and an activity.")
    page = visitor(cast.mia).visits(f"/activities/{activity.id}")
    assert page.sees("has the number 3.2 too. Both may stay as they are.")


def test_a_paused_activity_says_so_once(cast, make, visitor):
    make.activity(
        cast.drugs,
        measure=make.measure(),
        stage=Stage.APPROVED,
        realisation=Realisation.PAUSED,
        realisation_reason="Čeká se na výzvu.",
    )

    page = visitor().visits("/plan")

    assert page.sees("At risk Paused")
    assert not page.sees("the activity is paused")


def test_levels_are_called_as_the_city_calls_them(cast, make, visitor):
    plan = make.plan(goal_word="Priorita")
    make.measure(plan)

    assert visitor().visits("/plan").sees("Priorita 2")


def test_a_plan_being_prepared_is_not_public(cast, make, visitor):
    make.plan(2027, 2030, state=PlanState.PREPARED, title="Plán příštích let")

    assert not visitor().visits("/plan").sees("Plán příštích let")
    assert visitor(cast.mia).visits("/plan").sees("Plán příštích let")


def test_an_unchanged_plan_is_not_sent_again(cast, make, visitor):
    activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.APPROVED)
    mia = visitor(cast.mia).visits("/plan")
    tag = mia.headers["ETag"]
    assert mia.visits("/plan", If_None_Match=tag).status == 304

    mia.patches(f"/activities/{activity.id}", {"based_on": 1, "changes": {"title": "Nový název"}})
    assert mia.visits("/plan", If_None_Match=tag).sees("Nový název")


def test_a_strange_plan_is_nothing(cast, make, visitor):
    make.plan()
    assert visitor().visits("/plan?plan=999").status == 404
    assert visitor().visits("/plan?plan=%00&group=x&page=-3").status == 200
