"""Years, halves, quarters and months: a step stands where its term ends."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    CostSource,
    Entry,
    EntryKind,
    FundingSource,
    Milestone,
    MilestoneState,
    TargetGroup,
    Territory,
)
from planning.timeline.columns import MOST_COLUMNS, Columns, Scale, most_years
from planning.timeline.conditions import stands_in
from tests.timeline.test_timeline import row_of, sum_of, titles
from tests.visitor import words

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(days, st.sampled_from(Scale))
def test_every_day_of_a_year_falls_into_one_of_its_columns(day, scale):
    columns = Columns(scale, day.year, day.year)

    slots = [column.slot for column in columns]
    assert columns.slot_of(day) in slots
    assert len(slots) == len(columns) == 12 // columns.months
    assert 1 <= columns.quarter_of(day) <= 4


@given(st.sampled_from(Scale), st.integers(1990, 2080))
def test_as_many_years_fit_as_have_at_most_twelve_columns(scale, first):
    fit = Columns(scale, first, first + most_years(scale) - 1)

    assert len(fit) == MOST_COLUMNS
    assert [column.slot for column in fit] == list(range(fit.first, fit.last + 1))


@pytest.mark.parametrize("scale", Scale)
def test_the_database_counts_columns_as_we_do(make, scale):
    some = [date(2019, 1, 1), date(2019, 6, 30), date(2019, 7, 1), date(2020, 12, 31)]
    activity = make.activity(make.group(), plan=make.plan(2019, 2022))
    for day in some:
        make.milestone(activity, "x", when=f"{day.day}. {day.month}. {day.year}")
    db.session.flush()

    columns = Columns(scale, 2019, 2020)
    found = db.session.execute(
        select(Milestone.ends_on, stands_in(columns)).order_by(Milestone.id),
        {"last_day": date(2020, 12, 31)},
    ).all()
    by_hand = [(day, columns.slot_of(day) - columns.first) for day in some]
    assert [tuple(row) for row in found] == by_hand


@pytest.mark.parametrize(
    ("scale", "heads"),
    [
        ("half", ["half 1 2020", "half 2 2020"]),
        ("quarter", ["quarter 1 2020", "quarter 2 2020", "quarter 3 2020", "quarter 4 2020"]),
        ("month", ["January 2020", "February 2020"]),
    ],
)
def test_an_official_looks_closer(plan, cast, visitor, scale, heads):
    page = visitor(cast.omar).visits("/timeline?from=2020&to=2020")

    page.chooses("Columns", {"half": "halves", "quarter": "quarters", "month": "months"}[scale])
    page.presses("Show")

    shown = [words(th).removeprefix("today ") for th in page.page.select(".timeline__head")]
    assert shown[: len(heads)] == heads
    assert page.value_of("Columns") == page.page.select_one("#scale option[selected]").text


def test_a_step_known_by_its_year_stands_at_its_end_and_says_so(plan, make, cast, visitor):
    make.milestone(plan.bed, "smlouva", when="2. čtvrtletí 2020", state=MilestoneState.DONE)
    make.milestone(plan.bed, "nábor", when="březen 2020")

    page = visitor(cast.omar).visits("/timeline?from=2020&to=2020&scale=month")

    row_of(page, "Krizové lůžko")  # takes what is only heard off the page
    row = page.page.select_one("tbody tr:nth-child(2)")
    cells = [words(td) for td in row.select("td")][1:]
    assert cells[11] == "metodika end of 2020, partly done"
    assert cells[5] == "smlouva 2. čtvrtletí 2020, done"
    assert cells[2] == "nábor late"
    assert [place for place, cell in enumerate(cells) if cell != "duration"] == [2, 5, 11]


def test_a_screen_reader_hears_which_step_by_when_and_how_it_stands(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline")

    marks = [words(li) for li in page.page.select("tbody tr:nth-child(2) li")]
    assert marks[1] == "Step 2 of 4, end of 2019: jednání s krajem late"


def test_sums_follow_the_columns_but_money_stays_with_its_year(plan, make, cast, visitor):
    make.cost(plan.bed, 200_000)

    page = visitor().visits("/timeline?from=2019&to=2020&scale=half")

    steps, money = page.page.select("tfoot tr")
    assert [words(td) for td in steps.select("td")][1:] == [
        "0 steps", "2 steps, done 1, late 1", "1 step", "1 step",
    ]  # fmt: skip
    assert [words(td) for td in money.select("td")][1:] == ["200 000 Kč", "200 000 Kč"]
    assert [td["colspan"] for td in money.select("td[colspan]")] == ["2", "2"]
    assert sum_of(visitor().visits("/timeline"), 2019).startswith("200 000 Kč 2 steps")


def test_what_does_not_fit_is_a_press_away(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?scale=month")
    assert page.sees("Twelve columns fit beside each other, which is 1 year. Here is 2020.")

    page.follows("Earlier: 2019")

    assert page.sees("Year 2019.")
    assert page.value_of("Columns") == "months"
    page.follows("Later: 2020")
    page.follows("Later: 2021").follows("Later: 2022")
    page.follows("Later: 2023")  # steps run beyond the end of a plan
    assert page.page.find("a", rel="next") is None


def test_today_stands_in_its_quarter_of_a_column(plan, visitor):
    now = lambda scale: [  # noqa: E731
        (words(th).split()[-2], th["data-quarter"])
        for th in visitor().visits(f"/timeline?scale={scale}").page.select("thead .timeline__now")
    ]
    assert now("quarter") == [("4", "1")]
    assert now("month") == [("October", "2")]


def test_rows_are_gathered_by_who_is_responsible(plan, cast, make, visitor):
    zora = make.person("Adamová", first_name="Zora")
    plan.bed.responsible, plan.bed.responsible_id = "Mgr. Zora Adamová", zora.id
    plan.campaign.responsible = "vedoucí odboru"

    page = visitor(cast.kora).visits("/timeline?by=person")

    assert [words(th) for th in page.page.select("th[scope=rowgroup]")] == [
        "Mgr. Zora Adamová 1 activity: late 1",
        "vedoucí odboru 1 activity: at risk 1",
        "Nobody is responsible yet 1 activity: unknown 1",
    ]


def test_who_may_not_be_named_is_not_named_here_either(plan, cast, make, visitor):
    zora = make.person("Adamová", first_name="Zora", name_is_public=False)
    plan.bed.responsible, plan.bed.responsible_id = "Zora Adamová", zora.id

    page = visitor().visits("/timeline?by=person")
    assert not page.sees("Zora")
    assert page.sees("The person is not named in public 1 activity: late 1")
    assert titles(visitor().visits("/timeline?person=zora")) == []
    assert titles(visitor(cast.mia).visits("/timeline?person=adamova")) == ["Krizové lůžko"]


def test_rows_are_gathered_by_what_is_being_done(plan, cast, visitor):
    page = visitor(cast.kora).visits("/timeline").chooses("Gather by", "realisation")

    page.presses("Show")

    assert [words(th) for th in page.page.select("th[scope=rowgroup]")] == [
        "Not started 1 activity: unknown 1",
        "Running 2 activities: late 1, at risk 1",
    ]


def test_words_are_found_wherever_they_stand_whatever_their_accents(plan, cast, visitor, make):
    plan.campaign.description = "Rozhovory s rodiči 100 %"
    find = lambda q: titles(visitor(cast.kora).visits("/timeline?q=" + q))  # noqa: E731

    assert find("LUZKO") == ["Krizové lůžko"]
    assert find("krajem 2.1") == ["Krizové lůžko"]
    assert find("rodici") == find("100 %25") == ["Kampaň"]
    assert find("krajem rodici") == []
    assert find("_") == []
    assert len(find("%20")) == 3


def test_one_may_choose_who_pays_for_whom_and_where(plan, cast, make, visitor):
    source = FundingSource(code="SMO", name="Rozpočet města")
    target, city = TargetGroup(name="Senioři"), Territory(name="Město")
    part = Territory(name="Čtvrť", parent=city)
    db.session.add_all([source, target, city, part])
    db.session.flush()
    make.cost(plan.bed).links.append(CostSource(funding_source_id=source.id))
    for kind, link in (
        (EntryKind.TARGET_GROUP, {"target_group_id": target.id}),
        (EntryKind.TERRITORY, {"territory_id": part.id}),
    ):
        db.session.add(Entry(activity_id=plan.bed.id, kind=kind, text="x", **link))

    for label, choice in (
        ("Funding source", "SMO Rozpočet města"),
        ("Target group", "Senioři"),
        ("Territory", "Město"),
        ("Territory", "Čtvrť"),
    ):
        page = visitor(cast.omar).visits("/timeline").chooses(label, choice).presses("Show")
        assert titles(page) == ["Krizové lůžko"]
        assert page.sees(f"{label}: {choice}")
