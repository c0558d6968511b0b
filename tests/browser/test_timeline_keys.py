"""The timeline by keyboard alone: walking, folding, opening, moving a step, keeping a view."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.keyboard import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

YEARS = "/timeline?from=2019&to=2022"


def focused(page: Page) -> object:
    return page.evaluate("() => document.activeElement.innerText.replace(/\\s+/g, ' ').trim()")


def into_the_table(page: Page) -> None:
    """Tab until the focus is in the grid: it is one stop."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => Boolean(document.activeElement.closest('[role=grid]'))"):
            return
    raise AssertionError("Tab never reaches the table")


def at_first_step_one_may_move(page: Page) -> str:
    """Walk with the arrows to a mark of an own activity; its id."""
    into_the_table(page)
    for _ in range(120):
        page.keyboard.press("ArrowDown")
        for _ in range(15):
            if page.evaluate("() => document.activeElement.querySelectorAll('li[id]').length"):
                page.keyboard.press("Enter")
                return str(page.evaluate("() => document.activeElement.id"))
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Home")
    raise AssertionError("no step one may move")


def test_the_table_is_one_stop_and_arrows_walk_it(at_desk):
    gita = at_desk("gita")
    gita.goto(YEARS)
    into_the_table(gita)

    assert gita.evaluate("() => document.activeElement.matches('.timeline__group th')")
    gita.keyboard.press("ArrowDown")
    assert gita.evaluate("() => document.activeElement.matches('th[scope=row]')")
    title = focused(gita)
    gita.keyboard.press("ArrowRight")
    gita.keyboard.press("ArrowRight")
    assert gita.evaluate("() => document.activeElement.cellIndex") == 2
    gita.keyboard.press("End")
    assert gita.evaluate("() => document.activeElement.cellIndex") == 5
    gita.keyboard.press("Home")
    assert focused(gita) == title
    gita.keyboard.press("Control+End")
    assert gita.evaluate("() => Boolean(document.activeElement.closest('tfoot'))")
    gita.keyboard.press("Control+Home")
    assert gita.evaluate("() => document.activeElement.matches('.timeline__group th')")
    gita.keyboard.press("Tab")
    assert not gita.evaluate("() => Boolean(document.activeElement.closest('[role=grid]'))")


def test_enter_opens_the_activity(at_desk):
    gita = at_desk("gita")
    gita.goto(YEARS)
    into_the_table(gita)
    gita.keyboard.press("ArrowDown")
    title = gita.evaluate("() => document.activeElement.querySelector('a').innerText")

    with gita.expect_navigation():
        gita.keyboard.press("Enter")

    expect(gita.locator("h1")).to_contain_text(title.split()[0])


def test_a_band_folds_and_stays_folded(at_desk):
    gita = at_desk("gita")
    gita.goto(YEARS)
    into_the_table(gita)

    gita.keyboard.press("Enter")

    band = gita.locator("tbody[data-band]").first
    expect(band.locator("a[aria-expanded=false]")).to_have_count(1)
    expect(band.locator("th[scope=row]").first).to_be_hidden()
    expect(band.locator(".quiet").first).to_be_visible()
    gita.keyboard.press("ArrowDown")
    assert gita.evaluate("() => document.activeElement.matches('.timeline__group th')")
    gita.reload()
    expect(band.locator("th[scope=row]").first).to_be_hidden()
    into_the_table(gita)
    gita.keyboard.press("Enter")
    expect(band.locator("th[scope=row]").first).to_be_visible()


def test_a_step_is_moved_there_and_back(at_desk):
    gita = at_desk("gita")
    gita.goto(YEARS)
    id_ = at_first_step_one_may_move(gita)
    mark, said = gita.locator(f"#{id_}"), gita.locator("[data-said]")
    before = mark.locator("i").inner_text()

    gita.keyboard.press("Alt+ArrowRight")

    expect(said).to_contain_text("je posunutý")
    expect(gita.locator("[data-review]")).to_be_visible()
    expect(mark.locator("i")).not_to_have_text(before)
    expect(mark).to_be_focused()
    gita.keyboard.press("Control+z")
    expect(mark.locator("i")).to_have_text(before)
    gita.reload()
    expect(mark.locator("i")).to_have_text(before)
    expect(said).to_be_hidden()


def test_a_comparison_is_walked_in_the_same_way(at_desk):
    omar = at_desk("omar")
    omar.goto(f"{YEARS}&as_of=2020-06-01")
    into_the_table(omar)

    omar.keyboard.press("ArrowDown")
    omar.keyboard.press("End")

    assert omar.evaluate("() => document.activeElement.cellIndex") == 5
    expect(omar.locator("#keys")).not_to_contain_text("posune")


def test_names_that_stay_hide_no_cell_one_walks_to(at_desk):
    gita = at_desk("gita")
    gita.goto("/timeline?scale=quarter")
    into_the_table(gita)
    gita.keyboard.press("ArrowDown")
    gita.keyboard.press("End")

    for _ in range(11):
        gita.keyboard.press("ArrowLeft")

        left, right = gita.evaluate("""() => {
            const cell = document.activeElement, name = cell.parentElement.cells[0]
            return [cell.getBoundingClientRect().left, name.getBoundingClientRect().right]
        }""")
        assert left >= right


def test_a_finger_gets_buttons_for_the_same(at_desk):
    gita = at_desk("gita", width=390)
    gita.goto(YEARS)
    mark = gita.locator("li[id]").first
    id_ = mark.get_attribute("id")

    mark.click()

    assert gita.url.endswith(f"#{id_}")
    button = gita.locator(f"#{id_} button").last
    assert button.bounding_box()["height"] >= 44
    button.click()
    expect(gita.locator("[data-said]")).to_contain_text("je posunutý")
    expect(gita.locator("[data-said]")).to_be_in_viewport()
    expect(gita.locator(f"#{id_}")).to_be_in_viewport()
    gita.locator("[data-moved] button").click()
    expect(gita.locator("[data-said]")).to_contain_text("je posunutý")


def test_where_there_is_no_room_for_bars_it_is_said_that_an_activity_lasts(at_desk):
    omar = at_desk("omar", width=390)
    omar.goto("/timeline?from=2021&to=2021")

    [without] = omar.locator("tbody tr:has(td.run):not(:has(li))").all()[:1]
    expect(without.locator("td.run > i")).to_be_visible()
    expect(omar.locator("tr:has(li) td.run:not(.run--ongoing) > i:visible")).to_have_count(0)


def test_a_view_is_kept_by_keyboard(at_desk):
    gita = at_desk("gita")
    gita.goto(f"{YEARS}&timeliness=late")
    keys = Keyboard(gita)

    keys.presses("Save this view")
    keys.types("Name of the view", "Opožděné")
    keys.presses("Save the view")

    keys.presses("Saved views")
    keys.presses("Opožděné")
    assert "timeliness=late" in gita.url
    gita.goto("/timeline/views")
    keys.presses("Remove", "Opožděné")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_table_that_is_walked(at_desk, scheme):
    gita = at_desk("gita", scheme=scheme)
    found = []
    for address in (YEARS, "/timeline?from=2020&to=2020&scale=month&density=tight"):
        gita.goto(address)
        at_first_step_one_may_move(gita)
        results = Axe().run(gita)
        if results.violations_count:
            found.append(results.generate_report())

    assert found == []


@pytest.mark.parametrize("path", [YEARS, "/timeline?scale=month", "/timeline/views"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(at_desk, path):
    gita = at_desk("gita", width=320)
    gita.goto(path)

    assert gita.evaluate("document.scrollingElement.scrollWidth") <= 320
