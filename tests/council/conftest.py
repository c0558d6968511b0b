from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from planning.history import record, revise
from planning.lib.database import db
from planning.model import (
    Activity,
    Approval,
    Basis,
    CostKind,
    Decision,
    EntryKind,
    Event,
    Plan,
    Realisation,
    Stage,
)
from tests.make import NOON


@pytest.fixture
def plan(cast, make) -> Plan:
    """A small plan that the assembly decided on once, and what became of it since."""
    plan: Plan = make.plan(title="Komunitní plán")
    plan.approvals = [
        Approval(body="Rada města", decision=Decision.NOTED, number="12/RM",
                 decided_on=date(2022, 11, 8)),
        Approval(body="Zastupitelstvo města", decision=Decision.APPROVED, number="34/ZM",
                 decided_on=date(2022, 12, 14)),
    ]  # fmt: skip
    measure = make.measure(plan, "2.1", title="Krizové kapacity")
    bed = make.activity(
        cast.drugs, measure=measure, number="2.1.2", title="Krizové lůžko", stage=Stage.APPROVED
    )
    make.entry(bed, EntryKind.IMPLEMENTER, "ARKA")
    make.milestone(bed, "Smlouva", when="2024")
    make.milestone(bed, "Provoz", when="1. pololetí 2026")
    make.cost(bed, 1_900_000, sources="SMO, KÚ MSK", year=2025)
    make.cost(bed, 100_000, sources="SMO", year=2025)
    make.cost(bed, 650_000, sources="SMO", basis=Basis.ONCE, kind=CostKind.INVESTMENT, year=2026)
    make.cost(bed, None, sources="EU", basis=Basis.WHOLE)
    record("created", bed, by=cast.mia, new=bed.title)
    db.session.flush()
    upto = db.session.scalar(select(func.max(Event.id)))
    make.version(plan, name="Schváleno", body="Zastupitelstvo města", number="34/ZM",
                 decided_on=date(2022, 12, 14), upto=upto)  # fmt: skip
    revise(bed, {"title": "Dvě krizová lůžka"}, based_on=bed.version, by=cast.mia)
    quiet = make.activity(cast.seniors, measure=measure, number="2.1.3", title="Klub",
                          stage=Stage.RETURNED)  # fmt: skip
    make.cost(quiet, 50_000, sources="")
    merged = make.activity(cast.seniors, plan=plan, number="9.9", title="Mapa míst",
                           stage=Stage.APPROVED, realisation=Realisation.MERGED)  # fmt: skip
    make.cost(merged, 7_000_000, sources="SMO", year=2025)
    make.activity(cast.drugs, plan=plan, number="8.8", title="Tajný námět", stage=Stage.DRAFTED)
    meeting = make.meeting(cast.drugs, held_on=date(2025, 6, 2))
    for person in (cast.mia, cast.gita):
        make.attendance(meeting, person.person.name, person_id=person.person_id)
    db.session.flush()
    for event in db.session.scalars(select(Event)):
        event.at = NOON  # what is kept says days
    db.session.flush()
    return plan


@pytest.fixture
def bed(plan) -> Activity:
    return db.session.scalars(select(Activity).where(Activity.number == "2.1.2")).one()
