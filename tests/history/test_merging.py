"""Two people write at the same time: whatever they do, nobody's words vanish."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from planning.history import add_row, move_row, remove_row, revise, state_now
from planning.history.lists import shifted
from planning.lib.database import db
from planning.model import EntryKind

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
    for count, (place, keeps) in enumerate(edits):
        new.setdefault(place, []).append(f"{name}{count}")
        if not keeps:
            old.pop(place, None)
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


ROWS = ["A", "B", "C", "D"]
STEPS = some.tuples(some.integers(0, 3), some.booleans())


@given(seen=some.permutations(ROWS), now=some.permutations(ROWS), step=STEPS)
def test_a_row_goes_beyond_the_neighbour_it_had(seen, now, step):
    place, up = step
    row = seen[place]
    order = shifted(now, seen, row, up=up)

    assert sorted(order) == sorted(now)
    others = [each for each in order if each != row]
    assert others == [each for each in now if each != row]
    neighbours = seen[:place][-1:] if up else seen[place + 1 :][:1]
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


def test_a_row_sent_twice_is_added_once(make, cast):
    activity = make.activity(cast.drugs)

    first = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")
    again = add_row(activity, "steps", {"text": "Oslovit kraj"}, by=cast.mia, key="k1")

    assert first is again
    assert len(activity.rows("steps")) == 1


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
