"""The demo city: what people see first must be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from planning import create_app
from planning.cli import city, serve
from planning.cli.city import sheets
from planning.history.moments import with_id
from planning.lib.clock import day_of
from planning.lib.database import Base, db
from planning.lib.periods import PeriodKind
from planning.model import (
    Activity,
    AgendaItem,
    Agreement,
    Attendance,
    Basis,
    City,
    CityRole,
    Comment,
    CommentState,
    Conclusion,
    ConclusionKind,
    Deciding,
    Entry,
    Evaluation,
    Event,
    Function,
    Group,
    ItemKind,
    Meeting,
    MeetingState,
    Membership,
    Milestone,
    MilestoneState,
    Minutes,
    MinutesState,
    Plan,
    PlanState,
    PlanVersion,
    Presence,
    Realisation,
    Side,
    Stage,
    TaskState,
    User,
    Verdict,
    place,
)
from planning.plan.past import plan_then, tree_then

pytestmark = pytest.mark.own_database


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Start once, as ``python app.py`` does, on a machine that has nothing yet."""
    folder: Path = tmp_path_factory.mktemp("city")
    app = create_app({"TESTING": True, "SECRET_KEY": "tests"}, instance=str(folder))
    serve.prepare(app, with_city=True)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(autouse=True)
def _in_the_city(started: Flask) -> Iterator[None]:
    with started.app_context():
        yield
        db.session.rollback()


def activity(number: str, first_year: int = 2019) -> Activity:
    return db.session.scalars(
        select(Activity)
        .join(Activity.plan)
        .join(Activity.group)
        .where(
            Activity.number == number,
            Plan.first_year == first_year,
            Group.name == "Protidrogová prevence",
        )
    ).one()


def texts(sheet: Activity, kind: str) -> list[str]:
    return [row.text for row in sheet.rows(kind)]


def every(column: Any) -> set[Any]:
    return set(db.session.scalars(select(column).distinct()))


def number(table: type[Base]) -> int:
    return db.session.scalars(select(func.count(table.id))).one()


def test_the_crisis_bed_says_what_the_group_wrote_down():
    sheet = activity("2.1.2")

    assert sheet.title == (
        "Podpořit vznik krizového lůžka/místnosti pro osoby pod vlivem drog vyžadující"
        " psychosociální pomoc"
    )
    assert (sheet.stage, len(sheet.approvals)) == (Stage.APPROVED, 2)
    assert sheet.measure is not None
    assert sheet.measure.number == "2.1"
    assert texts(sheet, "implementers") == ["NNO", "SMO"]
    assert [row.organisation is not None for row in sheet.rows("implementers")] == [False, True]
    assert len(texts(sheet, "steps")) == 8
    assert len(texts(sheet, "target_groups")) == len(texts(sheet, "outputs")) == 2
    assert [row.territory.name for row in sheet.rows("territories")] == ["Ostrava a okolí"]
    assert [row.when for row in sheet.milestones] == (
        ["2019"] * 3 + ["2020"] * 3 + ["2021"] * 2 + ["2022"]
    )
    assert (sheet.rows("partners"), sheet.responsible, sheet.risks) == ([], "", [])


def test_six_sources_share_one_amount_that_nobody_divided():
    (line,) = activity("2.1.2").costs

    assert (line.amount, line.basis, line.year) == (200_000, Basis.YEARLY, None)
    assert line.source_names == ["KÚ MSK", "SMO", "MPSV", "MV", "MZ", "EU"]
    assert len(line.links) == 6


def test_the_campaign_and_the_network_say_what_the_group_wrote_down():
    campaign, network = activity("3.1.1"), activity("3.2")

    assert campaign.title == "Podporovat informační akce a kampaně"
    assert len(campaign.rows("steps")) == 6
    assert [(row.when, row.text) for row in campaign.milestones] == [
        ("2019", "Konference"),
        ("2019", "Vytvoření informačních materiálů"),
        ("2020", "Divadelní představení"),
    ]
    assert (len(campaign.risks), campaign.costs) == (2, [])
    assert network.measure is not None
    assert network.measure.title == "Podporovat služby v síťování a hodnocení efektivity"
    assert (len(network.risks), network.milestones, network.entries) == (4, [], [])


def test_the_first_meeting_is_about_all_three():
    meeting = db.session.scalars(select(Meeting).where(Meeting.held_on == date(2019, 1, 25))).one()

    assert meeting.place == "Modrý kříž Ostrava, Havlíčkovo nábřeží 687/21"
    assert (meeting.starts_at, meeting.ends_at) == (time(9), time(11))
    assert [getattr(item.activity, "number", "") for item in meeting.items] == [
        "2.1.2",
        "3.1.1",
        "3.2",
    ]
    assert meeting.minutes.is_public
    assert meeting.project is not None
    assert meeting.project.number == "CZ.03.2.63/0.0/0.0/16_063/0006590"


