"""Two activities go on as one, under both numbers, and nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planning.history import revise
from planning.lib.database import db
from planning.model import (
    Basis,
    CommentState,
    EntryKind,
    Overlap,
    OverlapKind,
    Realisation,
    Stage,
)


def address(kept, other) -> str:
    return f"/activities/{kept.id}/overlaps/{other.id}/joining"


def texts(activity, kind) -> list[str]:
    return [getattr(row, row.MAIN) for row in activity.rows(kind)]


@pytest.fixture
def filled(both, make):
    """Theirs has a row of every kind that ours lacks."""
    make.entry(both.theirs, EntryKind.OUTPUT, "Dvě lůžka")
    make.entry(both.theirs, EntryKind.PARTNER, "Nemocnice")
    make.entry(both.theirs, EntryKind.IMPLEMENTER, "Charita")
    make.milestone(both.theirs, "Zkušební provoz", when="1. pololetí 2026", note="přes zimu")
    make.risk(both.theirs, "Chybí peníze", mitigation="Požádat kraj")
    make.cost(both.theirs, 200_000, sources="SMO, MPSV", basis=Basis.ONCE, year=2026)
    make.cost(both.ours, 200_000, sources="SMO, MPSV", basis=Basis.YEARLY)
    make.milestone(both.ours, "Zkušební provoz", when="2025")
    return both


def test_a_manager_of_both_looks_first_and_joins(cast, filled, visitor):
    gita = visitor(cast.gita).visits("/overlaps")
    gita.follows("Join them under both numbers : 2.1.2, 4.1.3")
    assert gita.heading == "Join 2.1.2 and 4.1.3"
    rows = ["Zaškolit noční dozor", "Dvě lůžka", "Nemocnice", "Charita", "Chybí peníze"]
    rows += ["Zkušební provoz 1. pololetí 2026", "200 000 Kč once 2026, operating, SMO, MPSV"]
    assert [row for row in rows if not gita.sees(row)] == []
    taken_over = gita.page.select("section")[2].get_text()
    assert "senioři" not in taken_over
    assert "Vítkovice" not in taken_over

    gita.presses("Join the activities")

    assert gita.sees("The activities are joined. 8 rows were taken over.")
    assert gita.sees("A joint activity: 2.1.2 and 4.1.3")
    assert texts(filled.ours, "steps") == [
        "Najít prostor s nočním vstupem", "Domluvit pravidla s nemocnicí",
        "Najít prostor s vlastním nočním vstupem", "Zaškolit noční dozor",
    ]  # fmt: skip
    assert texts(filled.ours, "target_groups") == ["senioři"]
    assert [(line.amount, line.basis) for line in filled.ours.costs] == [
        (200_000, Basis.YEARLY), (200_000, Basis.ONCE),
    ]  # fmt: skip
    assert len(filled.ours.costs[1].links) == len(filled.ours.costs[0].links)
    assert filled.ours.milestones[1].note == "přes zimu"
    assert filled.ours.risks[0].mitigation == "Požádat kraj"


def test_the_other_keeps_its_sheet_and_leads_to_the_joint_one(cast, filled, visitor):
    before = {kind: texts(filled.theirs, kind) for kind in filled.theirs.ROWS}

    visitor(cast.kora).visits(address(filled.ours, filled.theirs)).presses("Join the activities")

    assert {kind: texts(filled.theirs, kind) for kind in filled.theirs.ROWS} == before
    assert filled.theirs.realisation is Realisation.MERGED
    nora = visitor(cast.nora).visits(f"/activities/{filled.theirs.id}")
    assert nora.sees("It goes on as the joint activity 2.1.2 Krizové lůžko pro lidi pod vlivem")
    assert nora.sees("It goes on as the joint activity 2.1.2 of the group Protidrogová prevence.")
    assert visitor(cast.mia).visits("/overlaps").sees("No pair waits for a decision.")


def test_either_worksheet_may_go_on(cast, filled, visitor):
    kora = visitor(cast.kora).visits(address(filled.ours, filled.theirs))

    kora.follows("Let the worksheet 4.1.3 go on instead").presses("Join the activities")

    [decision] = db.session.scalars(select(Overlap))
    assert (decision.kind, decision.kept_id) == (OverlapKind.JOINED, filled.theirs.id)
    assert filled.ours.realisation is Realisation.MERGED
    assert kora.sees("A joint activity: 4.1.3 and 2.1.2")


def test_a_link_becomes_a_joint_activity(cast, both, visitor):
    kora = visitor(cast.kora).posts(f"/activities/{both.ours.id}/overlaps/{both.theirs.id}/link")

    kora.visits(address(both.ours, both.theirs)).presses("Join the activities")

    assert [each.kind for each in db.session.scalars(select(Overlap))] == [OverlapKind.JOINED]


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_nothing_is_joined_when_one_of_them_has_changed_since(whose, cast, filled, visitor):
    kora = visitor(cast.kora).visits(address(filled.ours, filled.theirs))
    changed = getattr(filled, whose)
    revise(changed, {"title": "Jinak"}, based_on=changed.version, by=cast.mia)

    kora.presses("Join the activities")

    assert kora.status == 409
    assert kora.sees("The title is now “Jinak”")
    assert db.session.scalars(select(Overlap)).all() == []
    assert filled.theirs.realisation is Realisation.NOT_STARTED
    assert len(filled.ours.rows("steps")) == 2


@pytest.mark.parametrize("who", ["mia", "sami", "hugo", "nora", "omar"])
def test_others_join_nothing(who, cast, both, visitor):
    person = visitor(getattr(cast, who))

    assert person.visits(address(both.ours, both.theirs)).status == 403
    assert person.posts(address(both.ours, both.theirs)).status == 403


def test_what_is_over_is_joined_to_nothing(cast, both, visitor):
    both.theirs.realisation = Realisation.DONE
    db.session.flush()

    kora = visitor(cast.kora).visits(address(both.ours, both.theirs)).presses("Join the activities")

    assert kora.status == 409
    assert kora.sees("Only activities that are still going on can be joined.")


def test_activities_of_two_plans_are_not_joined(cast, make, both, visitor):
    both.theirs.plan = make.plan(2027, 2030)
    db.session.flush()

    kora = visitor(cast.kora).visits(address(both.ours, both.theirs)).presses("Join the activities")

    assert kora.sees("Only activities of one plan can be joined.")


def test_joining_is_taken_back_and_the_sheet_says_again_what_it_said(cast, filled, visitor):
    before = {kind: texts(filled.ours, kind) for kind in filled.ours.ROWS}
    filled.theirs.proceed_to(Realisation.RUNNING)
    db.session.flush()
    kora = visitor(cast.kora).visits(address(filled.ours, filled.theirs))
    kora.presses("Join the activities")

    kora.visits("/overlaps/decided").presses("Take it back 2.1.2, 4.1.3")
    assert kora.sees("Both activities go on again.")
    kora.follows("Bring back what it said before")
    kora.presses("Put the whole sheet back")

    assert db.session.scalars(select(Overlap)).all() == []
    assert filled.theirs.realisation is Realisation.RUNNING
    assert filled.theirs.realisation_reason == ""
    assert {kind: texts(filled.ours, kind) for kind in filled.ours.ROWS} == before


def suggestion(make, cast, activity):
    """Hugo suggests another title."""
    return make.comment(
        activity, cast.hugo, "", path="title", wording="Lůžko na noc", based_on=activity.title
    )


def test_the_page_of_joining_says_what_waits_on_the_sheet_that_ends(cast, both, make, visitor):
    suggestion(make, cast, both.theirs)
    make.comment(both.theirs, cast.hugo)
    make.comment(both.ours, cast.hugo)

    kora = visitor(cast.kora).visits(address(both.ours, both.theirs))
    assert kora.sees("2 comments wait for an answer. Words suggested there can be written into")
    assert kora.follows("2 comments wait for an answer.").heading == "Comments and suggestions"
    kora.visits(address(both.theirs, both.ours))
    assert kora.sees("1 comment waits for an answer.")


def test_where_nothing_waits_the_page_of_joining_says_nothing(cast, both, make, visitor):
    settled = make.comment(both.theirs, cast.hugo)
    settled.state = CommentState.RESOLVED

    kora = visitor(cast.kora).visits(address(both.ours, both.theirs))

    assert not kora.sees("for an answer")


def test_suggested_words_are_not_written_into_the_sheet_that_ended(cast, both, make, visitor):
    said, title = suggestion(make, cast, both.theirs), both.theirs.title
    comments = f"/activities/{both.theirs.id}/comments"
    opened = visitor(cast.gita).visits(comments)
    visitor(cast.kora).visits(address(both.ours, both.theirs)).presses("Join the activities")

    opened.presses("Write it into the sheet : Hugo Nová, title")
    assert opened.status == 409
    assert opened.sees(
        "This activity goes on as the joint activity 2.1.2 of the group Protidrogová prevence."
    )
    assert (said.state, both.theirs.title) == (CommentState.OPEN, title)

    gita = visitor(cast.gita).visits(comments)
    assert not [b for b in gita.page.select("button") if "Write it into" in b.get_text()]
    gita.follows("2.1.2 Krizové lůžko pro lidi pod vlivem")
    assert gita.heading == "Krizové lůžko pro lidi pod vlivem"


def test_who_may_not_see_the_joint_activity_reads_its_number_only(cast, both, make, visitor):
    suggestion(make, cast, both.theirs)
    visitor(cast.kora).visits(address(both.ours, both.theirs)).presses("Join the activities")
    both.ours.stage = Stage.DRAFTED
    db.session.flush()

    nora = visitor(cast.nora).visits(f"/activities/{both.theirs.id}/comments")

    assert nora.sees("It goes on as the joint activity 2.1.2, Protidrogová prevence.")
    assert not nora.sees("pod vlivem")


def test_once_parted_the_sheet_takes_suggested_words_again(cast, both, make, visitor):
    suggestion(make, cast, both.theirs)
    kora = visitor(cast.kora).visits(address(both.ours, both.theirs))
    kora.presses("Join the activities")
    kora.visits("/overlaps/decided").presses("Take it back 2.1.2, 4.1.3")

    kora.visits(f"/activities/{both.theirs.id}/comments")
    kora.presses("Write it into the sheet : Hugo Nová, title")

    assert both.theirs.title == "Lůžko na noc"


def test_of_two_joinings_the_one_that_is_taken_back_is_offered(cast, filled, make, visitor):
    before = {kind: texts(filled.ours, kind) for kind in filled.ours.ROWS}
    third = make.activity(cast.seniors, plan=filled.plan, number="4.1.4", stage=Stage.APPROVED)
    make.entry(third, EntryKind.OUTPUT, "Noční linka")
    kora = visitor(cast.kora)
    for other in (filled.theirs, third):
        kora.visits(address(filled.ours, other)).presses("Join the activities")
    assert "Noční linka" in texts(filled.ours, "outputs")

    kora.visits("/overlaps/decided").presses("Take it back 2.1.2, 4.1.3")
    kora.follows("Bring back what it said before").presses("Put the whole sheet back")

    assert {kind: texts(filled.ours, kind) for kind in filled.ours.ROWS} == before


def test_members_do_not_part_what_was_joined(cast, both, visitor):
    visitor(cast.kora).visits(address(both.ours, both.theirs)).presses("Join the activities")

    mia = visitor(cast.mia).visits("/overlaps/decided")

    assert not [b for b in mia.page.select("main button") if "Take it back" in b.get_text()]
    renewal = f"/activities/{both.ours.id}/overlaps/{both.theirs.id}/renewal"
    assert mia.posts(renewal).status == 403


def test_an_agreed_sheet_is_the_coordinators_to_join(cast, both, visitor):
    both.theirs.stage = Stage.AGREED
    db.session.flush()

    assert visitor(cast.gita).visits(address(both.ours, both.theirs)).status == 403
    assert visitor(cast.kora).visits(address(both.ours, both.theirs)).status == 200
