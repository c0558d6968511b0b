"""Which described things are like each other: known pairs, and what holds for any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.lib.lemmas import lemma
from planning.lib.likeness import Alike, Corpus, Described
from tests.overlaps.plans import BELONG, NAMES, THINGS


def names(alike: Alike) -> frozenset[str]:
    return frozenset(NAMES[id_] for id_ in alike.ids)


def test_what_stands_on_top_belongs_together():
    found = [names(alike) for alike in Corpus(THINGS).pairs()]

    assert sum(pair in BELONG for pair in found[:5]) / 5 >= 0.8
    assert set(found) >= BELONG


def test_steps_that_say_the_same_are_the_reason():
    [alike] = [a for a in Corpus(THINGS).pairs() if names(a) == {"sobering", "night bed"}]

    assert alike.steps == (
        (
            "Domluvit předávání lidí s městskou policií",
            "Domluvit s městskou policií předávání lidí",
        ),
        ("Najmout zdravotníka na noc", "Najmout zdravotníka na noční službu"),
    )
    assert alike.marks == {"target_groups": ("osoby bez přístřeší",), "territories": ("Střed",)}


def test_what_every_plan_is_full_of_is_no_reason():
    # Nine of them share steps, a target group or a place, and nothing that says anything.
    found = [names(alike) for alike in Corpus(THINGS).pairs()]

    everyday = {NAMES[t.id] for t in THINGS if "Zajistit financování" in t.steps}
    assert len(everyday) == 9
    assert not [pair for pair in found if pair <= everyday]


def test_words_are_one_in_every_case():
    assert len({lemma(word) for word in ("lůžko", "lůžka", "lůžek", "lůžkům", "lůžky")}) == 1
    assert lemma("Závislostí".casefold()) == "zavislost"


_WORDS = st.sampled_from(
    ["lůžko", "noc", "policie", "škola", "třída", "beseda", "dotazník", "byt", "nájem", "dluh"]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_THING = st.builds(
    Described,
    id=st.integers(1, 10_000),
    side=st.integers(1, 3),
    whole=st.integers(1, 2),
    title=_TEXTS,
    texts=st.tuples(_TEXTS),
    steps=st.lists(_TEXTS, max_size=3).map(tuple),
    marks=st.fixed_dictionaries({"target_groups": st.lists(_WORDS, max_size=2).map(tuple)}),
)
_PLANS = st.lists(_THING, max_size=12, unique_by=lambda thing: thing.id)


@given(_PLANS, st.randoms())
def test_pairs_are_of_different_sides_and_of_one_whole_in_any_order(things, random):
    found = Corpus(things).pairs()

    by_id = {thing.id: thing for thing in things}
    for alike in found:
        one, two = (by_id[id_] for id_ in alike.ids)
        assert one.id < two.id
        assert one.side != two.side
        assert one.whole == two.whole
    assert found == sorted(found, key=lambda alike: alike.rank)
    shuffled = random.sample(things, len(things))
    assert Corpus(shuffled).pairs() == found


@given(_PLANS)
def test_one_looked_at_alone_is_like_the_same_ones(things):
    corpus = Corpus(things)

    found = corpus.pairs()

    for thing in things:
        assert corpus.like(thing.id) == [a for a in found if thing.id in a.ids]


@given(_PLANS, _PLANS)
def test_what_changed_is_as_if_it_had_always_been_so(before, after):
    corpus = Corpus(before)
    for thing in before:
        corpus.drop(thing.id)
    for thing in after:
        corpus.put(thing)

    assert corpus.pairs() == Corpus(after).pairs()
    assert len(corpus) == len(after)


def test_nothing_is_like_what_nobody_knows():
    assert Corpus(THINGS).like(10_000) == []
    assert not Corpus(THINGS).drop(10_000)


@pytest.mark.parametrize("text", ["", "a i o", "12 %", "—"])
def test_words_that_say_nothing_are_no_likeness(text):
    things = [Described(id=n, side=n, whole=1, title=text) for n in (1, 2, 3)]

    assert Corpus(things).pairs() == []
