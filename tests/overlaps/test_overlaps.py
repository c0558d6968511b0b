"""Pairs of activities on the screen, and what people decide about them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.history import record, revise
from planning.lib.database import db
from planning.model import Activity, Event, Overlap, OverlapKind, Stage
from tests.make import NOON

SAID = (
    "Activity 2.1.2 resembles 4.1.3 of the group Senioři: 1 shared step, the same target group, "
    "the same territory."
)


def test_a_pair_says_in_a_sentence_what_it_shares(cast, town, visitor):
    mia = visitor(cast.mia).visits("/plan").follows("Activities that resemble each other")

    assert mia.sees(SAID)
    assert mia.sees("Najít prostor s nočním vstupem Najít prostor s vlastním nočním vstupem")
    assert mia.sees("The same target group: senioři")
    assert mia.sees("Shared words: ")
    assert len(mia.page.select("section[id^=pair-]")) == 1


def test_each_reads_of_their_own_group_first(cast, town, visitor):
    nora = visitor(cast.nora).visits("/overlaps")

    assert nora.sees("Activity 4.1.3 resembles 2.1.2 of the group Protidrogová prevence")


def test_in_czech_the_numbers_agree(cast, make, town, visitor):
    mia = visitor(cast.mia, language="cs").visits("/overlaps")

    assert mia.sees(
        "Aktivita 2.1.2 se podobá aktivitě 4.1.3 skupiny Senioři: 1 společný krok, "
        "stejná cílová skupina, stejné území."
    )


def test_one_chooses_a_group(cast, town, visitor):
    kora = visitor(cast.kora).visits("/overlaps")
    kora.chooses("Group", "Ostatní").presses("Show")
    assert kora.sees("No pair waits for a decision.")

    kora.chooses("Group", "Protidrogová prevence").presses("Show")

    assert kora.sees(SAID)


def test_nobody_learns_of_what_they_may_not_see(cast, make, town, visitor):
    town.theirs.stage = Stage.DRAFTED
    db.session.flush()

    assert not visitor(cast.mia).visits("/overlaps").sees("4.1.3")
    assert not visitor(cast.omar).visits("/overlaps").sees("4.1.3")
    assert visitor(cast.kora).visits("/overlaps").sees("4.1.3")
    assert visitor().visits("/overlaps").heading == "Signing in"
    page = f"/activities/{town.ours.id}/overlaps"
    assert visitor(cast.mia).visits(page).sees("Nothing that other groups plan resembles it")
    assert visitor(cast.nora).visits(page).status == 403
    mia = visitor(cast.mia)
    for deed in ("link", "dismissal", "renewal", "joining"):
        assert mia.posts(f"{page}/{town.theirs.id}/{deed}").status == 404
        assert mia.posts(f"{page}/{town.ours.id}/{deed}").status == 404
        assert mia.posts(f"{page}/{10**12}/{deed}").status == 404


def test_the_worksheet_says_how_many_it_resembles(cast, town, visitor):
    sheet = f"/activities/{town.ours.id}"

    mia = visitor(cast.mia).visits(sheet).follows("It resembles 1 activity of another group")

    assert mia.sees(SAID)
    for stranger in (cast.nora, None):
        assert not visitor(stranger).visits(sheet).sees("It resembles")


def test_what_was_written_since_counts(cast, town, visitor):
    mia = visitor(cast.mia).visits("/overlaps")
    assert mia.sees(SAID)

    changes = {"title": "Něco docela jiného"}
    for step in town.ours.rows("steps"):
        changes[f"steps/{step.id}/text"] = "Nakreslit plakát"
    revise(town.ours, changes, based_on=town.ours.version, by=cast.mia)

    assert mia.visits("/overlaps").sees("No pair waits for a decision.")
    back = {"title": "Krizové lůžko pro lidi pod vlivem"}
    back |= {path: "Najít prostor s nočním vstupem" for path in changes if "/" in path}
    revise(town.ours, back, based_on=town.ours.version, by=cast.mia)
    assert mia.visits("/overlaps").sees("Activity 2.1.2 resembles 4.1.3")


def test_what_nobody_works_on_any_more_resembles_nothing(cast, town, visitor):
    visitor(cast.mia).visits("/overlaps")

    town.theirs.stage = Stage.POSTPONED
    record("stage moved", town.theirs, by=cast.kora, old="approved", new="postponed")

    assert visitor(cast.kora).visits("/overlaps").sees("No pair waits for a decision.")


def test_a_note_that_is_too_long_is_refused_in_words(cast, town, visitor):
    note = "Sejdeme se " * 30
    mia = visitor(cast.mia).visits("/overlaps").fills("Note, if you like : 2.1.2, 4.1.3", note)
    mia.presses("Link them : 2.1.2, 4.1.3")

    assert mia.status == 409
    assert mia.sees("At most 300 signs fit here.")
    assert mia.sees(note.strip())


def test_a_link_shows_on_both_worksheets_to_those_who_may_see_the_other(cast, town, visitor):
    mia = (
        visitor(cast.mia)
        .visits("/overlaps")
        .fills("Note, if you like : 2.1.2, 4.1.3", "Sejdeme se")
    )
    mia.presses("Link them : 2.1.2, 4.1.3")

    assert mia.sees("The activities are linked. Each is shown beside the other.")
    for activity, other in ((town.ours, "4.1.3"), (town.theirs, "2.1.2")):
        for person in (cast.mia, cast.nora, None):
            reader = visitor(person).visits(f"/activities/{activity.id}")
            assert reader.sees("Related activities")
            assert any(a.get_text().startswith(other) for a in reader.page.select(".rail a"))
    town.theirs.stage = Stage.DRAFTED
    db.session.flush()
    assert not visitor(cast.mia).visits(f"/activities/{town.ours.id}").sees("Related activities")
    history = visitor(cast.mia).visits(f"/activities/{town.ours.id}/history")
    assert history.sees("It was linked with the activity 4.1.3 (Senioři).")
    assert history.sees("Sejdeme se")
    assert not history.sees(town.theirs.title)


def test_a_pair_set_aside_never_returns(cast, town, visitor):
    mia = visitor(cast.mia).visits("/overlaps")
    mia.presses("Set aside for good : 2.1.2, 4.1.3")
    assert mia.sees("The pair is set aside and will not come back.")
    assert mia.sees("No pair waits for a decision.")

    title = {"title": "Krizové lůžko pro lidi pod vlivem návykových látek"}
    revise(town.ours, title, based_on=town.ours.version, by=cast.mia)

    for person in (cast.mia, cast.nora, cast.kora):
        assert visitor(person).visits("/overlaps").sees("No pair waits for a decision.")
    assert not visitor(cast.mia).visits(f"/activities/{town.ours.id}").sees("It resembles")
    assert mia.visits(f"/activities/{town.ours.id}/overlaps").sees("Nothing that other groups")
    assert mia.visits("/overlaps").follows("What was decided and set aside").sees("set aside")


def test_what_was_set_aside_can_be_taken_back(cast, town, visitor):
    mia = visitor(cast.mia).visits("/overlaps").presses("Set aside for good : 2.1.2, 4.1.3")

    mia.visits("/overlaps/decided").presses("Take it back 2.1.2, 4.1.3")

    assert mia.sees("The decision is taken back.")
    assert db.session.scalars(select(Overlap)).all() == []
    assert mia.visits("/overlaps").sees(SAID)


def test_each_decision_is_told_on_both_worksheets(cast, town, visitor):
    mia = visitor(cast.mia).visits("/overlaps").presses("Set aside for good : 2.1.2, 4.1.3")
    mia.visits("/overlaps/decided").presses("Take it back 2.1.2, 4.1.3")

    told = db.session.execute(
        select(Event.verb, Event.thing_id, Event.label)
        .where(Event.verb.startswith("overlap"))
        .order_by(Event.id)
    ).all()
    both = [(town.ours.id, "4.1.3 (Senioři)"), (town.theirs.id, "2.1.2 (Protidrogová prevence)")]
    assert [row[0] for row in told] == ["overlap dismissed"] * 2 + ["overlap taken back"] * 2
    assert [(row.thing_id, row.label) for row in told[:2]] == both
    assert sorted((row.thing_id, row.label) for row in told[2:]) == sorted(both)


@pytest.mark.parametrize("who", ["mia", "sami", "gita", "lida", "nora", "kora"])
def test_whoever_edits_one_of_them_decides(who, cast, town, visitor):
    visitor(getattr(cast, who)).posts(f"/activities/{town.ours.id}/overlaps/{town.theirs.id}/link")

    [decision] = db.session.scalars(select(Overlap))
    assert decision.kind is OverlapKind.LINKED
    assert decision.by_id == getattr(cast, who).id


@pytest.mark.parametrize("who", ["hugo", "omar"])
def test_guests_and_officials_only_look(who, cast, town, visitor):
    person = visitor(getattr(cast, who)).visits("/overlaps")
    assert person.sees("2.1.2")
    assert not [b for b in person.page.select("main button") if "Link" in b.get_text()]

    address = f"/activities/{town.ours.id}/overlaps/{town.theirs.id}"

    for deed in ("link", "dismissal", "joining"):
        assert person.posts(f"{address}/{deed}").status == 403
    assert db.session.scalars(select(Overlap)).all() == []


def test_two_decisions_about_one_pair_do_not_meet(cast, town, visitor):
    mia = visitor(cast.mia).visits("/overlaps")
    visitor(cast.nora).visits("/overlaps").presses("Set aside for good : 4.1.3, 2.1.2")

    mia.presses("Link them : 2.1.2, 4.1.3")

    assert mia.status == 409
    assert mia.heading == "Somebody was quicker"
    [decision] = db.session.scalars(select(Overlap))
    assert decision.kind is OverlapKind.DISMISSED


def test_pages_cost_the_same_however_many_pairs_there_are(cast, make, town, counted):
    pages = ["/overlaps", "/overlaps/decided", f"/activities/{town.ours.id}/overlaps",
             f"/overlaps?group={cast.drugs.id}", f"/activities/{town.ours.id}"]  # fmt: skip
    for person in (cast.mia, cast.kora):
        for page in pages:
            counted(person, page)
    before = {(p.id, page): counted(p, page) for p in (cast.mia, cast.kora) for page in pages}
    assert max(before.values()) <= 12

    for n in range(12):
        group = make.group()
        copy = make.activity(group, plan=town.plan, title=town.theirs.title, stage=Stage.APPROVED,
                             number=f"5.1.{n}")  # fmt: skip
        for step in town.theirs.rows("steps"):
            make.entry(copy, text=step.text)
        record("created", copy, by=cast.kora, new=copy.title)
    for activity in db.session.scalars(select(Activity).where(Activity.number.startswith("5."))):
        if activity.number != "5.1.0":
            make._saved(
                Overlap(first=town.theirs, second=activity, kind=OverlapKind.LINKED, at=NOON)
            )
    for person in (cast.mia, cast.kora):
        counted(person, "/overlaps")  # what was written since is read once

    assert before == {
        (p.id, page): counted(p, page) for p in (cast.mia, cast.kora) for page in pages
    }
