"""Finding which of 1,000 activities resemble each other, beside plain sets of the same words."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import combinations

from benchmarks import statements as sql
from benchmarks.cities import City
from benchmarks.timing import Pair
from planning.lib.lemmas import telling_words
from planning.lib.likeness import Corpus
from planning.resemblance import described

#: The floor looks for pairs by words that so many use at most, as ours does with 1,000.
FEW = 50


def finding_overlaps(city: City) -> Pair:
    """Read all worksheets and find all pairs, from nothing; basic forms of words are known."""
    app = city.client.application

    def ours() -> object:
        with app.app_context():
            return Corpus(described()).pairs()

    return Pair("overlaps", city.size, ours, lambda: plain_sets(city.database))


def plain_sets(database: sqlite3.Connection) -> dict[tuple[int, int], int]:
    """The same rows, their words as sets, and how many words each two of different groups share.

    No weights, no steps, no reasons, no order: what any program would have to do at least.
    """
    sheets, entries, milestones = (database.execute(each).fetchall() for each in sql.OVERLAPS)
    words = {id_: _words(text) for id_, _group, _plan, text in sheets}
    side = {id_: (group, plan) for id_, group, plan, _text in sheets}
    for id_, text in (*entries, *milestones):
        if id_ in words:
            words[id_] |= _words(text)
    where: defaultdict[str, list[int]] = defaultdict(list)
    for id_, its in words.items():
        for word in its:
            where[word].append(id_)
    found = {
        (one, two)
        for ids in where.values()
        if len(ids) <= FEW
        for one, two in combinations(ids, 2)
        if side[one][0] != side[two][0] and side[one][1] == side[two][1]
    }
    return {(one, two): len(words[one] & words[two]) for one, two in found}


def _words(text: str) -> set[str]:
    return {basic for basic, _written in telling_words(text)}
