"""The timeline of a day or a version beside today's: what became of each step, for whom."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from planning.history import add_row, differences, record, remove_row, revise, state_after
from planning.history.moments import Moment
from planning.lib.database import db
from planning.lib.periods import parse
from planning.model import Activity, Event, MilestoneState, PlanState, Realisation, Stage
from planning.timeline import past
from planning.timeline.comparing import Fate, turns
from planning.timeline.forms import Asked, By
from tests.counting import statements
from tests.files import fetched
from tests.visitor import words

THEN = datetime(2020, 1, 31, 12, tzinfo=UTC)


def change(activity, by, **changes):
    revise(activity, changes, based_on=activity.version, by=by)


def move(activity, stage, by):
    old, activity.stage = activity.stage, stage
    record("stage moved", activity, by=by, old=old, new=stage)


@pytest.fixture
def since(plan, cast, make):
    """What happened to the schedules between January 2020 and October."""
    db.session.flush()
    for activity in (plan.bed, plan.campaign, plan.draft):
        activity.created_at = datetime(2019, 1, 1, tzinfo=UTC)
        record("created", activity, by=cast.mia, new=activity.title)
    db.session.flush()
    for event in db.session.scalars(db.select(Event)):
        event.at = THEN
    upto = db.session.scalar(db.select(db.func.max(Event.id)))
    mapped, region, method, start = plan.bed.milestones
    change(plan.bed, cast.mia, **{f"milestones/{region.id}/when": "2021"})
    change(plan.bed, cast.mia, **{f"milestones/{method.id}/state": "done"})
    change(plan.bed, cast.mia, **{f"milestones/{start.id}/text": "otevření"})
    add_row(plan.bed, "milestones", {"text": "druhé lůžko", "when": "2022"}, by=cast.mia)
    remove_row(plan.bed, "milestones", mapped.id, by=cast.mia)
    return upto


def marks(page, title):
    """Each step of an activity as it is read: year, text and word."""
    [link] = [a for a in page.page.select("tbody th a") if words(a) == title]
    found = {}
    for unseen in page.page.select("li > i"):
        unseen.extract()
    for cell in link.find_parent("tr").select("td[data-when]"):
        for item in cell.select("li"):
            found[cell["data-when"], words(item)] = " ".join(item.get("class", []))
    return found


def how(page, title):
    [link] = [a for a in page.page.select("tbody th a") if words(a) == title]
    return words(link.find_parent("tr").select_one("td"))


def test_an_official_sees_what_became_of_each_step(since, plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?as_of=2020-02-01")

    assert (
        page.value_of("Compare with a day or version")
        == "1.\N{NO-BREAK SPACE}2.\N{NO-BREAK SPACE}2020"
    )
    assert page.heading == "What has changed on the timeline"
    assert page.sees("From 1. 2. 2020 to today.")
    assert page.sees(
        "1 step was moved, 1 step was added, 1 step was taken out, 1 step was done, "
        "1 step changed otherwise."
    )
    assert marks(page, "Krizové lůžko") == {
        ("2019", "mapování možností no longer planned"): "gone",
        ("2019", "jednání s krajem stood here, moved to 2021"): "was",
        ("2020", "metodika done meanwhile"): "done",
        ("2021", "jednání s krajem moved from 2019 to 2021, planned"): "moved",
        ("2021", "otevření planned; worded “spuštění služby” before"): "",
        ("2022", "druhé lůžko new, planned"): "new",
    }
    assert how(page, "Krizové lůžko") == "On time Running; then: late"
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_no_step_of_what_was_called_off_is_late(since, plan, cast, visitor):
    plan.bed.realisation = Realisation.CANCELLED
    plan.bed.milestones[-1].state = MilestoneState.PLANNED
    change(plan.bed, cast.mia, **{f"milestones/{plan.bed.milestones[-1].id}/when": "2020"})

    page = visitor(cast.omar).visits("/timeline?as_of=2020-02-01")

    assert marks(page, "Krizové lůžko")["2020", "druhé lůžko new, planned"] == "new"


def test_only_what_has_changed_can_be_shown(since, plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?as_of=1. 2. 2020")
    assert page.sees("konference")

    page.follows("only what has changed")

    assert not page.sees("konference")
    assert page.sees("druhé lůžko")
    assert page.follows("the timeline of today").heading == "Timeline of the plan"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (2019, "1 step was moved, 1 step was taken out."),
        (2020, "1 step was done."),
        (2021, "1 step was moved, 1 step changed otherwise."),
        (2022, "1 step was added."),
    ],
)
def test_what_is_counted_is_what_stands_in_those_years(since, cast, visitor, years, said):
    page = visitor(cast.omar).visits(f"/timeline?as_of=2020-02-01&from={years}&to={years}")

    assert page.sees(f"to today. {said}")
    page.follows("only what has changed")
    assert page.sees("Krizové lůžko")
    assert not page.sees("Kampaň"), "nothing has changed there in these years"


def test_only_what_has_changed_in_those_years_is_shown(since, plan, cast, visitor):
    change(plan.campaign, cast.mia, **{f"milestones/{plan.campaign.milestones[0].id}/when": "2022"})
    page = visitor(cast.omar).visits("/timeline?as_of=2020-02-01&from=2019&to=2019&changed=1")

    assert page.sees("1 step was moved, 1 step was taken out.")
    assert not page.sees("Kampaň")


def test_what_became_of_a_step_without_a_term_is_told_beside_the_years(
    since, plan, make, cast, visitor
):
    start = next(step for step in plan.bed.milestones if step.text == "otevření")
    change(plan.bed, cast.mia, **{f"milestones/{start.id}/when": ""})
    sometime = make.milestone(plan.bed, "nábor", when="")
    change(plan.bed, cast.mia, **{f"milestones/{sometime.id}/state": "done"})
    letters = plan.campaign.milestones[1]
    change(plan.campaign, cast.mia, **{f"milestones/{letters.id}/state": "done"})

    page = visitor(cast.omar).visits("/timeline?as_of=2020-02-01&from=2020&to=2020")

    assert page.sees("1 step was moved, 3 steps were done.")
    stands = how(page, "Krizové lůžko")
    assert "otevření: moved from 2021 to no term, planned; nábor: done meanwhile" in stands
    assert ("2020", "letáky done meanwhile") in marks(page, "Kampaň")


def test_the_moment_is_chosen_in_the_form(since, plan, make, cast, visitor):
    make.version(plan.plan, name="Schváleno", body="Rada", upto=since)
    page = visitor(cast.omar).visits("/timeline")

    page.fills("Compare with a day or version", "Schváleno (2019–2022)").presses("Show")

    assert page.sees("From the version “Schváleno” to today.")
    assert page.value_of("Compare with a day or version") == "Schváleno (2019–2022)"
    assert page.sees("1 step was moved")
    page.fills("Compare with a day or version", "včera").presses("Show")
    assert page.status == 422
    assert page.sees("Write a day such as 25. 1. 2019, or the name of a version of the plan.")


def test_what_a_body_decided_on_is_one_press_away(since, plan, make, cast, visitor):
    make.version(plan.plan, name="Schváleno", body="Rada", upto=since)
    make.version(plan.plan, name="Pracovní", upto=since)

    page = visitor(cast.omar).visits("/timeline?from=2020&to=2021")
    page.follows("What has changed since “Schváleno”")

    assert page.sees("From the version “Schváleno” to today.")
    assert page.sees("Years 2020–2021.")
    assert not visitor().visits("/timeline?from=2030&to=2030").sees("What has changed since")


def test_activities_come_and_go(since, plan, make, cast, visitor):
    new = make.activity(
        cast.drugs, measure=plan.help, number="2.1.9", title="Nová", created_at=datetime.now(UTC)
    )
    make.milestone(new, "první krok", when="2021")
    record("created", new, by=cast.mia, new="Nová")
    move(plan.campaign, Stage.DROPPED, cast.kora)

    page = visitor(cast.kora).visits("/timeline?as_of=2020-02-01&changed=1")

    assert page.sees("1 activity is new, 1 activity was dropped.")
    assert how(page, "Nová") == "On time Not started; a new activity"
    assert marks(page, "Nová") == {("2021", "první krok planned"): ""}
    assert how(page, "Kampaň").startswith("dropped since")


def test_what_is_not_approved_says_so_beside_the_marks_of_then(since, plan, cast, visitor):
    page = visitor(cast.mia).visits("/timeline?as_of=2020-02-01")

    names = [words(th) for th in page.page.select("tbody th[scope=row]")]
    assert names[-1] == "3.1.2 Primární prevence in draft"
    move(plan.draft, Stage.DROPPED, cast.kora)
    page.visits("/timeline?as_of=2020-02-01")
    assert words(page.page.select("tbody th[scope=row]")[-1]) == "3.1.2 Primární prevence"
    assert how(page, "Primární prevence").startswith("dropped since")


def test_nothing_changed_is_said(plan, cast, visitor):
    plan.bed.created_at = plan.campaign.created_at = datetime(2019, 1, 1, tzinfo=UTC)

    page = visitor(cast.omar).visits("/timeline?as_of=2020-10-13&changed=1")

    assert page.sees("Nothing has changed in these years.")
    assert page.sees("Every step stands as it stood then.")
    page.follows("Show also what has not changed")
    assert page.sees("Krizové lůžko")
    paper = fetched(visitor(cast.omar), "/timeline.pdf?as_of=2020-10-13&changed=1")
    [printed] = PdfReader(BytesIO(paper.data)).pages
    assert "Every step stands as it stood then." in printed.extract_text()


@pytest.mark.parametrize("day", ["2020-10-14", "2099-01-01"])
def test_with_a_day_that_is_not_over_there_is_nothing_to_compare(plan, cast, visitor, day):
    page = visitor(cast.omar).visits(f"/timeline?as_of={day}&changed=1")

    assert page.heading == "Timeline of the plan"
    assert page.sees("This is the timeline of today.")
    assert page.sees("Krizové lůžko")


def test_who_may_look_at_which_past(since, plan, make, cast, visitor):
    approved = make.version(plan.plan, name="Schváleno", body="Rada", upto=since)
    ours = make.version(plan.plan, name="Pro nás", upto=since)
    move(plan.bed, Stage.RETURNED, cast.kora)

    for stranger in (None, cast.ada):
        assert visitor(stranger).visits("/timeline?as_of=2020-02-01").status == 404
        assert visitor(stranger).visits(f"/timeline?as_of=v{ours.id}").status == 422
        page = visitor(stranger).visits(f"/timeline?as_of=v{approved.id}")
        assert how(page, "Krizové lůžko") == "no longer public"
        assert ("2019", "mapování možností done") in marks(page, "Krizové lůžko")
        assert not page.sees("druhé lůžko"), "what it says today is not public"
        assert not page.sees("otevření")
        assert not page.sees("Primární prevence")
    assert visitor(cast.nora).visits("/timeline?as_of=2020-02-01").sees("No activity fits")
    assert visitor(cast.mia).visits("/timeline?as_of=2020-02-01").sees("Primární prevence")
    assert fetched(visitor(), "/timeline.pdf?as_of=2020-02-01").status_code == 404
    assert fetched(visitor(), f"/timeline.xlsx?as_of=v{ours.id}").status_code == 404


def test_a_version_of_a_plan_in_preparation_is_none_of_a_strangers_business(
    since, plan, make, cast, visitor
):
    prepared = make.plan(2023, 2026, state=PlanState.PREPARED)
    coming = make.version(prepared, name="Chystané", body="Rada", upto=since)
    known = "#known-versions option"

    page = visitor(cast.ada).visits("/timeline?from=2019&to=2026")
    assert [each["value"] for each in page.page.select(known)] == ["Chystané (2023–2026)"]
    assert page.visits(f"/timeline?as_of=v{coming.id}").status == 200
    page = visitor().visits("/timeline?from=2019&to=2026")
    assert page.page.select(known) == []
    assert not page.sees("Chystané")
    for asked in (f"v{coming.id}", "Chystané"):
        assert visitor().visits(f"/timeline?as_of={asked}").status == 422


def test_how_a_hidden_activity_stands_today_cannot_be_asked(since, plan, make, cast, visitor):
    approved = make.version(plan.plan, name="Schváleno", body="Rada", upto=since)
    address = f"/timeline?as_of=v{approved.id}&timeliness=on_time"
    assert visitor().visits(address).sees("Krizové lůžko")

    move(plan.bed, Stage.RETURNED, cast.kora)

    assert not visitor().visits(address).sees("Krizové lůžko")


@pytest.mark.parametrize(("by", "count"), [(By.MEASURE, 3), (By.PERSON, 4)])
def test_both_moments_take_few_queries(since, plan, cast, by, count):
    with statements() as sent:
        assert cast.kora.role  # who asks is known before
        past.pairs(Asked(2019, 2022, by=by), Moment(since, THEN), cast.kora, [])
    assert len(sent) == 1 + count


def test_the_comparison_is_printed(since, plan, cast, visitor):
    data = fetched(visitor(cast.omar), "/timeline.pdf?as_of=2020-02-01&paper=a4").data

    said = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(data)).pages).split())
    assert "What has changed on the timeline" in said
    assert "From 1. 2. 2020 to today. 1 step was moved" in said
    assert "jednání s krajem moved from 2019 to 2021, planned" in said
    assert "mapování možností no longer planned" in said
    assert "druhé lůžko new, planned" in said


def test_a_comparison_takes_as_many_statements_for_many(since, plan, make, cast, visitor):
    counts = []
    for _time in range(2):
        with statements() as sent:
            assert visitor(cast.kora).visits("/timeline?as_of=2020-02-01").status == 200
        counts.append(len(sent))
        for number in range(5):
            other = make.activity(cast.seniors, plan=plan.plan, number=f"9.{number}")
            other.created_at = datetime(2019, 1, 1, tzinfo=UTC)
            step = make.milestone(other)
            change(other, cast.kora, **{f"milestones/{step.id}/when": "2022"})

    assert counts[0] == counts[1] <= 12


TEXTS, TERMS = st.sampled_from("abc"), st.sampled_from(["2019", "2020", "2/2021", "průběžně", ""])
STATES = st.sampled_from([state.value for state in MilestoneState])
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), TEXTS, TERMS),
        st.tuples(st.just("remove"), st.integers(0, 3), st.none()),
        st.tuples(st.just("text"), st.integers(0, 3), TEXTS),
        st.tuples(st.just("when"), st.integers(0, 3), TERMS),
        st.tuples(st.just("state"), st.integers(0, 3), STATES),
    ),
    max_size=12,
)


def do(activity, deed, by):
    verb, what, value = deed
    steps = activity.rows("milestones")
    if verb == "add":
        add_row(activity, "milestones", {"text": what, "when": value}, by=by)
    elif what < len(steps) and verb == "remove":
        remove_row(activity, "milestones", steps[what].id, by=by)
    elif what < len(steps):
        change(activity, by, **{f"milestones/{steps[what].id}/{verb}": value})


def fates_by_differences(then, now):
    """What ``history.differences`` says of each step, by its id."""
    found: dict[int, set[str]] = {}
    for step in differences(Activity, then, now):
        if step.path.startswith("milestones/"):
            _kind, id_, *name = step.path.split("/")
            found.setdefault(int(id_), set()).add(name[0] if name else step.verb)
    return found


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=DEEDS, after=DEEDS)
def test_what_compare_says_is_what_differs_between_two_states(cast, make, before, after):
    activity = make.activity(cast.drugs, created_at=datetime(2019, 1, 1, tzinfo=UTC))
    for deed in before:
        do(activity, deed, cast.mia)
    record("created", cast.drugs, by=cast.mia)  # a deed elsewhere, which is the moment
    upto = db.session.scalar(db.select(db.func.max(Event.id)))
    for deed in after:
        do(activity, deed, cast.mia)

    db.session.flush()
    asked = Asked(2019, 2022, typed={"changed": ""})
    moment = Moment(upto, datetime(2020, 1, 1, tzinfo=UTC))
    [pair] = [p for p in past.pairs(asked, moment, cast.mia, []) if p.row.id == activity.id]
    found = turns(pair.then, pair.now)

    then, now = state_after(activity, upto), state_after(activity, 2**31 - 1)
    changed = fates_by_differences(then, now)
    stood = {row.id: row.words for row in then.rows["milestones"]}
    stands = {row.id: row.words for row in now.rows["milestones"]}
    wanted = Counter(
        _wanted(changed.get(i, set()), stood.get(i), stands.get(i)) for i in stood | stands
    )
    assert Counter(turn.fate for turn in found) == wanted


def _wanted(changed, stood, stands):
    if stood is None or stands is None:
        assert changed == {"added" if stood is None else "removed"}
        return Fate.NEW if stood is None else Fate.GONE
    if "when" in changed and parse(stood["when"]) != parse(stands["when"]):
        return Fate.MOVED
    if "state" in changed and stands["state"] == "done":
        return Fate.DONE
    return Fate.CHANGED if changed & {"text", "state"} else Fate.SAME
