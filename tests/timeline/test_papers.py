"""The timeline on paper and in Excel: everything chosen is there, and it fits."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from planning.documents import poster
from planning.model import Stage
from tests.counting import statements
from tests.files import fetched
from tests.make import NOON
from tests.visitor import words

#: Points of the longer side and the shorter one.
PAPERS = {"a3": (1191, 842), "a4": (842, 595)}


def printed(visitor, person=None, **chosen):
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    response = fetched(visitor(person), f"/timeline.pdf?{query}")
    assert response.status_code == 200
    return PdfReader(BytesIO(response.data))


def told(pdf):
    """All words of the file, as if they stood on one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def table(visitor, person=None, **chosen):
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    data = fetched(visitor(person), f"/timeline.xlsx?{query}").data
    return openpyxl.load_workbook(BytesIO(data))


@pytest.mark.long
@pytest.mark.parametrize(("paper", "count"), [("a3", 1), ("a3", 400), ("a4", 1), ("a4", 40)])
def test_every_step_is_on_paper_however_many_there_are(make, cast, visitor, paper, count):
    measure = make.measure(make.plan(2019, 2022), title="Zajistit pomoc")
    with make.together():
        for number in range(count):
            activity = make.activity(
                cast.drugs, measure=measure, number=f"2.1.{number}", stage=Stage.APPROVED,
                title="Poradenství pro lidi ohrožené závislostí",
            )  # fmt: skip
            for step in range(3):
                year = 2019 + (number + step) % 4
                text = f"Krok{number}x{step} peníze"
                make.milestone(activity, text, when=str(year), position=step)

    pdf = printed(visitor, paper=paper)

    texts = [" ".join(page.extract_text().split()) for page in pdf.pages]
    words = " ".join(texts)
    assert all(f"Krok{n}x{step} " in words for n in range(count) for step in range(3))
    wide, high = PAPERS[paper]
    for number, page in enumerate(pdf.pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (wide, high)
        assert "Timeliness and realisation" in texts[number - 1], "the heads come again"
        assert f"Page {number} of {len(pdf.pages)}" in texts[number - 1]
    assert len(pdf.pages) == 1 or count > 1
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data()


def test_a_row_stays_on_one_page_unless_it_is_very_long(make, cast, visitor):
    measure = make.measure(make.plan(2019, 2022), title="Zajistit pomoc")
    for number in range(30):
        activity = make.activity(cast.drugs, measure=measure, stage=Stage.APPROVED)
        for step in range(4 if number else 60):
            text = f"Krok{number}x{step} " + "Oslovit všechny poskytovatele" * (not number)
            make.milestone(activity, text, when="2019", position=step)

    pages = [page.extract_text() for page in printed(visitor, paper="a4").pages]

    assert len(pages) > 2
    for number in range(30):
        begins, ends = (
            {at for at, words in enumerate(pages) if f"Krok{number}x{step} " in words}
            for step in (0, 3 if number else 59)
        )
        assert (begins == ends) is bool(number)


def test_filters_legend_and_day_are_printed(plan, cast, visitor):
    words = told(printed(visitor, cast.omar, group=cast.drugs.id, timeliness="late"))

    assert (
        "Group: Protidrogová prevence. Timeliness: Late. 1 activity, as of 14. 10. 2020." in words
    )
    assert "printed on 14. 10. 2020" in words
    assert "how long it lasts" in words
    assert "partly done" in words
    assert "Kampaň" not in words


def test_years_without_a_step_are_left_out(plan, cast, visitor):
    words = told(printed(visitor, cast.omar, **{"from": 2015, "to": 2026}))

    assert "realisation 2019 2020 today 2021 " in words
    assert "2015 " not in words.split("realisation")[1]


def test_steps_without_a_term_or_in_other_years_are_there_too(plan, make, cast, visitor):
    make.milestone(plan.bed, "někdy potom", when="")

    words = told(printed(visitor, cast.omar, **{"from": 2020, "to": 2020}))

    assert "Without a term: někdy potom planned" in words
    assert "In other years: 2019: mapování možností done 2019: jednání s krajem late" in words
    assert "2021: spuštění služby planned" in words


def test_a_term_stands_beside_a_step_unless_its_year_says_it(plan, make, cast, visitor):
    make.milestone(plan.bed, "otevření", when="15. 3. 2021")

    words = told(printed(visitor, cast.omar))

    assert "15. 3. 2021: otevření planned" in words
    assert "2020-2021: konference at risk" in words
    assert "spuštění služby planned" in words


@pytest.mark.parametrize("scale", ["half", "quarter", "month"])
def test_finer_columns_are_printed_as_well(plan, cast, visitor, scale):
    words = told(printed(visitor, cast.omar, scale=scale, **{"from": 2020, "to": 2020}))

    assert "metodika partly done" in words
    assert "2020" in words


def test_nothing_chosen_is_a_page_with_words(plan, visitor):
    assert "No activity fits this choice." in told(printed(visitor, measure=999_999))
    assert fetched(visitor(), "/timeline.pdf?from=včera").status_code == 404


def test_paper_begins_at_the_first_page_and_unfolded(plan, cast, visitor):
    words = told(printed(visitor, cast.omar, page=2, folded=plan.help.id))

    assert "2 activities" in words
    assert "spuštění služby" in words


def test_what_does_not_fit_on_one_poster_is_said(plan, cast, visitor, monkeypatch):
    for activity in (plan.bed, plan.campaign, plan.draft):
        activity.created_at = datetime(2019, 1, 1, tzinfo=UTC)
    said = "Here are the first 1 activities. Choose a group for the rest."
    for chosen in ({}, {"as_of": "2020-10-13"}):
        assert said not in told(printed(visitor, cast.omar, **chosen))
    monkeypatch.setattr("planning.timeline.papers.MOST", 1)
    for chosen in ({}, {"as_of": "2020-10-13"}):
        words = told(printed(visitor, cast.omar, **chosen))
        assert said in words
        assert "Kampaň" not in words


def test_the_public_prints_what_is_approved(plan, cast, visitor):
    assert "Primární prevence" not in told(printed(visitor))
    assert "Primární prevence" in told(printed(visitor, cast.mia))


def test_what_is_not_approved_says_so_on_screen_and_paper(plan, cast, visitor):
    page = visitor(cast.mia).visits("/timeline")
    named = [words(th) for th in page.page.select("tbody th[scope=row]")]
    assert named == [
        "2.1.2 Krizové lůžko",
        "3.1.1 Kampaň",
        "3.1.2 Primární prevence in draft",
    ]

    assert "Primární prevence – in draft" in told(printed(visitor, cast.mia))
    whole = table(visitor, cast.mia).worksheets[0]
    assert [row[3] for row in whole.values] == ["Proposal", None, None, "in draft"]


def test_a_comparison_has_a_name_of_its_own(plan, cast, visitor):
    omar, names = visitor(cast.omar), []
    for address in (
        "timeline.pdf?",
        "timeline.xlsx?",
        "timeline.pdf?as_of=2020-02-01",
        "timeline.xlsx?as_of=2020-02-01",
    ):
        answer = fetched(omar, f"/{address}")
        names.append(answer.headers["Content-Disposition"].partition("filename=")[2])
    assert names == [
        "harmonogram-2019-2022-a3.pdf",
        "harmonogram-2019-2022.xlsx",
        "harmonogram-zmeny-2019-2022-a3.pdf",
        "harmonogram-zmeny-2019-2022.xlsx",
    ]


def test_odd_letters_do_not_keep_it_from_being_printed(plan, make, cast, visitor):
    make.milestone(plan.bed, "emoji 👩‍👩‍👧 \uffff #[x] $a$ *b* " + "dlouhé" * 40, when="2021")

    assert "#[x] $a$ *b*" in told(printed(visitor, cast.omar, paper="a4"))


def test_an_official_takes_the_timeline_to_excel(plan, make, cast, visitor):
    make.milestone(plan.bed, "=někdy", when="")

    book = table(visitor, cast.omar)

    whole, steps, shown = book.worksheets
    head = [cell.value for cell in whole[1]]
    rows = {row[2]: dict(zip(head, row, strict=True)) for row in whole.values}
    bed = rows["Krizové lůžko"]
    assert bed["Gathered under"] == "2.1 Zajistit pomoc"
    why = "Running; the step “jednání s krajem” was to be done by 2019"
    assert (bed["Timeliness"], bed["Why"]) == ("Late", why)
    assert bed["2019"] == "mapování možností (done)\njednání s krajem (late)"
    assert bed["Without a term"] == "=někdy (planned)"
    assert rows["Kampaň"]["2020"] == "ongoing"
    first = [cell.value for cell in steps[2]]
    assert first[:5] == ["2.1.2", "Krizové lůžko", 1, "mapování možností", "2019"]
    assert str(first[5]).startswith("2019-01-01")
    assert shown["A2"].value == "Years 2019–2022"


def test_paper_takes_as_many_statements_for_many(plan, make, cast, visitor):
    counts = []
    for _time in range(2):
        with statements() as sent:
            printed(visitor, cast.kora)
        counts.append(len(sent))
        for number in range(5):
            make.milestone(make.activity(cast.seniors, plan=plan.plan, number=f"9.{number}"))

    assert counts[0] == counts[1] <= 10


def test_the_same_poster_makes_the_same_bytes():
    made = poster.Poster(
        title="Harmonogram", language="cs", made_on=NOON.date(), paper="a3", lines=["Roky"],
        what="Aktivita", how="Včasnost", heads=[poster.Head("2019")],
        bands=[poster.Band("2.1", "", [poster.Row("1", "Lůžko", "done", "Včas", "", [])])],
        legend=[poster.Mark("done", "splněno")], runs="trvání",
    )  # fmt: skip

    assert poster.write(made) == poster.write(made)


def test_the_sum_is_never_alone_on_the_last_page():
    for rows in range(24, 36):  # one of them fills the first page of an A4
        marks = [poster.Mark("done", "Krok", "splněno")]
        band = [
            poster.Row("1", f"Aktivita {n}", "done", "Včas", "", [poster.Cell(True, marks)])
            for n in range(rows)
        ]
        made = poster.Poster(
            title="Harmonogram",
            language="cs",
            made_on=NOON.date(),
            paper="a4",
            lines=[],
            what="Aktivita",
            how="Včasnost",
            heads=[poster.Head("2026")],
            bands=[poster.Band("Pás", "", band)],
            legend=[],
            runs="",
            sums=[["Součet", "peníze", "1 krok"]],
        )

        last = PdfReader(BytesIO(poster.write(made))).pages[-1].extract_text()

        assert "Součet" in last
        assert f"Aktivita {rows - 1}" in last
