"""Who may do what, as a table anyone can read. A new rule without a row fails."""

from __future__ import annotations

import inspect
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from planning import permissions
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import (
    Activity,
    AgendaItem,
    Approval,
    CommentRound,
    Event,
    Function,
    Group,
    ItemKind,
    Letter,
    Measure,
    Meeting,
    MinutesState,
    Overlap,
    Plan,
    PlanState,
    RoundState,
    SavedView,
    Stage,
    Submission,
    User,
)
from planning.visibility import (
    activities_with_history,
    editable_activities,
    own_items,
    visible_activities,
    visible_events,
    visible_meetings,
    visible_rounds,
    visible_submissions,
    visible_views,
)
from tests.make import NOON

#: M member, S secretary, G manager, H guest, U user of services: all of the drug-prevention group;
#: K coordinator, O official, A administrator; N member of another group; P the public; . nobody
PEOPLE = "M S G H U K O A N P"
GROUP = "M S G H U"
TABLE = {
    ("anyone", None): PEOPLE,
    ("signed_in", None): "M S G H U K O A N",
    ("coordinate", None): "K",
    ("look_after_people", None): "A",
    ("decide_in_general", None): "K O",
    ("see_group", "group"): PEOPLE,
    ("see_members", "group"): f"{GROUP} K O A",
    ("see_contacts", "group"): f"{GROUP} K A",
    ("appoint_members", "group"): "G K A",
    ("end_membership", "membership"): "G K A",
    ("see_membership", "membership"): f"{GROUP} K O A",
    ("see_plan", PlanState.PREPARED): "M S G H U K O A N",
    ("see_plan", PlanState.VALID): PEOPLE,
    ("see_plan_history", PlanState.PREPARED): f"{GROUP} K O N",
    ("see_plan_history", PlanState.VALID): f"{GROUP} K O N",
    ("see_version", "version of ours"): f"{GROUP} K O N",
    ("see_version", "approved version"): PEOPLE,
    ("see_version", "approved version of a plan being prepared"): "M S G H U K O A N",
    ("name_version", PlanState.VALID): "K",
    ("submit_plan", PlanState.PREPARED): "K O",
    ("submit_plan", PlanState.VALID): "K O",
    ("see_goal", "goal"): PEOPLE,
    ("see_measure", "measure"): PEOPLE,
    ("tend_plan", PlanState.VALID): "K",
    ("tend_goal", "goal"): "K",
    ("tend_measure", "measure"): "K",
    ("tend_city", None): "K A",
    ("see_activity", Stage.IDEA): f"{GROUP} K",
    ("see_activity", Stage.DRAFTED): f"{GROUP} K",
    ("see_activity", Stage.DISCUSSED): f"{GROUP} K O",
    ("see_activity", Stage.COMMENTED): f"{GROUP} K O",
    ("see_activity", Stage.AGREED): f"{GROUP} K O",
    ("see_activity", Stage.RETURNED): f"{GROUP} K O",
    ("see_activity", Stage.POSTPONED): f"{GROUP} K",
    ("see_activity", Stage.DROPPED): f"{GROUP} K",
    ("see_activity", Stage.APPROVED): PEOPLE,
    ("see_activity_history", Stage.DRAFTED): f"{GROUP} K",
    ("see_activity_history", Stage.APPROVED): f"{GROUP} K O",
    ("plan_activities", "group"): "M S G U K",
    ("rewrite_activities", PlanState.VALID): "M S G U K N",
    ("edit_activity", Stage.DRAFTED): "M S G U K",
    ("edit_activity", Stage.APPROVED): "M S G U K",
    ("edit_activity", Stage.AGREED): "K",
    ("edit_activity", Stage.DROPPED): "K",
    ("comment_on_activity", Stage.DRAFTED): f"{GROUP} K",
    ("comment_on_activity", Stage.AGREED): f"{GROUP} K O",
    ("comment_on_activity", Stage.APPROVED): f"{GROUP} K O",
    ("see_comment", "comment of H"): f"{GROUP} K",
    ("see_comment", "comment on what is agreed"): f"{GROUP} K O",
    ("answer_comment", "comment of H"): "M S G U K",
    ("answer_comment", "comment on what is agreed"): "K",
    ("withdraw_comment", "comment of H"): "H",
    ("withdraw_comment", "comment on what is agreed"): "H",
    ("settle_comment", "comment of H"): f"{GROUP} K",
    ("settle_comment", "comment on what is agreed"): "H K",
    ("look_for_overlaps", None): f"{GROUP} K O N",
    ("see_overlap", "a draft and a draft of N"): "K",
    ("see_overlap", "a draft and what N's group has approved"): f"{GROUP} K",
    ("see_overlap", "two approved activities"): PEOPLE,
    ("relate_activities", "a draft and what N's group has approved"): "M S G U K",
    ("relate_activities", "two approved activities"): "M S G U K N",
    ("relate_activities", "two agreed activities"): "K",
    ("join_activities", "two approved activities"): "K",
    ("join_activities", "two of groups G leads"): "G K",
    ("join_activities", "two agreed activities"): "K",
    ("steer_activity", Stage.DRAFTED): "G K",
    ("decide_on_activity", Stage.DRAFTED): ".",
    ("decide_on_activity", Stage.AGREED): "K O",
    ("follow_reviews", None): f"{GROUP} K O N",
    ("see_review", Stage.DRAFTED): f"{GROUP} K",
    ("see_review", Stage.RETURNED): f"{GROUP} K O",
    ("see_section", "returned section"): f"{GROUP} K O",
    ("answer_section", "returned section"): "M S G U K",
    ("see_change_sheet", "change sheet"): f"{GROUP} K O",
    ("see_meeting", MinutesState.DRAFT): f"{GROUP} K",
    ("see_meeting", MinutesState.VERIFIED): f"{GROUP} K",
    ("see_meeting", MinutesState.PUBLISHED): PEOPLE,
    ("see_meeting", "reopened"): PEOPLE,
    ("see_meeting", "hidden"): f"{GROUP} K",
    ("see_as_it_stands", "reopened"): f"{GROUP} K",
    ("see_as_it_stands", MinutesState.PUBLISHED): PEOPLE,
    ("call_meetings", "group"): "S G K",
    ("run_meeting", MinutesState.PUBLISHED): "S G K",
    ("write_minutes", MinutesState.DRAFT): "S G K",
    ("write_minutes", MinutesState.VERIFIED): ".",
    ("write_minutes", MinutesState.PUBLISHED): ".",
    ("write_minutes", "reopened"): "S G K",
    ("write_minutes", "called off"): ".",
    ("call_off_meeting", MinutesState.DRAFT): "S G K",
    ("call_off_meeting", "called off"): "S G K",
    ("call_off_meeting", MinutesState.PUBLISHED): ".",
    ("see_minutes", "draft minutes"): f"{GROUP} K",
    ("see_minutes", "public minutes"): PEOPLE,
    ("see_minutes", "reopened minutes"): PEOPLE,
    ("see_minutes", "hidden minutes"): f"{GROUP} K",
    ("know_of_minutes", "draft minutes"): f"{GROUP} K",
    ("know_of_minutes", "public minutes"): PEOPLE,
    ("know_of_minutes", "hidden minutes"): PEOPLE,
    ("read_edition", "edition"): PEOPLE,
    ("read_edition", "hidden edition"): f"{GROUP} K",
    ("comment_on_minutes", "draft minutes"): "M S G U K",
    ("see_remark", "remark"): f"{GROUP} K",
    ("answer_remark", "remark"): "S G K",
    ("see_full_minutes", "draft minutes"): f"{GROUP} K",
    ("see_full_minutes", "public minutes"): f"{GROUP} K O",
    ("see_full_minutes", "reopened minutes"): f"{GROUP} K O",
    ("see_full_minutes", "hidden minutes"): f"{GROUP} K",
    ("publish_minutes", "draft minutes"): "S G K",
    ("see_item", "item"): f"{GROUP} K",
    ("see_attachment", "file of a draft"): f"{GROUP} K",
    ("see_attachment", "internal file"): f"{GROUP} K O",
    ("see_attachment", "file for everybody"): PEOPLE,
    ("see_attachment", "file of an internal point"): f"{GROUP} K O",
    ("tend_attachment", "file of a draft"): "S G K",
    ("tend_attachment", "internal file"): ".",
    ("write_item", "item"): "S G K",
    ("write_conclusion", "task of N"): "S G K",
    ("take_part", MinutesState.PUBLISHED): f"{GROUP} K",
    ("see_tasks", "group"): f"{GROUP} K",
    ("see_group_history", "group"): f"{GROUP} K",
    ("see_event", "deed on a draft"): f"{GROUP} K",
    ("see_event", "deed on an approved activity"): f"{GROUP} K O",
    ("see_event", "deed at a meeting"): f"{GROUP} K",
    ("see_event", "deed in the group"): f"{GROUP} K",
    ("see_event", "deed on the plan"): f"{GROUP} K O N",
    ("see_event", "deed on a round being prepared"): "K O",
    ("see_event", "deed on an announced round"): f"{GROUP} K O N",
    ("see_event", "deed on an account"): "K",
    ("take_back", "deed on a draft"): "M S G U K",
    ("take_back", "deed on an agreed activity"): "K",
    ("take_back", "deed at a meeting"): "S G K",
    ("take_back", "deed at a published meeting"): ".",
    ("take_back", "deed in the group"): "G K",
    ("take_back", "deed on the plan"): "K",
    ("take_back", "deed on an account"): ".",
    ("see_conclusion", "task of N"): f"{GROUP} K N",
    ("see_view", "view of M"): "M",
    ("see_view", "view of M for the group"): GROUP,
    ("see_view", "view of M for everybody"): "M S G H U K O A N",
    ("tend_view", "view of M for everybody"): "M",
    ("correct_approval", "decision on an activity"): "K O",
    ("correct_approval", "decision on a plan"): ".",
    ("see_letter", "letter about a meeting"): "S G K",
    ("see_letter", "letter about an activity"): "K",
    ("tick_off_task", "task of N"): "S G K N",
    ("see_round", "round being prepared"): "K O",
    ("see_round", "announced round"): PEOPLE,
    ("see_round", "open round"): PEOPLE,
    ("read_round", "round being prepared"): "K O",
    ("read_round", "announced round"): "K O",
    ("read_round", "open round"): PEOPLE,
    ("read_round", "closed round"): PEOPLE,
    ("open_round", PlanState.PREPARED): "K O",
    ("tend_round", "open round"): "K O",
    ("describe_round", "open round"): "K O",
    ("describe_round", "closed round"): ".",
    ("hand_in", "announced round"): ".",
    ("hand_in", "open round"): PEOPLE,
    ("hand_in", "closed round"): ".",
    ("enter_submission", "open round"): "K O",
    ("enter_submission", "closed round"): "K O",
    ("enter_submission", "published round"): ".",
    ("see_book", "open round"): "G K O",
    ("leads_somewhere", None): "G",
    ("see_settlement", "closed round"): "K O",
    ("see_settlement", "published round"): PEOPLE,
    ("see_submission", "submission"): "G K O",
    ("see_submission", "submission on the whole plan"): "K O",
    ("see_author", "submission"): "K O",
    ("suggest_settlement", "submission"): "G K O",
    ("suggest_settlement", "published submission"): ".",
    ("decide_on_submission", "submission"): "K O",
    ("decide_on_submission", "published submission"): ".",
    ("veil_submission", "submission"): "K O",
    ("veil_submission", "published submission"): ".",
}


