"""Several people at one worksheet: what the scripts of the page ask and tell."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planning.history import remove_row
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import Event, Sighting, Stage
from tests.counting import statements


@pytest.fixture
def bed(make, cast):
    activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.DRAFTED)
    make.milestone(activity, "Zmapovat možnosti", when="2019")
    make.milestone(activity, "Zajistit peníze", when="2020")
    make.risk(activity, "Nikdo nezaplatí provoz")
    return activity


@pytest.fixture
def at(bed, cast, visitor):
    """Call it with a name to get that person and a way to change, add, be here and look."""

    class Person:
        def __init__(self, name):
            self.browser, self.page = visitor(getattr(cast, name)), f"page-of-{name}"

        def changes(self, based_on=None, *, body=None, **changes):
            body = {"based_on": based_on or bed.version, "changes": changes} | (body or {})
            return self.browser.patches(f"/activities/{bed.id}", body)

        def writes(self, path, words, based_on=None, **body):
            return self.changes(based_on, body={"as": "words"} | body, **{path: words})

        def adds(self, kind, key="", **words):
            body = {"kind": kind, "words": words, "key": key}
            return self.browser.tells(f"/activities/{bed.id}/rows", body)

        def is_in(self, field="", **more):
            body = {"page": self.page, "field": field} | more
            return self.browser.tells(f"/activities/{bed.id}/here", body)

        def looks(self, since=1, shown="", **headers):
            url = f"/activities/{bed.id}/now?since={since}&shown={shown}&page={self.page}"
            return self.browser.visits(url, Accept="application/json", **headers)

    return Person


def removes(visitor, person, bed, row="Risk 1"):
    visitor(person).visits(f"/activities/{bed.id}/edit").presses(f"Remove: {row}")


def test_words_are_said_as_the_form_has_them(bed, at, make):
    make.cost(bed, 1000)
    path = f"costs/{bed.costs[0].id}/amount"

    assert at("mia").writes(path, "200000").json["values"] == {path: "200\xa0000"}
    assert at("mia").changes(**{path: "300 000"}).json["values"] == {path: 300_000}


def test_a_row_that_was_removed_comes_back_with_my_words(bed, at, cast, visitor):
    risk = bed.risks[0].id
    removes(visitor, cast.gita, bed)
    mia = at("mia")

    told = mia.writes(f"risks/{risk}/text", "Moje znění", based_on=1).json
    assert told["conflicts"][0]["is_gone"] is True
    assert "Put the row back with my words" in told["html"][f"risks/{risk}/text"]

    answer = mia.writes(f"risks/{risk}/text", "Moje znění", revive=[f"risks/{risk}"])
    assert answer.status == 200
    assert [(row.id, row.text) for row in bed.risks] == [(risk, "Moje znění")]


def test_what_cannot_stand_in_a_row_that_came_back_is_explained(bed, at, cast, visitor):
    step = f"milestones/{bed.milestones[0].id}"
    removes(visitor, cast.gita, bed, "Step of the schedule 1")
    mia = at("mia")
    assert mia.writes(f"{step}/text", "Moje znění", revive=[step]).status == 200

    assert mia.writes(f"{step}/when", "někdy").status == 422


@pytest.mark.parametrize("nonsense", [["risks/x"], ["people/1"], [7], "risks", ["title"]])
def test_only_rows_come_back(bed, at, nonsense):
    assert at("mia").writes("title", "Jinak", revive=nonsense).status == 200


def test_a_row_nobody_removed_does_not_come_back(bed, at):
    assert at("mia").writes("title", "Jinak", revive=["risks/9999"]).status == 409
    assert bed.title == "Krizové lůžko"


def test_a_save_says_over_which_version_it_was_made(bed, at):
    """From that the page knows whether others wrote something it has not shown yet."""
    mia, gita = at("mia"), at("gita")
    gita.writes("deputy", "Gita Malá", based_on=1)
    first = mia.writes("title", "Noční lůžko", based_on=1).json
    again = mia.writes("title", "Noční lůžko", based_on=1).json

    assert (first["before"], first["version"]) == (2, 3)
    assert (again["before"], again["version"]) == (3, 3)


def test_who_types_on_never_collides_with_their_own_words(bed, at):
    """Gita's words were merged into mine while I typed on: my next words began from mine."""
    mia, gita = at("mia"), at("gita")
    gita.writes("title", "Krizové lůžko v Ostravě", based_on=1)
    merged = mia.writes("title", "Noční krizové lůžko", based_on=1).json
    assert merged["values"]["title"] == "Noční krizové lůžko v Ostravě"

    answer = mia.writes(
        "title",
        "Noční malé krizové lůžko",
        based_on=merged["version"],
        seen={"title": "Noční krizové lůžko"},
    )
    assert answer.json["values"]["title"] == "Noční malé krizové lůžko v Ostravě"
    assert bed.title == "Noční malé krizové lůžko v Ostravě"


