"""Two tabs of one person: what one of them has not saved yet is never touched by the other."""

from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import PLACES
from tests.browser.test_together import says

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

FIELD = "deputy"
DRAFTS = "() => Object.keys(localStorage).filter((key) => key.endsWith('/deputy')).sort()"
TAB = "() => sessionStorage.getItem('planning/tab')"


@pytest.fixture
def sheet(address, city_database) -> str:
    with sqlite3.connect(city_database) as city:
        return f"/activities/{city.execute(PLACES['idea']).fetchone()[0]}/edit"


@pytest.fixture
def tabs(at_desk, sheet) -> list[Page]:
    """Two tabs of one browser at the same sheet, which have no network."""
    one = at_desk("mia")
    other = one.context.new_page()
    for tab in (one, other):
        tab.goto(sheet)
        says(tab, re.compile("průběžně"))
    one.context.set_offline(True)
    return [one, other]


def close(tab: Page) -> None:
    """Close a tab without network: Chromium's own offline ends a moment before its page does."""
    tab.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()) }")
    tab.close()


def write(tab: Page, words: str) -> None:
    tab.locator(f"[name={FIELD}]").fill(words)
    says(tab, "1 změna čeká na síť")


def offered(tab: Page) -> list[str]:
    tab.wait_for_timeout(700)
    return tab.locator(".notice--risk li").all_inner_texts()


def test_two_tabs_keep_words_of_one_field_apart(tabs, sheet):
    one, other = tabs
    write(one, "Z prvního okna")
    write(other, "Z druhého okna")
    assert len(one.evaluate(DRAFTS)) == 2

    context = one.context
    close(one)
    close(other)
    context.set_offline(False)
    again = context.new_page()
    again.goto(sheet)

    expect(again.locator(".notice--risk")).to_contain_text("Z prvního okna")
    expect(again.locator(".notice--risk")).to_contain_text("Z druhého okna")
    again.get_by_role("button", name="Uložit teď").click()
    says(again, "Uloženo")
    again.reload()
    (left,) = offered(again)
    saved = again.locator(f"[name={FIELD}]").input_value()
    assert {saved, left.split(": ")[1]} == {"Z prvního okna", "Z druhého okna"}
    again.get_by_role("button", name="Zahodit").click()
    expect(again.locator(".notice--risk")).to_have_count(0)
    assert again.evaluate(DRAFTS) == []


def test_what_an_open_tab_will_send_is_offered_in_another_once_it_closed(tabs, sheet):
    one, other = tabs
    write(one, "Na cestě z prvního")
    assert len(one.evaluate(DRAFTS)) == 1
    one.route("**/activities/*", lambda route: route.abort())  # of one tab alone the network
    one.context.set_offline(False)

    other.goto(sheet)

    assert offered(other) == []
    assert len(other.evaluate(DRAFTS)) == 1
    close(one)
    expect(other.locator(".notice--risk")).to_contain_text("Na cestě z prvního")


def test_a_tab_that_was_copied_is_another_tab(tabs, sheet):
    one, other = tabs
    one.context.set_offline(False)
    mine = one.evaluate(TAB)
    other.evaluate("(mine) => sessionStorage.setItem('planning/tab', mine)", mine)

    other.goto(sheet)
    says(other, re.compile("průběžně|Uloženo"))
    other.wait_for_timeout(900)

    assert other.evaluate(TAB) not in {mine, None}
    assert one.evaluate(TAB) == mine
    one.reload()
    one.wait_for_timeout(900)
    assert one.evaluate(TAB) == mine


def test_a_draft_that_nobody_can_read_hides_no_other(tabs, sheet):
    one, other = tabs
    errors: list[object] = []
    other.on("pageerror", lambda error: errors.append(error))  # noqa: PLW0108 - Playwright marks it
    write(one, "Čitelná slova")
    (key,) = one.evaluate(DRAFTS)
    for name, kept in {
        "title": "{",
        "number": "null",
        "description": "5",
        "responsible": "{}",
    }.items():
        place = key.replace(f"/{FIELD}", f"/{name}")
        one.evaluate("([place, kept]) => localStorage.setItem(place, kept)", [place, kept])
    close(one)
    other.context.set_offline(False)
    other.goto(sheet)

    assert len(offered(other)) == 1
    expect(other.locator(".notice--risk")).to_contain_text("Čitelná slova")
    assert errors == []