@pytest.mark.parametrize(("rule", "state"), TABLE, ids=str)
def test_who_may(people, thing_for, rule, state):
    thing = thing_for(rule, state)

    allowed = {letter for letter, who in people.items() if getattr(permissions, rule)(who, thing)}

    assert allowed == set(TABLE[rule, state].split()) - {"."}


def test_every_rule_is_in_the_table():
    rules = {
        name
        for name, _ in inspect.getmembers(permissions, inspect.isfunction)
        if not name.startswith("_") and _.__module__.startswith(f"{permissions.__name__}.")
    }
    assert rules == {rule for rule, _ in TABLE}


LISTED: list[tuple[Any, Any, Any]] = [
    (Activity, visible_activities, permissions.see_activity),
    (Activity, editable_activities, permissions.edit_activity),
    (Activity, activities_with_history, permissions.see_activity_history),
    (Meeting, visible_meetings, permissions.see_meeting),
    (AgendaItem, own_items, permissions.see_item),
    (Event, visible_events, permissions.see_event),
    (CommentRound, visible_rounds, permissions.see_round),
    (Submission, visible_submissions, permissions.see_submission),
    (SavedView, visible_views, permissions.see_view),
]


def test_lists_show_what_the_rules_say(make, cast, people):
    measure = make.measure()
    for stage in Stage:
        make.activity(cast.drugs, stage=stage, measure=measure)
    for state in MinutesState:
        make.item(make.meeting(cast.drugs, state=state))
        make.meeting(cast.seniors, cast.drugs, state=state)
    make.item(make.reopened(cast.drugs).meeting)
    make.item(make.reopened(cast.drugs, hidden=True).meeting)
    _comment_in_every_state(make, cast, measure)
    for who in (cast.mia, cast.omar):
        make.view(who)
        make.view(who, is_shared=True)
        make.view(who, is_shared=True, group=cast.drugs)
    for kind in (Activity, Meeting, Group, Plan, User, CommentRound):
        for thing in db.session.scalars(select(kind)).all():
            _deed(thing) if kind is CommentRound else _event(thing)

    for letter, who in people.items():
        for model, visible, sees in LISTED:
            everything = db.session.scalars(select(model)).all()
            listed = set(db.session.scalars(select(model).where(visible(who))))
            assert listed == {thing for thing in everything if sees(who, thing)}, letter


