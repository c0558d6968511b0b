"""Random stories: whatever is done in whatever order, what was approved went the whole way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select

from planning.history import differences, state_after, state_now
from planning.lib.database import db
from planning.model import (
    PASSING,
    WITH_CITY,
    Activity,
    ChangeSheet,
    Decision,
    NotAllowedNow,
    Part,
    ReviewOutcome,
    ReviewState,
    Stage,
)
from planning.model.fields import Day
from planning.reviews import actions, queries
from planning.reviews.comparing import Compared, compared
from planning.reviews.forms import Ruling
from planning.web.parts import is_reported, part_of
from tests.history.test_memory import DEEDS, do, forget, in_one_transaction, last_deed

STEPS = some.one_of(
    some.just(("go on",)),
    some.just(("go on",)),
    some.just(("go on",)),
    some.just(("submit",)),
    some.just(("agree",)),
    some.tuples(some.just("return"), some.sampled_from(list(Part))),
    some.just(("answer",)),
    some.tuples(some.just("decide"), some.integers(0, 2), some.sampled_from(list(Decision))),
    some.tuples(some.just("write"), some.text("abč", min_size=1, max_size=4)),
    some.tuples(some.just("move"), some.sampled_from(list(Stage))),
)


def take(activity: Activity, step, cast) -> None:
    match step:
        case ["go on"]:
            take(activity, next_step(activity), cast)
        case ["write", words]:
            do(activity, ("description", words), cast.mia)
        case ["move", stage]:
            activity.move_to(stage, reason="Tak")
        case ["submit"] | ["answer"]:
            take_for_group(activity, step, cast)
        case _:
            take_for_city(activity, step, cast)


def take_for_group(activity: Activity, step, cast) -> None:
    if step == ("submit",):
        actions.submit(activity, why="Nové peníze", by=cast.gita)
        return
    review = queries.case_of(activity).last_review
    for section in review.sections if review else []:
        actions.answer(section, "Nejde to", by=cast.mia)


def take_for_city(activity: Activity, step, cast) -> None:
    match step:
        case ["agree"]:
            actions.agree(activity, note="", by=cast.omar)
        case ["return", part]:
            actions.send_back(activity, {part: "Doplňte"}, note="", by=cast.omar)
        case ["decide", nth, decision]:
            step_id = activity.plan.path[nth].id
            ruling = Ruling(step_id, decision, "1", Day().read("1. 6. 2026"), "Tak")
            actions.decide(activity, ruling, by=cast.kora)


def next_step(activity: Activity):
    """What takes it a step further."""
    case = queries.case_of(activity)
    if case.next_body is not None:
        return "decide", activity.plan.path.index(case.next_body), Decision.APPROVED
    if case.state is ReviewState.RETURNED and case.last_review and case.last_review.open_sections:
        return ("answer",)
    return ("agree",) if case.state in WITH_CITY else ("submit",)


def look(activity: Activity) -> None:
    """What must hold at any moment."""
    case = queries.case_of(activity)
    if activity.stage is Stage.APPROVED:
        assert activity.approved_upto is not None
        went = queries.case_about(activity, None)
        assert went.last_review
        assert went.last_review.outcome is ReviewOutcome.AGREED
        passed = [each.step_id for each in went.round if each.decision in PASSING]
        assert passed == [step.id for step in went.bodies]
        assert went.round[-1].decision is Decision.APPROVED
        assert activity.approved_upto >= went.last_review.upto
    if case.change is not None:
        assert activity.stage is Stage.APPROVED
        assert case.change.since <= case.change.upto
    if case.state is ReviewState.CORRECTED:
        assert case.last_review
        assert not case.last_review.open_sections


@in_one_transaction
@given(story=some.lists(STEPS, max_size=30))
def test_only_what_went_the_whole_way_is_approved(make, cast, story):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED, measure=make.measure())
    for step in story:
        before = activity.stage
        with db.session.begin_nested() as attempt:
            try:
                take(activity, step, cast)
            except NotAllowedNow:
                attempt.rollback()
        db.session.refresh(activity)
        if before is Stage.APPROVED:
            assert activity.stage is Stage.APPROVED
        look(activity)


@in_one_transaction
@given(before=some.lists(DEEDS, max_size=8), after=some.lists(DEEDS, max_size=8))
def test_the_difference_is_the_one_history_knows(app, make, cast, before, after):
    activity = make.activity(cast.drugs)
    for deed in before:
        do(activity, deed, cast.mia)
    upto = last_deed()
    for deed in after:
        do(activity, deed, cast.gita)
    forget()

    with app.test_request_context():
        found, then = compared(activity, upto), compared(activity, None, upto)
        now = compared(activity, None)

    steps = differences(Activity, state_after(activity, upto), state_now(activity))
    told = [step for step in steps if not is_reported(step.path)]
    assert found.steps == told
    assert found.parts == {part_of(step.path) for step in told}
    assert said(then) == said(found, "old")
    assert said(now) == said(found)
    for section in found.same:
        assert all(piece.kind == "same" for line in section.new for piece in line)


def said(found: Compared, side: str = "new") -> dict[Part, list[str]]:
    """What one side says, part by part and line by line."""
    return {
        section.part: ["".join(p.words for p in line) for line in getattr(section, side)]
        for section in [*found.changed, *found.same]
    }


def test_stories_do_reach_an_approved_change(make, cast):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED, measure=make.measure())
    for step in [("go on",)] * 5 + [("write", "nově")] + [("go on",)] * 5:
        take(activity, step, cast)

    change = db.session.scalars(select(ChangeSheet)).one()
    assert change.state is ReviewState.APPROVED
    assert activity.approved_upto == change.upto
