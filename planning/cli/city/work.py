"""How the chapters of the demo city write an activity down, in words only."""

from __future__ import annotations

from dataclasses import dataclass

from planning.model import (
    Basis,
    Certainty,
    CostKind,
    Decision,
    Level,
    MilestoneState,
    Realisation,
    Stage,
    Verdict,
)


@dataclass(frozen=True)
class Cost:
    """An amount in crowns; ``sources`` as a worksheet writes them."""

    amount: int | None
    sources: str
    basis: Basis = Basis.YEARLY
    year: int | None = None
    certainty: Certainty = Certainty.ASSUMED
    kind: CostKind = CostKind.OPERATING
    note: str = ""


@dataclass(frozen=True)
class Step:
    """A milestone: what, by when, how it stands; ``done`` is the day it was done.

    ``added`` is the day it was added, where that was after the plan had been approved.
    """

    text: str
    when: str = ""
    state: MilestoneState = MilestoneState.PLANNED
    done: str = ""
    note: str = ""
    added: str = ""


@dataclass(frozen=True)
class Taken:
    """A milestone that stood in the schedule until somebody took it out on a day."""

    on: str
    text: str
    when: str


@dataclass(frozen=True)
class Danger:
    """A risk."""

    text: str
    likelihood: Level | None = None
    impact: Level | None = None
    mitigation: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Edit:
    """A field somebody rewrote on a day: its path (rows counted from 0) and the words before."""

    on: str
    who: str
    path: str
    old: str


@dataclass(frozen=True)
class Work:
    """An activity. Lists in one text are parted by semicolons; people are named by their keys."""

    number: str
    title: str
    measure: str
    stage: Stage = Stage.APPROVED
    realisation: Realisation = Realisation.NOT_STARTED
    why: str = ""
    ended: str = ""
    since: str = ""
    implementers: str = ""
    partners: str = ""
    responsible: str = ""
    deputy: str = ""
    about: str = ""
    steps: tuple[str, ...] = ()
    whom: str = ""
    outputs: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    where: str = ""
    risks: tuple[Danger, ...] = ()
    schedule: tuple[Step, ...] = ()
    taken: tuple[Taken, ...] = ()
    years: tuple[tuple[int, Verdict, str], ...] = ()
    decisions: tuple[tuple[str, Decision, str, str], ...] = ()
    edits: tuple[Edit, ...] = ()
    project: str = ""
    ongoing: bool = False


def done(text: str, when: str, on: str, note: str = "") -> Step:
    """A milestone that was reached on a day."""
    return Step(text, when, MilestoneState.DONE, on, note)


def listed(text: str) -> list[str]:
    """The parts of ``"NNO; SMO"``."""
    return [part.strip() for part in text.split(";") if part.strip()]
