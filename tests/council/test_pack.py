"""What a plan puts before a body, as a page and as a file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planning import comparing
from planning.council import exports, queries
from planning.council.resolution import offered
from planning.documents import word
from planning.history import record, revise
from planning.lib.database import db
from planning.model import (
    Activity,
    AuthorKind,
    CouncilPaper,
    Event,
    Outcome,
    RoundState,
    Stage,
    Verdict,
)
from planning.web.papers import setting
from tests.counting import statements
from tests.documents.reading import dump, text_of_pdf, text_of_word
from tests.files import fetched
from tests.make import NOON

KEPT = Path(__file__).parent / "kept" / "material.txt"


def text(browser, plan, ending="docx") -> str:
    answer = fetched(browser, f"/plans/{plan.id}/council.{ending}")
    assert answer.status_code == 200
    return {"docx": text_of_word, "pdf": text_of_pdf}[ending](answer.data)


def test_the_pack_says_what_it_always_said(app, cast, plan, request):
    material = queries.whole_material(plan, cast.kora)
    with app.test_request_context("/?lang=cs"):
        said = offered(material)
        around = setting(None, date(2026, 11, 29))
        lines = dump(word.write(exports.pack(material, said, around)))
    found = "\n".join(lines) + "\n"

    if request.config.getoption("--rewrite"):
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(found, encoding="utf-8")
    assert found == KEPT.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_one_press_makes_a_file_with_every_submitted_activity(ending, cast, plan, visitor):
    kora = visitor(cast.kora, language="cs").visits(f"/plan?plan={plan.id}")
    kora.follows("Materiál pro radu a zastupitelstvo")
    assert kora.sees("Plán má 1 cíl, 1 opatření a 3 předložené aktivity.")

    found = " ".join(text(kora, plan, ending).split())

    for title in ("Dvě krizová lůžka", "Klub", "Mapa míst"):
        assert title in found
    assert "Tajný námět" not in found
    assert "bere na vědomí" in found


def test_the_official_gets_the_same(cast, plan, visitor):
    texts = {text(visitor(person), plan) for person in (cast.kora, cast.omar)}

    assert len(texts) == 1


def test_what_is_a_draft_is_in_no_list_of_changes(cast, plan, make, visitor):
    draft = make.activity(cast.drugs, plan=plan, title="Jiný tajný námět", stage=Stage.DRAFTED)
    record("created", draft, by=cast.mia, new=draft.title)

    assert "tajný námět" not in text(visitor(cast.kora), plan)


@pytest.mark.parametrize("who", ["mia", "gita", "nora", "ada"])
def test_others_do_not(who, cast, plan, visitor):
    person = visitor(getattr(cast, who))

    assert person.visits(f"/plans/{plan.id}/council").status == 403
    for ending in ("docx", "pdf"):
        assert fetched(person, f"/plans/{plan.id}/council.{ending}").status_code == 403
    assert not person.visits(f"/plan?plan={plan.id}").sees("Material for the council")


def written() -> list[Event]:
    """What history tells of the paper, the earliest first."""
    deeds = select(Event).where(Event.verb == "council paper written").order_by(Event.id)
    return list(db.session.scalars(deeds))


def test_what_only_people_know_is_kept_and_printed(cast, plan, visitor):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")
    assert kora.value_of("For which body") == "Zastupitelstvo města"
    kora.fills("For which body", "Rada města").fills("Meeting on", "16. 12. 2026")
    kora.fills("Who presents it", "Ing. Jana Malá").fills(
        "Words of whoever presents it", "Dobrý den."
    )
    kora.fills(
        "Draft resolution: it charges", "OSV: zveřejnit plán, do 31. 1. 2027\n\nRM: projednat"
    )

    kora.presses("Save the words")

    assert kora.sees("It is written down and will stand in the file.")
    assert kora.value_of("Meeting on").replace("\u00a0", " ") == "16. 12. 2026"
    found = text(kora, plan)
    for words in ("Rada města", "16. 12. 2026", "Ing. Jana Malá", "Dobrý den.", "RM: projednat",
                  "OSV: zveřejnit plán, do 31. 1. 2027"):  # fmt: skip
        assert words in found.replace("\u00a0", " "), words
    [event] = [each for each in written() if each.path == "paper/charges"]
    assert (event.thing, event.thing_id, event.old) == ("plan", plan.id, "")
    assert "RM: projednat" in event.new


def test_nothing_is_told_where_nothing_was_changed(cast, plan, visitor):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council").presses("Save the words")
    told = len(written())
    kora.presses("Save the words")

    assert told == len(written()) > 0


def test_words_moved_to_another_point_are_told_by_the_names_of_both(cast, plan, visitor):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")
    kora.fills("Draft resolution: it approves", "zřídit fond").presses("Save the words")
    before = len(written())

    kora.fills("Draft resolution: it approves", "")
    kora.fills("Draft resolution: it charges", "zřídit fond").presses("Save the words")

    told = {event.path: (event.old, event.new) for event in written()[before:]}
    assert told == {
        "paper/approves": ("zřídit fond", ""), "paper/charges": ("", "zřídit fond"),
    }  # fmt: skip
    history = kora.visits(f"/plans/{plan.id}/history")
    for point in ("what it approves", "whom it charges, and with what"):
        assert history.sees(f"material for the council was written anew: {point}.")


def test_two_who_write_at_once_lose_nothing(cast, plan, visitor):
    omar = visitor(cast.omar).visits(f"/plans/{plan.id}/council")
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")
    kora.fills("Who presents it", "Jana Malá").presses("Save the words")

    omar.fills("Who presents it", "Petr Velký").presses("Save the words")

    assert omar.status == 409
    assert omar.sees("Somebody changed this meanwhile")
    assert omar.sees("Jana Malá")
    assert db.session.scalars(select(CouncilPaper)).one().presenter == "Jana Malá"
    omar.fills("Who presents it", "Petr Velký").presses("Save the words")
    assert db.session.scalars(select(CouncilPaper)).one().presenter == "Petr Velký"


def test_a_day_nobody_can_read_is_explained(cast, plan, visitor):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")

    kora.fills("Meeting on", "brzy").presses("Save the words")

    assert kora.status == 422
    assert kora.problem_with("Meeting on")
    assert db.session.scalars(select(CouncilPaper)).all() == []


def test_a_plan_with_nothing_in_it_says_so(cast, make, visitor):
    plan = make.plan(2027, 2030)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")

    assert kora.sees("No body has decided on it yet.")
    assert kora.sees("No group has submitted anything yet.")
    assert kora.sees("The plan has no named version that a body decided on")
    assert "No amount is known yet." in text(kora, plan)


def test_it_takes_as_many_statements_however_large_the_plan_is(cast, make, plan, counted, visitor):
    page = f"/plans/{plan.id}/council"
    before = counted(cast.kora, page)

    for n in range(20):
        made = make.activity(cast.drugs, plan=plan, number=f"3.{n}", stage=Stage.APPROVED)
        make.cost(made)
        make.milestone(made)

    assert counted(cast.kora, page) == before <= 12
    kora = visitor(cast.kora)
    for _each in range(2):
        settled = make.round(plan, closes_at=NOON, state=RoundState.PUBLISHED, body="Rada města")
        for _other in range(5):
            make.submission(settled)
    with statements() as sent:
        fetched(kora, f"{page}.docx")
    assert len(sent) <= 14  # two of them bring the book of settled comments


def test_it_says_what_the_public_said(cast, make, plan, visitor):
    round_ = make.round(plan, opens_at=NOON - timedelta(days=30), closes_at=NOON,
                        state=RoundState.APPROVED, body="Rada města", number="7/RM",
                        decided_on=date(2026, 9, 1))  # fmt: skip
    for outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.NOT_ACCEPTED):
        make.submission(round_, outcome=outcome, justification="Rozpočet to unese.")

    kora = visitor(cast.kora, language="cs").visits(f"/plans/{plan.id}/council")

    assert kora.sees("přišly 3 připomínky")
    assert kora.sees("Stav vypořádání: akceptováno 2, neakceptováno 1.")
    assert kora.sees("Vypořádání schválil orgán: Rada města, usnesení č. 7/RM, 1. 9. 2026.")
    assert kora.sees("Příloha: vypořádání připomínek, „Připomínky k plánu“")
    found = text(kora, plan)
    assert "Rozpočet to unese." in found


def test_the_body_takes_note_of_a_settlement_that_is_an_annex(cast, make, plan, visitor):
    round_ = make.round(plan, closes_at=NOON, state=RoundState.SETTLING, title="Připomínky 2026")
    make.submission(round_, outcome=Outcome.NOTED)
    point = "the settlement of comments, “Připomínky 2026”"
    kora = visitor(cast.kora)
    assert point not in text(kora, plan)

    round_.state, round_.body = RoundState.APPROVED, "Rada města"
    db.session.flush()

    assert point in text(kora, plan)


def test_what_is_listed_only_for_information_is_not_put_up_for_approval(cast, make, plan, visitor):
    make.activity(cast.drugs, plan=plan, number="5.1", title="Stacionář", stage=Stage.AGREED)
    make.activity(cast.drugs, plan=plan, number="5.2", title="Čajovna", stage=Stage.DISCUSSED)

    found = text(visitor(cast.kora), plan)

    assert "as it stands in the annexes, without what they list only for information" in found
    put_up, _heading, informing = found.rpartition("Listed only for information")
    annex = put_up.rpartition("Put up for approval")[2]
    for title in ("Dvě krizová lůžka", "Stacionář"):
        assert title in annex
        assert title not in informing.partition("Money by source and year")[0]
    for title in ("Klub", "Mapa míst", "Čajovna"):
        assert title in informing
        assert title not in annex


def test_a_plan_with_everything_put_up_says_nothing_of_information(cast, plan, bed, visitor):
    for each in db.session.scalars(select(Activity).where(Activity.id != bed.id)):
        each.stage = Stage.DRAFTED
    db.session.flush()

    assert "only for information" not in text(visitor(cast.kora), plan)


def test_a_settlement_nobody_approved_is_no_annex(cast, make, plan, visitor):
    round_ = make.round(plan, closes_at=NOON, state=RoundState.SETTLING)
    make.submission(round_, "Chybí termín služby", outcome=Outcome.NOTED)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")

    assert kora.sees("The settlement has not been approved yet.")
    assert not kora.sees("Annex: settlement of comments")
    assert "Chybí termín služby" not in text(kora, plan)


def test_no_citizen_is_named_in_the_annex(cast, make, plan, visitor):
    round_ = make.round(plan, closes_at=NOON, state=RoundState.PUBLISHED, body="Rada města")
    make.submission(round_, "Bydlím v Porubě, Jarmila Zvonková", name="Jarmila Zvonková",
                    contact="zvonkova@example.org", outcome=Outcome.NOTED)  # fmt: skip
    make.submission(round_, "Za organizaci", author_kind=AuthorKind.ORGANISATION,
                    organisation="Klub Most", outcome=Outcome.NOTED)  # fmt: skip

    found = text(visitor(cast.kora, language="cs"), plan).replace("\u00a0", " ")

    assert "Bydlím v Porubě, (…)" in found
    assert "Klub Most (organizace)" in found
    assert "Zvonkov" not in found
    assert "zvonkova@" not in found


@pytest.mark.parametrize("values", [
    {"state": RoundState.PREPARED},
    {"opens_at": datetime(2090, 1, 1, tzinfo=UTC), "closes_at": datetime(2090, 2, 1, tzinfo=UTC)},
    {"opens_at": datetime(2022, 1, 1, tzinfo=UTC), "closes_at": datetime(2022, 2, 1, tzinfo=UTC)},
])  # fmt: skip
def test_rounds_to_come_and_those_before_the_last_decision_are_not_told(
    values, cast, make, plan, visitor
):
    make.round(plan, **values)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")

    assert kora.sees("The public has not been asked in a comment round since the last decision.")


def test_the_report_counts_changes_that_the_annex_has_no_room_for(
    cast, make, plan, visitor, monkeypatch
):
    monkeypatch.setattr(comparing, "PAPER", 1)
    for nth in range(3):
        added = make.activity(cast.drugs, plan=plan, number=f"7.{nth}", stage=Stage.APPROVED)
        record("created", added, by=cast.mia)

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/council")

    counted = "3 activities were added, 1 activity changed."
    assert kora.sees(counted)
    assert text(kora, plan).count(counted) == 2  # in the report and above the annex


def report_on(bed, cast):
    """The leader tells of both steps and of two years; of one year twice."""
    one, two = bed.milestones
    said = {
        f"milestones/{one.id}/state": "done", f"milestones/{one.id}/done_on": "17. 3. 2024",
        f"milestones/{two.id}/note": "Čeká se na kolaudaci",
    }  # fmt: skip
    revise(bed, said, based_on=bed.version, by=cast.mia)
    for year, verdict in ((2024, Verdict.PARTLY), (2023, Verdict.FULFILLED),
                          (2024, Verdict.FULFILLED)):  # fmt: skip
        record("year evaluated", bed, by=cast.mia, new=verdict.value, label=str(year))
    record("realisation moved", bed, by=cast.mia, old="not_started", new="running")


def changes_of(found: str) -> str:
    return found.replace("\u00a0", " ").rpartition("List of changes")[2]


def test_reports_are_summed_up_below_what_was_changed(cast, plan, bed, visitor):
    report_on(bed, cast)
    [_contract, operation] = bed.milestones
    revise(bed, {f"milestones/{operation.id}/when": "2027"}, based_on=bed.version, by=cast.mia)

    kora = visitor(cast.kora)
    annex = changes_of(text(kora, plan))

    assert "First comes what the plan says otherwise." in annex
    changed, _heading, reports = annex.partition("What is being done")
    for words in ("Krizové lůžko", "1. pololetí 2026", "2027"):
        assert words in changed
        assert words not in reports
    for words in ("Done 1, more was written of 1 step", "2023 fulfilled, 2024 fulfilled",
                  "Running"):  # fmt: skip
        assert words in reports, words
        assert words not in changed
    for words in ("17. 3. 2024", "Čeká se na kolaudaci"):
        assert words not in annex
    alone = text_of_word(fetched(kora, f"/plans/{plan.id}/changes.docx?from=Schváleno").data)
    for words in ("17. 3. 2024", "Čeká se na kolaudaci", "The year 2023 was evaluated"):
        assert words in alone.replace("\u00a0", " "), words


def test_where_there_are_only_reports_it_says_so(cast, plan, bed, visitor):
    revise(bed, {"title": "Krizové lůžko"}, based_on=bed.version, by=cast.mia)
    report_on(bed, cast)

    annex = changes_of(text(visitor(cast.kora), plan))

    assert "The plan says nothing otherwise." in annex
    assert "2.1.2 Krizové lůžko" in annex


def test_what_was_given_up_is_no_mere_report(cast, plan, bed, visitor):
    record("realisation moved", bed, by=cast.mia, old="running", new="cancelled", label="Není kde")

    annex = changes_of(text(visitor(cast.kora), plan))

    assert "Není kde" in annex
    assert "What is being done" not in annex


def test_the_plan_speaks_in_its_own_words(cast, plan, visitor):
    plan.goal_word, plan.activity_word = "Priorita", "Projekt"
    db.session.flush()

    kora = visitor(cast.kora, language="cs").visits(f"/plans/{plan.id}/council")

    assert kora.sees("Co plán obsahuje podle svých úrovní: priorita 1, opatření 1, projekt 3")
    found = text(kora, plan)
    assert "Plán v tabulce: opatření, projekt" in found
    assert "Opatření 2.1 Krizové kapacity" in found
    assert "Aktivita" not in found
