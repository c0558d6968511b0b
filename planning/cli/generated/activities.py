"""Generated activities: worksheets, money, schedules, and what happened to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from sqlalchemy import func, or_, select, update

from planning.cli.generated import words
from planning.cli.generated.ground import Ground
from planning.cli.generated.rows import Rows
from planning.lib.database import db
from planning.lib.numbers import sort_key
from planning.lib.periods import Period, parse
from planning.model import (
    Activity,
    Basis,
    Certainty,
    CostKind,
    EntryKind,
    Event,
    Level,
    MilestoneState,
    Realisation,
    Stage,
    Verdict,
)

#: The day up to which things have happened.
TODAY = date(2026, 11, 20)
_STAGES = [Stage.APPROVED] * 12 + list(Stage)
_TERMS = ("{y}", "1. pololetí {y}", "2. pololetí {y}", "1. čtvrtletí {y}", "3. čtvrtletí {y}",
          "březen {y}", "15. 9. {y}", "školní rok {y}/{z}", "průběžně")  # fmt: skip

#: Reading a term takes a while, and there are few different ones.
_period = cache(parse)


def write(rows: Rows, ground: Ground, random: Random, size: int) -> None:
    """Make ``size`` activities, every group and both plans in turn."""
    numbers: dict[tuple[int, int, str], int] = {}
    for nth in range(size):
        first_year = random.choice((2019, 2023, 2023))
        plan_id, measures = ground.plans[first_year]
        group_id = ground.groups[nth % len(ground.groups)]
        measure = random.choice(sorted(measures))
        last = numbers.get((plan_id, group_id, measure), 0) + 1
        numbers[plan_id, group_id, measure] = last
        began = datetime(
            first_year - 1, random.randint(1, 12), random.randint(1, 28), 9, tzinfo=UTC
        )
        sheet = {
            "plan_id": plan_id,
            "group_id": group_id,
            "measure_id": measures[measure],
            "number": f"{measure}.{last}",
            "title": words.title(random),
            "created_at": began,
            "updated_at": began + timedelta(days=random.randint(30, 300)),
        }
        _write_one(rows, ground, random, first_year, sheet)


def _write_one(
    rows: Rows, ground: Ground, random: Random, first_year: int, sheet: dict[str, Any]
) -> None:
    person_id, name = random.choice(ground.members[sheet["group_id"]])
    stage = random.choice(_STAGES)
    realisation = random.choice(list(Realisation))
    activity_id = rows.add(
        "activity",
        **sheet,
        sort_key=sort_key(sheet["number"]),
        description=words.prose(random, 300),
        responsible=name,
        responsible_id=person_id,
        is_ongoing=random.random() < 0.1,
        stage=stage,
        realisation=realisation if stage is Stage.APPROVED else Realisation.NOT_STARTED,
        version=3,
    )
    _entries(rows, ground, random, activity_id)
    _costs(rows, ground, random, activity_id, first_year)
    steps = [_milestone(rows, random, activity_id, first_year, at) for at in range(4)]
    _judgement(rows, ground, random, activity_id, first_year if stage is Stage.APPROVED else None)
    _history(rows, ground, random, activity_id, sheet, steps[0])


def _judgement(
    rows: Rows, ground: Ground, random: Random, activity_id: int, year: int | None
) -> None:
    """What may go wrong, and how ``year`` turned out."""
    rows.add(
        "risk",
        activity_id=activity_id,
        position=1,
        text=random.choice(words.RISKS),
        likelihood=random.choice(list(Level)),
        impact=random.choice(list(Level)),
    )
    if year is not None:
        rows.add(
            "evaluation",
            activity_id=activity_id,
            year=year,
            verdict=random.choice(list(Verdict)),
            words=words.sentence(random),
            by_id=ground.users[2],
            at=datetime(year + 1, 1, 27, 9, tzinfo=UTC),
        )


def _entries(rows: Rows, ground: Ground, random: Random, activity_id: int) -> None:
    def entry(kind: EntryKind, at: int, text: str, **ids: int) -> None:
        known = {"organisation_id": None, "target_group_id": None, "territory_id": None, **ids}
        rows.add("entry", activity_id=activity_id, kind=kind, position=at, text=text, **known)

    makers = random.sample(ground.organisations, 4)
    for at, (id_, name) in enumerate(makers, start=1):
        kind = EntryKind.IMPLEMENTER if at <= 2 else EntryKind.PARTNER
        entry(kind, at, name, organisation_id=id_)
    for at, (id_, name) in enumerate(random.sample(ground.target_groups, 2), start=1):
        entry(EntryKind.TARGET_GROUP, at, name, target_group_id=id_)
    id_, name = random.choice(ground.territories)
    entry(EntryKind.TERRITORY, 1, name, territory_id=id_)
    for at, step in enumerate(random.sample(words.STEPS, 3), start=1):
        entry(EntryKind.STEP, at, step)
    entry(EntryKind.OUTPUT, 1, random.choice(words.OUTPUTS))


def _costs(rows: Rows, ground: Ground, random: Random, activity_id: int, first_year: int) -> None:
    for at in range(1, 4):
        codes = random.sample(sorted(ground.sources), random.randint(1, 3))
        line_id = rows.add(
            "cost_line",
            activity_id=activity_id,
            position=at,
            kind=CostKind.INVESTMENT if at == 3 else CostKind.OPERATING,
            amount=Decimal(random.randint(2, 400) * 10_000),
            basis=Basis.YEARLY if at < 3 else Basis.ONCE,
            year=first_year + at if at > 1 else None,
            sources=", ".join(codes),
            certainty=random.choice(list(Certainty)),
        )
        for code in codes:
            rows.add("cost_source", cost_line_id=line_id, funding_source_id=ground.sources[code])


def _milestone(
    rows: Rows, random: Random, activity_id: int, first_year: int, at: int
) -> tuple[int, str]:
    year = first_year + at
    when = random.choice(_TERMS).format(y=year, z=year + 1)
    period: Period = _period(when)
    past = period.ends_on is not None and period.ends_on < TODAY
    state = MilestoneState.DONE if past and random.random() < 0.85 else random.choice(_NOT_DONE)
    text = random.choice(words.STEPS)
    id_ = rows.add(
        "milestone",
        activity_id=activity_id,
        position=at + 1,
        text=text,
        when=when,
        period=period.kind,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        state=state,
        done_on=period.ends_on if state is MilestoneState.DONE else None,
    )
    return id_, text


_NOT_DONE = [MilestoneState.PLANNED] * 4 + [s for s in MilestoneState if s != MilestoneState.DONE]


def approve() -> None:
    """Say of approved activities what was approved: one in nine has been changed since."""
    rests = or_(Event.verb != "changed", Activity.id % 9 != 0)
    upto = (
        select(func.max(Event.id))
        .where(Event.done_to(Activity), rests)
        .correlate(Activity)
        .scalar_subquery()
    )
    approved = Activity.stage == Stage.APPROVED
    db.session.execute(update(Activity).where(approved).values(approved_upto=upto))


def _history(
    rows: Rows,
    ground: Ground,
    random: Random,
    activity_id: int,
    sheet: dict[str, Any],
    step: tuple[int, str],
) -> None:
    """Five deeds, the last two of them changes of the sheet."""
    at = sheet["created_at"]
    for verb, path, label, old, new, version in _deeds(random, sheet["title"], *step):
        values = {"verb": verb, "path": path, "label": label, "old": old, "new": new}
        by_id = random.choice(ground.users)
        rows.add(
            "event",
            **values,
            at=at,
            by_id=by_id,
            thing="activity",
            thing_id=activity_id,
            version=version,
        )
        at += timedelta(days=random.randint(1, 60), minutes=random.randint(0, 600))


def _deeds(
    random: Random, title: str, step_id: int, step: str
) -> tuple[tuple[str, str, str, str, str, int], ...]:
    """Verb, path, label, old, new and version of what happened to a sheet."""
    return (
        ("created", "", "", "", title, 1),
        ("stage moved", "", "", Stage.IDEA.value, Stage.DRAFTED.value, 1),
        ("stage moved", "", "", Stage.DRAFTED.value, Stage.DISCUSSED.value, 1),
        ("changed", "title", "", words.title(random), title, 2),
        ("changed", f"milestones/{step_id}/state", step, "planned", "partly", 3),
    )
