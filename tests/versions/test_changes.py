"""What changed between any two days or versions: on a page and as a list to print."""

from __future__ import annotations

from datetime import datetime

import pytest

from planning import comparing
from planning.history import add_row, record, remove_row, revise
from planning.lib.clock import CITY_ZONE
from planning.model import Stage
from tests.documents.reading import everything, text_of_pdf, text_of_word
from tests.files import fetched
from tests.visitor import words

SPAN = "from=2020-01-01&to=2020-12-31"


def move(activity, stage, by, why="", because=None):
    old, activity.stage = activity.stage, stage
    record("stage moved", activity, by=by, old=old, new=stage, label=why, because=because)


@pytest.fixture
def plan(make):
    return make.plan()


@pytest.fixture
def year(cast, make, on_day, plan):
    """A plan in 2020: one activity rewritten, one dropped, one new, one left alone."""
    measure, other = make.measure(plan, "2.1"), make.measure(plan, "3.1", title="Sdílet zprávy")
    with on_day(2019, 5, 5):
        made = {}
        for number, title in (("2.1.1", "Lůžko"), ("2.1.2", "Byt"), ("3.1.1", "Portál")):
            home = measure if number.startswith("2") else other
            made[title] = make.activity(
                cast.drugs, number=number, title=title, measure=home,
                created_at=datetime(2019, 5, 5, tzinfo=CITY_ZONE),
            )  # fmt: skip
            record("created", made[title], by=cast.mia, new=title)
    bed, flat = made["Lůžko"], made["Byt"]
    with on_day(2020, 4, 24):
        item = make.item(make.meeting(cast.drugs), title="Změny na rok 2020")
        changes = {"responsible": "Jana Malá", "measure_id": str(other.id)}
        revise(bed, changes, based_on=bed.version, by=cast.gita, because=item)
        step = add_row(bed, "milestones", {"text": "Sehnat místo", "when": "2021"}, by=cast.mia)
        passing = add_row(bed, "risks", {"text": "Nikdo nepřijde"}, by=cast.mia)
        remove_row(bed, "risks", passing.id, by=cast.mia)
        gate = made["Portál"]
        for responsible in ("Petr Krátký", ""):
            revise(gate, {"responsible": responsible}, based_on=gate.version, by=cast.mia)
    with on_day(2020, 5, 1):
        changes = {f"milestones/{step.id}/when": "2022", "title": "Krizové lůžko"}
        revise(bed, changes, based_on=bed.version, by=cast.sami)
        move(flat, Stage.DROPPED, cast.kora, "Převzal ji kraj", item)
        made["Klub"] = make.activity(cast.drugs, number="2.1.3", title="Klub", measure=measure)
        record("created", made["Klub"], by=cast.mia, new="Klub")
    with on_day(2021, 7, 7):
        revise(bed, {"title": "Tři lůžka"}, based_on=bed.version, by=cast.mia)
    return made


def test_a_year_of_a_plan_as_sentences(cast, plan, year, visitor):
    gita = visitor(cast.gita).visits(f"/plans/{plan.id}/changes?{SPAN}")

    assert gita.sees("From 1. 1. 2020 to 31. 12. 2020.")
    assert gita.sees("1 activity was added, 1 was dropped, 1 activity changed.")
    headings = [words(tag) for tag in gita.page.select("main h2, main h3")]
    assert headings == [
        "2.1 Zajistit pomoc", "2.1.2 Byt – dropped", "2.1.3 Klub – new activity",
        "3.1 Sdílet zprávy", "2.1.1 Krizové lůžko",
    ]  # fmt: skip
    assert gita.sees("Jana Malá")
    assert gita.sees("Sehnat místo")
    assert gita.sees("Změny na rok 2020")
    assert gita.sees("3.1 Sdílet zprávy")  # where it was moved, by name
    for absent in ("Portál", "Nikdo nepřijde", "Tři lůžka"):
        assert not gita.sees(absent), absent


def test_it_takes_as_many_statements_however_much_changed(cast, make, plan, year, counted, on_day):
    url = f"/plans/{plan.id}/changes?{SPAN}"
    before = counted(cast.gita, url)
    with on_day(2020, 6, 6):
        for nth in range(comparing.PAGE + 2):
            made = make.activity(cast.drugs, plan=plan, title=f"Věc {nth}.")
            record("created", made, by=cast.mia)

    assert counted(cast.gita, url) == before <= 12


