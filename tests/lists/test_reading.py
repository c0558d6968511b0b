"""The table of activities goes out, is changed in Excel and comes back: a verdict a cell."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.history import RowThen, add_row, remove_row, revise
from planning.lib.database import db
from planning.lists.rows import relisted
from planning.model import EntryKind, Event, MilestoneState, Stage
from tests.conftest import EXAMPLES
from tests.counting import statements
from tests.files import fetched
from tests.lists.conftest import STEPS


@pytest.fixture
def bed(cast, make):
    activity = make.activity(
        cast.drugs, measure=make.measure(), title="Krizové lůžko", description="Oslovit kraj."
    )
    make.entry(activity, EntryKind.IMPLEMENTER, "Modrý kříž")
    make.entry(activity, EntryKind.IMPLEMENTER, "Charita")
    make.milestone(activity, "Konference", when="2019", state=MilestoneState.DONE)
    make.milestone(activity, "Sehnat peníze", when="1. pololetí 2030")
    make.risk(activity)
    make.cost(activity)
    return activity


def change(activity, by, **changes):
    revise(activity, changes, based_on=activity.version, by=by)


def row(page, what):
    """The words of the verdict on a cell."""
    found = [r for r in page.page.select(".judged tbody tr") if r.th.get_text(" ") == what]
    assert len(found) == 1, [r.th.get_text(" ") for r in page.page.select(".judged tbody tr")]
    return " ".join(found[0].get_text(" ").split())


def parts(page):
    """Each part of what was found, in order, with how many cells are told in it."""
    found = page.page.select("section:has(.judged)")
    return {part.h2.text: len(part.select("tbody tr:not(.judged__row)")) for part in found}


def test_an_untouched_table_changes_nothing(bed, cast, downloads, brings):
    page = brings(cast.mia, bed.plan, downloads(cast.mia, bed.plan))

    assert page.sees("1 activity is without a change.")
    assert page.sees("there is nothing to save")
    assert not page.page.select(".judged")


def test_a_member_changes_cells_and_saves_them(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    table.writes("Title", "Noční lůžko").writes("Runs", "yes").writes("Deputy", "Jana Malá")

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("3 cells will change in 1 activity.")
    assert page.sees("Nothing is saved yet.")
    assert row(page, "Title") == "Title Krizové lůžko Noční lůžko will change"
    assert row(page, "Runs continuously") == "Runs continuously no yes will change"
    assert bed.title == "Krizové lůžko"

    page.presses("Save 3 changes")

    assert page.sees("3 changes are saved.")
    assert (bed.title, bed.is_ongoing, bed.deputy) == ("Noční lůžko", True, "Jana Malá")
    [told] = db.session.scalars(db.select(Event).where(Event.path == "title"))
    assert (told.old, told.new, told.by) == ("Krizové lůžko", "Noční lůžko", cast.mia)


def test_what_is_neither_yes_nor_no_is_told_as_it_was_typed(bed, cast, downloads, brings):
    page = brings(cast.mia, bed.plan, downloads(cast.mia, bed.plan).writes("Runs", "maybe"))

    assert row(page, "Runs continuously") == (
        "Runs continuously no maybe cannot be read Write yes or no."
    )


def test_steps_are_changed_and_added_row_by_row(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    table.writes("Term", "2031", 3, STEPS).writes("State", "at risk", 3, STEPS)
    table.writes("Day", "15. 3. 2019", 2, STEPS)
    table.writes("Activity", "2.1.2", 4, STEPS).writes("Step", "Otevřít", 4, STEPS)
    table.writes("Term", 2032, 4, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert row(page, "Step “Sehnat peníze”, term") == (
        "Step “Sehnat peníze”, term 1. pololetí 2030 2031 will change"
    )
    assert row(page, "New step") == "New step – 2032 – Otevřít will change"

    page.presses("Save 4 changes")

    first, second, third = bed.milestones
    assert str(first.done_on) == "2019-03-15"
    assert (second.when, second.state) == ("2031", MilestoneState.AT_RISK)
    assert (third.text, third.when, third.state) == ("Otevřít", "2032", MilestoneState.PLANNED)


def adds_step(table, words, when=None, row=4, number="2.1.2"):
    table.writes("Activity", number, row, STEPS).writes("Step", words, row, STEPS)
    return table.writes("Term", when, row, STEPS)


def test_a_new_step_is_added_once_however_often_its_table_comes(bed, cast, downloads, brings):
    table = adds_step(downloads(cast.mia, bed.plan), "Otevřít", 2032)
    brings(cast.mia, bed.plan, table).presses("Save 1 change")

    again = brings(cast.mia, bed.plan, table)
    assert row(again, "Step") == (
        "Step 2032 – Otevřít 2032 – Otevřít stands on the sheet already "
        "To change it, download the table again: it has a row of its own there."
    )
    assert again.sees("1 cell stays as it is, with the reason beside it.")
    assert not again.sees("Save 1 change")

    page = brings(cast.mia, bed.plan, table.writes("Title", "Noční lůžko"))
    assert page.sees("1 cell will change in 1 activity.")
    page.presses("Save 1 change")
    assert page.sees("1 change is saved.")
    assert bed.title == "Noční lůžko"
    assert [step.text for step in bed.milestones].count("Otevřít") == 1


def test_a_new_step_that_was_reworded_since_is_not_added_again(bed, cast, downloads, brings):
    table = adds_step(downloads(cast.mia, bed.plan), "Otevřít", 2032)
    brings(cast.mia, bed.plan, table).presses("Save 1 change")
    path = f"milestones/{bed.milestones[-1].id}"
    change(bed, cast.gita, **{f"{path}/text": "Otevřít lůžko", f"{path}/when": "2033"})

    page = brings(cast.mia, bed.plan, table)

    assert "2033 – Otevřít lůžko 2032 – Otevřít stands on the sheet already" in row(page, "Step")

    for _twice in range(2):
        remove_row(bed, "milestones", bed.milestones[-1].id, by=cast.gita)
        brings(cast.mia, bed.plan, table).presses("Save 1 change")
        assert [step.text for step in bed.milestones][2:] == ["Otevřít"]
        assert not brings(cast.mia, bed.plan, table).sees("Save 1 change")


def test_a_step_written_by_hand_already_is_no_new_one(bed, cast, downloads, brings):
    table = adds_step(downloads(cast.mia, bed.plan), " Sehnat  peníze", "1. pololetí 2030")
    table = adds_step(table, "Sehnat peníze", "2. pololetí 2030", row=5)

    page = brings(cast.mia, bed.plan, table)

    assert "stands on the sheet already" in row(page, "Step")
    assert row(page, "New step") == "New step – 2. pololetí 2030 – Sehnat peníze will change"


def test_the_same_new_step_twice_in_a_table_is_added_once(bed, cast, make, downloads, brings):
    other = make.activity(cast.drugs, plan=bed.plan, number="2.1.9")
    table = downloads(cast.mia, bed.plan)
    for at, number in ((4, "2.1.2"), (5, "2.1.2"), (6, "2.1.9")):
        adds_step(table, "Otevřít", number=number, row=at)

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("2 cells will change in 2 activities.")
    assert page.sees("This stands in the table twice. The first row holds.")
    page.presses("Save 2 changes")
    assert page.sees("2 changes are saved.")
    assert [step.text for step in bed.milestones].count("Otevřít") == 1
    assert [step.text for step in other.milestones] == ["Otevřít"]


def test_a_table_does_not_fill_an_activity_with_steps(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    for number in range(200):
        adds_step(table, f"Krok {number}", row=number + 4)

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("198 cells will change")
    assert page.sees("A table gives an activity at most 200 steps. Add this one on its page.")


def test_lines_of_a_cell_are_rows_of_a_list(bed, cast, downloads, brings):
    ids = [entry.id for entry in bed.rows("implementers")]
    table = downloads(cast.mia, bed.plan)
    assert table.says("Implementer") == "Modrý kříž\nCharita"
    table.writes("Implementer", "Charita\nModrý kříž Ostrava\nMěsto")

    brings(cast.mia, bed.plan, table).presses("Save 1 change")

    rows = bed.rows("implementers")
    assert [entry.text for entry in rows] == ["Charita", "Modrý kříž Ostrava", "Město"]
    assert rows[0].id == ids[1], "a line that only moved is the same row"


def test_a_list_turned_round_is_one_more_version_however_long(bed, cast, make, downloads, brings):
    for number in range(20):
        make.entry(bed, EntryKind.OUTPUT, f"Výstup {number}")
    before, lines = bed.version, [f"Výstup {number}" for number in reversed(range(20))]

    table = downloads(cast.mia, bed.plan).writes("Planned outputs", "\n".join(lines))
    brings(cast.mia, bed.plan, table).presses("Save 1 change")

    assert [entry.text for entry in bed.rows("outputs")] == lines
    assert bed.version == before + 1


def test_a_list_that_is_too_long_is_said_and_the_rest_is_saved(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan).writes("Title", "Noční lůžko")
    table.writes("Planned outputs", "\n".join(map(str, range(201))))
    table.writes("Territory", "\n\n".join(map(str, range(200))))

    page = brings(cast.mia, bed.plan, table)

    assert row(page, "Planned outputs") == (
        "Planned outputs – 0 1 2 3 … cannot be read 201 lines stand here; at most 200 fit."
    )
    page.presses("Save 2 changes")
    assert bed.title == "Noční lůžko"
    assert (len(bed.rows("outputs")), len(bed.rows("territories"))) == (0, 200)


def test_of_a_text_that_is_too_long_the_beginning_is_told(bed, cast, downloads, brings):
    page = brings(cast.mia, bed.plan, downloads(cast.mia, bed.plan).writes("Title", "Lů" * 5000))

    assert f"{'Lů' * 150} … cannot be read" in row(page, "Title")


def test_a_list_that_is_too_long_already_may_become_shorter(bed, cast, make, downloads, brings):
    for number in range(205):
        make.entry(bed, EntryKind.OUTPUT, f"Výstup {number}")
    table = downloads(cast.mia, bed.plan)
    table.writes("Planned outputs", table.says("Planned outputs").removeprefix("Výstup 0\n"))

    brings(cast.mia, bed.plan, table).presses("Save 1 change")

    assert len(bed.rows("outputs")) == 204


def test_what_cannot_be_read_is_said_and_the_rest_is_saved(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    table.writes("Title", "").writes("Measure", "9.9 Nic").writes("Runs", "snad")
    table.writes("Number", "2.1.3").writes("Term", "až bude", 2, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert row(page, "Title") == "Title Krizové lůžko – cannot be read This cannot stay empty."
    assert "This plan has no such measure." in row(page, "Measure")
    assert "Write yes or no." in row(page, "Runs continuously")
    assert "cannot be read" in row(page, "Step “Konference”, term")
    assert list(parts(page).items()) == [("What will change", 1), ("What stays as it is", 4)]

    page.presses("Save 1 change")

    assert page.sees("4 cells stay as they are")
    assert row(page, "Number").endswith("saved")
    assert list(parts(page).items()) == [("What is saved", 1), ("What stays as it is", 4)]
    assert (bed.number, bed.title) == ("2.1.3", "Krizové lůžko")


def test_changes_of_two_are_joined_or_left_to_the_other(bed, cast, downloads, brings):
    change(bed, cast.gita, title="Lůžko")
    table = downloads(cast.mia, bed.plan)
    change(bed, cast.gita, title="Noční lůžko", description="Oslovit kraj do března.")
    add_row(bed, "implementers", {"text": "Kraj"}, by=cast.gita)
    remove_row(bed, "milestones", bed.milestones[0].id, by=cast.gita)
    table.writes("Title", "Denní lůžko").writes("Short", "Oslovit kraj a město.")
    table.writes("Implementer", "Město").writes("Note", "Hotovo", 2, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert "somebody else has changed it meanwhile" in row(page, "Title")
    assert "somebody else has changed it meanwhile" in row(page, "Implementer of the activity")
    assert "somebody else has changed it meanwhile" in row(page, "Step “Konference”, note")
    assert page.sees("4 cells stay as they are")
    assert not page.sees("will change in")
    assert bed.title == "Noční lůžko"


def test_changes_of_different_words_are_joined(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    change(bed, cast.gita, description="Oslovit kraj. Hned.")
    table.writes("Short", "Ihned oslovit město a Oslovit kraj.")

    page = brings(cast.mia, bed.plan, table)

    assert "joined" in row(page, "Short description of the activity")
    page.presses("Save 1 change")
    assert bed.description == "Ihned oslovit město a Oslovit kraj. Hned."


def test_between_reading_and_saving_somebody_may_be_quicker(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan).writes("Title", "Denní lůžko")
    page = brings(cast.mia, bed.plan, table)
    change(bed, cast.gita, title="Noční lůžko")

    page.presses("Save 1 change")

    assert page.sees("0 changes are saved.")
    assert "somebody else has changed it meanwhile" in row(page, "Title")
    assert bed.title == "Noční lůžko"


def test_a_changed_cell_that_is_only_to_be_read_is_not_passed_over(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan).writes("Proposal", "Approved")
    table.writes("Title of", "Jinak", 2, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert (
        row(page, "Proposal")
        == "Proposal Idea Approved only to be read, nothing is saved from here"
    )
    assert "only to be read" in row(page, "Title of the activity")


def test_what_changed_by_itself_since_is_nobodys_change(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan)
    bed.stage = Stage.DRAFTED
    change(bed, cast.gita, **{f"milestones/{bed.milestones[1].id}/state": "at_risk"})

    assert brings(cast.mia, bed.plan, table).sees("1 activity is without a change.")


def test_only_those_who_may_write_change_anything(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan).writes("Title", "Denní lůžko")
    bed.stage = Stage.AGREED

    page = brings(cast.mia, bed.plan, table)
    assert row(page, "Title").endswith(
        "you may not change it Only its own group may, unless it is agreed or dropped."
    )
    assert not page.sees("Save 1 change")

    page = brings(cast.nora, bed.plan, table)
    assert page.sees("There is no such activity in this plan, or you may not see it.")
    assert not page.page.select(".judged__name")
    for stranger in (cast.omar, cast.hugo, cast.ada):
        assert brings(stranger, bed.plan, table).status == 403


FOR_CITY = "It is approved, so the change still has to be put before the city."


def test_a_change_of_what_was_approved_is_said_to_go_before_the_city(bed, cast, downloads, brings):
    bed.stage = Stage.APPROVED
    table = downloads(cast.mia, bed.plan).writes("Title", "Noční lůžko").writes("Measure", "9.9")
    table.writes("Note", "Přišlo 40 lidí", 2, STEPS).writes("Term", "2031", 3, STEPS)

    page = brings(cast.mia, bed.plan, table)

    heads = [" ".join(head.get_text(" ").split()) for head in page.page.select(".judged__row")]
    assert [FOR_CITY in head for head in heads] == [True, False, True, False]
    page.presses("Save 3 changes")
    assert page.sees("Changes of approved activities still have to be put before the city.")
    assert page.page.select_one(f".judged__row a[href='/activities/{bed.id}/review']")


def test_a_report_of_a_step_is_nothing_for_the_city(bed, cast, downloads, brings):
    bed.stage = Stage.APPROVED
    table = downloads(cast.mia, bed.plan).writes("Note", "Přišlo 40 lidí", 2, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert not page.sees("put before the city")
    page.presses("Save 1 change")
    assert not page.sees("put before the city")


def test_unknown_and_new_rows_are_told(bed, cast, make, downloads, brings):
    other = make.activity(cast.drugs, title="Jiný plán")
    table = downloads(cast.mia, bed.plan)
    table.writes("Title", "Nová aktivita", 3)
    table.writes("Title", "Cizí", 4).writes("Key", other.id, 4).writes("Version", 1, 4)
    table.writes("Title", "Klíč", 5).writes("Key", bed.id, 5).writes("Version", 99, 5)

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("A new row. Start a new activity on the page of its group.")
    assert page.sees("There is no such activity in this plan")
    assert page.sees("The keys at the end of the row are not as they were.")


def test_a_step_without_the_key_of_its_activity_is_told_so(bed, cast, downloads, brings):
    table = downloads(cast.mia, bed.plan).writes("Key of the activity", None, 2, STEPS)
    table.writes("Note", "Hotovo", 2, STEPS)

    page = brings(cast.mia, bed.plan, table)

    assert page.sees("The key of the activity is missing beside this step.")
    assert not page.sees("Start a new activity")


def test_a_veiled_name_is_neither_told_nor_wiped_out(bed, cast, make, visitor, downloads, brings):
    bed.stage, bed.responsible, bed.responsible_person = Stage.APPROVED, "Lída", cast.lida.person

    table = downloads(None, bed.plan)

    assert table.says("Responsible") == "member of the group"
    assert downloads(cast.mia, bed.plan).says("Responsible") == "Lída"
    assert brings(cast.mia, bed.plan, table).sees("1 activity is without a change.")


def test_the_table_holds_what_one_may_see(bed, cast, make, downloads, visitor):
    make.activity(cast.seniors, plan=bed.plan, title="Pomoc doma", stage=Stage.APPROVED)

    assert downloads(None, bed.plan).says("Title") == "Pomoc doma"
    assert downloads(None, bed.plan).says("Title", 3) is None
    assert downloads(cast.mia, bed.plan).says("Title", 3) == "Pomoc doma"
    assert downloads(cast.kora, bed.plan, group=cast.seniors.id).says("Title", 3) is None
    assert visitor().visits(f"/plans/{bed.plan_id}/activities/reading").heading == "Signing in"


def test_csv_goes_round_too(bed, cast, as_csv, brings, visitor):
    change(bed, cast.gita, title="=Lůžko; „malé“", description="Řádek\nDruhý")
    rows = as_csv(cast.mia, bed.plan)
    assert rows[1][:2] == ["'2.1.2", "'=Lůžko; „malé“"]
    whole = fetched(visitor(cast.mia), f"/plans/{bed.plan_id}/activities.csv").data

    assert brings(cast.mia, bed.plan, whole, "t.csv").sees("1 activity is without a change.")

    words = whole.decode("utf-8-sig").replace("Druhý", "Třetí").encode("cp1250", "replace")
    page = brings(cast.mia, bed.plan, words, "t.csv")
    assert "Třetí will change" in row(page, "Short description of the activity")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_a_table_is_read_in_the_other_language(bed, cast, visitor, brings, language):
    url = f"/plans/{bed.plan_id}/activities.xlsx?lang={language}"
    data = fetched(visitor(cast.mia), url).data

    assert brings(cast.mia, bed.plan, data).sees("1 activity is without a change.")


@pytest.mark.parametrize("data", [b"", b"nic", b"a;b\n1;2\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_is_no_such_table_is_refused_with_words(bed, cast, brings, data):
    page = brings(cast.mia, bed.plan, data)

    assert page.status == 422
    assert page.page.select_one(".field__error")


def test_a_table_is_saved_by_who_brought_it_only(bed, cast, downloads, brings, visitor):
    page = brings(cast.mia, bed.plan, downloads(cast.mia, bed.plan).writes("Title", "Denní lůžko"))
    sealed = page.page.select_one("input[name=kept]")["value"]

    for words in (sealed, "nonsense", ""):
        gita = visitor(cast.gita).visits(f"/plans/{bed.plan_id}/activities/reading")
        gita.posts(f"/plans/{bed.plan_id}/activities/reading/saving", kept=words)
        assert gita.sees("The table no longer waits here.")
    assert bed.title == "Krizové lůžko"


def test_reading_takes_as_many_statements_for_many(bed, cast, make, downloads, brings):
    counts = []
    for _time in range(2):
        table = downloads(cast.kora, bed.plan)
        change(bed, cast.gita, title=f"{bed.title} 2")
        with statements() as sent:
            brings(cast.kora, bed.plan, table)
        counts.append(len(sent))
        for number in range(5):
            other = make.activity(cast.seniors, plan=bed.plan, number=f"3.{number}")
            make.milestone(other)
            change(other, cast.nora, title="Jinak")

    assert counts[0] == counts[1] <= 16


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@settings(
    max_examples=EXAMPLES // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(title=WORDS, lines=st.lists(WORDS, max_size=4), when=st.sampled_from(["2019", "", "2/2020"]))
def test_whatever_stands_there_goes_round(bed, cast, downloads, brings, title, lines, when):
    db.session.refresh(bed)
    change(bed, cast.gita, title=f"x{title}", responsible=title, description="\n".join(lines))
    for line in lines:
        add_row(bed, "outputs", {"text": line}, by=cast.gita)
        add_row(bed, "milestones", {"text": line, "when": when, "note": title}, by=cast.gita)

    page = brings(cast.mia, bed.plan, downloads(cast.mia, bed.plan))

    assert page.sees("1 activity is without a change."), page.page.select(".judged")


@given(
    had=st.lists(st.sampled_from("abcde"), max_size=6),
    lines=st.lists(st.sampled_from("abcdef"), max_size=6),
)
def test_lines_become_the_rows_they_say(had, lines):
    rows = [RowThen(id_, {"text": text}) for id_, text in enumerate(had, start=1)]

    found = relisted(rows, lines)

    kept = {row.id: row.words["text"] for row in rows if row.id not in found.removed}
    kept |= found.reworded
    said = [kept[id_] if id_ > 0 else found.added[-id_ - 1] for id_ in found.order]
    assert said == lines
    assert sorted(kept) == sorted(id_ for id_ in found.order if id_ > 0)


def test_a_table_of_others_tells_no_name_and_no_past(bed, cast, make, downloads, brings):
    make.milestone(bed, "Tajný krok")
    secret = bed.milestones[-1].id
    table = downloads(cast.mia, bed.plan).writes("Responsible", "kdokoli")
    bed.responsible, bed.responsible_person = cast.lida.person.name, cast.lida.person
    remove_row(bed, "milestones", secret, by=cast.mia)
    bed.stage = Stage.APPROVED
    make.activity(cast.seniors, plan=bed.plan, stage=Stage.DRAFTED)

    table.writes("Step", "Jiný krok", row=4, sheet=STEPS).writes("Note", "ne", row=4, sheet=STEPS)

    page = brings(cast.nora, bed.plan, table)

    assert page.sees("you may not change it")
    assert cast.lida.person.name not in page.text
    assert "Tajný krok" not in page.text
    assert "Tajný krok" in brings(cast.mia, bed.plan, table).text
