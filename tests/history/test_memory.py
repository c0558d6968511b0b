"""A sheet remembers everything: any field, any row, any order, after any deeds."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select

from planning.changes.wanted import as_it_was, can_go_back, without
from planning.history import (
    add_row,
    applied,
    bring_back,
    differences,
    move_row,
    order_rows,
    remove_row,
    restore_row,
    revise,
    state_after,
    state_now,
)
from planning.lib.database import db
from planning.model import Activity, Event

KINDS = some.sampled_from(["steps", "milestones", "risks", "partners", "costs"])
WORDS = some.text("abc č\n", min_size=1, max_size=12).filter(str.strip)
PLACES = some.integers(0, 5)
DEEDS = some.one_of(
    some.tuples(some.just("title"), WORDS),
    some.tuples(some.just("description"), WORDS),
    some.tuples(some.just("add"), KINDS, WORDS),
    some.tuples(some.just("write"), KINDS, PLACES, WORDS),
    some.tuples(some.just("remove"), KINDS, PLACES),
    some.tuples(some.just("up"), KINDS, PLACES),
    some.tuples(some.just("down"), KINDS, PLACES),
    some.tuples(some.just("restore"), PLACES),
    some.tuples(some.just("order"), KINDS, some.lists(PLACES, unique=True)),
    some.tuples(some.just("take back"), PLACES),
    some.tuples(some.just("whole"), PLACES),
)
in_one_transaction = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def last_deed() -> int:
    db.session.flush()
    return db.session.scalar(select(func.max(Event.id))) or 0


def forget() -> None:
    """Let what follows read what is written."""
    db.session.flush()
    db.session.expire_all()


def do(activity: Activity, deed, by) -> None:
    match deed:
        case ["title" | "description" as name, words]:
            revise(activity, {name: words}, based_on=activity.version, by=by)
        case ["add", kind, words]:
            add_row(activity, kind, {main(kind): words}, by=by)
        case ["order", kind, places]:
            ids = [row.id for row in activity.rows(kind)]
            order = [ids[place] for place in places if place < len(ids)]
            order_rows(activity, kind, order, by=by)
            said = [row.id for row in activity.rows(kind)]
            assert [id_ for id_ in said if id_ in order] == order
        case ["restore", place]:
            restore(activity, place, by)
        case ["take back" | "whole" as verb, place]:
            go_back(activity, verb, place, by)
        case [verb, kind, place, *rest]:
            rows = activity.rows(kind)
            if rows:
                touch(activity, verb, kind, rows[place % len(rows)].id, rest, by)


def touch(activity, verb, kind, row_id, rest, by):
    match verb:
        case "write":
            path = f"{kind}/{row_id}/{main(kind)}"
            revise(activity, {path: rest[0]}, based_on=activity.version, by=by)
        case "remove":
            remove_row(activity, kind, row_id, by=by)
        case "up" | "down":
            move_row(activity, kind, row_id, up=verb == "up", by=by)


def restore(activity, place, by):
    gone = db.session.scalars(
        select(Event.path)
        .where(Event.done_to(activity), Event.verb == "removed")
        .order_by(Event.id)
    ).all()
    if gone:
        restore_row(activity, gone[place % len(gone)], by=by)


def go_back(activity, verb, place, by):
    """Let one of the deeds not be done, or the whole sheet be as it was after it."""
    done = db.session.scalars(select(Event).where(Event.done_to(activity)).order_by(Event.id)).all()
    if not done:
        return
    deed = done[-1 - place % len(done)]
    if verb == "whole":
        bring_back(activity, as_it_was(activity, deed.id), by=by)
    elif can_go_back(deed, activity):
        bring_back(activity, without(activity, deed), by=by)


def main(kind: str) -> str:
    return Activity.ROWS[kind].row.MAIN


@in_one_transaction
@given(deeds=some.lists(DEEDS, max_size=14))
def test_any_day_is_rebuilt_as_it_was(make, cast, deeds):
    activity = make.activity(cast.drugs)
    kept = [(last_deed(), state_now(activity))]
    for deed in deeds:
        do(activity, deed, cast.mia)
        kept.append((last_deed(), state_now(activity)))

    forget()
    for event_id, state in kept:
        assert state_after(activity, event_id) == state


@in_one_transaction
@given(before=some.lists(DEEDS, max_size=10), after=some.lists(DEEDS, max_size=10))
def test_the_differences_lead_from_one_day_to_the_other(make, cast, before, after):
    activity = make.activity(cast.drugs)
    for deed in before:
        do(activity, deed, cast.mia)
    old = state_now(activity)
    for deed in after:
        do(activity, deed, cast.gita)
    new = state_now(activity)

    there = differences(Activity, old, new)
    back = differences(Activity, new, old)

    assert applied(Activity, old, there) == new
    assert applied(Activity, new, back) == old


@in_one_transaction
@given(before=some.lists(DEEDS, max_size=10), after=some.lists(DEEDS, max_size=10))
def test_the_whole_sheet_comes_back_and_goes_away_again(make, cast, before, after):
    activity = make.activity(cast.drugs)
    for deed in before:
        do(activity, deed, cast.mia)
    old = state_now(activity)
    for deed in after:
        do(activity, deed, cast.gita)
    new = state_now(activity)

    bring_back(activity, old, by=cast.kora)
    forget()
    assert state_now(activity) == old

    bring_back(activity, new, by=cast.kora)
    forget()
    assert state_now(activity) == new


def test_a_list_in_another_order_is_one_version_and_tells_only_of_rows_that_moved(make, cast):
    activity = make.activity(cast.drugs)
    ids = [add_row(activity, "steps", {"text": word}, by=cast.mia).id for word in "abcdef"]
    before = activity.version

    order_rows(activity, "steps", [*ids[1:], ids[0]], by=cast.mia)
    order_rows(activity, "steps", [*ids[1:], ids[0]], by=cast.mia)

    told = db.session.scalars(select(Event).where(Event.verb == "moved")).all()
    assert [(event.path, event.old, event.new) for event in told] == [(f"steps/{ids[0]}", "1", "6")]
    assert activity.version == before + 1
