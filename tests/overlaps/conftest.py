from __future__ import annotations

from dataclasses import dataclass

import pytest

from planning.history import record
from planning.model import Activity, EntryKind, Function, Group, Plan, Stage, TargetGroup, Territory
from planning.references import resolve

#: What other groups plan, so that words have something to be rare among.
_AMONG = (
    "Zahrada u centra pro uklidnění", "Doučování češtiny pro děti", "Auto s plošinou k lékaři",
    "Kavárna pro pečující rodiny", "Mediace při rozvodu", "Tísňové tlačítko a dispečink",
)  # fmt: skip


@dataclass
class Town:
    """Two activities of different groups that resemble each other, among others that do not."""

    plan: Plan
    ours: Activity
    theirs: Activity
    others: Group


@pytest.fixture
def town(cast, make) -> Town:
    """Ours is of the drug-prevention group, theirs of the seniors'; both are approved."""
    plan = make.plan()
    measure = make.measure(plan)
    others = make.group("Ostatní")
    for title in _AMONG:
        _written(make, others, plan, title=title, number="9.9.9")
    values = {"measure": measure, "stage": Stage.APPROVED}
    ours = _written(
        make, cast.drugs, plan, ("Najít prostor s nočním vstupem", "Domluvit pravidla s nemocnicí"),
        number="2.1.2", title="Krizové lůžko pro lidi pod vlivem", **values,
    )  # fmt: skip
    theirs = _written(
        make, cast.seniors, plan,
        ("Najít prostor s vlastním nočním vstupem", "Zaškolit noční dozor"),
        number="4.1.3", title="Krizové lůžko pro opuštěné", **values,
    )  # fmt: skip
    for name, kind in (("senioři", EntryKind.TARGET_GROUP), ("Vítkovice", EntryKind.TERRITORY)):
        make._saved((TargetGroup if kind is EntryKind.TARGET_GROUP else Territory)(name=name))
        for activity in (ours, theirs):
            make.entry(activity, kind, name)
            resolve(activity, ["target_groups", "territories"])
    return Town(plan, ours, theirs, others)


def _written(make, group, plan, steps=(), **values) -> Activity:
    activity: Activity = make.activity(group, plan=plan, **values)
    for step in steps:
        make.entry(activity, EntryKind.STEP, step)
    record("created", activity, by=None, new=activity.title)
    return activity


@pytest.fixture
def both(cast, make, town) -> Town:
    """Gita manages the seniors' group too."""
    make.membership(cast.gita, cast.seniors, Function.MANAGER)
    here: Town = town
    return here
