"""Takes the pictures of the README, as ``make pictures`` does: a fresh demo city, in Czech."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import sign_in, start_browser
from tests.browser.screens import PLACES
from tests.machine import chromium
from tests.serving import TOP, start_server

PICTURES = TOP / "docs" / "pictures"
#: name -> who looks, where, and how tall the picture is in CSS pixels.
SHOWN = {
    "worksheet": ("mia", "/activities/{bed}", 1180),
    "timeline": ("omar", "/timeline?from=2019&to=2022&group={drugs}", 1100),
    "comparison": ("omar", "/timeline?as_of=v{new_version}&changed=1&group={drugs}", 1500),
    "review": ("omar", "/activities/{corrected}/review", 1250),
}


def main() -> int:
    """Start a city, look at it, end it."""
    if chromium() is None:
        print("Pictures need Chromium: apt-get install chromium.")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server, address = start_server(Path(folder))
        try:
            _take(address, Path(folder) / "planning.sqlite")
        finally:
            server.terminate()
            server.wait(timeout=20)
    return 0


def _take(address: str, database: Path) -> None:
    with sqlite3.connect(database) as city:
        places = {n: city.execute(question).fetchone()[0] for n, question in PLACES.items()}
    with sync_playwright() as playwright:
        browser = start_browser(playwright)
        for name, (who, path, height) in SHOWN.items():
            context = browser.new_context(
                base_url=address,
                locale="cs-CZ",
                color_scheme="light",
                viewport={"width": 1280, "height": height},
            )
            page = context.new_page()
            sign_in(page, who)
            page.goto(path.format(**places))
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"docs/pictures/{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
