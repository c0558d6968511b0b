"""Every screen, as each kind of person: axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.screens import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

NARROWEST = 320  # CSS pixels: WCAG 2.2, 1.4.10 Reflow


def visits() -> Iterator[tuple[str | None, str]]:
    for who, addresses in SCREENS.items():
        for path in addresses:
            yield who, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", SCREENS, ids=str)
def test_axe_finds_nothing(at_desk, places, who, scheme):
    page = at_desk(who, scheme=scheme)
    said = []
    page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    found = {}
    for path in SCREENS[who]:
        page.goto(path.format(**places))
        results = Axe().run(page)
        if results.violations_count:
            found[path] = results.generate_report()

    assert found == {}, "\n".join(found.values())
    meant = ("404", "422")  # addresses that lead nowhere, or ask for what nobody can read
    assert [text for text in said if not any(code in text for code in meant)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_when_things_go_wrong(at_desk, places, scheme):
    mia, gita = at_desk("mia", scheme=scheme), at_desk("gita")
    for person in (mia, gita):
        person.goto("/activities/{idea}/edit".format(**places))
    gita.locator("[name=title]").fill(f"Gitin-název-{scheme}")
    gita.locator(".bar button").click()
    mia.locator("[name=title]").fill(f"Miin-název-{scheme}")
    mia.locator(".bar button").click()
    expect(mia.locator(".conflict")).to_have_count(1)
    results = [Axe().run(mia)]

    gita.goto("/activities/{idea}/edit".format(**places))
    gita.emulate_media(color_scheme=scheme)
    gita.locator("[name='milestones/new/when']").fill("někdy")
    gita.locator(".bar button").click()
    expect(gita.locator(".field__error")).to_have_count(1)
    results.append(Axe().run(gita))

    for result in results:
        assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("who", SCREENS, ids=str)
def test_nothing_scrolls_sideways(at_desk, places, who):
    page = at_desk(who, width=NARROWEST)
    too_wide = []
    for path in SCREENS[who]:
        page.goto(path.format(**places))
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > NARROWEST:
            too_wide.append((path, wide))

    assert too_wide == []
