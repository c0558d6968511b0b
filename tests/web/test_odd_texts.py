"""Signs that no database keeps, and numbers that fit into none: whoever sends them is told so."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from sqlalchemy.exc import DataError

from planning.activities import queries, scripts
from planning.web.patching import MOST

NUL, HALF = "a\x00", "\ud800"
ODD = pytest.mark.parametrize("odd", [NUL, HALF, f"7{NUL}"], ids=["nul", "half", "behind"])


@pytest.fixture(params=["activities", "meetings"])
def sheet(request, make, cast):
    """A sheet of each kind that scripts write to, its address and one of its rows."""
    if request.param == "activities":
        found = make.activity(cast.drugs)
        make.milestone(found, "Zajistit peníze")
        return found, "activities", "milestones"
    found = make.meeting(cast.drugs)
    make.item(found, "Různé")
    return found, "meetings", "items"


@pytest.fixture
def sami(sheet, cast, visitor):
    """Somebody who may write there, and the address of the sheet."""
    thing, room, _kind = sheet
    return visitor(cast.sami), f"/{room}/{thing.id}"


@ODD
def test_a_path_with_an_odd_sign_is_unknown(sheet, sami, odd):
    (browser, url), (_thing, _room, kind) = sami, sheet
    for path in (f"{kind}/{odd}/text", f"{odd}/1/text", f"{kind}/1/{odd}", odd):
        assert browser.patches(url, {"based_on": 1, "changes": {path: "x"}}).status == 422
        assert path in browser.json["errors"]


@pytest.mark.parametrize("version", [-1, -(2**70), 2, 2**31, 2**70])
def test_a_version_that_never_was_is_refused(sheet, sami, version):
    browser, url = sami
    kind, row = sheet[2], sheet[0].rows(sheet[2])[0]
    changes = {f"{kind}/{row.id}/{row.MAIN}": "x"}
    answer = browser.patches(url, {"based_on": version, "changes": changes})

    assert answer.status == 409
    assert answer.json["error"] == "There is no such version of this sheet. Open it again."


@ODD
def test_the_key_of_a_new_row_may_be_odd(sheet, sami, odd):
    browser, url = sami
    kind = sheet[2]
    words = {"new_item": "Káva"} if kind == "items" else {"text": "Káva"}
    body = {"kind": kind, "words": words, "key": f"k{odd}"}

    assert browser.tells(f"{url}/rows", body).status == 201
    assert browser.tells(f"{url}/rows", body).status == 201
    assert len(sheet[0].rows(kind)) == 2


@ODD
def test_a_row_with_an_odd_number_cannot_come_back(sheet, sami, odd):
    browser, url = sami
    body = {"based_on": 1, "changes": {}, "revive": [f"{sheet[2]}/{odd}"]}

    assert browser.patches(url, body).status in {200, 409}
    assert sheet[0].version == 1


@pytest.mark.parametrize("page", ["%00", "a%00", "%ED%A0%80", "x" * 5000])
def test_an_odd_page_hears_what_is_new(sami, page):
    browser, url = sami

    assert browser.visits(f"{url}/now?since=1&page={page}").status == 200


@ODD
def test_nobody_decides_about_an_odd_path(make, cast, visitor, odd):
    activity = make.activity(cast.drugs)
    odd_path = f"milestones/{odd}/text".replace(HALF, "\N{REPLACEMENT CHARACTER}")
    mia = visitor(cast.mia)
    decided = {f"open:{odd_path}": "", f"settle:{odd_path}": ""}
    mia.posts(f"/activities/{activity.id}/edit", based_on="1", title="Jinak", **decided)

    assert mia.status in {200, 409}


def test_what_the_database_refuses_is_a_question_without_sense(make, cast, visitor):
    """In SQLite somebody has to play the database that refuses it."""
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia)
    refused = DataError("SELECT", {}, ValueError("cannot contain NUL"))
    with patch.object(scripts, "wish", side_effect=refused):
        assert mia.patches(f"/activities/{activity.id}", {}).status == 400
    with patch.object(queries, "worksheet", side_effect=refused):
        page = mia.visits(f"/activities/{activity.id}/edit")
    assert (page.status, page.heading) == (400, "This request makes no sense")


def test_a_request_writes_so_many_fields_and_no_more(sheet, sami):
    browser, url = sami
    numbers = range(10_000, 10_000 + MOST)
    body = {"based_on": 1, "changes": {f"items/{number}/text": "x" for number in numbers}}

    assert len(browser.patches(url, body).json["errors"]) == MOST
    answer = browser.patches(url, body | {"revive": ["items/1"]})
    assert answer.status == 422
    assert answer.json["errors"] == {"": ["At most 1000 fields can be saved at once."]}


@pytest.mark.parametrize("odd", [True, False, float("nan"), float("inf")])
def test_yes_no_and_no_number_are_no_text(sheet, sami, odd):
    (browser, url), (thing, _room, kind) = sami, sheet
    row = thing.rows(kind)[0]
    path = f"{kind}/{row.id}/{row.MAIN}"
    words = getattr(row, row.MAIN)
    browser.patches(url, {"based_on": thing.version, "changes": {path: odd}})

    assert browser.status == 422
    assert browser.json["errors"] == {path: ["Write a text here."]}
    assert getattr(row, row.MAIN) == words

    name = "new_item" if kind == "items" else "text"
    for list_, its in ((kind, name), ("conclusions", "text")):
        body = {"kind": list_, "words": {its: odd}, "key": "k", "at": row.id}
        assert browser.tells(f"{url}/rows", body).status == 422
    assert thing.rows(kind) == [row]
    assert not getattr(thing, "conclusions", [])


@pytest.mark.parametrize("odd", [1.5, float("nan"), 2, "maybe", [], {}])
def test_what_is_neither_yes_nor_no_is_refused(make, cast, visitor, odd):
    activity = make.activity(cast.drugs, is_ongoing=True)
    mia = visitor(cast.mia)
    mia.patches(f"/activities/{activity.id}", {"based_on": 1, "changes": {"is_ongoing": odd}})

    assert mia.status == 422
    assert activity.is_ongoing