def _comment_in_every_state(make: Any, cast: Any, measure: Measure) -> None:
    for state in RoundState:
        round_ = make.round(state=state)
        for group in (cast.drugs, cast.seniors):
            make.submission(round_, activity=make.activity(group, measure=measure))
        make.submission(round_)


def _event(thing: Any, path: str = "") -> Event:
    its = {"thing": thing.__tablename__, "thing_id": thing.id, "path": path}
    event = Event(at=NOON, verb="created", by=None, **its)
    db.session.add(event)
    db.session.flush()
    return event


def _deed(round_: Any) -> Event:
    return _event(round_.plan, round_.path)


@pytest.fixture
def people(cast, app):
    return {
        "M": cast.mia,
        "S": cast.sami,
        "G": cast.gita,
        "H": cast.hugo,
        "U": cast.lida,
        "K": cast.kora,
        "O": cast.omar,
        "A": cast.ada,
        "N": cast.nora,
        "P": app.login_manager.anonymous_user(),
    }


@pytest.fixture
def thing_for(make, cast):
    things = {
        None: lambda: None,
        "goal": lambda: make.measure().goal,
        "measure": make.measure,
        "group": lambda: cast.drugs,
        "membership": lambda: cast.mia.person.memberships[0],
        "draft minutes": lambda: make.minutes(cast.drugs),
        "public minutes": lambda: make.minutes(cast.drugs, state=MinutesState.PUBLISHED),
        "called off": lambda: make.called_off(cast.drugs),
        "reopened minutes": lambda: make.reopened(cast.drugs),
        "hidden minutes": lambda: make.reopened(cast.drugs, hidden=True),
        "reopened": lambda: make.reopened(cast.drugs).meeting,
        "hidden": lambda: make.reopened(cast.drugs, hidden=True).meeting,
        "edition": lambda: make.edition(make.reopened(cast.drugs)),
        "hidden edition": lambda: make.edition(
            make.reopened(cast.drugs, hidden=True), hidden_at=NOON
        ),
        "remark": lambda: make.remark(make.minutes(cast.drugs), cast.mia),
        "comment of H": lambda: make.comment(make.activity(cast.drugs), cast.hugo),
        "comment on what is agreed": lambda: make.comment(
            make.activity(cast.drugs, stage=Stage.AGREED), cast.hugo
        ),
        "returned section": lambda: make.returned(
            make.activity(cast.drugs, stage=Stage.RETURNED), cast.omar
        ).sections[0],
        "change sheet": lambda: make.change_sheet(
            make.activity(cast.drugs, stage=Stage.APPROVED), cast.gita
        ),
        "item": lambda: make.item(make.meeting(cast.drugs)),
        "view of M": lambda: make.view(cast.mia),
        "view of M for the group": lambda: make.view(cast.mia, is_shared=True, group=cast.drugs),
        "view of M for everybody": lambda: make.view(cast.mia, is_shared=True),
        "decision on an activity": lambda: Approval(activity_id=make.activity(cast.drugs).id),
        "decision on a plan": lambda: Approval(plan_id=make.plan().id),
        "letter about a meeting": lambda: Letter(meeting=make.meeting(cast.drugs)),
        "letter about an activity": lambda: Letter(activity=make.activity(cast.drugs)),
        "task of N": lambda: make.task(
            make.item(make.meeting(cast.drugs)), person=cast.nora.person
        ),
    }
    published = MinutesState.PUBLISHED
    things |= {
        "deed on a draft": lambda: _event(make.activity(cast.drugs, stage=Stage.DRAFTED)),
        "deed on an agreed activity": lambda: _event(make.activity(cast.drugs, stage=Stage.AGREED)),
        "deed on an approved activity": lambda: _event(
            make.activity(cast.drugs, stage=Stage.APPROVED)
        ),
        "deed at a meeting": lambda: _event(make.meeting(cast.drugs)),
        "deed at a published meeting": lambda: _event(make.meeting(cast.drugs, state=published)),
        "deed in the group": lambda: _event(cast.drugs),
        "deed on the plan": lambda: _event(make.plan()),
        "deed on a round being prepared": lambda: _deed(make.round(state=RoundState.PREPARED)),
        "deed on an announced round": lambda: _deed(_round(1, 2)),
        "deed on an account": lambda: _event(cast.mia),
        "a draft and a draft of N": lambda: _pair(Stage.DRAFTED, Stage.DRAFTED),
        "a draft and what N's group has approved": lambda: _pair(Stage.DRAFTED, Stage.APPROVED),
        "two approved activities": lambda: _pair(Stage.APPROVED, Stage.APPROVED),
        "two agreed activities": lambda: _pair(Stage.AGREED, Stage.AGREED),
        "two of groups G leads": lambda: _pair(Stage.APPROVED, Stage.APPROVED, leads=True),
        "version of ours": lambda: make.version(body=""),
        "approved version": lambda: make.version(body="Zastupitelstvo města"),
        "approved version of a plan being prepared": lambda: make.version(
            make.plan(state=PlanState.PREPARED), body="Zastupitelstvo města"
        ),
        "round being prepared": lambda: make.round(state=RoundState.PREPARED),
        "announced round": lambda: _round(1, 2),
        "open round": lambda: _round(-1, 1),
        "closed round": lambda: _round(-2, -1),
        "published round": lambda: make.round(state=RoundState.PUBLISHED),
        "submission": lambda: _submission(_round(-1, 1)),
        "submission on the whole plan": lambda: make.submission(_round(-1, 1)),
        "published submission": lambda: _submission(make.round(state=RoundState.PUBLISHED)),
        "file of a draft": lambda: make.attachment(make.meeting(cast.drugs)),
        "internal file": lambda: _published_file(ItemKind.INTERNAL, ItemKind.COMMON),
        "file for everybody": lambda: _published_file(ItemKind.COMMON, ItemKind.COMMON),
        "file of an internal point": lambda: _published_file(ItemKind.COMMON, ItemKind.INTERNAL),
    }

    def _published_file(kind: ItemKind, kind_of_point: ItemKind) -> Any:
        meeting = make.meeting(cast.drugs, state=MinutesState.PUBLISHED)
        return make.attachment(meeting, kind=kind, item=make.item(meeting, kind=kind_of_point))

    def _round(opens: int, closes: int) -> Any:
        """One that opens and closes so many days from now."""
        days = [now() + timedelta(days=days) for days in (opens, closes)]
        return make.round(opens_at=days[0], closes_at=days[1])

    def _submission(round_: CommentRound) -> Any:
        return make.submission(round_, activity=make.activity(cast.drugs))

    def _pair(ours: Stage, theirs: Stage, *, leads: bool = False) -> Overlap:
        if leads:
            make.membership(cast.gita, cast.seniors, Function.MANAGER)
        activities = [
            make.activity(group, stage=stage)
            for group, stage in ((cast.drugs, ours), (cast.seniors, theirs))
        ]
        return Overlap(first=activities[0], second=activities[1])

    kinds = {
        Stage: lambda stage: make.activity(cast.drugs, stage=stage),
        PlanState: lambda state: make.plan(state=state),
        MinutesState: lambda state: make.meeting(cast.drugs, state=state),
    }

    def find(_rule, state):
        return kinds[type(state)](state) if type(state) in kinds else things[state]()

    return find
