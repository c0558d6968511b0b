from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from planning.lib import clock
from planning.model import MilestoneState, Realisation, Stage


@pytest.fixture(autouse=True)
def autumn_2020(monkeypatch):
    """Every story here happens on 14 October 2020."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 10, 14, 9, tzinfo=UTC))


@pytest.fixture
def plan(make, cast):
    """The plan 2019–2022 of the drug-prevention group, approved and being done."""
    years = make.plan(2019, 2022)
    help_ = make.measure(years, "2.1", title="Zajistit pomoc")
    tell = make.measure(years, "3.1", title="Informovat veřejnost")
    common = {"stage": Stage.APPROVED, "realisation": Realisation.RUNNING}

    bed = make.activity(cast.drugs, measure=help_, number="2.1.2", title="Krizové lůžko", **common)
    make.milestone(bed, "mapování možností", when="2019", state=MilestoneState.DONE)
    make.milestone(bed, "jednání s krajem", when="2019")
    make.milestone(bed, "metodika", when="2020", state=MilestoneState.PARTLY)
    make.milestone(bed, "spuštění služby", when="2021")

    campaign = make.activity(cast.drugs, measure=tell, number="3.1.1", title="Kampaň", **common)
    make.milestone(campaign, "konference", when="2020-2021", state=MilestoneState.AT_RISK)
    make.milestone(campaign, "letáky", when="průběžně")

    draft = make.activity(
        cast.drugs, measure=tell, number="3.1.2", title="Primární prevence", stage=Stage.DRAFTED
    )
    return SimpleNamespace(
        plan=years, help=help_, tell=tell, bed=bed, campaign=campaign, draft=draft
    )