def test_a_row_sent_twice_is_added_once(bed, at):
    mia = at("mia")
    first = mia.adds("risks", key="a1", text="Chybí lidé").json
    again = mia.adds("risks", key="a1", text="Chybí lidé").json

    assert first["id"] == again["id"]
    assert [row.text for row in bed.risks] == ["Nikdo nezaplatí provoz", "Chybí lidé"]
    assert first["rows"]["risks"] == [row.id for row in bed.risks]
    assert f'name="risks/{first["id"]}/text"' in first["lists"]["risks"]


def test_a_row_that_was_removed_before_it_was_sent_again_is_told_so(bed, at, cast):
    mia = at("mia")
    row_id = mia.adds("risks", key="a1", text="Chybí lidé").json["id"]
    remove_row(bed, "risks", row_id, by=cast.gita)

    for _twice in range(2):
        answer = mia.adds("risks", key="a1", text="Chybí lidé")
        assert (answer.status, list(answer.json)) == (409, ["error"])
        assert answer.json["error"].startswith("This row arrived, and somebody has removed it")
    assert [row.text for row in bed.risks] == ["Nikdo nezaplatí provoz"]

    assert mia.adds("risks", key="a2", text="Chybí lidé").status == 201, "written once more"


def test_a_row_that_cannot_stand_is_explained(bed, at):
    mia = at("mia").adds("milestones", text="Krok", when="někdy")

    assert mia.status == 422
    assert list(mia.json["errors"]) == ["when"]
    assert len(bed.milestones) == 2


@pytest.mark.parametrize("body", [None, [], {}, {"kind": "people", "words": {}}, {"kind": "risks"}])
def test_nonsense_gets_a_clear_answer(bed, cast, visitor, body):
    for what in ("rows", "here"):
        assert visitor(cast.mia).tells(f"/activities/{bed.id}/{what}", body).status == 422


def test_people_see_who_else_is_here_and_where(bed, at):
    mia, gita = at("mia"), at("gita")
    gita.is_in(f"risks/{bed.risks[0].id}/text")
    mia.is_in("title")

    here = mia.looks().json
    assert [(p["name"], p["label"]) for p in here["here"]] == [("Gita Nová", "risk 1, text")]
    assert here["said"] == "Also on this sheet: Gita Nová, writing in: risk 1, text"
    assert here["who"] == "Also on this sheet: Gita Nová"
    gita.is_in("milestones/new/text")
    assert mia.looks().json["here"][0]["label"] == "new row, step of the schedule"
    gita.is_in("<script>")
    assert mia.looks().json["here"][0]["label"] == ""
    assert db.session.query(Event).count() == 0


def test_whoever_left_or_fell_silent_is_not_here(bed, at):
    mia, gita = at("mia"), at("gita")
    gita.is_in("title")
    db.session.query(Sighting).update({"seen_at": now() - timedelta(seconds=61)})
    assert mia.looks().json["here"] == []

    gita.is_in("title")
    assert len(mia.looks().json["here"]) == 1
    gita.is_in(left=True)
    assert mia.looks().json["here"] == []


