"""A comment round by keyboard alone, from its opening to the settlement everybody reads."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from planning.lib.clock import today
from planning.lib.periods import written_day
from tests.browser.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

NARROWEST = 320  # CSS pixels
TITLE = "Připomínky ke zkoušce klávesnice"
SAID = "Chybí, kdo bude lůžko obsluhovat v noci."
ANSWER = "V noci bude na lůžku stálá služba."


def at_keys(page: Page) -> Keyboard:
    page.set_default_timeout(10_000)
    return Keyboard(page)


def looked_at(keys: Keyboard) -> None:
    """Axe finds nothing, and nothing scrolls sideways, however narrow the page."""
    keys.finds_no_barrier()
    size = keys.page.viewport_size
    keys.page.set_viewport_size({"width": NARROWEST, "height": 700})
    assert keys.page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, keys.page.url
    keys.page.set_viewport_size(size or {"width": 1280, "height": 900})


def test_a_round_is_opened_commented_settled_and_read(at_desk, city_database):
    kora, citizen = at_keys(at_desk("kora")), at_keys(at_desk(width=NARROWEST))
    round_at = open_round(kora)

    receipt = comment(citizen, round_at)
    settle(kora, round_at)
    end_it(kora, round_at, city_database)
    approve_and_publish(kora, round_at)

    citizen.page.goto(receipt.partition("#")[0])
    assert citizen.page.get_by_text(ANSWER).count()
    looked_at(citizen)
    citizen.presses("Back to the comment round")
    citizen.presses("How the comments were settled")
    assert citizen.page.get_by_text(SAID).count()
    assert citizen.page.get_by_text("Tajemný").count() == 0
    looked_at(citizen)


def open_round(kora: Keyboard) -> str:
    kora.page.goto("/plan")
    kora.presses("Prepare a comment round")
    kora.types("Title", TITLE)
    kora.types("Name of the new version", "Návrh pro klávesnici")
    kora.types("Open from", written_day(today()))
    kora.types("Open until", written_day(today() + timedelta(days=14)))
    looked_at(kora)
    kora.presses("Save the round")
    looked_at(kora)
    kora.presses("Announce the comment round")
    looked_at(kora)
    return kora.page.url


def comment(citizen: Keyboard, round_at: str) -> str:
    citizen.page.goto(round_at)
    looked_at(citizen)
    citizen.presses("Read the plan and comment on a place in it")
    looked_at(citizen)
    citizen.presses("Poradna pro rodiče")
    looked_at(citizen)
    citizen.presses("Comment on this activity")
    citizen.presses("Hand the comment in")
    looked_at(citizen)  # with a mistake beside the field
    citizen.goes_to("Your comment")
    citizen.page.keyboard.press("Enter")  # the mistake leads to its field
    citizen.page.keyboard.type(SAID)
    citizen.types("Your name", "Tajemný Občan")
    citizen.page.wait_for_timeout(3_200)  # nobody writes as fast as a test
    citizen.presses("Hand the comment in")
    assert "/receipts/" in citizen.page.url
    assert citizen.page.get_by_text(SAID).count()
    looked_at(citizen)
    return citizen.page.url


def settle(kora: Keyboard, round_at: str) -> None:
    kora.page.goto(round_at)
    kora.presses("Book of comments")
    looked_at(kora)
    kora.presses("Poradna pro rodiče")
    assert kora.page.get_by_text("Tajemný Občan").count()
    looked_at(kora)
    kora.goes_to("Settlement")
    kora.page.keyboard.type("akceptováno")
    kora.types("Justification", ANSWER)
    kora.presses("Settle the comment")
    looked_at(kora)


def end_it(kora: Keyboard, round_at: str, city_database) -> None:
    """Let the time of the round be over: nobody can wait a fortnight."""
    with sqlite3.connect(city_database, timeout=20) as city:
        city.execute(
            "UPDATE comment_round SET opens_at = '2026-01-01 00:00:00',"
            " closes_at = '2026-01-15 00:00:00' WHERE id = ?",
            [int(round_at.split("/rounds/")[1].split("?", maxsplit=1)[0])],
        )


def approve_and_publish(kora: Keyboard, round_at: str) -> None:
    kora.page.goto(round_at)
    looked_at(kora)
    kora.presses("Close the book and begin settling")
    kora.presses("Record the approval of the settlement")
    kora.types("Which body approved it", "Řídicí skupina")
    kora.types("Decided on", written_day(today()))
    looked_at(kora)
    kora.presses("Record the approval")
    kora.presses("Check the settlement and publish it")
    looked_at(kora)
    kora.ticks("I have read the public table. Nobody can be recognised in it who must not be.")
    kora.presses("Publish the settlement")
    looked_at(kora)
