"""A proposal goes through the city, by keyboard alone, and axe finds no barrier on the way."""

from __future__ import annotations

import pytest

from tests.browser.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

NAME = "Poradna pro rodiče dospívajících"
RISKS, COSTS = "Overview of risks", "Costs and sources of money"


def test_a_proposal_is_returned_answered_and_approved(at_desk):
    omar, gita = Keyboard(at_desk("omar")), Keyboard(at_desk("gita"))
    omar.page.goto("/reviews")
    omar.finds_no_barrier()
    omar.presses(NAME)
    omar.finds_no_barrier()
    _return(omar, COSTS, "Kdo zaplatí druhý rok?")
    review = omar.page.url
    omar.page.goto("/plan")  # to look something up: what is written waits here
    omar.page.goto(review)
    _return(omar, RISKS, "Kdo riziko hlídá?")
    omar.presses("Return the ticked sections to the group")
    omar.finds_no_barrier()

    gita.page.goto("/reviews")
    gita.presses(NAME)
    assert "Kdo riziko hlídá?" in gita.page.inner_text("main")
    assert "Kdo zaplatí druhý rok?" in gita.page.inner_text("main")
    gita.finds_no_barrier()
    gita.types("Answer of the group", "Hlídá ho Mia.", RISKS)
    gita.types("Answer of the group", "Podíl přislíbil kraj.", COSTS)
    gita.presses("Save the answer", COSTS)  # the other one stays as it is typed
    gita.presses("Save the answer", RISKS)
    gita.presses("Put it forward again")
    gita.finds_no_barrier()

    omar.page.goto("/reviews")
    row = omar.page.get_by_role("row").filter(has_text=NAME)
    assert omar.says("Changes made") in row.inner_text()
    omar.presses(NAME)
    assert "Hlídá ho Mia." in omar.page.inner_text("main")
    assert not omar.page.input_value("textarea[name='reason/risks']")  # it arrived long ago
    omar.presses("Agree with everything")
    for body in ("Řídicí skupina", "Rada města", "Zastupitelstvo města"):
        assert body in omar.page.inner_text("form h3")
        omar.finds_no_barrier()
        omar.types("Number of the resolution", "12/2026")
        omar.types("Day", "27. 11. 2026")
        omar.presses("Record the decision")
    public = at_desk()
    public.goto(omar.page.url.removesuffix("/review"))
    assert NAME in public.inner_text("h1")
    omar.finds_no_barrier()


def _return(omar: Keyboard, section: str, why: str) -> None:
    omar.ticks("Return this section", section)
    omar.types("What has to be done about it", why, section)
