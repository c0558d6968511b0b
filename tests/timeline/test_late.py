"""What is late in the years one looks at, and why: said in the same words on screen and paper."""

from __future__ import annotations

import pytest

from planning.model import MilestoneState
from tests.timeline.test_papers import printed, table, told
from tests.timeline.test_timeline import row_of, sum_of, titles

LATE_IN_2019 = "/timeline?timeliness=late&from=2019&to=2019"
WHY = "Running; the step “jednání s krajem” was to be done by 2019 (partly done; chybí smlouva)"


@pytest.fixture
def missed(plan):
    """The step that was to be done in 2019: a part of it is, and somebody noted what is not."""
    step = plan.bed.milestones[1]
    step.state, step.note = MilestoneState.PARTLY, "chybí smlouva."
    return step


def test_the_reason_names_the_step_and_what_was_noted_of_it(plan, missed, cast, visitor):
    page = visitor(cast.omar).visits(LATE_IN_2019)

    assert row_of(page, "Krizové lůžko")[0] == f"Late {WHY}"
    assert WHY in told(printed(visitor, cast.omar))
    whole = table(visitor, cast.omar).worksheets[0]
    assert WHY in [cell for row in whole.values for cell in row]


def test_a_long_step_is_named_by_its_beginning(plan, missed, cast, visitor):
    missed.text = "Zajistit jednání " + "se všemi poskytovateli " * 9

    how, _years = row_of(visitor(cast.omar).visits(LATE_IN_2019), "Krizové lůžko")

    assert "the step “Zajistit jednání se všemi poskytovateli se všemi…” was" in how


def test_late_in_a_year_is_what_has_a_late_step_in_that_year(plan, missed, cast, visitor):
    for year, found in ((2019, ["Krizové lůžko"]), (2020, []), (2021, [])):
        page = visitor(cast.omar).visits(f"/timeline?timeliness=late&from={year}&to={year}")
        assert titles(page) == found
        page.visits(f"/timeline?from={year}&to={year}")
        assert page.sees("Late: 1") is bool(found)
        assert ("late 1" in sum_of(page, year)) is bool(found)


def test_a_late_step_of_other_years_is_told_where_nothing_else_is(plan, missed, cast, visitor):
    page = visitor(cast.omar).visits("/timeline?from=2021&to=2022")

    said = f"On time {WHY.replace('; the', '; in other years the')}"
    assert row_of(page, "Krizové lůžko")[0] == said