def test_an_activity_is_called_as_it_was_then_however_often_renamed_since(
    cast, plan, year, visitor, on_day
):
    bed = year["Lůžko"]
    with on_day(2022, 2, 2):
        revise(bed, {"title": "Čtyři lůžka", "number": "9.1"}, based_on=bed.version, by=cast.mia)
        revise(bed, {"title": "Pět lůžek", "number": "9.2"}, based_on=bed.version, by=cast.mia)
        revise(bed, {"measure_id": str(year["Byt"].measure_id)}, based_on=bed.version, by=cast.mia)
        revise(bed, {"measure_id": ""}, based_on=bed.version, by=cast.mia)

    gita = visitor(cast.gita).visits(f"/plans/{plan.id}/changes?{SPAN}")

    headings = [words(tag) for tag in gita.page.select("main h2, main h3")]
    assert headings[headings.index("3.1 Sdílet zprávy") + 1] == "2.1.1 Krizové lůžko"


def test_the_wrong_way_round_is_the_same(cast, plan, year, visitor):
    gita = visitor(cast.gita).visits(f"/plans/{plan.id}/changes?from=2020-12-31&to=2020-01-01")
    assert gita.sees("From 1. 1. 2020 to 31. 12. 2020.")


def test_a_version_may_be_called_by_its_name(cast, make, plan, year, visitor):
    make.version(plan, name="Schváleno radou", upto=0, body="Rada")

    gita = visitor(cast.gita).visits(f"/plans/{plan.id}/changes")
    assert gita.sees("From the version “Schváleno radou” to today.")
    gita.fills("Since", "31. 12. 2020").fills("Until", "").presses("Compare")
    assert gita.sees("From 31. 12. 2020 to today.")
    assert gita.sees("Tři lůžka")
    gita.fills("Since", "schváleno zítra").presses("Compare")
    assert gita.status == 422
    assert gita.problem_with("Since").startswith("Write a day such as")
    assert gita.value_of("Since") == "schváleno zítra"


def test_one_group_may_be_chosen(cast, make, plan, year, visitor, on_day):
    with on_day(2020, 6, 6):
        record("created", make.activity(cast.seniors, plan=plan, title="Dovoz"), by=cast.nora)
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/changes?{SPAN}")
    assert kora.sees("Dovoz")
    kora.chooses("Group", "Senioři").presses("Compare")
    assert kora.sees("Dovoz")
    assert not kora.sees("Krizové lůžko")


def test_each_reads_only_what_they_may_know(cast, make, plan, year, visitor):
    url = f"/plans/{plan.id}/changes?{SPAN}"
    assert not visitor(cast.nora).visits(url).sees("Krizové lůžko")
    assert not visitor(cast.omar).visits(url).sees("Byt")  # not submitted, as it stands now
    assert visitor(cast.ada).visits(url).status == 403
    assert visitor().visits(url).heading == "Signing in"
    for kind in ("docx", "pdf"):
        assert visitor(cast.ada).visits(f"/plans/{plan.id}/changes.{kind}?{SPAN}").status == 403


def test_an_activity_of_others_stays_unknown(cast, make, year, visitor):
    bed = year["Lůžko"]
    for ending in ("", ".docx", ".pdf"):
        url = f"/activities/{bed.id}/changes{ending}?{SPAN}"
        for stranger in (None, cast.nora, cast.ada):
            assert visitor(stranger).visits(url).status == 404


def test_an_internal_point_is_not_named_to_others(cast, plan, year, visitor):
    year["Lůžko"].stage = Stage.APPROVED
    omar = visitor(cast.omar).visits(f"/plans/{plan.id}/changes?{SPAN}")

    assert omar.sees("Jana Malá")
    assert not omar.sees("Změny na rok 2020")


def test_changes_of_one_activity(cast, year, visitor):
    bed = year["Lůžko"]
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}?as_of=2020-01-01")
    mia.follows("What has changed since")

    assert mia.heading == "What has changed in the activity"
    assert mia.sees("From 1. 1. 2020 to today")
    assert mia.sees("Tři lůžka")
    mia.fills("Since", "2022-01-01").presses("Compare")
    assert mia.sees("Nothing has changed.")


def test_what_changed_is_told_day_by_day(cast, year, visitor, on_day):
    gate = year["Portál"]
    with on_day(2022, 2, 2):
        add_row(gate, "milestones", {"text": "Opravit střechu", "when": "2023"}, by=cast.mia)
    with on_day(2022, 3, 3):
        record("year evaluated", gate, by=cast.mia, new="fulfilled", label="2021")
    with on_day(2022, 4, 4):
        add_row(gate, "risks", {"text": "Nikdo nepřijde"}, by=cast.mia)
        revise(gate, {"responsible": "Petr Krátký"}, based_on=gate.version, by=cast.mia)

    url = f"/activities/{gate.id}/changes"
    gita = visitor(cast.gita).visits(f"{url}?from=2022-01-01")

    in_order = ["Opravit střechu", "2021", "Petr Krátký", "Nikdo nepřijde"]
    paper = text_of_word(fetched(gita, f"{url}.docx?from=2022-01-01").data)
    for told in (words(gita.page.select_one("main .log")), paper):
        assert sorted(in_order, key=told.index) == in_order