def test_old_signs_of_life_are_forgotten(bed, at):
    at("gita").is_in("title")
    db.session.query(Sighting).update({"seen_at": now() - timedelta(hours=2)})

    at("mia").is_in("title")

    assert [seen.page for seen in db.session.query(Sighting)] == ["page-of-mia"]


def test_what_others_saved_is_told_in_words_of_the_form(bed, at, cast, visitor):
    gita = at("gita")
    path = f"milestones/{bed.milestones[0].id}/when"
    gita.writes(path, "1. pololetí 2021")
    row = gita.adds("risks", text="Chybí lidé").json["id"]
    removes(visitor, cast.gita, bed, "Step of the schedule 2")

    now_ = at("mia").looks(since=1).json

    assert now_["version"] == bed.version
    assert now_["changes"][path] == "1. pololetí 2021"
    assert now_["by"][path] == "changed by Gita Nová"
    assert now_["rows"]["risks"] == [risk.id for risk in bed.risks]
    assert now_["rows"]["milestones"] == [bed.milestones[0].id]
    assert f'data-row="{row}"' in now_["lists"]["risks"]
    assert at("mia").looks(since=bed.version).json["changes"] == {}


def test_nothing_new_is_answered_shortly(bed, at):
    mia, gita = at("mia"), at("gita")
    tag = mia.looks().headers["ETag"]

    assert mia.looks(If_None_Match=tag).status == 304
    gita.is_in("title")
    assert mia.looks(If_None_Match=tag).status == 200
    tag = mia.looks().headers["ETag"]
    gita.writes("title", "Jinak")
    assert mia.looks(If_None_Match=tag).status == 200


def test_what_is_missing_is_told_anew_when_something_was_written(bed, at):
    mia = at("mia")
    assert "parts" not in mia.looks(since=bed.version).json
    before = mia.looks(shown="0").json
    assert "parts" not in before  # nothing was done yet

    mia.adds("outputs", text="Otevřené lůžko")
    seen = mia.looks(since=bed.version).json["latest"]
    assert "parts" not in mia.looks(since=bed.version, shown=str(seen)).json
    mia.writes("responsible", "Mia Nová")
    after = mia.looks(since=bed.version, shown=str(seen)).json

    assert after["latest"] > seen
    assert 'data-part="filled"' in after["parts"]
    assert "Outputs<span" in after["parts"].replace("\n", "")
    assert "Risks<span" in after["parts"]


def test_looking_costs_the_same_however_many_are_here(bed, at, make):
    def count():
        mia = at("mia")
        with statements() as sent:
            assert mia.looks().status == 200
        return len(sent)

    at("gita").is_in("title")
    few = count()
    for number in range(10):
        make.risk(bed, f"Riziko {number}")
        at("gita").adds("risks", text=f"Další {number}")
        at("sami").writes(f"risks/{bed.risks[-1].id}/text", f"Jiné {number}")
    at("sami").is_in(f"risks/{bed.risks[-1].id}/text")

    assert count() == few <= 12


def test_only_those_who_may_write_ask(bed, at, cast, visitor):
    for who, answer in (("nora", 404), ("hugo", 403)):
        person = at(who)
        assert person.looks().status == answer
        assert person.is_in("title").status == answer
        assert person.adds("risks", text="x").status == answer
    bed.stage = Stage.APPROVED
    stranger = visitor()
    url = f"/activities/{bed.id}/now"
    assert stranger.visits(url, Accept="application/json").status == 401
    assert stranger.tells(f"/activities/{bed.id}/rows", {}).status == 401
    assert len(bed.risks) == 1
    assert db.session.query(Sighting).count() == 0


