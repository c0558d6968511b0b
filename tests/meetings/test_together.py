"""Several people at one desk: what the scripts of the page ask and tell."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from planning.history import remove_row
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import (
    Agreement,
    Attendance,
    ConclusionKind,
    Deciding,
    Event,
    MinutesState,
    Presence,
    Sighting,
)
from tests.counting import statements

TEXT = "Dvě organizace nabídly místnost."


@pytest.fixture
def meeting(make, cast):
    found = make.meeting(cast.drugs)
    make.item(found, title="Krizové lůžko", text=TEXT)
    make.item(found, title="Různé")
    found.attendances.append(
        Attendance(name="Mia Nová", person_id=cast.mia.person_id, presence=Presence.PRESENT)
    )
    db.session.flush()
    return found


@pytest.fixture
def at(meeting, cast, visitor):
    """Call it with a name to get that person and a way to write, add, be here and look."""

    class Person:
        def __init__(self, name):
            self.browser, self.page = visitor(getattr(cast, name)), f"page-of-{name}"

        def writes(self, path, typed, based_on=None, **body):
            body = {"as": "words", "changes": {path: typed}} | body
            body |= {"based_on": based_on or meeting.version}
            return self.browser.patches(f"/meetings/{meeting.id}", body)

        def adds(self, kind, key="a1", at=0, **typed):
            body = {"kind": kind, "words": typed, "key": key, "at": str(at)}
            return self.browser.tells(f"/meetings/{meeting.id}/rows", body)

        def is_in(self, field="", **more):
            body = {"page": self.page, "field": field} | more
            return self.browser.tells(f"/meetings/{meeting.id}/here", body)

        def looks(self, since=1, shown="0", item=None, **headers):
            at_ = f"&item={item or meeting.items[0].id}"
            url = f"/meetings/{meeting.id}/now?since={since}&shown={shown}&page={self.page}{at_}"
            return self.browser.visits(url, Accept="application/json", **headers)

    return Person


@pytest.fixture
def text(meeting):
    return f"items/{meeting.items[0].id}/text"


def test_a_field_is_saved_by_itself_and_stands_in_history(meeting, at, text):
    answer = at("sami").writes(text, "Dvě organizace nabídly místnost a kávu.")

    assert answer.json == {
        "before": meeting.version - 1,
        "version": meeting.version,
        "values": {text: "Dvě organizace nabídly místnost a kávu."},
    }
    (event,) = db.session.query(Event)
    assert (event.verb, event.path, event.old) == ("changed", text, TEXT)


def test_two_who_write_one_sentence_apart_lose_nothing(meeting, at, text):
    at("gita").writes(text, "Tři organizace nabídly místnost.", based_on=1)
    merged = at("sami").writes(text, "Dvě organizace nabídly místnost a kávu.", based_on=1)

    assert merged.json["values"][text] == "Tři organizace nabídly místnost a kávu."


def test_the_same_words_collide_and_the_surface_comes_along(meeting, at, text):
    at("gita").writes(text, "Tři organizace nabídly místnost.", based_on=1)
    told = at("sami").writes(text, "Pět organizací nabídlo místnost.", based_on=1)

    assert told.status == 409
    assert told.json["conflicts"][0]["theirs"] == "Tři organizace nabídly místnost."
    assert f'name="settle:{text}"' in told.json["html"][text]
    assert meeting.items[0].text == "Tři organizace nabídly místnost."


def test_whoever_types_on_never_collides_with_their_own_words(meeting, at, text):
    at("gita").writes(text, "Tři organizace nabídly místnost.", based_on=1)
    mine = "Dvě organizace nabídly místnost a kávu."
    version = at("sami").writes(text, mine, based_on=1).json["version"]

    answer = at("sami").writes(text, f"{mine} Dost.", based_on=version, seen={text: mine})

    assert answer.json["values"][text] == "Tři organizace nabídly místnost a kávu. Dost."


def test_a_point_that_was_removed_comes_back_with_my_words(meeting, at, cast, visitor):
    path = f"items/{meeting.items[1].id}"
    gita = visitor(cast.gita).visits(f"/meetings/{meeting.id}?item={meeting.items[1].id}")
    gita.presses("Remove the point")
    assert [item.title for item in meeting.items] == ["Krizové lůžko"]

    told = at("sami").writes(f"{path}/text", "Moje znění", based_on=1)
    assert told.status == 409
    assert "Put the row back with my words" in told.json["html"][f"{path}/text"]
    assert at("sami").writes(f"{path}/text", "Moje znění", revive=[path]).status == 200

    assert [(item.title, item.text) for item in meeting.items][1] == ("Různé", "Moje znění")


def test_when_and_where_is_not_written_at_the_desk(meeting, at):
    for path in ("place", "held_on", "state", "nonsense"):
        assert at("sami").writes(path, "Jinde").status == 422
    assert at("sami").browser.patches(f"/meetings/{meeting.id}", []).status == 422
    assert meeting.place != "Jinde"


@pytest.fixture
def decision(meeting, make):
    meeting.groups[0].deciding = Deciding.VOTE
    words_ = "Lůžko zůstane v plánu."
    return make.task(meeting.items[0], text=words_, kind=ConclusionKind.DECISION)


def test_votes_say_themselves_that_there_was_a_vote(meeting, decision, at):
    path = f"conclusions/{decision.id}"
    assert at("sami").writes(f"{path}/votes_for", "1").status == 200
    assert decision.agreement is Agreement.VOTE

    refused = at("sami").writes(f"{path}/votes_against", "5")
    assert refused.status == 422
    assert f"{path}/votes_for" in refused.json["errors"]
    assert at("sami").writes(f"{path}/votes_for", "").status == 200
    assert decision.agreement is None


@pytest.mark.parametrize("nonsense", [[], {}, True, "x" * 5000])
def test_nonsense_in_a_field_is_refused(meeting, decision, at, nonsense):
    conclusion, row = f"conclusions/{decision.id}", f"attendances/{meeting.attendances[0].id}"
    for path in (f"{conclusion}/votes_for", f"{conclusion}/decided_at", f"{row}/left_at"):
        assert at("sami").writes(path, nonsense).status == 422
    assert decision.votes_for is None


def test_consensus_is_a_box_to_tick(meeting, decision, at):
    path = f"conclusions/{decision.id}/agreement"

    assert at("sami").writes(path, "1").json["values"] == {path: "1"}
    assert decision.agreement is Agreement.CONSENSUS
    assert at("gita").looks().json["changes"] == {path: "1"}
    assert at("sami").writes(path, "").json["values"] == {path: ""}
    assert decision.agreement is None


def test_people_see_who_else_is_here_and_in_which_field(meeting, at, text):
    at("gita").is_in(text)
    at("sami").is_in()

    (gita,) = at("sami").looks().json["here"]
    assert (gita["name"], gita["label"]) == ("Gita Nová", "agenda item 1, what was said")
    assert at("sami").looks().json["who"] == "Also at this desk: Gita Nová"
    at("gita").is_in("conclusions/new/text")
    assert at("sami").looks().json["here"][0]["label"] == "new row, conclusion"
    at("gita").is_in("guest")
    assert at("sami").looks().json["here"][0]["label"] == ""
    db.session.query(Sighting).update({"seen_at": now() - timedelta(seconds=61)})
    assert at("sami").looks().json["here"] == []


def test_what_others_did_is_shown_in_the_parts_of_the_page(meeting, at, cast, visitor):
    gita = visitor(cast.gita).visits(f"/meetings/{meeting.id}")
    gita.fills("In one or two sentences", "Svolat kraj").presses("Add a task")
    gita.fills("Name of the new point", "Rozpočet").presses("Add the point")
    gita.presses("excused : Mia Nová")

    told = at("sami").looks().json
    assert "Svolat kraj" in told["parts"]
    assert "Rozpočet" in told["parts"]
    assert 'aria-pressed="true"' in told["parts"]
    assert "parts" not in at("sami").looks(shown=told["latest"]).json
    assert "parts" not in at("sami").looks(shown="", since=meeting.version).json
    assert "parts" in at("sami").looks(shown="", since=1).json


def test_a_page_at_a_point_that_is_gone_keeps_it(meeting, at):
    gone = meeting.items[1].id
    url = f"/meetings/{meeting.id}?item={gone}"
    at("gita").browser.visits(url).presses("Remove the point")

    told = at("sami").looks(item=gone).json

    assert 'data-part="agenda"' in told["parts"]
    assert 'data-part="outcomes"' not in told["parts"]


def test_nothing_new_is_answered_shortly(meeting, at, text):
    tag = at("sami").looks().headers["ETag"]

    assert at("sami").looks(If_None_Match=tag).status == 304
    at("gita").writes(text, "Jinak")
    assert at("sami").looks(If_None_Match=tag).status == 200


def test_looking_costs_the_same_however_much_was_done(meeting, at, make, text):
    def count():
        sami = at("sami").browser
        with statements() as sent:
            assert sami.visits(url).status == 200
        return len(sent)

    item = meeting.items[0]
    url = f"/meetings/{meeting.id}/now?since=1&shown=0&page=x&item={item.id}"
    at("gita").is_in(text)
    at("gita").writes(text, "Jinak")
    few = count()
    for number in range(8):
        make.task(item, f"Závěr {number}")
        at("gita").writes(text, f"{TEXT} {number}")

    assert count() == few <= 12


def test_a_blank_that_was_left_behind_is_added_once(meeting, at):
    path = "conclusions/new"
    typed = {f"{path}/text": "Zjistit cenu", f"{path}/who": "mia nova", f"{path}/due_on": ""}
    for _twice in range(2):
        assert at("sami").adds("conclusions", at=meeting.items[1].id, **typed).status == 201
        assert at("sami").adds("items", key="b2", new_item="Rozpočet").status == 201
        assert at("sami").adds("guests", guest="Jan Host", guest_of="").status == 201

    (task,) = meeting.conclusions
    assert (task.item.title, task.kind, task.who) == ("Různé", ConclusionKind.TASK, "mia nova")
    assert [item.title for item in meeting.items] == ["Krizové lůžko", "Různé", "Rozpočet"]
    assert [row.name for row in meeting.attendances] == ["Mia Nová", "Jan Host"]


def test_a_point_that_was_removed_since_is_not_added_again(meeting, at, cast):
    at("sami").adds("items", key="b2", new_item="Rozpočet")
    remove_row(meeting, "items", meeting.items[-1].id, by=cast.gita)

    for _twice in range(2):
        answer = at("sami").adds("items", key="b2", new_item="Rozpočet")
        assert answer.status == 409
        assert "It lies in the bin." in answer.json["error"]
    assert [item.title for item in meeting.items] == ["Krizové lůžko", "Různé"]


def test_several_tasks_of_one_blank_are_added_once(meeting, at):
    typed = {"conclusions/new/text": "@Mia do 29. 11.: volá\n@Gita do 30. 11.: píše"}
    for _twice in range(2):
        assert at("sami").adds("conclusions", at=meeting.items[0].id, **typed).status == 201

    assert [said.text for said in meeting.conclusions] == ["Volá", "Píše"]


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"kind": "people", "words": {}, "key": "x"},
        {"kind": "items", "words": {"new_item": ""}, "key": "x"},
        {"kind": "guests", "words": {"guest": "x" * 201, "guest_of": ""}},
        {"kind": "conclusions", "words": {"text": "x"}, "key": "x", "at": "999999"},
    ],
)
def test_nonsense_gets_a_clear_answer(meeting, cast, visitor, body):
    assert visitor(cast.sami).tells(f"/meetings/{meeting.id}/rows", body).status == 422


def test_the_page_after_a_button_says_what_arrived(meeting, cast, visitor):
    sami = visitor(cast.sami).visits(f"/meetings/{meeting.id}")
    typed = {"based_on": meeting.version, "conclusions/new/text": "Zjistit cenu"}
    url = f"/items/{meeting.items[0].id}"
    for _twice in range(2):
        sami.posts(url, **typed, **{"key/conclusions": "a1"})
        assert sami.page.select_one("#desk")["data-arrived"] == "a1"

    assert [said.text for said in meeting.conclusions] == ["Zjistit cenu"]
    assert sami.visits(f"/meetings/{meeting.id}").page.select_one("#desk")["data-arrived"] == ""


def test_only_those_who_write_the_minutes_ask(meeting, at, visitor, text):
    for who, answer in (("nora", 404), ("mia", 403)):
        person = at(who)
        assert person.looks().status == answer
        assert person.is_in().status == answer
        assert person.writes(text, "x").status == answer
        assert person.adds("items", new_item="x").status == answer
    meeting.minutes.state = MinutesState.VERIFIED
    assert at("sami").writes(text, "x").status == 403
    assert meeting.items[0].text == TEXT


def test_times_of_one_person_stand_in_order(meeting, at):
    path = f"attendances/{meeting.attendances[0].id}"
    assert at("sami").writes(f"{path}/arrived_at", "10:00").json["values"] == {
        f"{path}/arrived_at": "10:00"
    }

    refused = at("sami").writes(f"{path}/left_at", "9:00")

    assert refused.status == 422
    wrong = ["Nobody leaves before they come. Mend one of the times."]
    assert refused.json["errors"] == {f"{path}/left_at": wrong}
    assert meeting.attendances[0].arrived_at == time(10)
    assert meeting.attendances[0].left_at is None
