"""What a meeting should talk about, by the rules, and what of it there is time for.

Nothing is proposed twice: what concerns one activity is one point with all its reasons, and what
stands on the agenda already is left out. The most urgent goes first, as long as there is time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from planning.meetings.rules import RULES, Facts, Rule, Subject, name_of
from planning.model import AgendaItem, ItemKind


@dataclass(frozen=True)
class Proposal:
    """A point to talk about. ``keys`` are all things it came from, ``key`` its own."""

    key: str
    keys: frozenset[str]
    title: str
    activity_id: int | None
    presenter: str
    kind: ItemKind
    minutes: int
    reason: str
    rank: tuple[int, int, str]


@dataclass(frozen=True)
class Match:
    """A rule that holds for something, and what to rank it by."""

    rule: Rule
    subject: Subject
    values: dict[str, object]
    rank: tuple[int, int, str]


def matches(facts: Facts) -> Iterator[Match]:
    """Every rule applied to everything it looks at."""
    for at, rule in enumerate(RULES):
        for thing in rule.of(facts):
            if rule.holds(thing, facts):
                subject = rule.subject(thing)
                rank = (at, -rule.days(thing, facts), subject.key)
                yield Match(rule, subject, rule.values(thing, facts), rank)


def proposals(facts: Facts, known: Collection[str]) -> list[Proposal]:
    """What to talk about, the most urgent first. ``known`` stands on the agenda already."""
    made = [_joined(names, found) for names, found in _together(matches(facts))]
    return sorted((p for p in made if not p.keys & set(known)), key=lambda p: p.rank)


def _together(found: Iterable[Match]) -> list[tuple[frozenset[str], list[Match]]]:
    """Matches that are about the same, however they hang together, with all their names."""
    groups: list[tuple[frozenset[str], list[Match]]] = []
    for match in found:
        names, members, others = match.subject.names, [match], []
        for group in groups:
            if group[0] & names:
                names, members = names | group[0], members + group[1]
            else:
                others.append(group)
        groups = [*others, (names, members)]
    return groups


def known_from(items: Iterable[AgendaItem]) -> set[str]:
    """What an agenda talks about already."""
    listed = list(items)
    activities = {f"activity/{item.activity_id}" for item in listed if item.activity_id}
    return activities | {item.came_from for item in listed if item.came_from}


def _joined(names: frozenset[str], found: Iterable[Match]) -> Proposal:
    """One point of everything that is about the same."""
    by_rank = sorted(found, key=lambda match: match.rank)
    subjects = [match.subject for match in by_rank]
    is_alone = len({subject.key for subject in subjects}) == 1
    main = next((subject for subject in subjects if subject.activity_id), subjects[0])
    called_by = None if is_alone else main.activity
    return Proposal(
        key=main.key if is_alone else main.about,
        keys=names,
        title=name_of(called_by) if called_by else subjects[0].title,
        activity_id=main.activity_id,
        presenter=next((s.presenter for s in subjects if s.presenter), "")[:200],
        kind=max((s.kind for s in subjects), key=list(ItemKind).index),
        minutes=max(f.subject.minutes or f.rule.minutes for f in by_rank),
        reason="; ".join(dict.fromkeys(_reason(f, named=bool(called_by)) for f in by_rank)),
        rank=by_rank[0].rank,
    )


def _reason(match: Match, *, named: bool) -> str:
    rule = match.rule
    return str(_(rule.among if named and rule.among else rule.says, **match.values))


def within(proposed: Iterable[Proposal], room: int) -> tuple[list[Proposal], list[Proposal]]:
    """Those for which there is time, in ``room`` minutes, and those for which there is none."""
    fits: list[Proposal] = []
    rest: list[Proposal] = []
    for proposal in proposed:
        if proposal.minutes <= room:
            fits.append(proposal)
            room -= proposal.minutes
        else:
            rest.append(proposal)
    return fits, rest
