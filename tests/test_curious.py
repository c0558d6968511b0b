"""What curious people tried once: it stays closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planning.lib import markdown
from planning.lib.clock import now
from planning.model import (
    Evaluation,
    ItemKind,
    MinutesState,
    PlanState,
    Side,
    Stage,
)
from tests.make import PASSWORD


def test_a_namesake_that_is_hidden_is_not_told(make, cast, visitor):
    measure = make.measure()
    shown = make.activity(cast.drugs, measure=measure, number="2.1.2", stage=Stage.APPROVED)
    make.activity(cast.drugs, measure=measure, number="2.1.2", title="Tajný", stage=Stage.IDEA)

    assert not visitor().visits(f"/activities/{shown.id}").sees("Tajný")
    assert visitor(cast.mia).visits(f"/activities/{shown.id}").sees("Tajný")


def test_a_confidential_point_is_not_told_beside_the_activity(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
    make.item(meeting, "Stížnost klienta", activity=activity, kind=ItemKind.INTERNAL)

    for outsider in (None, cast.nora, cast.omar):
        assert not visitor(outsider).visits(f"/activities/{activity.id}").sees("Stížnost")
    assert visitor(cast.mia).visits(f"/activities/{activity.id}").sees("Stížnost")


def test_what_is_approved_of_a_plan_being_prepared_waits_for_the_plan(make, cast, visitor):
    plan = make.plan(2027, 2030, state=PlanState.PREPARED)
    activity = make.activity(cast.drugs, plan=plan, title="Předčasná", stage=Stage.APPROVED)

    assert visitor().visits(f"/activities/{activity.id}").status == 404
    assert visitor().visits(f"/activities/{activity.id}.json").status == 404
    assert not visitor().visits("/timeline?from=2027&to=2030").sees("Předčasná")
    assert visitor(cast.nora).visits(f"/activities/{activity.id}").status == 200


def test_users_of_services_are_not_named_as_responsible(make, cast, visitor):
    lida = cast.lida.person
    activity = make.activity(
        cast.drugs, stage=Stage.APPROVED, responsible=lida.name, responsible_person=lida
    )

    public = visitor().visits(f"/activities/{activity.id}")
    assert not public.sees(lida.name)
    assert public.sees("member of the group")
    assert visitor().visits(f"/activities/{activity.id}.json").json["fields"]["responsible"] == ""
    assert visitor(cast.mia).visits(f"/activities/{activity.id}").sees(lida.name)


@pytest.mark.parametrize(
    "changes",
    [
        {"measure_id": 0},
        {"title": "x\ud800"},
        {f"milestones/{'9' * 5000}/text": "x"},
        {"title": {"a": 1}},
        {"is_ongoing": [1]},
        {"number": "9" * 5000},
    ],
)
def test_forged_values_are_refused_or_tamed(make, cast, visitor, changes):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)

    mia = visitor(cast.mia).patches(
        f"/activities/{activity.id}", {"based_on": 1, "changes": changes}
    )

    assert mia.status in {200, 422}


def test_more_money_than_there_is(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    cost = make.cost(activity)
    path = f"costs/{cost.id}/amount"
    body = {"based_on": 1, "changes": {path: "9" * 30}}

    mia = visitor(cast.mia).patches(f"/activities/{activity.id}", body)

    assert mia.status == 422
    assert "more than any plan costs" in mia.json["errors"][path][0]


def test_true_is_no_version(make, cast, visitor):
    activity = make.activity(cast.drugs)
    body = {"based_on": True, "changes": {}}
    assert visitor(cast.mia).patches(f"/activities/{activity.id}", body).status == 422


def test_signs_nobody_can_type_are_left_out(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.AGREED)
    visitor(cast.kora).posts(
        f"/activities/{activity.id}/decisions", step=activity.plan.path[1].id,
        decision="noted", number="7\x00/2026\x01", decided_on="1. 6. 2026",
    )  # fmt: skip

    assert visitor(cast.kora).visits(f"/activities/{activity.id}").sees("no. 7/2026")
    assert visitor().posts("/sign-in", email="a\x00@b.cz", password="x").status == 422


def test_a_long_reason_is_not_thrown_away(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DISCUSSED)
    gita = visitor(cast.gita).posts(
        f"/activities/{activity.id}/proposal", to="returned", reason="důvod " * 400
    )

    assert gita.status == 422
    assert gita.value_of("Why").startswith("důvod důvod")


def test_what_was_typed_is_shown_again_when_it_cannot_be_taken(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.AGREED)
    words = "Dlouhý odstavec, který se nesmí ztratit."

    mia = visitor(cast.mia).posts(f"/activities/{activity.id}/edit", description=words)
    activity.stage = Stage.APPROVED
    stranger = visitor().posts(f"/activities/{activity.id}/edit", description=words)

    assert (mia.status, stranger.status) == (403, 401)
    for page in (mia, stranger):
        assert page.sees("It was not saved. Copy it from here")
        assert words in page.text


def test_what_was_typed_is_shown_again_when_it_cannot_be_done_now(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    why = "Dlouhý důvod, který se nesmí ztratit."

    gita = visitor(cast.gita).posts(f"/activities/{activity.id}/submission", why=why)

    assert gita.status == 409  # nothing has changed, so there is nothing to decide on
    assert why in gita.text


def test_an_old_tab_never_speaks_for_whoever_sits_there_now(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    shared = visitor().visits("/sign-in").fills("E-mail", cast.mia.email)
    shared.fills("Password", PASSWORD).presses("Sign in")
    shared.visits(f"/activities/{activity.id}/edit")
    old_tab = shared.page

    shared.visits("/").presses("Sign out")
    shared.fills("E-mail", cast.kora.email).fills("Password", PASSWORD).presses("Sign in")
    shared.page = old_tab
    shared._url = f"/activities/{activity.id}/edit"
    shared.fills("Title", "Z cizí záložky").presses("Save")

    assert shared.status == 400
    assert activity.title == "Krizové lůžko"


def test_a_new_password_ends_old_sessions(cast, visitor):
    mia = visitor().visits("/sign-in").fills("E-mail", cast.mia.email)
    mia.fills("Password", PASSWORD).presses("Sign in")
    ada = visitor(cast.ada).visits(f"/people/{cast.mia.id}")
    ada.fills("New password", "úplně jiné").presses("Save the account")

    assert mia.visits("/").heading == "Signing in"


def test_a_seat_that_ended_stays_ended(make, cast, visitor):
    seat = make.membership(
        make.person("Stará"), cast.drugs, to_on=date(2022, 12, 31), side=Side.EXPERT
    )

    gita = visitor(cast.gita).posts(f"/seats/{seat.id}/end", to_on="31. 12. 2050")

    assert gita.status == 409
    assert seat.to_on == date(2022, 12, 31)


def test_a_second_group_of_one_name_is_refused_beside_the_field(cast, visitor):
    kora = visitor(cast.kora).visits("/groups/new").fills("Name of the group", "Senioři")
    kora.presses("Found a group")

    assert kora.status == 422
    assert kora.problem_with("Name of the group") == "There is a group of that name already."


def test_thousands_of_brackets_are_mere_signs():
    assert str(markdown.render("[" * 20_000)).count("[") == 20_000
    assert "&lt;a" in str(markdown.render("<a " * 5_000))
    assert str(markdown.render("1. " * 3_000)).count("1. ") == 3_000
    assert '<a href="https://ostrava.cz"' in str(markdown.render("[x](https://ostrava.cz)"))


def test_years_are_judged_once(make, cast, visitor):
    activity = make.activity(cast.drugs)
    for verdict in ("fulfilled", "partly"):
        visitor(cast.gita).posts(
            f"/activities/{activity.id}/evaluations", year="2024", verdict=verdict
        )

    assert [type(e) for e in activity.evaluations] == [Evaluation]


@pytest.mark.parametrize("body", [1, "x", [1], None, {"text": {"a": 1}}])
def test_json_of_any_shape_is_no_form(make, cast, visitor, body):
    round_ = make.round(opens_at=now() - timedelta(days=1), closes_at=now() + timedelta(days=1))
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)

    assert visitor().tells(f"/rounds/{round_.id}/submissions/new", body).status == 422
    assert visitor(cast.gita).tells(f"/activities/{activity.id}/submission", body).status == 409
    assert visitor(cast.gita).tells(f"/activities/{activity.id}/edit", body).status in {200, 422}


@pytest.mark.parametrize("number", [2**31, 2**63, 2**70])
def test_numbers_no_thing_has_lead_nowhere(make, cast, visitor, number):
    minutes = make.minutes(cast.drugs, state=MinutesState.PUBLISHED)

    for address in (
        f"/minutes/{minutes.id}/editions/{number}",
        f"/minutes/{minutes.id}/editions/{number}.docx",
        f"/activities/{number}",
    ):
        assert visitor(cast.mia).visits(address).status == 404
