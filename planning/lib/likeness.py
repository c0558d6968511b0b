"""Which of many described things are like each other, and by what. It knows no database.

A word weighs the more the fewer things speak of it (inverse document frequency), so that words
every plan is full of weigh next to nothing. Things of one side are never compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, log, sqrt

from planning.lib.collation import plain
from planning.lib.lemmas import telling_words

#: A word of the title counts as often as that.
_TITLE = 2.0
#: What words, steps and marks have to say, together 1.
_WORDS, _STEPS, _MARKS = 0.6, 0.25, 0.15
#: How much of the marks' say each kind of them has; kinds not named here have none.
_KINDS = {"target_groups": 0.5, "territories": 0.25, "implementers": 0.25}
#: Two steps say the same when they share that much of their weight.
_SAME_STEP = 0.55
#: What one word weighs that a third of the things use.
_TELLING = log(4)
#: As many shared steps say all that steps can say.
_MANY_STEPS = 3
#: Below that a pair is not worth anybody's time; without so much of common words no pair at all.
WORTH, _AT_ALL = 0.18, 0.09
#: Pairs are looked for by words that so many things use, and as many more as the root of all.
_FEW = 20
#: Shared words shown with a pair.
_SHOWN = 6


@dataclass(frozen=True)
class Described:
    """A thing in words: ``side`` whose it is, ``whole`` what it is part of with those like it.

    ``marks``: kind -> names that mean the same wherever they stand.
    """

    id: int
    side: int
    whole: int
    title: str
    texts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def words(self) -> dict[str, tuple[float, str]]:
        """Basic form -> how much it counts here, and how it is written here."""
        found: dict[str, tuple[float, str]] = {}
        for text in (*self.texts, *self.steps):
            found |= {basic: (1.0, written) for basic, written in telling_words(text)}
        return found | {basic: (_TITLE, written) for basic, written in telling_words(self.title)}

    @cached_property
    def told_steps(self) -> list[tuple[str, frozenset[str]]]:
        """Each step with its words; what is said twice counts once."""
        seen: dict[frozenset[str], str] = {}
        for step in self.steps:
            words = frozenset(basic for basic, _written in telling_words(step))
            if words:
                seen.setdefault(words, step)
        return [(text, words) for words, text in seen.items()]

    @cached_property
    def plain_marks(self) -> dict[tuple[str, str], str]:
        return {(kind, plain(n)): n for kind, names in self.marks.items() for n in names}


@dataclass(frozen=True)
class Alike:
    """Two things that are like each other, the one with the lower id first, and by what."""

    first: int
    second: int
    #: From 0 to 1; good for nothing but putting pairs in order.
    score: float
    #: Steps that say the same, as the first and as the second put it.
    steps: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[int, int]:
        return self.first, self.second

    def other(self, than: int) -> int:
        """The id of the one that ``than`` is like."""
        return self.second if than == self.first else self.first

    @property
    def rank(self) -> tuple[float, int, int]:
        return -self.score, self.first, self.second


class Corpus:
    """Described things, found by their words."""

    def __init__(self, things: Iterable[Described] = ()) -> None:
        self._things: dict[int, Described] = {}
        #: Word -> the things it stands in, and how much it counts in each.
        self._by_word: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._by_mark: Counter[tuple[str, str]] = Counter()
        #: What a word weighs, and how long things are by all of theirs; both until one changes.
        self._weights: dict[str, float] = {}
        self._vectors: dict[int, dict[str, float]] = {}
        self._norms: dict[int, float] = {}
        self._hefts: dict[frozenset[str], float] = {}
        for thing in things:
            self.put(thing)

    def __len__(self) -> int:
        return len(self._things)

    def put(self, thing: Described) -> bool:
        """Let it be described so from now on; whether that is anything new."""
        if self._things.get(thing.id) == thing:
            return False
        self.drop(thing.id)
        self._things[thing.id] = thing
        for word, (counts, _written) in thing.words.items():
            self._by_word[word][thing.id] = counts
        self._by_mark.update(thing.plain_marks.keys())
        self._forget()
        return True

    def drop(self, id_: int) -> bool:
        """Forget a thing; whether there was one."""
        thing = self._things.pop(id_, None)
        if thing is None:
            return False
        for word in thing.words:
            del self._by_word[word][id_]
        self._by_mark.subtract(thing.plain_marks.keys())
        self._forget()
        return True

    def _forget(self) -> None:
        self._weights.clear()
        self._vectors.clear()
        self._norms.clear()
        self._hefts.clear()

    def pairs(self) -> list[Alike]:
        """All that are like each other, those most alike first."""
        found = (alike for id_ in self._things for alike in self._found(id_, after=id_))
        return sorted(found, key=lambda alike: alike.rank)

    def like(self, id_: int) -> list[Alike]:
        """Those that one thing is like, the most alike first."""
        return sorted(self._found(id_), key=lambda alike: alike.rank) if id_ in self._things else []

    def _found(self, id_: int, after: int = 0) -> Iterator[Alike]:
        """Those one thing is like; with ``after`` only among those with a higher id."""
        for other in self._candidates(self._things[id_], after):
            one, two = sorted((id_, other))
            alike = self._judged(self._things[one], self._things[two])
            if alike is not None:
                yield alike

    def _candidates(self, thing: Described, after: int) -> list[int]:
        """Things that share words which not everybody uses, enough of them to look closer."""
        most = _FEW + sqrt(len(self._things))
        shared: defaultdict[int, float] = defaultdict(float)
        for word, (counts, _written) in thing.words.items():
            others = self._by_word[word]
            if 1 < len(others) <= most:
                weight = counts * self._weight(word) ** 2
                for other, counts_there in others.items():
                    if other > after:
                        shared[other] += counts_there * weight
        enough = _AT_ALL * self._norm(thing)
        return [
            id_
            for id_, weight in shared.items()
            if weight >= enough * self._norm(self._things[id_])
            and self._may_meet(thing, self._things[id_])
        ]

    def _may_meet(self, one: Described, two: Described) -> bool:
        return one.side != two.side and one.whole == two.whole

    def _judged(self, one: Described, two: Described) -> Alike | None:
        shared = one.words.keys() & two.words.keys()
        mine, theirs = self._weighed(one), self._weighed(two)
        product = fsum([mine[word] * theirs[word] for word in shared])
        words = product / ((self._norm(one) * self._norm(two)) or 1)
        if words < _AT_ALL:
            return None
        steps = self._same_steps(one, two)
        marks = {kind: self._same_marks(kind, one, two) for kind in _KINDS}
        score = (
            _WORDS * words
            + _STEPS * min(1.0, sum(how for how, _texts in steps) / _MANY_STEPS)
            + _MARKS * sum(_KINDS[kind] * how for kind, (how, _names) in marks.items())
        )
        if score < WORTH:
            return None
        return Alike(
            one.id,
            two.id,
            round(score, 9),
            tuple(texts for _how, texts in steps),
            self._shown(one, shared, steps),
            {kind: names for kind, (_how, names) in marks.items() if names},
        )

    def _same_steps(self, one: Described, two: Described) -> list[tuple[float, tuple[str, str]]]:
        """Pairs of steps that say the same, in the order of the first's; each in one at most."""
        found = [
            (how, at, to)
            for at, (_text, mine) in enumerate(one.told_steps)
            for to, (_text, theirs) in enumerate(two.told_steps)
            if (how := self._same(mine, theirs)) >= _SAME_STEP
        ]
        pairs: dict[int, tuple[float, tuple[str, str]]] = {}
        taken: set[int] = set()
        for how, at, to in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
            if at not in pairs and to not in taken:
                taken.add(to)
                pairs[at] = how, (one.told_steps[at][0], two.told_steps[to][0])
        return [pairs[at] for at in sorted(pairs)]

    def _same(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        """How much of the weight of two steps is shared; nothing where all would say it."""
        shared = mine & theirs
        if not shared or not any(self._tells(self._weight(word)) for word in shared):
            return 0.0
        return 2 * self._heft(shared) / (self._heft(mine) + self._heft(theirs))

    def _heft(self, words: frozenset[str]) -> float:
        """What words weigh together; the sum is the same in whatever order they come."""
        known = self._hefts.get(words)
        if known is None:
            known = self._hefts[words] = fsum(map(self._weight, words))
        return known

    def _same_marks(
        self, kind: str, one: Described, two: Described
    ) -> tuple[float, tuple[str, ...]]:
        """How much shared marks say, the more the fewer have them, and their names."""
        shared = sorted(k for k in one.plain_marks if k[0] == kind and k in two.plain_marks)
        weight = fsum(self._rarity(self._by_mark[key]) for key in shared)
        most = self._rarity(2) or 1
        return min(1.0, weight / most), tuple(one.plain_marks[key] for key in shared)

    def _shown(
        self, one: Described, shared: Set[str], steps: list[tuple[float, tuple[str, str]]]
    ) -> tuple[str, ...]:
        """The most telling shared words that are in none of the shared steps."""
        texts = {mine for _how, (mine, _theirs) in steps}
        said = {word for text, words in one.told_steps if text in texts for word in words}
        heavy = [word for word in shared if word not in said and self._tells(self._weight(word))]
        heavy.sort(key=lambda word: (-self._weight(word), word))
        return tuple(one.words[word][1] for word in heavy[:_SHOWN])

    def _norm(self, thing: Described) -> float:
        known = self._norms.get(thing.id)
        if known is None:
            weights = [weight * weight for weight in self._weighed(thing).values()]
            known = self._norms[thing.id] = sqrt(fsum(weights))
        return known

    def _weighed(self, thing: Described) -> dict[str, float]:
        """What each word of a thing weighs in it."""
        known = self._vectors.get(thing.id)
        if known is None:
            words = thing.words.items()
            known = {word: counts * self._weight(word) for word, (counts, _written) in words}
            self._vectors[thing.id] = known
        return known

    def _weight(self, word: str) -> float:
        known = self._weights.get(word)
        if known is None:
            known = self._weights[word] = self._rarity(len(self._by_word[word]))
        return known

    def _tells(self, weight: float) -> bool:
        """Whether a word of that weight is used by fewer than a third of the things."""
        return weight >= _TELLING

    def _rarity(self, number: int) -> float:
        """What is found in so many things weighs that much: in all of them, 0.7; in few, a lot."""
        return log(1 + len(self._things) / max(number, 1))
