"""Somebody without an account reads what a round opens, and says what they think of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planning.history import record
from planning.lib.database import db
from planning.model import (
    AuthorKind,
    Channel,
    Event,
    Goal,
    Measure,
    Outcome,
    RoundState,
    Stage,
    Submission,
)
from planning.rounds import reading
from planning.web.signing_in import limiter
from tests.make import NOON
from tests.visitor import words


def comments() -> list[Submission]:
    return list(db.session.scalars(select(Submission).order_by(Submission.number)))


def test_a_citizen_comments_and_gets_a_number_and_a_receipt(round_, writes, visitor):
    citizen = writes(round_, **{"Your name": "Radim Kolařík", "Your e-mail or telephone": "r@x.cz"})

    assert citizen.heading == "Your comment has number 1"
    assert citizen.sees("Chybí noční služba")
    assert not citizen.sees("Kolařík")
    assert citizen.headers["Referrer-Policy"] == "no-referrer"
    address = citizen._url
    assert visitor().visits(address).heading == "Your comment has number 1"
    (kept,) = comments()
    assert (kept.channel, kept.author_kind, kept.name) == (
        Channel.FORM, AuthorKind.CITIZEN, "Radim Kolařík",
    )  # fmt: skip
    assert kept.receipt not in address


def test_the_page_says_until_when(round_, visitor, stopped):
    page = visitor().visits(f"/rounds/{round_.id}")

    assert page.sees("You may comment until 14. 6. 2025 at 14:00. 12 days are left.")
    stopped.at = round_.closes_at - timedelta(hours=5)
    assert page.visits(f"/rounds/{round_.id}").sees("5 hours are left.")
    stopped.at = round_.closes_at - timedelta(seconds=20)
    assert page.visits(f"/rounds/{round_.id}").sees("1 minute is left.")


def test_a_round_opens_and_closes_by_the_clock(round_, visitor, stopped):
    stopped.at = round_.opens_at - timedelta(minutes=1)
    early = visitor().visits(f"/rounds/{round_.id}")
    assert early.sees("Comments may be sent from 30. 5. 2025 14:00.")
    assert "Your comment" not in early.labels
    assert visitor().visits(f"/rounds/{round_.id}/plan").status == 404

    stopped.at = round_.opens_at
    open_ = visitor().visits(f"/rounds/{round_.id}")
    assert "Your comment" in open_.labels

    stopped.at = round_.closes_at
    open_.fills("Your comment", "O vteřinu později").presses("Hand the comment in")
    assert open_.status == 422
    assert open_.sees("The time for comments is over, so it was not taken.")
    assert open_.value_of("Your comment") == "O vteřinu později"
    assert comments() == []
    late = visitor().visits(f"/rounds/{round_.id}/submissions/new")
    assert late.sees("No comment can be handed in now.")
    assert "Your comment" not in late.labels


def test_a_comment_is_bound_to_the_field_as_it_was(round_, bed, writes):
    page = f"/rounds/{round_.id}/submissions/new?activity={bed.id}&field=description"
    citizen = writes(round_, page=page, **{"How it should read": "Dvě lůžka."})

    (kept,) = comments()
    assert (kept.activity_id, kept.path) == (bed.id, "description")
    assert (kept.part, kept.original) == ("2.1.2 Krizové lůžko", "Lůžko pro každou noc.")
    assert citizen.sees("2.1.2 Krizové lůžko: description")
    bed.title, bed.description = "Jiný název", "Jiný popis"
    assert citizen.visits(citizen._url).sees("2.1.2 Krizové lůžko: description")


def test_the_sheet_is_read_as_it_stood_in_the_version(make, cast, round_, bed, visitor, stopped):
    record("created", bed, by=cast.mia)
    round_.plan_version.upto = db.session.scalar(select(Event.id).order_by(Event.id.desc()))
    visitor(cast.mia).patches(
        f"/activities/{bed.id}", {"based_on": 1, "changes": {"title": "Potom změněno"}}
    )

    page = visitor().visits(f"/rounds/{round_.id}/activities/{bed.id}")

    assert page.heading == "Krizové lůžko"
    assert visitor().visits(f"/rounds/{round_.id}/plan").sees("Krizové lůžko")
    assert visitor().visits(f"/activities/{bed.id}").status == 404


@pytest.mark.parametrize(
    "stage", sorted(set(Stage) - {Stage.COMMENTED, Stage.AGREED, Stage.APPROVED})
)
def test_only_what_is_asked_about_can_be_read(make, cast, round_, plan, visitor, stopped, stage):
    hidden = make.activity(cast.drugs, plan=plan, title="Tajná", stage=stage)

    assert not visitor().visits(f"/rounds/{round_.id}/plan").sees("Tajná")
    for url in ("activities/{}", "submissions/new?activity={}"):
        page = visitor().visits(f"/rounds/{round_.id}/{url.format(hidden.id)}")
        assert page.status == 404


def test_goals_with_measures_of_the_same_number_stand_apart(make, cast, plan, visitor, stopped):
    goals = [Goal(plan=plan, number=number, title=title) for number, title in (
        ("10", "Deset"), ("2", "Dva"), ("2", "Druhé dva"),
    )]  # fmt: skip
    measures = [
        Measure(plan=plan, goal=goal, number=number, title=f"{goal.title} {number}")
        for number in ("1", "2") for goal in goals
    ]  # fmt: skip
    db.session.add_all([*goals, *measures])
    db.session.flush()
    for number, measure in enumerate([*measures, *measures]):
        make.activity(
            cast.drugs, measure=measure, stage="commented", number=str(number), title=str(number)
        )
    make.activity(cast.drugs, plan=plan, stage="commented", number="0", title="Jinde")

    _vision, limbs, _page = reading.tree(make.round(plan), 1, None)

    told = [(limb.title, [branch.title for branch in limb.branches]) for limb in limbs]
    assert told == [
        ("Dva", ["Dva 1", "Dva 2"]), ("Druhé dva", ["Druhé dva 1", "Druhé dva 2"]),
        ("Deset", ["Deset 1", "Deset 2"]), ("", [""]),
    ]  # fmt: skip
    assert [line.number for line in limbs[0].branches[0].lines] == ["1", "7"]


def test_people_are_not_named_on_the_sheet(make, cast, round_, bed, visitor, stopped):
    bed.responsible, bed.deputy = "Mia Tajná", "Gita Skrytá"
    make.risk(bed, owner="Hugo Utajený")

    page = visitor().visits(f"/rounds/{round_.id}/activities/{bed.id}")

    assert page.sees("Chybí peníze")
    for name in ("Tajná", "Skrytá", "Utajený"):
        assert not page.sees(name)
    risk = bed.risks[0].id
    for field in ("responsible", "deputy", f"risks/{risk}/owner", "nic", "risks/999"):
        address = f"/rounds/{round_.id}/submissions/new?activity={bed.id}&field={field}"
        assert visitor().visits(address).status == 404


def test_an_activity_begun_later_sends_people_to_what_is_there(
    make, cast, round_, plan, visitor, stopped
):
    late = make.activity(cast.drugs, plan=plan, stage=Stage.APPROVED, created_at=NOON)
    round_.plan_version.at = NOON - timedelta(days=9)
    round_.plan_version.upto = 0

    page = visitor().visits(f"/rounds/{round_.id}/activities/{late.id}")

    assert page.heading == "What is commented on"
    assert page.sees("This activity is not part of what is commented on.")


def test_who_speaks_for_an_organisation_names_it(round_, visitor, stopped):
    page = visitor().visits(f"/rounds/{round_.id}")
    stopped.at += timedelta(minutes=1)
    page.fills("Your comment", "Chybí").chooses("Who are you?", "organisation")
    page.presses("Hand the comment in")

    assert page.status == 422
    said = page.problem_with("Name of the organisation or office")
    assert said == "Write the name of the organisation or office."
    assert page.value_of("Your comment") == "Chybí"


def test_the_same_form_sent_twice_is_one_comment(round_, visitor, stopped):
    page = visitor().visits(f"/rounds/{round_.id}")
    form = page.page
    stopped.at += timedelta(minutes=1)
    for _press in range(2):
        page.page, page._url = form, f"/rounds/{round_.id}"
        page.fills("Your comment", "Jednou").presses("Hand the comment in")
        assert page.heading == "Your comment has number 1"

    assert len(comments()) == 1


@pytest.mark.parametrize("label", ["Your comment", "Why", "Your name"])
def test_the_same_form_with_other_words_loses_none(round_, visitor, stopped, label):
    page = visitor().visits(f"/rounds/{round_.id}")
    form = page.page
    stopped.at += timedelta(minutes=1)
    page.fills("Your comment", "První").presses("Hand the comment in")

    page.page, page._url = form, f"/rounds/{round_.id}"  # they went back
    page.fills("Your comment", "První").fills(label, "Druhá").presses("Hand the comment in")

    assert page.status == 422
    assert page.sees("Your comment was received before as no. 1.")
    assert page.value_of(label) == "Druhá"
    assert len(comments()) == 1
    stopped.at += timedelta(minutes=1)
    page.presses("Hand the comment in")
    assert page.heading == "Your comment has number 2"
    assert [each.number for each in comments()] == [1, 2]


def test_the_same_words_in_a_row_are_asked_about(round_, writes):
    writes(round_, "Stejná slova")
    again = writes(round_, "Stejná slova")

    assert again.status == 422
    assert again.sees("The same words came a moment ago as no. 1.")
    again.presses("Hand the comment in")
    assert again.heading == "Your comment has number 2"


def test_a_machine_that_fills_in_everything_is_stopped(round_, visitor, stopped):
    page = visitor().visits(f"/rounds/{round_.id}")
    stopped.at += timedelta(minutes=1)
    page.fills("Your comment", "Levné hodinky").fills("Leave this empty", "http://spam.example")
    page.presses("Hand the comment in")

    assert page.status == 422
    assert page.sees("One field must stay empty")
    assert page.value_of("Your comment") == "Levné hodinky"
    assert comments() == []
    page.presses("Hand the comment in")
    assert page.heading == "Your comment has number 1"


def test_nobody_writes_within_a_second(round_, visitor, stopped):
    page = visitor().visits(f"/rounds/{round_.id}").fills("Your comment", "Hned")
    page.presses("Hand the comment in")
    assert page.status == 422
    assert page.sees("quicker than anybody can write")

    stopped.at += timedelta(seconds=4)
    page.presses("Hand the comment in")
    assert page.heading == "Your comment has number 1"


def test_a_ticket_of_another_round_or_none_is_replaced(make, round_, plan, visitor, stopped):
    other = visitor().visits(f"/rounds/{make.round(plan).id}")
    ticket = other.page.select_one("[name=ticket]")["value"]
    stopped.at += timedelta(minutes=1)
    for forged in (ticket, "", "1.2.3", "\x00", f"{ticket}x"):
        page = visitor().posts(
            f"/rounds/{round_.id}/submissions/new", text="Slova", ticket=forged,
            author_kind="citizen",
        )  # fmt: skip
        assert page.status == 422
        assert page.sees("This form was open for too long.")
        assert page.value_of("Your comment") == "Slova"
    assert comments() == []


def test_too_many_from_one_address_wait_and_lose_no_words(app, round_, writes, monkeypatch):
    monkeypatch.setitem(app.config, "SUBMISSION_LIMIT", "2 per minute")
    limiter.reset()
    assert writes(round_, "První").heading == "Your comment has number 1"
    assert writes(round_, "Druhá").heading == "Your comment has number 2"

    third = writes(round_, "Třetí")

    assert third.status == 429
    assert third.sees("Many comments came from this address. Send it in a while.")
    assert third.value_of("Your comment") == "Třetí"
    limiter.reset()
    third.presses("Hand the comment in")
    assert third.heading == "Your comment has number 3"


def test_a_receipt_nobody_gave_out_is_nothing(round_, visitor, stopped):
    for guess in ("1", "0" * 32, "x" * 3000, "%00"):
        assert visitor().visits(f"/receipts/{guess}").status == 404


def test_the_author_learns_the_settlement_from_the_receipt(round_, writes, stopped):
    citizen = writes(round_)
    (kept,) = comments()
    kept.outcome, kept.justification = Outcome.ACCEPTED, "Doplníme ji."
    assert not citizen.visits(citizen._url).sees("Doplníme ji.")

    round_.state = RoundState.APPROVED

    assert citizen.visits(citizen._url).sees("accepted in full Doplníme ji.")


def test_the_plan_and_the_activity_invite_to_comment(cast, round_, bed, plan, visitor, stopped):
    bed.stage = Stage.APPROVED
    public = visitor().visits("/plan")
    public.follows("Comment round open until 14. 6. 2025: Připomínky k plánu")
    assert public.heading == "Připomínky k plánu"
    page = visitor().visits(f"/activities/{bed.id}").follows("Comment on this activity")
    assert page.follows("Comment on this activity").heading == "Your comment"

    tag = visitor().client.get("/plan").headers["ETag"]
    stopped.at = round_.closes_at
    later = visitor().client.get("/plan", headers={"If-None-Match": tag})
    assert later.status_code == 200
    assert "Comment round open" not in later.text


def test_whoever_has_no_account_finds_the_open_round_where_one_signs_in(
    make, plan, round_, visitor, stopped
):
    make.round(plan, title="Tajné", state=RoundState.PREPARED)
    first = visitor().visits("/").page.select_one("main .bullets a")
    assert words(first) == "Comment round open until 14. 6. 2025: Připomínky k plánu"
    assert first["href"] == f"/rounds/{round_.id}"

    stopped.at = round_.closes_at
    assert not visitor().visits("/sign-in").sees("Comment round open until")


def test_a_round_being_prepared_is_nobodys_business(cast, make, visitor, stopped):
    round_ = make.round(state=RoundState.PREPARED)

    for person in (None, cast.mia, cast.gita):
        assert visitor(person).visits(f"/rounds/{round_.id}").status == 404
        assert not visitor(person).visits("/rounds").sees("Připomínky k plánu")
    assert visitor(cast.omar).visits(f"/rounds/{round_.id}").status == 200