def test_a_decision_that_was_corrected_is_told_as_it_is_now(cast, plan, year, visitor, on_day):
    gate = year["Portál"]
    gate.stage = Stage.APPROVED
    with on_day(2022, 2, 2):
        wrong, body = "0214, 24. 4. 2022", "Rada města"
        record("approval added", gate, by=cast.omar, label="approved", old="0214", new=body)
    with on_day(2022, 3, 3):
        right = "0241, 23. 4. 2022"
        record("approval corrected", gate, by=cast.omar, label=body, old=wrong, new=right)

    url = f"/plans/{plan.id}/changes"
    omar = visitor(cast.omar).visits(f"{url}?from=2022-01-01")
    paper = text_of_word(fetched(omar, f"{url}.docx?from=2022-01-01").data)

    for told in (words(omar.page.select_one("main .log")), " ".join(paper.split())):
        assert "resolution no. 0214" in told
        assert "Rada města: “0241, 23. 4. 2022”, before “0214, 24. 4. 2022”" in told
    omar.visits(f"{url}?from=2022-03-01")
    assert omar.sees("1 activity changed.")
    assert omar.sees("“0241, 23. 4. 2022”")


def test_changes_of_the_tree_itself(cast, plan, make, visitor, on_day):
    measure = make.measure(plan)
    with on_day(2020, 3, 3):
        path = f"measures/{measure.id}/title"
        revise(plan, {path: "Pomáhat dřív"}, based_on=plan.version, by=cast.kora)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/changes?{SPAN}")

    assert kora.sees("The plan itself")
    assert kora.sees("Pomáhat dřív")
    assert kora.sees("Only the plan itself has changed.")


def test_a_long_list_is_leafed_through(cast, plan, make, visitor, on_day, monkeypatch):
    monkeypatch.setattr(comparing, "PAPER", 3)
    with on_day(2020, 3, 3):
        for nth in range(comparing.PAGE + 2):
            made = make.activity(cast.drugs, plan=plan, number=f"1.{nth}", title=f"Věc {nth}.")
            record("created", made, by=cast.mia)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/changes?{SPAN}")
    all_of_them = f"{comparing.PAGE + 2} activities were added."
    assert kora.sees(f"Věc {comparing.PAGE - 1}.")
    assert not kora.sees(f"Věc {comparing.PAGE}.")
    assert kora.sees(all_of_them)
    assert kora.follows("Next page").sees(f"Věc {comparing.PAGE + 1}.")
    assert kora.sees(all_of_them)
    paper = text_of_word(fetched(kora, f"/plans/{plan.id}/changes.docx?{SPAN}").data)
    assert all_of_them in paper
    assert "Věc 2." in paper
    assert "Věc 3." not in paper
    assert "Only the first 3 activities are listed." in paper


@pytest.mark.parametrize(("ending", "read"), [("docx", text_of_word), ("pdf", text_of_pdf)])
def test_the_list_of_changes_is_readable(cast, make, plan, year, visitor, ending, read):
    make.city(publicity="Podpořeno z rozpočtu města.")
    gita = visitor(cast.gita)

    file = fetched(gita, f"/plans/{plan.id}/changes.{ending}?{SPAN}").data
    paper = " ".join(read(file).split())

    for said in (
        "LIST OF CHANGES", "1. 1. 2020", "31. 12. 2020", "2.1 Zajistit pomoc",
        "2.1.2 Byt – dropped", "Idea", "Dropped", "Převzal ji kraj", "Kora Nová",
        "Responsible person", "Jana Malá", "Změny na rok 2020",
        "2.1 Zajistit pomoc", "3.1 Sdílet zprávy",
    ):  # fmt: skip
        assert said in paper, said
    around = paper if ending == "pdf" else everything(file).decode(errors="ignore")
    assert "Podpořeno z rozpočtu města." in around.replace("\N{NO-BREAK SPACE}", " ")
    assert "Portál" not in paper
    assert "Tři lůžka" not in paper


def test_the_list_of_one_activity(cast, year, visitor):
    bed = year["Lůžko"]
    mia = visitor(cast.mia)
    file = fetched(mia, f"/activities/{bed.id}/changes.docx?{SPAN}")
    paper = text_of_word(file.data)
    assert "prehled-zmen-2-1-1-" in file.headers["Content-Disposition"]
    assert "Jana Malá" in paper
    assert mia.visits(f"/activities/{bed.id}/changes.pdf?from=nic").status == 404
