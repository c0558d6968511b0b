"""Two people write at the same time: whatever they do, nobody's words vanish."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from planning.changes.wanted import without
from planning.history import (
    add_row,
    bring_back,
    merged_in,
    move_row,
    remove_row,
    restore_row,
    revise,
    state_now,
    touched_by_others,
)
from planning.history.lists import shifted
from planning.lib.database import db
from planning.model import Activity, EntryKind, Event, NotAllowedNow, place
from planning.model.fields import Field
from tests.history.test_memory import DEEDS, WORDS, do, main

in_one_transaction = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
BASE = ["Zajistit", "byt", "pro", "lidi", "v", "krizi", "do", "konce", "roku"]
#: A person's edits of a text: a place in it, and whether a word there is kept.
EDITS = some.lists(some.tuples(some.integers(0, len(BASE)), some.booleans()), max_size=4)
FIELDS = some.sampled_from(["title", "description", "responsible", "deputy", "number"])


def edited(edits: list[tuple[int, bool]], name: str) -> tuple[str, set[str]]:
    """The text after the edits, and the words that are new in it."""
    old: dict[int, str] = dict(enumerate(BASE))
    new: dict[int, list[str]] = {}
    for count, (where, keeps) in enumerate(edits):
        new.setdefault(where, []).append(f"{name}{count}")
        if not keeps:
            old.pop(where, None)
    places = range(len(BASE) + 1)
    words = [word for at in places for word in [*new.get(at, []), old.get(at, "")] if word]
    return " ".join(words), {word for added in new.values() for word in added}


@in_one_transaction
@given(first=EDITS, second=EDITS)
def test_every_word_is_in_the_text_or_in_a_conflict(make, cast, first, second):
    activity = make.activity(cast.drugs, description=" ".join(BASE))
    seen = activity.version
    mias, her_words = edited(first, "mia")
    gitas, his_words = edited(second, "gita")

    revise(activity, {"description": mias}, based_on=seen, by=cast.mia)
    outcome = revise(activity, {"description": gitas}, based_on=seen, by=cast.gita)

    stands = set(activity.description.split())
    waits = {word for c in outcome.conflicts for word in f"{c.mine} {c.theirs}".split()}
    assert her_words <= stands
    assert his_words <= stands | waits
    assert bool(outcome.conflicts) != (his_words <= stands) or not his_words


@in_one_transaction
@given(
    changes=some.lists(
        some.tuples(FIELDS, some.text("abc", min_size=1, max_size=5)),
        min_size=2, max_size=5, unique_by=lambda change: change[0],
    ),
    order=some.randoms(use_true_random=False),
)  # fmt: skip
def test_edits_of_different_fields_commute(make, cast, changes, order):
    one, other = make.activity(cast.drugs), make.activity(cast.drugs)
    shuffled = list(changes)
    order.shuffle(shuffled)

    for activity, in_order in ((one, changes), (other, shuffled)):
        for field, words in in_order:
            outcome = revise(activity, {field: words}, based_on=1, by=cast.mia)
            assert outcome.conflicts == []

    assert state_now(one) == state_now(other)


@dataclass
class Renewed:
    """A row that came back, and the versions in which it was there last and gone."""

    activity: Activity
    path: str
    before: int
    gone: int

    @property
    def row(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def row_id(self) -> int:
        return int(self.row.partition("/")[2])

    @property
    def says(self) -> str:
        return place(self.activity, self.path).shown

    def revise(self, words, title=None, *, based_on, by):
        changes = {self.path: words} | ({"title": title} if title else {})
        return revise(self.activity, changes, based_on=based_on, by=by)


def said(activity) -> dict[str, str]:
    """What stands at each place where people write texts."""
    rows = [(kind, row) for kind in activity.ROWS for row in activity.rows(kind)]
    paths = ["title", "description", *(f"{kind}/{row.id}/{main(kind)}" for kind, row in rows)]
    return {path: place(activity, path).shown for path in paths}


def field_of(path: str) -> Field:
    kind, _slash, rest = path.partition("/")
    return Activity.ROWS[kind].row.FIELDS[main(kind)] if rest else Activity.FIELDS[kind]


def met(path: str, base: str, mine: str, theirs: str | None) -> tuple[str | None, bool]:
    """What shall stand there after three texts met, and whether they collide."""
    if mine == base:
        return theirs, False
    if theirs is None:
        return None, True
    if theirs in {base, mine}:
        return mine, False
    joined = merged_in(field_of(path), base, mine, theirs)
    return (theirs, True) if joined is None else (joined, False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    before=some.lists(DEEDS, max_size=6),
    meanwhile=some.lists(DEEDS, max_size=8),
    typed=some.lists(some.tuples(some.integers(0, 9), WORDS), max_size=3),
)
@example(
    before=[("add", "steps", "a"), ("write", "steps", 0, "b")],
    meanwhile=[("remove", "steps", 0), ("take back", 1)],
    typed=[(0, "c")],
)
@example(
    before=[("title", "a"), ("add", "risks", "a"), ("write", "risks", 0, "b")],
    meanwhile=[("remove", "risks", 0), ("whole", 2), ("write", "risks", 0, "c")],
    typed=[(2, "b c")],
)
def test_who_saves_late_takes_nobodys_words_away(make, cast, before, meanwhile, typed):
    """Whatever became of the sheet meanwhile, and however often they save what they saw once."""
    activity = make.activity(cast.drugs)
    for deed in before:
        do(activity, deed, cast.gita)
    version, seen = activity.version, said(activity)
    for deed in meanwhile:
        do(activity, deed, cast.gita)
    paths = list(seen)
    mine = seen | {paths[at % len(paths)]: words for at, words in typed}
    wanted = {path: field_of(path).show(field_of(path).read(mine[path])) for path in paths}

    for _again in range(2):
        stood = said(activity)
        outcome = revise(activity, mine, based_on=version, by=cast.sami)

        now, bases = said(activity), {c.field: c.base for c in outcome.conflicts}
        for path, base in seen.items():
            ought, collides = met(path, base, wanted[path], stood.get(path))
            assert now.get(path) == ought
            assert bases.get(path) == (base if collides else None)


ROWS = ["A", "B", "C", "D"]
STEPS = some.tuples(some.integers(0, 3), some.booleans())


@given(seen=some.permutations(ROWS), now=some.permutations(ROWS), step=STEPS)
def test_a_row_goes_beyond_the_neighbour_it_had(seen, now, step):
    where, up = step
    row = seen[where]
    order = shifted(now, seen, row, up=up)

    assert sorted(order) == sorted(now)
    others = [each for each in order if each != row]
    assert others == [each for each in now if each != row]
    neighbours = seen[:where][-1:] if up else seen[where + 1 :][:1]
    for neighbour in neighbours:
        assert (order.index(row) < order.index(neighbour)) is up


@given(order=some.permutations(ROWS))
def test_the_same_step_by_two_is_one_step(order):
    once = shifted(order, ROWS, "C", up=True)  # type: ignore[arg-type]
    assert shifted(once, ROWS, "C", up=True) == once  # type: ignore[arg-type]


def test_what_one_removed_and_the_other_wrote_is_a_conflict(make, cast):
    activity = make.activity(cast.drugs)
    step = make.entry(activity, EntryKind.STEP, "Zmapovat možnosti")
    seen, path = activity.version, f"steps/{step.id}/text"
    remove_row(activity, "steps", step.id, by=cast.mia)

    outcome = revise(activity, {path: "Zmapovat byty"}, based_on=seen, by=cast.gita)

    [conflict] = outcome.conflicts
    assert (conflict.is_gone, conflict.base) == (True, "Zmapovat možnosti")
    assert conflict.mine == "Zmapovat byty"
    assert revise(activity, {path: "Zmapovat možnosti"}, based_on=seen, by=cast.gita).saved == {}


@pytest.fixture
def renewed(make, cast):
    """A step that said "A" and then "B", was removed, and came back saying "A"."""
    activity = make.activity(cast.drugs)
    step = add_row(activity, "steps", {"text": "A"}, by=cast.gita)
    path = f"steps/{step.id}/text"
    revise(activity, {path: "B"}, based_on=activity.version, by=cast.gita)
    before = activity.version
    remove_row(activity, "steps", step.id, by=cast.gita)
    gone = activity.version
    changed = db.session.scalars(select(Event).where(Event.path == path)).one()
    bring_back(activity, without(activity, changed), by=cast.gita)
    return Renewed(activity, path, before, gone)


def test_a_row_that_came_back_with_older_words_keeps_them(cast, renewed):
    for _twice in range(2):
        outcome = renewed.revise("B", "Jinak", based_on=renewed.before, by=cast.sami)
        assert outcome.conflicts == []
        assert (renewed.says, renewed.activity.title) == ("A", "Jinak")

    for _twice in range(2):
        [conflict] = renewed.revise("Bé", based_on=renewed.before, by=cast.sami).conflicts
        assert (conflict.base, conflict.mine, conflict.theirs) == ("B", "Bé", "A")
    assert renewed.says == "A"


def test_who_saw_a_row_gone_saw_the_words_it_went_with(cast, renewed):
    """Their own words waited to be put back with the row; others were quicker."""
    restore_row(renewed.activity, renewed.row, by=cast.sami)

    [conflict] = renewed.revise("Bé", based_on=renewed.gone, by=cast.sami).conflicts

    assert (conflict.base, conflict.theirs, conflict.is_gone) == ("B", "A", False)


def test_a_row_that_came_back_with_other_words_is_another_row_to_remove(cast, renewed):
    def is_touched(by, since):
        return touched_by_others(renewed.activity, renewed.row, since, by=by)

    assert is_touched(cast.sami, renewed.before)
    assert is_touched(cast.sami, renewed.gone)
    assert not is_touched(cast.gita, renewed.before)
    assert not is_touched(cast.sami, renewed.activity.version)
    since = renewed.activity.version
    remove_row(renewed.activity, "steps", renewed.row_id, by=cast.gita)
    restore_row(renewed.activity, renewed.row, by=cast.gita)
    assert not is_touched(cast.sami, since), "it says what it said"


def test_a_row_sent_twice_is_added_once(make, cast):
    activity = make.activity(cast.drugs)

    first = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")
    again = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")

    assert first is again
    assert len(activity.rows("steps")) == 1


def test_a_row_that_was_removed_since_is_not_added_again(make, cast):
    activity = make.activity(cast.drugs)
    first = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")
    remove_row(activity, "steps", first.id, by=cast.gita)

    for _twice in range(2):
        with pytest.raises(NotAllowedNow, match="somebody has removed it since"):
            add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")
        assert activity.rows("steps") == []

    restore_row(activity, f"steps/{first.id}", by=cast.gita)
    again = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")
    assert [row.id for row in activity.rows("steps")] == [again.id] == [first.id]


def test_a_removed_number_is_never_given_again(make, cast):
    activity = make.activity(cast.drugs)
    gone = add_row(activity, "risks", {"text": "Chybí peníze"}, by=cast.mia).id
    remove_row(activity, "risks", gone, by=cast.mia)
    db.session.flush()

    assert add_row(activity, "risks", {"text": "Chybí lidé"}, by=cast.mia).id != gone


def test_reorderings_of_two_people_both_hold(make, cast):
    activity = make.activity(cast.drugs)
    ids = [make.entry(activity, EntryKind.STEP, name).id for name in ROWS]

    move_row(activity, "steps", ids[1], up=True, by=cast.mia, seen=ids)
    move_row(activity, "steps", ids[3], up=True, by=cast.gita, seen=ids)

    assert [row.text for row in activity.rows("steps")] == ["B", "A", "D", "C"]
