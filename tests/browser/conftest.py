"""A started server with the demo city, and Chromium to look at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.screens import PLACES
from tests.conftest import EVERYTHING
from tests.machine import chromium
from tests.serving import start_server

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def start_browser(playwright: object) -> Browser:
    """Chromium as Debian packs it."""
    launched: Browser = playwright.chromium.launch(  # type: ignore[attr-defined]
        executable_path=chromium(), args=FLAGS
    )
    return launched


@pytest.fixture(scope="session")
def city_database(tmp_path_factory) -> Path:
    """Where the demo city's database lies, once ``address`` has started it."""
    return Path(tmp_path_factory.mktemp("city")) / "planning.sqlite"


@pytest.fixture(scope="session")
def address(city_database) -> Iterator[str]:
    server, address = start_server(city_database.parent)
    yield address
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture(scope="session")
def places(address, city_database) -> dict[str, int]:
    """Ids of what the screens show, as they are before anybody does anything in the city."""
    with sqlite3.connect(city_database) as city:
        return {name: city.execute(question).fetchone()[0] for name, question in PLACES.items()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        if EVERYTHING:
            pytest.fail("There is no Chromium")
        pytest.skip("There is no Chromium")
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture
def at_desk(browser, address, places) -> Iterator[Callable[..., Page]]:
    """Call it with a name of the demo city to get that person's signed-in browser."""
    contexts = []

    def sits_down(who: str | None = None, *, scheme: str = "light", width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=address,
            color_scheme=scheme,
            locale="cs-CZ",
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page: Page = context.new_page()
        if who is not None:
            sign_in(page, who)
        return page

    yield sits_down
    for context in contexts:
        context.close()


def sign_in(page: Page, who: str) -> None:
    """Come in as one of the six people of the demo city."""
    page.goto("/sign-in?lang=cs")
    page.fill("#email", f"{who}@demo.test")
    page.fill("#password", "demo")
    page.click("main form button")
    page.wait_for_url("**/")