def test_both_texts_are_joined_by_hand(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.fills("Title", "Noční krizové lůžko").presses("Save")
    mia.fills("Title", "Denní krizové lůžko").presses("Save")
    assert mia.value_of("Both, edited : title") == "Denní Noční krizové lůžko"

    mia.fills("Both, edited : title", "Denní i noční krizové lůžko")
    mia.settles("These edited words hold")

    assert mia.status == 200
    assert bed.title == "Denní i noční krizové lůžko"


def test_what_is_no_text_is_not_joined(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.fills("Term 1", "2020").presses("Save")
    mia.fills("Term 1", "2021").presses("Save")

    assert mia.status == 409
    assert not mia.sees("Both, edited")


def test_edited_words_that_cannot_stand_are_not_lost(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.fills("Title", "Noční krizové lůžko").presses("Save")
    mia.fills("Title", "Denní krizové lůžko").presses("Save")

    mia.fills("Both, edited : title", "x" * 301).settles("These edited words hold")

    assert mia.status == 422
    assert mia.value_of("Title") == "x" * 301


@pytest.fixture
def gone(bed, cast, make, visitor):
    """Mia wrote two fields of a risk that Gita removed meanwhile, and saved."""
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    removes(visitor, cast.gita, bed)
    mia.fills("Risk 1", "Moje znění").fills("What is done about it 1", "Jednáme").presses("Save")
    assert mia.status == 409
    assert mia.sees("The row was removed meanwhile (Gita Nová,")
    return mia


def test_a_removed_row_is_put_back_by_a_button(bed, gone):
    gone.settles("Put the row back with my words")

    assert gone.status == 200
    assert [(risk.text, risk.mitigation) for risk in bed.risks] == [("Moje znění", "Jednáme")]


def test_a_removed_row_stays_removed(bed, gone):
    gone.settles("Leave it removed")

    assert gone.status == 200
    assert bed.risks == []


def test_a_removed_row_waits_until_somebody_decides(bed, gone):
    gone.fills("Title", "Jinak").presses("Save")

    assert gone.status == 409
    assert gone.sees("Moje znění")
    assert (bed.title, bed.risks) == ("Jinak", [])
    gone.settles("Put the row back with my words")
    assert bed.risks[0].text == "Moje znění"


def test_a_row_moves_past_the_neighbour_one_saw(bed, make, cast, visitor):
    make.milestone(bed, "Otevřít", when="2021")
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    gita = visitor(cast.gita).visits(f"/activities/{bed.id}/edit")
    gita.presses("Move up: Step of the schedule 3")  # Zmapovat, Otevřít, Zajistit

    mia.presses("Move up: Step of the schedule 2")  # before Zmapovat, as she saw it

    assert [step.text for step in bed.rows("milestones")] == [
        "Zajistit peníze",
        "Zmapovat možnosti",
        "Otevřít",
    ]


def test_a_row_that_arrived_already_is_not_added_by_the_form(bed, at, cast, visitor):
    at("mia").adds("risks", key="a1", text="Chybí lidé")
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")

    typed = {"based_on": bed.version, "title": bed.title, "risks/new/text": "Chybí lidé"}
    mia.posts(f"/activities/{bed.id}/edit", **typed, **{"key/risks": "a1"})

    assert [risk.text for risk in bed.risks].count("Chybí lidé") == 1


def test_a_form_with_a_row_that_was_removed_since_shows_its_words(bed, at, cast, visitor):
    row_id = at("mia").adds("risks", key="a1", text="Chybí lidé").json["id"]
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}/edit")
    remove_row(bed, "risks", row_id, by=cast.gita)

    typed = {"based_on": bed.version, "title": bed.title, "risks/new/text": "Chybí lidé"}
    mia.posts(f"/activities/{bed.id}/edit", **typed, **{"key/risks": "a1"})

    assert mia.status == 409
    assert mia.sees("This row arrived, and somebody has removed it since.")
    assert mia.sees("Chybí lidé")
    assert [risk.text for risk in bed.risks] == ["Nikdo nezaplatí provoz"]
