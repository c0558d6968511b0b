"""Bands are folded to their heads, lines stand closer, further rows come after."""

from __future__ import annotations

from tests.timeline.test_papers import printed, told
from tests.timeline.test_timeline import many, titles
from tests.visitor import words


def heads(page):
    return [words(th) for th in page.page.select("th[scope=rowgroup]")]


def test_a_folded_band_says_how_many_it_has(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?from=2019&to=2022")

    page.follows("Zajistit pomoc")

    assert titles(page) == ["Kampaň"]
    assert heads(page)[0] == "2.1 Zajistit pomoc 1 activity: late 1"
    fold = page.page.select_one("th[scope=rowgroup] a")
    assert fold["aria-expanded"] == "false"
    page.follows("Zajistit pomoc")
    assert titles(page) == ["Krizové lůžko", "Kampaň"]


def test_every_kind_of_band_folds(plan, cast, make, visitor):
    make.activity(cast.drugs, plan=plan.plan, title="Bez opatření")
    plan.campaign.responsible = "vedoucí odboru"
    for by, name in (
        ("measure", "Without a measure yet"),
        ("group", "Protidrogová prevence"),
        ("person", "vedoucí odboru"),
        ("person", "Nobody is responsible yet"),
        ("realisation", "Running"),
    ):
        page = visitor(cast.kora).visits(f"/timeline?by={by}")
        before, shown = heads(page), titles(page)
        page.follows(name)
        assert heads(page) == before
        assert len(titles(page)) < len(shown)


def test_each_plan_has_its_own_band_without_a_measure(plan, cast, make, visitor):
    for number, years in ((1, plan.plan), (2, make.plan(2023, 2026))):
        for each in range(number):
            make.activity(cast.drugs, plan=years, title=f"Bez opatření {number}.{each}")
    page = visitor(cast.kora).visits("/timeline?from=2019&to=2026")
    without = [each for each in heads(page) if each.startswith("Without")]
    said = "Without a measure yet "
    assert without == [f"{said}2 activities: unknown 2", f"{said}1 activity: unknown 1"]

    page.follows("Without a measure yet")

    assert [each for each in heads(page) if each.startswith("Without")] == without
    assert [each for each in titles(page) if "Bez" in each] == ["Bez opatření 1.0"]
    paper = told(printed(visitor, cast.kora, **{"from": 2019, "to": 2026}))
    assert "Without a measure yet 2 activities: unknown 2" in " ".join(paper.split())


def test_what_is_folded_takes_no_room_on_a_page(plan, make, cast, visitor, monkeypatch):
    monkeypatch.setattr("planning.timeline.queries.PAGE", 2)
    many(make, cast, plan, 3)
    page = visitor(cast.omar).visits("/timeline")
    assert titles(page)[0] == "Krizové lůžko"

    page.follows("Zajistit pomoc")

    assert titles(page) == ["Kampaň"]
    assert heads(page)[0] == "2.1 Zajistit pomoc 4 activities: late 4"
    assert page.page.find("a", string="Next page") is None


def test_a_page_says_how_much_fits_on_it(plan, make, cast, visitor, monkeypatch):
    monkeypatch.setattr("planning.timeline.queries.PAGE", 2)
    many(make, cast, plan, 3)

    page = visitor(cast.omar).visits("/timeline?page=2")

    assert page.sees("At most 2 activities stand on one page. Here are 3 to 4 of 5.")


def test_a_script_gets_the_next_rows_alone(plan, make, cast, visitor, monkeypatch):
    monkeypatch.setattr("planning.timeline.queries.PAGE", 2)
    many(make, cast, plan, 3)

    page = visitor(cast.omar).client.get("/timeline?page=2&part=rows").text

    assert page.count("data-band") == 1
    assert "<h1" not in page
    assert page.count('scope="row"') == 2
    assert "Next page" in page
    assert "part=rows" not in page


def test_a_script_gets_what_is_counted_alone(plan, cast, visitor):
    page = visitor(cast.omar).client.get("/timeline?part=counts").text

    assert "<tfoot" in page
    assert "timeliness=late" in page
    assert "<tbody" not in page


def test_lines_stand_closer_and_it_is_remembered(plan, cast, visitor):
    page = visitor(cast.omar).visits("/timeline")
    tag = page.headers["ETag"]

    page.follows("Lines closer together")
    assert page.page.select_one("table.timeline")["data-density"] == "tight"
    page.visits("/timeline", If_None_Match=tag)
    assert page.page.select_one("table.timeline")["data-density"] == "tight"
    page.follows("Lines further apart")
    assert not page.page.select_one("table.timeline").has_attr("data-density")
