from __future__ import annotations

import pytest

from planning.lib.database import db
from planning.model import Activity, Basis, Realisation, Stage
from planning.timeline.forms import Asked, By
from planning.timeline.queries import Named, Offered, measures_of_page
from tests.counting import statements
from tests.visitor import words


def row_of(page, title):
    """The cells of an activity's row: how it stands, then what is seen in each column."""
    for unseen in page.page.select("li > i"):
        unseen.extract()
    [link] = [a for a in page.page.select("tbody th a") if words(a) == title]
    how, *cells = link.find_parent("tr").select("td")
    years = [words(th) for th in page.page.select("thead .timeline__head")]
    return words(how), dict(zip((y[-4:] for y in years), map(words, cells), strict=True))


def titles(page):
    return [words(a) for a in page.page.select("tbody th[scope=row] a")]


def sum_of(page, year):
    return words(page.page.select_one(f"tfoot td[data-when='{year}']"))


def test_an_official_looks_at_one_year_and_opens_an_activity(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline")
    assert page.heading == "Timeline of the plan"
    assert [words(th)[-4:] for th in page.page.select(".timeline__head")] == [
        "2019", "2020", "2021", "2022",
    ]  # fmt: skip

    page.fills("From year", "2020").fills("To year", "2020").presses("Show")

    how, years = row_of(page, "Krizové lůžko")
    assert how == (
        "On time Running; in other years the step “jednání s krajem” was to be done by 2019"
    )
    assert years == {"2020": "metodika partly done"}
    assert page.sees("Year 2020. 2 activities, as of 14. 10. 2020.")
    assert not page.sees("spuštění služby")
    assert page.follows("Krizové lůžko").heading == "Krizové lůžko"


def test_steps_stand_in_the_years_they_end_in(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline")

    _how, years = row_of(page, "Krizové lůžko")
    assert years == {
        "2019": "mapování možností done jednání s krajem late",
        "2020": "metodika partly done",
        "2021": "spuštění služby planned",
        "2022": "",
    }
    how, years = row_of(page, "Kampaň")
    assert how == "At risk Running; the step “konference” is at risk"
    assert years == {
        "2019": "letáky ongoing, planned",
        "2020": "ongoing",
        "2021": "konference 2020-2021, at risk",
        "2022": "ongoing",
    }


def test_a_step_that_ends_later_stands_in_its_first_year_on_the_page(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?from=2020&to=2020")

    assert row_of(page, "Kampaň")[1] == {
        "2020": "konference 2020-2021, at risk letáky ongoing, planned"
    }


def test_today_is_drawn_once_for_the_whole_table(plan, visitor):
    page = visitor().visits("/timeline")
    [today] = page.page.select("col.timeline__now")
    assert today["data-quarter"] == "4"
    assert visitor().visits("/timeline?from=2021&to=2022").page.select(".timeline__now") == []


def test_the_public_sees_what_is_approved_and_members_their_drafts(plan, cast, visitor):
    assert titles(visitor().visits("/timeline")) == ["Krizové lůžko", "Kampaň"]
    assert titles(visitor(cast.nora).visits("/timeline")) == ["Krizové lůžko", "Kampaň"]
    assert titles(visitor(cast.mia).visits("/timeline"))[-1] == "Primární prevence"
    assert not visitor().visits("/timeline?stage=drafted").sees("Primární prevence")
    assert titles(visitor(cast.mia).visits("/timeline?stage=drafted")) == ["Primární prevence"]


def test_rows_are_gathered_by_measure_or_by_group(plan, cast, make, visitor):
    make.activity(
        cast.seniors, measure=plan.help, number="2.1.1", title="Poradna", stage=Stage.APPROVED
    )
    by_measure = visitor(cast.kora).visits("/timeline").page
    assert [words(th) for th in by_measure.select("th[scope=rowgroup]")] == [
        "2.1 Zajistit pomoc 2 activities: late 1, unknown 1",
        "3.1 Informovat veřejnost 2 activities: at risk 1, unknown 1",
    ]
    by_group = visitor(cast.kora).visits("/timeline").chooses("Gather by", "groups").presses("Show")
    assert [words(th) for th in by_group.page.select("th[scope=rowgroup]")] == [
        "Protidrogová prevence 3 activities: late 1, at risk 1, unknown 1",
        "Senioři 1 activity: unknown 1",
    ]


def test_the_tally_leads_to_what_it_counts(plan, cast, visitor):
    page = visitor(cast.kora).visits("/timeline?from=2019&to=2022")

    page.follows("Late: 1")
    assert titles(page) == ["Krizové lůžko"]
    assert page.sees("Years 2019–2022. Timeliness: Late. 1 activity")
    assert page.follows("At risk: 1").sees("Kampaň")
    assert len(titles(page.follows("all, however they stand"))) == 3


def test_every_choice_works_and_is_said_in_words(plan, cast, visitor):
    page = visitor(cast.kora).visits("/timeline")
    page.chooses("Group", "Protidrogová prevence").chooses("Measure", "3.1 Informovat veřejnost")
    page.chooses("Realisation", "Running").chooses("Proposal", "Approved").presses("Show")

    assert titles(page) == ["Kampaň"]
    for said in (
        "Group: Protidrogová prevence",
        "Measure: 3.1 Informovat veřejnost",
        "Proposal: Approved",
        "Realisation: Running",
    ):
        assert page.sees(said)
    assert page.value_of("Measure") == "3.1 Informovat veřejnost"


@pytest.mark.parametrize(
    ("address", "field", "words_"),
    [
        ("from=abc", "From year", "Write a year from 1990 to 2100."),
        ("from=99999999999999999999", "From year", "Write a year from 1990 to 2100."),
        ("to=-1", "To year", "Write a year from 1990 to 2100."),
        ("to=%C2%B2020", "To year", "Write a year from 1990 to 2100."),
        (
            "from=2022&to=2019",
            "To year",
            "From 2022 to 2019 makes no sense. Change the first year too.",
        ),
        ("group=all", "Group", "There is no such choice. Choose one from the list."),
        ("stage=done", "Proposal", "There is no such choice. Choose one from the list."),
        ("timeliness=%00", "Timeliness", "There is no such choice. Choose one from the list."),
        ("by=colour", "Gather by", "There is no such choice. Choose one from the list."),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(plan, visitor, address, field, words_):
    page = visitor().visits(f"/timeline?{address}")

    assert page.status == 422
    assert page.problem_with(field) == words_
    assert page.sees("Something in the choice below cannot be read.")
    assert not page.page.select(".timeline__years [rel]"), "from where would be earlier or later"
    assert page.follows("Show the whole timeline").status == 200


@pytest.mark.parametrize(
    "address",
    ["group=999", "measure=99999999999999999999", "from=2090", "to=1991", "page=77", "stage=idea"],
)
def test_nothing_found_says_how_to_go_on(plan, visitor, address):
    page = visitor().visits(f"/timeline?{address}")

    assert page.status == 200
    assert page.sees("No activity fits this choice.")
    assert page.page.select("table") == []
    way_out = "Go to the first page" if "page" in address else "Show the whole timeline"
    assert titles(page.follows(way_out)) == ["Krizové lůžko", "Kampaň"]


@pytest.mark.parametrize("address", ["page=0", "page=-3", "page=x", "from=&to=&group=&by=", "x=1"])
def test_odd_addresses_do_no_harm(plan, visitor, address):
    assert len(titles(visitor().visits(f"/timeline?{address}"))) == 2


def test_an_empty_city_has_an_empty_timeline(visitor):
    page = visitor().visits("/timeline")

    assert page.sees("When the city starts its plan, its activities will stand here")
    assert page.page.main.select("form, table") == []


def test_years_of_the_plans_are_one_press_each(plan, visitor):
    page = visitor().visits("/timeline?timeliness=late")
    years = words(page.page.select_one(".timeline__years"))
    assert years.endswith("2019 2020 2021 2022 Later: 2023–2026")

    page.follows("2020")

    assert page.sees("Year 2020. Timeliness: Late.")
    assert page.value_of("From year") == page.value_of("To year") == "2020"
    assert words(page.page.select_one(".timeline__years [aria-current]")) == "2020"
    assert page.follows("the current plan").sees("Years 2019–2022. Timeliness: Late.")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "More choices"),
        ("from=2020&group=1&by=measure&stage=", "More choices"),
        ("timeliness=late", "More choices, chosen: 1"),
        ("by=person&source=1", "More choices, chosen: 2"),
        ("q=kraj&scale=month", "More choices"),
    ],
)
def test_further_choices_are_folded_and_say_how_many_are_made(plan, visitor, address, said):
    """What was chosen stands in words above the table, so that the table comes first."""
    more = visitor().visits(f"/timeline?{address}").page.select_one(".filters__more")
    assert words(more.summary) == said
    assert not more.has_attr("open")


@pytest.mark.parametrize(("address", "is_open"), [("by=colour", True), ("from=abc", False)])
def test_a_further_choice_that_cannot_be_read_is_shown(plan, visitor, address, is_open):
    more = visitor().visits(f"/timeline?{address}").page.select_one(".filters__more")
    assert more.has_attr("open") is is_open


def test_years_in_which_nothing_stands_are_empty_cells(plan, visitor):
    """So that a narrow screen can leave them out."""
    cells = visitor().visits("/timeline").page.select("tbody td")

    silent = [cell for cell in cells if not words(cell)]
    assert 0 < len(silent) < len(cells)
    assert not any(cell.contents for cell in silent)


def test_twelve_years_fit_beside_each_other(plan, visitor):
    page = visitor().visits("/timeline?from=2010&to=2050")

    assert len(page.page.select(".timeline__head")) == 12
    assert page.sees("Twelve columns fit beside each other, which is 12 years. Here are 2010–2021.")


def test_an_activity_without_terms_is_there_as_long_as_its_plan(plan, cast, visitor):
    titles_of = lambda years: titles(visitor(cast.kora).visits(f"/timeline?{years}"))  # noqa: E731
    assert "Primární prevence" in titles_of("from=2022&to=2022")
    assert "Kampaň" in titles_of("from=2020&to=2020")
    assert titles_of("from=2023&to=2023") == []


def test_an_activity_is_there_in_a_year_between_two_of_its_steps(plan, make, cast, visitor):
    measure = make.measure(plan.plan, "1.1")
    quiet = make.activity(cast.drugs, measure=measure, title="Terén", stage=Stage.APPROVED)
    make.milestone(quiet, "příprava", when="2019")
    make.milestone(quiet, "hodnocení", when="2022")
    between = "from=2020&to=2021"

    page = visitor(cast.kora).visits(f"/timeline?{between}")
    _how, years = row_of(page, "Terén")
    assert years == {"2020": "duration", "2021": "duration"}
    page.visits(f"/timeline?{between}&as_of=2020-10-13")
    assert row_of(page, "Terén")[1] == years
    for outside in ("from=2018&to=2018", "from=2023&to=2023"):
        assert "Terén" not in titles(visitor(cast.kora).visits(f"/timeline?{outside}"))


def test_sums_of_a_year_count_steps_and_never_divide_money(plan, make, cast, visitor):
    make.cost(plan.bed, 200_000)  # every year
    make.cost(plan.bed, 1_000_000, year=2020, basis=Basis.ONCE)
    make.cost(plan.campaign, 30_000, year=2020)
    make.cost(plan.campaign, 90_000, basis=Basis.WHOLE)
    make.cost(plan.campaign, None)
    make.cost(plan.draft, 5_000, year=2020)  # the public must not learn of it

    page = visitor().visits("/timeline")
    assert sum_of(page, 2019) == "200 000 Kč 2 steps, done 1, late 1"
    assert sum_of(page, 2020) == "1 230 000 Kč 1 step"
    assert sum_of(page, 2021) == "200 000 Kč 2 steps"
    assert sum_of(page, 2022) == "200 000 Kč 0 steps"
    assert page.sees("Further 90 000 Kč is not planned for any particular year.")

    assert sum_of(visitor(cast.mia).visits("/timeline"), 2020) == "1 235 000 Kč 1 step"
    late = visitor().visits("/timeline?timeliness=late")
    assert sum_of(late, 2020) == "1 200 000 Kč 1 step"
    assert sum_of(visitor().visits("/timeline?from=2020&to=2020"), 2020).endswith("Kč 2 steps")


def test_what_people_typed_is_only_text(plan, make, cast, visitor):
    evil = "<script>alert(1)</script>"
    activity = make.activity(
        cast.drugs, plan=plan.plan, title=evil, number="<b>", stage=Stage.APPROVED
    )
    make.milestone(activity, evil, when="2020")
    plan.help.title = evil

    page = visitor().visits("/timeline")
    assert "<script>alert" not in page.text
    assert page.text.count("&lt;script&gt;alert(1)") >= 3


def many(make, cast, plan, count):
    for n in range(count):
        activity = make.activity(
            cast.drugs,
            measure=plan.help,
            number=f"2.1.{n + 10}",
            title="Podpořit vznik krizového lůžka pro osoby v nouzi",
            stage=Stage.APPROVED,
            realisation=Realisation.PREPARED,
        )
        for year in range(2019, 2023):
            make.milestone(activity, "metodika a školení pracovníků", when=str(year))
            make.cost(activity)


def test_it_asks_as_many_questions_for_5_as_for_60_activities_and_rows_stay_small(
    plan, make, cast, visitor
):
    counts, sizes = [], []
    for more in (5, 55):
        many(make, cast, plan, more)
        page = visitor(cast.omar)
        with statements() as sent:
            page.visits("/timeline")
        counts.append(len(sent))
        sizes.append((len(titles(page)), len(page.text.encode())))
    assert counts[0] == counts[1] <= 11, counts
    (few, small), (lots, large) = sizes
    assert (large - small) / (lots - few) < 850


def test_a_long_timeline_comes_in_pages_and_its_sums_do_not(plan, make, cast, visitor, monkeypatch):
    monkeypatch.setattr("planning.timeline.queries.PAGE", 2)
    many(make, cast, plan, 3)
    page = visitor(cast.omar).visits("/timeline")

    assert len(titles(page)) == 2
    assert page.sees("5 activities, as of")
    assert page.sees("4 activities: late 4")
    first = sum_of(page, 2019)
    assert len(titles(page.follows("Next page"))) == 2
    assert sum_of(page, 2019) == first == "2 400 000 Kč 5 steps, done 1, late 4"
    assert titles(page.follows("Next page")) == ["Kampaň"]
    assert page.page.find("a", string="Next page") is None


@pytest.mark.parametrize("chosen", ["", "&timeliness=unknown", "&by=group"])
def test_pages_hold_together_what_one_page_would(plan, make, cast, visitor, monkeypatch, chosen):
    later = make.plan(2020, 2024)
    for years in (plan.plan, later):
        for number in ("9.10", "9.9"):
            measure = make.measure(years, number)
            for last in (2, 1):
                title, at = f"{years.first_year} {number}.{last}", f"{number}.{last}"
                make.activity(cast.drugs, measure=measure, number=at, title=title)
        make.activity(cast.seniors, plan=years, title=f"{years.first_year} beside all measures")
    whole = titles(visitor(cast.kora).visits(f"/timeline?from=2019&to=2024{chosen}"))
    assert len(whole) > 10

    monkeypatch.setattr("planning.timeline.queries.PAGE", 2)
    page, found = visitor(cast.kora).visits(f"/timeline?from=2019&to=2024{chosen}"), []
    found += titles(page)
    while page.page.find("a", string="Next page"):
        found += titles(page.follows("Next page"))

    assert found == whole


def test_a_page_looks_only_into_measures_that_come_up_to_it(monkeypatch):
    offered = Offered([], [], [Named(7, "2.1"), Named(8, "3.1"), Named(5, "1.1")], [], [], [])
    places = {(2019, 5): 3, (2023, 8): 1, (2023, 7): 1, (2019, -1): 1}

    def looked_into(page, **asked):
        return measures_of_page(Asked(2019, 2026, page=page, **asked), offered, places)

    monkeypatch.setattr("planning.timeline.queries.PAGE", 1)
    assert looked_into(1) == [7, 8]
    assert looked_into(2) == [7, 8, 5]
    assert looked_into(5) is None  # those without a measure are among them
    assert looked_into(1, by=By.GROUP) is looked_into(1, folded=frozenset("7")) is None


def test_asked_again_it_says_unchanged_until_something_changes(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline").visits("/timeline")
    tag = page.headers["ETag"]
    assert page.visits("/timeline", If_None_Match=tag).status == 304
    assert page.visits("/timeline?from=2020", If_None_Match=tag).status == 200
    assert visitor().visits("/timeline", If_None_Match=tag).status == 200

    visitor(cast.kora).patches(
        f"/activities/{plan.bed.id}", {"based_on": 1, "changes": {"title": "Krizová místnost"}}
    )
    page.visits("/timeline", If_None_Match=tag)
    assert page.status == 200
    assert "Krizová místnost" in titles(page)


def test_on_paper_it_is_wide(plan, visitor):
    body = visitor().visits("/timeline").page.body
    assert body["class"] == ["page--wide", "page--timeline"]


def test_activities_without_a_measure_stand_last(plan, make, cast, visitor):
    make.activity(cast.drugs, plan=plan.plan, number="", title="Nápad", stage=Stage.APPROVED)
    page = visitor().visits("/timeline")
    assert titles(page)[-1] == "Nápad"
    assert page.sees("Without a measure yet 1 activity: unknown 1")
    assert db.session.query(Activity).count() == 4
