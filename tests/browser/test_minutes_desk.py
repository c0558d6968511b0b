"""The secretary's whole job, from the agenda to the public, by the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

MEETING, NEXT = "10. 12. 2026", "14. 1. 2027"
TASK = "Připravit podklady pro krizové místo"


def test_from_the_agenda_to_the_public_without_a_mouse(at_desk):
    page = at_desk("sami")
    sami = Keyboard(page)
    page.goto("/meetings")
    sami.presses("Závěr roku a příprava dalšího plánu")
    sami.finds_no_barrier()

    # invite
    sami.presses("Arrange the agenda")
    before = page.locator(".points > *").count()
    sami.presses("Put on what waits")
    assert page.locator(".points > *").count() > before
    sami.finds_no_barrier()
    sami.presses("Invitation")
    sami.presses("Send the invitation")
    expect(page.get_by_text(sami.says("Invitation sent")).first).to_be_visible()
    sami.finds_no_barrier()

    # meet and write together
    sami.presses("Change the agenda")
    sami.presses("Minutes")
    sami.presses("is here", then="Gita Malá")
    sami.presses("Projector")
    sami.finds_no_barrier()
    sami.presses("Back to the meeting")
    sami.types("What was said", "Skupina se shodla na dalším postupu.")
    sami.types("In one or two sentences", f"@mia do 11. 1. 2027: {TASK}")
    sami.presses("Add a task")
    expect(page.get_by_text(TASK).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"Mia Benešová.*11\.\s1\.\s2027")).first).to_be_visible()
    sami.finds_no_barrier()

    # agree
    sami.presses("Look at the minutes")
    sami.presses("Send to members for comments")
    sami.finds_no_barrier()
    sami.types("Who verified the minutes", "Gita Malá")
    sami.presses("Mark as verified")
    sami.finds_no_barrier()

    # publish
    sami.presses("Check the public version and publish")
    sami.finds_no_barrier()
    while page.get_by_role("button", name=sami.says("Leave it, it may stand")).count():
        sami.presses("Leave it, it may stand")
    sami.ticks("I have read the public version. No client can be recognised in it.")
    sami.presses("Publish the minutes")
    sami.finds_no_barrier()

    everybody = at_desk()
    everybody.goto(page.url.split("?")[0])
    expect(everybody.get_by_text("Skupina se shodla na dalším postupu.").first).to_be_visible()
    Keyboard(everybody).finds_no_barrier()

    # and next time's agenda knows of the task
    page.goto("/meetings")
    sami.presses(NEXT)
    sami.presses("Arrange the agenda")
    sami.presses("Put on what waits")
    named = page.locator("input[name$='/title']").evaluate_all("all => all.map(one => one.value)")
    waits = page.get_by_text(TASK).count()
    assert waits or any(TASK in name for name in named)
