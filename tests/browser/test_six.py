"""Six people fill one worksheet while the network comes and goes and the server is killed once.

Every word they typed ends up in the sheet, or waits in a collision for somebody's decision; and in
the end all six see the same. Some seconds in the suite, two minutes in ``make soak``.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import sign_in
from tests.browser.screens import PLACES
from tests.serving import free_port, start_server

pytestmark = [pytest.mark.browser, pytest.mark.own_database, pytest.mark.soak]

SECONDS = float(os.environ.get("PLANNING_TEST_SECONDS", "10")) * 2
PEOPLE = ("mia", "sami", "gita", "kora", "mia", "gita")
#: The fields they write into: a text they all share, and rows.
FIELDS = """() => [...document.querySelectorAll("#worksheet :is(textarea, input)")]
    .map((field) => field.name)
    .filter((n) => /^(description|(steps|outputs|milestones)\\/\\d+\\/(text|note))$/.test(n))"""
VALUES = """(names) =>
    names.map((name) => [name, document.querySelector(`#worksheet [name="${name}"]`)?.value])"""


class House:
    """The server, which can be killed and started again at the same address."""

    def __init__(self, folder) -> None:
        self.folder, self.port = folder, free_port()
        self.start()

    def start(self) -> None:
        self.server: subprocess.Popen[bytes]
        self.server, self.address = start_server(self.folder, port=self.port)

    def restart(self) -> None:
        self.server.kill()
        self.server.wait()
        self.start()

    def end(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=20)


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    started = House(tmp_path)
    yield started
    started.end()


@pytest.fixture
def sheet(house) -> str:
    with sqlite3.connect(house.folder / "planning.sqlite") as city:
        return f"/activities/{city.execute(PLACES['bed']).fetchone()[0]}"


@pytest.fixture
def pages(house, browser, sheet) -> list[Page]:
    found = []
    for who in PEOPLE:
        context = browser.new_context(base_url=house.address, locale="cs-CZ")
        page = context.new_page()
        sign_in(page, who)
        page.goto(f"{sheet}/edit")
        found.append(page)
    return found


def write(page: Page, name: str, word: str) -> bool:
    """Type a word at the end of a field, as a person does."""
    if page.locator(f"input[name='open:{name}']").count():
        return False  # a collision waits there for a decision
    page.locator(f"[name='{name}']").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {word}", delay=5)
    return True


def let_them_write(pages: list[Page], house: House, fields: list[str]) -> dict[str, str]:
    """Who writes what where is chance; the words, and where each was typed."""
    chance = random.Random(7)  # noqa: S311 - chance, not a secret
    typed: dict[str, str] = {}
    away: dict[int, float] = {}
    end, killed = time.monotonic() + SECONDS, False
    while time.monotonic() < end:
        number = chance.randrange(len(pages))
        name = "description" if chance.random() < 0.3 else chance.choice(fields)
        word = f"slovo{number}x{len(typed)}"
        if write(pages[number], name, word):
            typed[word] = name
        if chance.random() < 0.15 and number not in away:
            pages[number].context.set_offline(True)
            away[number] = time.monotonic() + chance.uniform(1, SECONDS / 8)
        for back in [n for n, until in away.items() if until < time.monotonic()]:
            pages[back].context.set_offline(False)
            del away[back]
        if not killed and time.monotonic() > end - SECONDS / 2:
            house.restart()
            killed = True
    for page in pages:
        page.context.set_offline(False)
    leave_fields(pages)
    return typed


def leave_fields(pages: list[Page]) -> None:
    """Whoever is in a field keeps what stands in it."""
    for page in pages:
        page.evaluate("document.activeElement.blur()")


def is_quiet(page: Page) -> bool:
    """Whether nothing waits to be sent: what is left are collisions."""
    kept = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('planning/'))"
    )
    return all(json.loads(draft).get("held") for _key, draft in kept)


def differing(page: Page, other: Page, fields: list[str]) -> list[str]:
    """Fields in which the two show different words."""
    pairs = zip(page.evaluate(VALUES, fields), other.evaluate(VALUES, fields), strict=True)
    return [f"{one} / {another}" for one, another in pairs if one != another]


def wait_until(pages: list[Page], done) -> None:
    end = time.monotonic() + 45
    while not all(done(page) for page in pages):
        names = pages[0].evaluate(FIELDS)
        assert time.monotonic() < end, [differing(page, pages[0], names) for page in pages]
        pages[0].wait_for_timeout(300)


def settle(pages: list[Page]) -> None:
    """Everybody keeps both texts wherever theirs collided, until nobody has to any more."""
    for _round in range(12):
        colliding = [page for page in pages if page.locator("button[value=both]").count()]
        if not colliding:
            return
        for page in colliding:
            for _each in range(page.locator("button[value=both]").count()):
                page.locator("button[value=both]").first.click()
                wait_until([page], is_quiet)
    raise AssertionError("collisions never end")


def colliding_words(page: Page) -> list[str]:
    """Everything a person can read in the collisions of their page."""
    edited = page.locator(".conflict textarea, .conflict input").evaluate_all(
        "(all) => all.map((field) => field.value)"
    )
    beside = page.evaluate(
        """() => [...document.querySelectorAll("[data-conflict]")]
            .map((each) => document.getElementsByName(each.dataset.conflict)[0]?.value ?? "")"""
    )
    return [*page.locator(".conflict").all_inner_texts(), *edited, *beside]


def stands(page: Page, address: str) -> str:
    return page.request.get(f"{address}.json").text()


def test_six_people_lose_no_word(pages, house, sheet):
    fields = pages[0].evaluate(FIELDS)
    typed = let_them_write(pages, house, fields)
    assert len(typed) > len(PEOPLE)
    wait_until(pages, is_quiet)

    text = stands(pages[0], sheet)
    waiting = " ".join(words for page in pages for words in colliding_words(page))
    lost = {word for word in typed if word not in text and word not in waiting}
    assert lost == set()

    settle(pages)
    leave_fields(pages)
    wait_until(pages, is_quiet)
    wait_until(pages, lambda page: differing(page, pages[0], fields) == [])
    text = stands(pages[0], sheet)
    assert {word for word in typed if word not in text} == set()
    shown = " ".join(str(words) for _name, words in pages[0].evaluate(VALUES, fields))
    assert {word for word in typed if word not in shown} == set()
