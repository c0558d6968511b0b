"""The office opens a round, keeps its book, settles comments and publishes the settlement."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planning.lib.database import db
from planning.model import (
    Channel,
    CommentRound,
    Event,
    Matter,
    Outcome,
    PlanVersion,
    RoundState,
    Stage,
    Submission,
    Weight,
)
from planning.rounds import queries
from tests.make import NOON
from tests.visitor import words

NOW = "What the plan says now, under the name below"


def only_round() -> CommentRound:
    return db.session.scalars(select(CommentRound)).one()


def fill_in(page, **typed):
    values = {
        "Title": "Připomínky k plánu", "Name of the new version": "Návrh k připomínkám",
        "Open from": "1. 6. 2025", "Open until": "15. 6. 2025", "At what time it ends": "12:00",
    } | typed  # fmt: skip
    for label, said in values.items():
        page.fills(label, said)
    return page.presses("Save the round")


@pytest.mark.parametrize("who", ["kora", "omar"])
def test_the_office_opens_a_round_from_the_plan(cast, plan, bed, visitor, stopped, who):
    person = visitor(getattr(cast, who)).visits(f"/plans/{plan.id}/rounds/new")
    fill_in(person)
    assert person.sees("The comment round is prepared.")
    assert visitor().visits(f"/rounds/{only_round().id}").status == 404

    person.presses("Announce the comment round")

    round_ = only_round()
    assert round_.state_at(stopped.at) is RoundState.OPEN
    assert round_.plan_version.name == "Návrh k připomínkám"
    assert round_.closes_at.hour == 10  # noon where the city lies
    assert visitor().visits(f"/rounds/{round_.id}/plan").sees("Krizové lůžko")
    history = visitor(cast.mia).visits(f"/plans/{plan.id}/history")
    assert history.sees("The comment round “Připomínky k plánu” was announced.")


@pytest.mark.parametrize("who", ["mia", "gita", "nora"])
def test_whoever_may_not_know_a_round_reads_no_deed_on_it(cast, plan, bed, visitor, stopped, who):
    def told() -> list[bool]:
        reader = visitor(getattr(cast, who))
        pages = ("/history", f"/plans/{plan.id}/history", "/")
        return [reader.visits(page).sees("“Připomínky k plánu”") for page in pages]

    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/rounds/new")
    fill_in(kora, **{"Open from": "20. 5. 2026", "Open until": "15. 6. 2026"})
    assert told() == [False, False, False]
    assert visitor(cast.omar).visits("/history").sees("“Připomínky k plánu” is being prepared")

    kora.presses("Announce the comment round")
    assert told() == [True, True, True]
    kora.presses("Take the announcement back")
    assert told() == [False, False, False]


@pytest.mark.parametrize("name", ["v12", "1. 1. 2025"])
def test_a_version_nobody_could_ask_for_is_not_named(cast, plan, make, visitor, stopped, name):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/rounds/new")
    fill_in(kora, **{"Name of the new version": name})
    assert kora.problem_with("Name of the new version") == "Write a name in words."
    assert db.session.scalars(select(CommentRound)).all() == []

    kora.visits(f"/rounds/{make.round(plan, state=RoundState.PREPARED).id}/edit")
    kora.chooses("Version of the plan that is commented on", NOW)
    kora.fills("Name of the new version", name).presses("Save the round")
    assert kora.sees("Write a name in words.")


def test_moments_must_make_sense(cast, plan, make, visitor, stopped):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/rounds/new")
    fill_in(kora, **{"Open until": "31. 5. 2025"})
    assert kora.problem_with("Open until") == "The end must come after the beginning."
    fill_in(kora, **{"Title": "", "Open until": "31. 5. 2025"})
    assert kora.problem_with("Title") == "Write the title."
    assert kora.problem_with("Open until") == "The end must come after the beginning."
    fill_in(kora, **{"Open from": "1. 1. 2025", "Open until": "31. 1. 2025"})
    assert kora.problem_with("Open until") == "This moment has passed already."
    fill_in(kora, **{"Name of the new version": ""})
    assert "such as Návrh" in kora.problem_with("Name of the new version")
    fill_in(kora, **{"At what time it ends": "poledne"})
    assert kora.status == 422
    make.version(plan, name="Návrh k připomínkám")
    fill_in(kora, **{"At what time it ends": "12:00"})
    assert "of that name already" in kora.problem_with("Name of the new version")


def test_an_open_round_can_only_be_prolonged(cast, round_, visitor, stopped):
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/edit")
    assert "Open from" not in kora.labels
    kora.fills("Open until", "10. 6. 2025").presses("Save the round")
    assert "only be prolonged" in kora.problem_with("Open until")

    kora.fills("Open until", "20. 6. 2025").presses("Save the round")

    assert kora.sees("Saved.")
    assert round_.closes_at > NOON + timedelta(days=17)


def test_two_who_describe_a_round_do_not_overwrite_each_other(cast, make, plan, visitor, stopped):
    round_ = make.round(plan, state=RoundState.PREPARED, opens_at=NOON + timedelta(days=1))
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/edit")
    omar = visitor(cast.omar).visits(f"/rounds/{round_.id}/edit").fills("Title", "Omarův název")
    omar.presses("Save the round")

    kora.fills("Title", "Kořin název").presses("Save the round")

    assert kora.status == 409
    assert kora.sees("Omarův název")
    assert round_.title == "Omarův název"


def test_a_comment_from_paper_gets_the_next_number(cast, make, round_, bed, visitor, stopped):
    make.submission(round_)
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/book/new")
    kora.chooses("How it came", "post").fills("On which day it came", "1. 6. 2025")
    kora.fills("Activity it is about", "2.1.2").fills("What the comment says", "Z dopisu")
    kora.fills("Name of the author", "Hana Tichá").presses("Enter it into the book")

    assert kora.sees("It stands in the book as no. 2.")
    kept = db.session.scalars(select(Submission).where(Submission.number == 2)).one()
    assert (kept.channel, kept.activity_id, kept.part) == (
        Channel.POST,
        bed.id,
        "2.1.2 Krizové lůžko",
    )
    assert kept.entered_by_id == cast.kora.id
    assert kora.value_of("How it came") == "post"


def test_nothing_came_later_than_now(cast, round_, visitor, stopped):
    stopped.at = NOON - timedelta(hours=6)  # eight in the morning where the city lies
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/book/new?channel=post")
    kora.fills("What the comment says", "Chybí lavičky").fills("On which day it came", "2. 6. 2025")
    kora.fills("On which day it came", "3. 6. 2025").presses("Enter it into the book")
    assert kora.problem_with("On which day it came") == "This day is still to come."
    kora.fills("On which day it came", "2. 6. 2025")
    kora.fills("At what time", "8:01").presses("Enter it into the book")
    assert kora.problem_with("At what time") == "This moment is still to come."
    kora.fills("At what time", "po obědě").presses("Enter it into the book")
    assert kora.problem_with("At what time").startswith("Write a time")

    kora.fills("At what time", "").presses("Enter it into the book")
    assert db.session.scalars(select(Submission.received_at)).one() == stopped.at


def test_a_paper_form_that_came_twice_is_one_comment(app, cast, round_, visitor, stopped):
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/book/new?channel=post")
    form = kora.page
    for _press in range(2):
        kora.page, kora._url = form, f"/rounds/{round_.id}/book/new"
        kora.fills("What the comment says", "Podpisy").fills("On which day it came", "2. 6. 2025")
        kora.presses("Enter it into the book")

    assert kora.sees("The same stands in the book already as no. 1.")
    assert len(db.session.scalars(select(Submission)).all()) == 1
    kora.presses("Enter it into the book")  # another sheet of the same petition
    assert kora.sees("It stands in the book as no. 2.")
    assert app.view_functions["rounds.book.new"].in_turn  # twice at once is twice in a row


def test_a_round_whose_form_came_twice_is_prepared_once(cast, plan, visitor, stopped):
    kora = visitor(cast.kora).visits(f"/plans/{plan.id}/rounds/new")
    form = kora.page
    for _press in range(2):
        kora.page, kora._url = form, f"/plans/{plan.id}/rounds/new"
        fill_in(kora)
        assert kora._url == f"/rounds/{only_round().id}"
    kora.page, kora._url = form, f"/plans/{plan.id}/rounds/new"
    fill_in(kora, **{"Title": "Druhé", "Name of the new version": "Jiná"})
    assert len(db.session.scalars(select(CommentRound)).all()) == 2


def test_an_unknown_number_is_said_beside_the_field(cast, make, round_, bed, visitor, stopped):
    make.activity(cast.drugs, plan=round_.plan, title="Druhá", stage="approved")
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}/book/new")
    kora.fills("On which day it came", "1. 6. 2025").fills("What the comment says", "Slova")

    kora.fills("Activity it is about", "9.9.9").presses("Enter it into the book")
    assert "no activity of this number" in kora.problem_with("Activity it is about")
    kora.fills("Activity it is about", "2.1.2").presses("Enter it into the book")
    assert "Write the title too" in kora.problem_with("Activity it is about")
    kora.fills("Activity it is about", "2.1.2 Druhá").presses("Enter it into the book")
    assert kora.sees("It stands in the book as no. 1.")


def test_the_book_is_filtered(cast, make, round_, bed, visitor, stopped):
    make.submission(round_, "Čeká", activity=bed, weight=Weight.MAJOR)
    make.submission(round_, "Hotová", outcome=Outcome.NOTED, matter=Matter.FORMAL)
    kora = visitor(cast.kora)
    url = f"/rounds/{round_.id}/book"

    def shown(query):
        page = kora.visits(f"{url}?{query}")
        return {words(text) for text in page.page.select(".submission__text")}

    assert shown("") == {"Čeká", "Hotová"}
    assert shown("waiting=1") == {"Čeká"}
    assert shown(f"group={cast.drugs.id}") == {"Čeká"}
    assert shown("matter=formal") == {"Hotová"}
    assert shown("weight=major") == {"Čeká"}
    assert shown("outcome=noted") == {"Hotová"}
    assert shown("outcome=nic&group=x") == {"Čeká", "Hotová"}


def test_the_manager_suggests_and_the_coordinator_settles(
    cast, make, round_, bed, visitor, stopped
):
    said = make.submission(round_, activity=bed, name="Radim Kolařík", contact="r@x.cz")
    gita = visitor(cast.gita).visits("/").follows("Připomínky k plánu")
    gita.follows("No. 1 – the whole plan")
    assert not gita.sees("Kolařík")
    gita.chooses("Suggested settlement", "partly accepted").presses("Suggest this settlement")
    assert "Write why" in gita.problem_with("Justification")
    gita.fills("Justification", "Napůl to jde.").presses("Suggest this settlement")
    assert said.outcome is Outcome.IN_PROGRESS

    kora = visitor(cast.kora).visits(f"/submissions/{said.id}")
    assert kora.sees("Radim Kolařík, r@x.cz")
    assert kora.sees("Others may still comment on the same.")
    assert kora.value_of("Settlement") == "partly accepted"
    assert kora.value_of("Justification") == "Napůl to jde."
    kora.fills("Justification", "").presses("Settle the comment")
    assert kora.status == 422
    kora.fills("Justification", "Ano, napůl.").chooses("Class", "formal").presses(
        "Settle the comment"
    )

    assert (said.outcome, said.justification, said.matter) == (
        Outcome.PARTLY,
        "Ano, napůl.",
        Matter.FORMAL,
    )
    assert said.decided_by_id == cast.kora.id
    assert (
        visitor(cast.gita)
        .posts(
            f"/submissions/{said.id}/suggestion", outcome="noted", justification="x", seen=said.mark
        )
        .status
        == 409
    )
    history = visitor(cast.mia).visits(f"/plans/{round_.plan_id}/history")
    assert history.sees(
        "The outcome is now “partly accepted” for comment no. 1 (Připomínky k plánu)."
    )
    assert not history.sees("Kolařík")


def test_whoever_settles_nothing_is_told_so(cast, make, round_, visitor, stopped):
    said = make.submission(round_)
    kora = visitor(cast.kora).visits(f"/submissions/{said.id}").presses("Settle the comment")

    assert said.outcome is Outcome.IN_PROGRESS
    assert kora.sees("Saved, but not settled yet: choose what becomes of the comment")


def test_a_stale_decision_is_not_done(cast, make, round_, bed, visitor, stopped):
    said = make.submission(round_, activity=bed)
    kora = visitor(cast.kora).visits(f"/submissions/{said.id}")
    omar = visitor(cast.omar).visits(f"/submissions/{said.id}")
    omar.chooses("Settlement", "not accepted").fills("Justification", "Nejde to.")
    omar.presses("Settle the comment")

    kora.chooses("Settlement", "accepted in full").fills("Justification", "Moje dlouhé zdůvodnění.")
    kora.presses("Settle the comment")

    assert kora.status == 409
    assert kora.sees("Moje dlouhé zdůvodnění.")
    assert said.outcome is Outcome.NOT_ACCEPTED


def test_a_button_of_a_round_that_the_clock_has_moved_does_nothing(cast, round_, visitor, stopped):
    stopped.at = round_.opens_at - timedelta(minutes=5)
    kora = visitor(cast.kora).visits(f"/rounds/{round_.id}")
    stopped.at = round_.opens_at + timedelta(minutes=5)

    kora.presses("Take the announcement back")

    assert kora.status == 409
    assert round_.state is RoundState.ANNOUNCED


@pytest.mark.parametrize("to", ["open", "closed", "announced", "published", "nic", ""])
def test_a_forged_move_is_refused_or_ignored(cast, round_, visitor, stopped, to):
    page = visitor(cast.kora).posts(
        f"/rounds/{round_.id}/state", to=to, seen=round_.mark_at(stopped.at)
    )

    assert page.status in {200, 409}
    assert round_.state is RoundState.ANNOUNCED


def test_a_change_of_the_plan_is_linked_to_the_comment(cast, make, round_, bed, visitor, stopped):
    said = make.submission(round_, activity=bed, path="description", received_at=stopped.at)
    stopped.at += timedelta(days=1)
    visitor(cast.mia).patches(
        f"/activities/{bed.id}",
        {
            "based_on": 1,
            "changes": {"responsible": "Mia", "description": "Dvě lůžka pro každou noc."},
        },
    )
    stranger = make.activity(cast.drugs)
    elsewhere = Event(
        at=stopped.at, verb="changed", path="title", thing="activity", thing_id=stranger.id
    )
    db.session.add(elsewhere)
    db.session.flush()
    kora = visitor(cast.kora).visits(f"/submissions/{said.id}")
    offered = [each["value"] for each in kora.page.select("[name=event]")]

    kora.posts(
        f"/submissions/{said.id}/changes", seen=said.mark, event=[*offered, elsewhere.id, "x"]
    )

    (change,) = said.changes
    assert (change.path, change.old) == ("description", "Lůžko pro každou noc.")
    page = kora.visits(f"/submissions/{said.id}")
    assert "Dvě lůžka pro každou noc." in words(page.page.select_one(".submission__change"))


def test_changes_of_a_sheet_one_may_not_know_of_are_not_offered(
    cast, make, round_, bed, visitor, stopped
):
    said = make.submission(round_, activity=bed, received_at=stopped.at)
    risk = make.risk(bed)
    changes = {f"risks/{risk.id}/owner": "Lída", "title": "Noční lůžko"}
    visitor(cast.mia).patches(f"/activities/{bed.id}", {"based_on": 1, "changes": changes})

    seen = visitor(cast.omar).visits(f"/submissions/{said.id}").page.select("[name=event]")
    bed.stage = Stage.POSTPONED
    hidden = visitor(cast.omar).visits(f"/submissions/{said.id}")

    assert len(seen) == 1  # who watches a risk is a person, and no answer to a comment
    assert not hidden.page.select("[name=event]")
    assert not hidden.sees("Noční lůžko")


def test_linking_more_keeps_what_was_linked_before(
    cast, make, round_, bed, visitor, stopped, monkeypatch
):
    said = make.submission(round_, activity=bed, received_at=stopped.at)
    mia, kora = visitor(cast.mia), visitor(cast.kora)
    monkeypatch.setattr(queries, "OFFERED", 1)
    for version, title in enumerate(("Noční lůžko", "Lůžko na noc"), start=1):
        changes = {"based_on": version, "changes": {"title": title}}
        mia.patches(f"/activities/{bed.id}", changes)
        kora.visits(f"/submissions/{said.id}")
        latest, *others = kora.page.select("[name=event]")
        ticked = [latest["value"], *(o["value"] for o in others if o.has_attr("checked"))]
        kora.posts(f"/submissions/{said.id}/changes", seen=said.mark, event=ticked)

    assert [change.new for change in said.changes] == ["Noční lůžko", "Lůžko na noc"]


def to_the_end(kora, round_, stopped):
    """From a closed round to its approved settlement."""
    stopped.at = round_.closes_at + timedelta(hours=1)
    kora.visits(f"/rounds/{round_.id}").presses("Close the book and begin settling")
    kora.follows("Record the approval of the settlement")
    kora.fills("Which body approved it", "Řídicí skupina").fills("Decided on", "16. 6. 2025")
    return kora.presses("Record the approval")


def test_the_settlement_is_approved_checked_and_published(
    cast, make, round_, bed, visitor, stopped
):
    said = make.submission(
        round_, "Volejte 605 118 273 paní Tiché.", activity=bed, name="Hana Tichá"
    )
    kora = visitor(cast.kora)
    stopped.at = round_.closes_at + timedelta(hours=1)
    kora.visits(f"/rounds/{round_.id}").presses("Close the book and begin settling")
    kora.follows("Record the approval of the settlement")
    assert kora.sees("1 comment still waits to be settled.")
    assert (
        kora.posts(f"/rounds/{round_.id}/approval", body="Rada", decided_on="1. 6. 2025").status
        == 409
    )
    kora.visits(f"/submissions/{said.id}").chooses("Settlement", "taken note of")
    kora.fills("Justification", "Zavoláme.").presses("Settle the comment")
    kora.visits(f"/rounds/{round_.id}").follows("Record the approval of the settlement")
    kora.fills("Which body approved it", "Řídicí skupina").fills("Decided on", "16. 6. 2025")
    kora.presses("Record the approval")
    assert not visitor().visits(f"/rounds/{round_.id}/settlement").sees("Zavoláme.")

    kora.follows("Check the settlement and publish it")
    assert kora.sees("looks like a telephone")
    kora.presses("Leave it out : 605 118 273")
    assert kora.sees("Nothing was found.")
    kora.presses("Publish the settlement")
    assert "Tick this" in kora.problem_with(
        "I have read the public table. Nobody can be recognised in it who must not be."
    )
    kora.ticks("I have read the public table. Nobody can be recognised in it who must not be.")
    kora.presses("Publish the settlement")

    public = visitor().visits(f"/rounds/{round_.id}").follows("How the comments were settled")
    assert public.sees("Volejte (…) paní (…).")
    assert public.sees("taken note of Zavoláme.")
    assert not public.sees("605 118 273")
    assert not public.sees("Hana")
    kora.visits(f"/rounds/{round_.id}").presses("Take the settlement back from the public")
    assert not visitor().visits(f"/rounds/{round_.id}/settlement").sees("Zavoláme.")


def test_what_the_office_does_next_with_a_round_awaits_it(
    cast, make, round_, bed, visitor, stopped
):
    def awaits(who) -> list[str]:
        page = visitor(who).visits("/").page
        return [words(link) for link in page.select(".entry__facts a[href^='/rounds/']")]

    said = make.submission(round_, activity=bed)
    assert awaits(cast.kora) == []
    stopped.at = round_.closes_at
    assert awaits(cast.kora) == [f"Close the book and begin settling : {round_.title}"]
    round_.state = RoundState.SETTLING
    assert awaits(cast.kora) == []  # the comment itself waits
    said.outcome = Outcome.NOTED
    assert awaits(cast.omar) == [f"Record the approval of the settlement : {round_.title}"]
    round_.state = RoundState.APPROVED
    assert awaits(cast.kora) == [f"Check the settlement and publish it : {round_.title}"]
    assert awaits(cast.gita) == awaits(cast.mia) == []
    round_.state = RoundState.PUBLISHED
    assert awaits(cast.kora) == []


def test_after_approval_nothing_is_decided_until_it_is_opened_again(
    cast, make, round_, visitor, stopped
):
    said = make.submission(round_, outcome=Outcome.NOTED, justification="Díky.")
    kora = to_the_end(visitor(cast.kora), round_, stopped)
    assert round_.state is RoundState.APPROVED

    answer = kora.posts(
        f"/submissions/{said.id}/settlement",
        outcome="accepted",
        justification="Ne",
        matter="formal",
        weight="major",
        seen=said.mark,
    )
    assert answer.status == 403
    kora.visits(f"/rounds/{round_.id}").presses("Open the settlement again")
    assert round_.state is RoundState.SETTLING


def test_who_wrote_it_can_be_forgotten(cast, make, round_, visitor, stopped):
    said = make.submission(
        round_, "Píše Radim Kolařík.", name="Radim Kolařík", contact="r@x.cz", left_out="Píše",
        justification="Pan Kolařík má pravdu.", suggestion="Vyhovět: Kolařík", part="Kolařík",
        organisation="Kolaříkovi",
    )  # fmt: skip
    kora = visitor(cast.kora).visits(f"/submissions/{said.id}")

    kora.presses("Erase the author for good")

    assert (said.name, said.contact, said.left_out, said.text) == ("", "", "", "(…) (…).")
    assert said.justification == "Pan (…) má pravdu."
    assert said.organisation == ""
    assert not kora.sees("Kolařík")


def test_what_came_with_a_forgotten_author_is_erased_too(make, cast, round_, visitor, stopped):
    text = "Volejte 777 123 456 nebo 605 118 273, jan@x.cz, kolařík. Poradna chybí, IČO 00075370."
    said = make.submission(
        round_, text, name="Radim Kolařík", contact="jan@x.cz, 777 123 456", proposed=text,
    )  # fmt: skip

    visitor(cast.kora).visits(f"/submissions/{said.id}").presses("Erase the author for good")

    assert said.text == "Volejte (…) nebo (…), (…), (…). Poradna chybí, IČO 00075370."
    assert said.proposed == said.text


def test_whoever_settles_is_warned_of_what_may_be_a_name(make, cast, round_, visitor, stopped):
    said = make.submission(round_, "Píše kanárková z okraje.", name="Jana Kanárková")
    kora = visitor(cast.kora).visits(f"/submissions/{said.id}")

    assert kora.sees("This looks private: kanárková.")
    kora.fills("Words to leave out, a line each", "kanárková").presses("Leave these words out")

    assert said.in_public(said.text) == "Píše (…) z okraje."
    assert not kora.sees("This looks private")


def test_nobody_else_comes_to_the_book(cast, make, round_, bed, visitor, stopped):
    said = make.submission(round_, activity=bed)
    for person in (None, cast.mia, cast.sami, cast.ada, cast.nora):
        assert visitor(person).visits(f"/submissions/{said.id}").status == 404
    for person in (cast.mia, cast.nora):
        assert visitor(person).visits(f"/rounds/{round_.id}/book").status == 403
        assert visitor(person).visits(f"/rounds/{round_.id}/settlement").status == 403
        assert visitor(person).visits(f"/plans/{round_.plan_id}/rounds/new").status == 403


def test_the_round_names_a_version_once(cast, plan, visitor, stopped):
    fill_in(visitor(cast.kora).visits(f"/plans/{plan.id}/rounds/new"))

    versions = db.session.scalars(select(PlanVersion).where(PlanVersion.plan_id == plan.id)).all()
    assert [version.name for version in versions] == ["Návrh k připomínkám"]
