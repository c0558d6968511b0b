from __future__ import annotations

import pytest

from planning.model import Stage


@pytest.fixture
def bed(make, cast):
    activity = make.activity(cast.drugs, measure=make.measure(), stage=Stage.DRAFTED)
    make.milestone(activity, "Zajistit peníze", when="2020")
    make.cost(activity, 200_000, sources="SMO, MPSV")
    return activity


def test_a_script_reads_and_changes_one_field(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}.json")
    assert mia.json["fields"]["title"] == "Krizové lůžko"
    step = mia.json["rows"]["milestones"][0]
    assert step["when"] == "2020"
    assert mia.json["rows"]["costs"][0]["amount"] == 200_000

    path = f"milestones/{step['id']}/when"
    mia.patches(f"/activities/{bed.id}", {"based_on": 1, "changes": {path: "2021"}})

    assert mia.status == 200
    assert mia.json == {"version": 2, "values": {path: "2021"}}


def test_sending_back_what_was_read_changes_nothing(bed, cast, visitor):
    mia = visitor(cast.mia).visits(f"/activities/{bed.id}.json")
    read = mia.json
    changes = dict(read["fields"])
    for kind, rows in read["rows"].items():
        for row in rows:
            changes |= {f"{kind}/{row['id']}/{n}": v for n, v in row.items() if n != "id"}

    mia.patches(f"/activities/{bed.id}", {"based_on": read["version"], "changes": changes})

    assert mia.json == {"version": 1, "values": {}}


def test_a_collision_says_all_three_texts_and_saves_the_rest(bed, cast, visitor):
    url = f"/activities/{bed.id}"
    visitor(cast.gita).patches(url, {"based_on": 1, "changes": {"title": "Noční lůžko"}})

    mia = visitor(cast.mia).patches(
        url, {"based_on": 1, "changes": {"title": "Denní lůžko", "responsible": "Jana"}}
    )

    assert mia.status == 409
    assert mia.json["saved"] == ["responsible"]
    assert mia.json["conflicts"] == [
        {
            "field": "title",
            "base": "Krizové lůžko",
            "mine": "Denní lůžko",
            "theirs": "Noční lůžko",
        }
    ]
    assert mia.json["version"] == bed.version == 3
    assert (bed.title, bed.responsible) == ("Noční lůžko", "Jana")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": ""}, "title"),
        ({"nothing": "x"}, "nothing"),
        ({"version": 7}, "version"),
        ({"milestones/999/text": "x"}, "milestones/999/text"),
        ({"measure_id": 999}, "measure_id"),
        ({"title": ["a"]}, "title"),
    ],
)
def test_what_cannot_stand_is_refused_whole(bed, cast, visitor, changes, path):
    mia = visitor(cast.mia).patches(
        f"/activities/{bed.id}", {"based_on": 1, "changes": {"responsible": "Jana"} | changes}
    )

    assert mia.status == 422
    assert list(mia.json["errors"]) == [path]
    assert bed.responsible == ""


@pytest.mark.parametrize("body", [None, [], {"changes": {}}, {"based_on": "x", "changes": {}}])
def test_nonsense_gets_a_clear_answer(bed, cast, visitor, body):
    assert visitor(cast.mia).patches(f"/activities/{bed.id}", body).status == 422


def test_scripts_meet_the_same_doors(bed, cast, visitor):
    url, body = f"/activities/{bed.id}", {"based_on": 1, "changes": {"title": "x"}}

    assert visitor(cast.nora).patches(url, body).status == 404
    assert visitor(cast.hugo).patches(url, body).status == 403
    assert visitor().patches(url, body).status == 404
    bed.stage = Stage.APPROVED
    assert visitor().patches(url, body).status == 401
    assert visitor(cast.mia).patches(url, body, token=False).status == 400
    assert bed.title == "Krizové lůžko"


def test_an_unchanged_sheet_is_not_sent_again(bed, cast, visitor):
    mia = visitor(cast.mia)
    tag = mia.visits(f"/activities/{bed.id}.json").headers["ETag"]

    assert mia.visits(f"/activities/{bed.id}.json", If_None_Match=tag).status == 304
    mia.patches(f"/activities/{bed.id}", {"based_on": 1, "changes": {"title": "Jinak"}})
    assert mia.visits(f"/activities/{bed.id}.json", If_None_Match=tag).status == 200
