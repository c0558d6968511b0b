"""A sheet and a plan as they stood on a day, or in a version."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from planning.history import add_row, record, remove_row, revise
from planning.history.moments import end_of
from planning.lib.clock import CITY_ZONE, today
from planning.model import Approval, Decision, PlanState, Realisation, Stage
from tests.visitor import words


def change(thing, by, **changes):
    revise(thing, changes, based_on=thing.version, by=by)


def move(activity, stage, by, why=""):
    old, activity.stage, activity.stage_reason = activity.stage, stage, why
    record("stage moved", activity, by=by, old=old, new=stage, label=why)


@pytest.fixture
def bed(cast, make, on_day):
    """An activity begun in 2019, renamed and approved in 2020, and rewritten in 2021."""
    with on_day(2019, 1, 10):
        activity = make.activity(
            cast.drugs, title="Lůžko", measure=make.measure(), created_at=_at(2019, 1, 10)
        )
        record("created", activity, by=cast.mia, new=activity.title)
        step = add_row(
            activity, "milestones", {"text": "Sehnat místo", "when": "2020"}, by=cast.mia
        )
    with on_day(2020, 3, 5):
        change(activity, cast.mia, title="Krizové lůžko", responsible="Jana Malá")
        move(activity, Stage.APPROVED, cast.kora)
    with on_day(2021, 6, 1):
        change(activity, cast.gita, title="Dvě krizová lůžka", description="Nový popis.")
        remove_row(activity, "milestones", step.id, by=cast.gita)
    return activity


def _at(year, month, day):
    return datetime(year, month, day, 9, tzinfo=CITY_ZONE)


def test_a_member_sees_the_sheet_as_it_stood(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2020-12-31")

    assert mia.heading == "Krizové lůžko"
    assert mia.sees("This is how it looked on 31. 12. 2020.")
    assert mia.sees("Sehnat místo")
    assert mia.sees("Jana Malá")
    assert not mia.sees("Nový popis.")
    assert mia.follows("Show today").heading == "Dvě krizová lůžka"


def test_a_day_may_be_typed_as_people_write_it(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}")
    mia.fills("How it looked on a day", "31. 12. 2019").presses("Show")

    assert mia.heading == "Lůžko"
    assert mia.sees("In preparation") is False
    assert mia.sees("Idea")


def test_nothing_of_the_past_can_be_edited_and_nobody_need_find_it(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2020-12-31")

    assert not mia.page.select("a[href*='/edit']")
    assert not mia.page.select("main form[method=post]")
    assert mia.headers["X-Robots-Tag"] == "noindex"


def test_a_step_of_then_is_judged_as_of_then(bed, cast, visitor):
    early = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2020-12-31")
    late = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2021-05-31")

    assert early.sees("On time")
    assert late.sees("” was to be done by 2020")


def test_what_was_decided_later_is_not_there_yet(bed, cast, make, visitor):
    approval = Approval(
        body="Rada", decision=Decision.APPROVED, number="7/21", decided_on=date(2021, 1, 1)
    )
    bed.approvals.append(approval)

    before = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2020-12-31")
    after = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2021-01-01")

    assert not before.sees("7/21")
    assert after.sees("7/21")


def test_before_it_began_there_was_nothing(bed, cast, visitor):
    page = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2018-12-31")

    assert page.status == 404
    assert page.heading == "This activity was not there yet"
    assert page.follows("Show today").status == 200


def test_a_day_that_makes_no_sense_shows_today_and_says_so(bed, cast, visitor):
    for words_ in ("2019-02-30", "včera", "", "v999", "%00", "9" * 40, "v" + "1" * 30):
        page = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of={words_}")
        assert page.status == 422, words_
        assert page.heading == "Dvě krizová lůžka"
        assert page.sees("Write a day such as 25. 1. 2019")
        assert page.sees("Below is what stands today.")


def test_a_day_to_come_is_today(bed, cast, visitor):
    for day in (today(), today() + timedelta(days=400)):
        page = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of={day.isoformat()}")
        assert page.status == 200
        assert page.heading == "Dvě krizová lůžka"
        assert not page.sees("This is how it looked")


def test_only_those_who_read_the_history_see_the_past(bed, cast, visitor):
    for day in ("2020-12-31", "2018-01-01", "nonsense", "2999-01-01"):
        url = f"/activities/{bed.id}?as_of={day}"
        for stranger in (None, cast.nora, cast.ada):
            page = visitor(stranger).visits(url)
            assert page.status == 404, (stranger, day)
            assert not page.sees("lůžk")
    for reader in (cast.mia, cast.hugo, cast.kora, cast.omar):
        assert visitor(reader).visits(f"/activities/{bed.id}?as_of=2020-12-31").status == 200


def test_the_plan_of_then_has_the_names_of_then(bed, cast, visitor, on_day):
    plan, goal, measure = bed.plan, bed.measure.goal, bed.measure
    with on_day(2022, 2, 2):
        changes = {f"goals/{goal.id}/title": "Jiný cíl", f"measures/{measure.id}/title": "Jiné"}
        revise(plan, changes, based_on=plan.version, by=cast.kora)
        bed.realisation = Realisation.RUNNING
        record("realisation moved", bed, by=cast.gita, old="not_started", new="running")

    kora = visitor(cast.kora).visits(f"/plan?plan={plan.id}&as_of=2020-12-31")

    assert kora.sees("This is how it looked on 31. 12. 2020.")
    assert kora.sees("Pomoc lidem")
    assert kora.sees("Krizové lůžko")
    assert kora.sees("Not started")
    assert not kora.sees("Jiný cíl")
    assert kora.headers["X-Robots-Tag"] == "noindex"
    assert not kora.sees("Reword")
    assert kora.follows("Krizové lůžko").heading == "Krizové lůžko"
    assert visitor(cast.kora).visits(f"/plan?plan={plan.id}").sees("Jiný cíl")


def test_the_plan_of_then_lacks_what_came_later(bed, cast, visitor):
    kora = visitor(cast.kora).visits(f"/plan?plan={bed.plan_id}&as_of=2018-12-31")

    assert kora.status == 200
    assert not kora.page.select(".tree__activity .number")


def test_each_sees_the_past_of_what_they_may_know(bed, cast, make, visitor):
    make.activity(
        cast.seniors, plan=bed.plan, title="Pomoc doma", stage=Stage.APPROVED,
        created_at=_at(2019, 1, 1),
    )  # fmt: skip
    url = f"/plan?plan={bed.plan_id}&as_of=2020-12-31"

    assert visitor(cast.mia).visits(url).sees("Krizové lůžko")
    assert not visitor(cast.mia).visits(url).sees("Pomoc doma")
    assert visitor(cast.nora).visits(url).sees("Pomoc doma")
    assert not visitor(cast.nora).visits(url).sees("Krizové lůžko")
    assert visitor(cast.omar).visits(url).sees("Pomoc doma")
    for stranger in (None, cast.ada):
        assert visitor(stranger).visits(url).status == 404


def test_the_public_reads_what_a_body_approved(bed, cast, make, visitor, on_day):
    idea = make.activity(cast.drugs, plan=bed.plan, title="Nápad", created_at=_at(2019, 1, 1))
    upto = _last_before(2020, 12, 31)
    approved = make.version(bed.plan, name="Schváleno", body="Zastupitelstvo", upto=upto)
    ours = make.version(bed.plan, name="Pro nás", upto=upto)
    with on_day(2021, 9, 9):
        move(bed, Stage.RETURNED, cast.kora, "Chybí peníze")

    public = visitor().visits(f"/plan?plan={bed.plan_id}&as_of=v{approved.id}")

    assert public.sees("This is how it looked in the version “Schváleno”.")
    assert public.sees("Krizové lůžko")
    assert not public.sees(idea.title)
    assert not [a for a in public.page.select("a") if words(a) == "Krizové lůžko"]  # not today's
    assert visitor().visits(f"/activities/{bed.id}?as_of=v{approved.id}").status == 404
    hidden = visitor().visits(f"/plan?plan={bed.plan_id}&as_of=v{ours.id}")
    unknown = visitor().visits(f"/plan?plan={bed.plan_id}&as_of=v99999")
    assert hidden.status == unknown.status == 422
    assert not hidden.sees("Pro nás")
    assert visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=v{ours.id}").status == 200


def test_a_later_day_shows_today_and_says_so(bed, cast, visitor):
    for url in (f"/activities/{bed.id}?as_of=", f"/plan?plan={bed.plan_id}&as_of="):
        later = visitor(cast.mia).visits(f"{url}1. 1. 2099")
        now = visitor(cast.mia).visits(f"{url}{today()}")

        assert later.status == now.status == 200
        assert later.sees("This day is still to come. Below is what stands today.")
        assert later.sees("Dvě krizová lůžka")
        assert not now.sees("Below is what stands today.")


def test_a_version_of_a_plan_in_preparation_stays_inside(cast, make, visitor):
    plan = make.plan(2027, 2030, state=PlanState.PREPARED)
    version = make.version(plan, body="Rada")
    other = make.plan()

    assert visitor().visits(f"/plan?plan={plan.id}&as_of=v{version.id}").status == 404
    assert visitor().visits(f"/plan?plan={other.id}&as_of=v{version.id}").status == 422


def test_a_plan_begun_later_was_not_there(cast, make, visitor, on_day):
    with on_day(2022, 1, 1):
        plan = make.plan()
        record("created", plan, by=cast.kora, new=plan.title)

    page = visitor(cast.kora).visits(f"/plan?plan={plan.id}&as_of=2021-12-31")

    assert page.status == 404
    assert page.heading == "This plan was not there yet"


def _last_before(*day):
    return end_of(date(*day)).upto