def test_every_state_can_be_seen_somewhere():
    for column, enum in (
        (Activity.stage, Stage),
        (Activity.realisation, Realisation),
        (Milestone.state, MilestoneState),
        (Evaluation.verdict, Verdict),
        (Minutes.state, MinutesState),
        (Milestone.period, PeriodKind),
        (Conclusion.kind, ConclusionKind),
        (Conclusion.state, TaskState),
        (Attendance.presence, Presence),
        (Meeting.state, MeetingState),
        (AgendaItem.kind, ItemKind),
        (Group.deciding, Deciding),
    ):
        assert every(column) == set(enum), enum
    assert every(Plan.state) == {PlanState.VALID, PlanState.FINISHED}
    assert every(Conclusion.agreement) == {None, *Agreement}


def test_what_comes_before_a_meeting_can_be_seen():
    coming = db.session.scalars(select(Meeting).where(Meeting.held_on > date(2026, 11, 25))).all()

    assert any(meeting.series for meeting in coming)
    assert any(meeting.cancelled_because for meeting in coming)
    assert any(item.takes and item.presenter for meeting in coming for item in meeting.items)
    assert any(item.is_section for meeting in coming for item in meeting.items)
    assert every(AgendaItem.is_postponed) == every(AgendaItem.is_nested) == {True, False}
    assert every(Group.genitive) - {""}
    assert every(Group.standing_agenda) - {""}


def test_there_is_enough_of_everything():
    assert number(Activity) >= 60
    assert number(Meeting) >= 25
    assert number(Group) >= 8
    assert number(Event) >= 500
    assert db.session.scalar(select(City.plan_name)) == "Komunitní plán Ostrava"


def test_six_people_play_their_parts():
    users = {user.email.partition("@")[0]: user for user in db.session.scalars(select(User))}
    drugs = db.session.scalars(select(Group).where(Group.name == "Protidrogová prevence")).one()
    day = date(2026, 11, 20)

    assert sorted(users) == ["ada", "gita", "kora", "mia", "omar", "sami"]
    assert users["mia"].function_in(drugs, on=day) is Function.MEMBER
    assert users["sami"].function_in(drugs, on=day) is Function.SECRETARY
    assert users["gita"].function_in(drugs, on=day) is Function.MANAGER
    assert users["kora"].role is CityRole.COORDINATOR
    assert users["omar"].role is CityRole.OFFICIAL
    assert users["ada"].role is CityRole.ADMIN


def test_mia_has_something_to_do_and_something_late():
    mia = db.session.scalars(select(User).where(User.email == "mia@demo.test")).one()
    tasks = db.session.scalars(select(Conclusion).where(Conclusion.person_id == mia.person_id))
    waiting = [task.due_on for task in tasks if task.is_open_task]

    assert len(waiting) >= 4
    assert any(due and due < date(2026, 11, 20) for due in waiting)


def test_users_of_services_are_never_public():
    seats = db.session.scalars(select(Membership).where(Membership.side == Side.SERVICE_USER)).all()

    assert seats
    for seat in seats:
        assert not seat.person.name_is_public
        assert seat.person.email == ""


def test_words_that_the_directory_knows_refer_to_it():
    unknown = db.session.scalars(
        select(Entry.text).where(Entry.territory_id.is_(None), Entry.kind == "territory")
    )
    assert list(unknown) == []


def test_versions_agree_with_history():
    for sheet in db.session.scalars(select(Activity)):
        versions = db.session.scalars(
            select(Event.version)
            .where(Event.thing == "activity", Event.thing_id == sheet.id)
            .order_by(Event.id)
        ).all()
        assert versions == sorted(versions), sheet.title
        assert versions[-1] == sheet.version


def test_a_second_city_is_refused():
    with pytest.raises(ValueError, match="empty database"):
        city.build()


def test_a_second_start_changes_nothing(started):
    before = number(Event)
    serve.prepare(started, with_city=True)

    assert number(Event) == before
    assert number(User) == 6


def test_the_server_says_who_can_sign_in():
    says = serve.welcome("http://127.0.0.1:5000")

    assert says.startswith("Planning is at http://127.0.0.1:5000\n")
    assert "mia@demo.test" in says
    assert "password demo" in says


def test_people_speak_of_its_worksheets():
    said = db.session.scalars(select(Comment)).all()

    assert {each.state for each in said} == set(CommentState)
    assert {each.is_suggestion for each in said} == {True, False}
    for each in said:
        assert each.activity is not None
        assert day_of(each.at) <= sheets.LAST_DAY
        if each.is_suggestion:
            stands = each.wording if each.state is CommentState.ACCEPTED else each.based_on
            assert place(each.activity, each.path).shown == stands
            assert each.wording != each.based_on


def test_each_plan_keeps_what_the_council_approved():
    for plan in db.session.scalars(select(Plan)):
        version = db.session.scalars(
            select(PlanVersion).where(PlanVersion.plan_id == plan.id, PlanVersion.body != "")
        ).one()
        moment = with_id(plan.id, version.id)
        assert moment is not None
        assert moment.day == version.decided_on
        then = plan_then(plan, moment)
        assert then is not None
        assert then.state is PlanState.VALID
        kora = db.session.scalars(select(User).where(User.role == CityRole.COORDINATOR)).one()
        shown = tree_then(then, moment, kora, 1, None).activities
        assert sum(line.activity.stage is Stage.APPROVED for line in shown) > 10
