"""Two who write the minutes of one meeting, each in a browser of their own."""

from __future__ import annotations

import re
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.screens import PLACES
from tests.browser.test_six import House
from tests.browser.test_together import walks_under_the_bar

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

SAVED = re.compile("Uloženo")
#: Milliseconds in which what others saved has come, with two browsers on a slow machine.
SOON = 15_000
_POINTS = "SELECT id FROM agenda_item WHERE meeting_id = ? AND NOT is_section ORDER BY position"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    started = House(tmp_path_factory.mktemp("desk"))
    yield started
    started.end()


@pytest.fixture
def points(house) -> list[int]:
    """The points of a meeting whose minutes are being written, its id first."""
    with sqlite3.connect(house.folder / "planning.sqlite") as city:
        meeting = city.execute(PLACES["draft"]).fetchone()[0]
        rows = city.execute(_POINTS, (meeting,))
        return [meeting, *(row[0] for row in rows)]


@pytest.fixture
def sits_down(browser, house, points):
    """Call it with a name and the number of a point to get that person's browser at the desk."""
    errors: list[object] = []
    contexts = []

    def note(error: object) -> None:
        errors.append(error)

    def comes(who: str, number: int = 1, *, width: int = 1280) -> Page:
        size = {"width": width, "height": 900}
        context = browser.new_context(base_url=house.address, locale="cs-CZ", viewport=size)
        contexts.append(context)
        page: Page = context.new_page()
        page.on("pageerror", note)
        sign_in(page, who)
        page.goto(f"/meetings/{points[0]}?item={points[number]}")
        return page

    yield comes
    for context in contexts:
        context.close()
    assert errors == []


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-status]")).to_contain_text(words, timeout=SOON)


def finds_no_barrier(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def text_of(page: Page, points: list[int], number: int = 1):
    return page.locator(f"[name='items/{points[number]}/text']")


def test_two_write_one_meeting_and_lose_nothing(sits_down, points, house):
    """Different points, the same point, and a server that is killed in the middle."""
    sami, gita = sits_down("sami", 1), sits_down("gita", 2)
    says(sami, "Změny se ukládají průběžně")
    text_of(sami, points).fill("Sami píše první bod.")
    text_of(gita, points, 2).fill("Gita píše druhý bod.")
    says(sami, SAVED)
    says(gita, SAVED)
    expect(sami.locator("[data-people]")).to_contain_text("Gita", timeout=SOON)
    finds_no_barrier(sami)

    house.restart()
    text_of(sami, points).press("Control+End")
    sami.keyboard.type(" Server mezitím spadl.")
    says(sami, SAVED)

    gita.goto(f"/meetings/{points[0]}?item={points[1]}")
    expect(text_of(gita, points)).to_have_value("Sami píše první bod. Server mezitím spadl.")
    text_of(gita, points).focus()
    gita.keyboard.press("Control+Home")
    gita.keyboard.type("Gita dodává. ")
    says(gita, SAVED)
    sami.keyboard.type(" Sami pokračuje.")
    says(sami, SAVED)
    both = "Gita dodává. Sami píše první bod. Server mezitím spadl. Sami pokračuje."
    sami.evaluate("document.activeElement.blur()")
    gita.evaluate("document.activeElement.blur()")
    expect(text_of(sami, points)).to_have_value(both, timeout=SOON)
    expect(text_of(gita, points)).to_have_value(both, timeout=SOON)
    gita.goto(f"/meetings/{points[0]}?item={points[2]}")
    expect(text_of(gita, points, 2)).to_have_value("Gita píše druhý bod.")


def test_the_same_sentence_is_settled_by_keys_alone(sits_down, points):
    sami, gita = sits_down("sami"), sits_down("gita")
    text_of(sami, points).focus()  # whoever is in a field keeps what stands in it
    text_of(gita, points).fill("Gitino znění")
    says(gita, SAVED)
    gita.evaluate("document.activeElement.blur()")
    sami.keyboard.press("Control+a")
    sami.keyboard.type("Samino znění")

    says(sami, "Je potřeba vaše rozhodnutí")
    assert sami.evaluate("document.activeElement.name").endswith("/text")
    finds_no_barrier(sami)
    while "both:" not in sami.evaluate("document.activeElement.name ?? ''"):
        sami.keyboard.press("Tab")
    sami.keyboard.press("Control+a")
    sami.keyboard.type("Naše znění")
    sami.keyboard.press("Tab")
    sami.keyboard.press("Enter")

    says(sami, SAVED)
    expect(sami.locator(".conflict")).to_have_count(0)
    expect(text_of(gita, points)).to_have_value("Naše znění", timeout=SOON)


def test_what_others_add_comes_and_nothing_moves(sits_down, points):
    sami, gita = sits_down("sami"), sits_down("gita")
    text_of(sami, points).focus()
    sami.keyboard.type("x")
    says(sami, SAVED)
    place = text_of(sami, points).bounding_box()

    gita.get_by_label("Jednou nebo dvěma větami").fill("Úkol od Gity")
    gita.get_by_label("Kdo (u úkolu)").fill("Mia Benešová")
    gita.get_by_role("button", name="Přidat úkol").click()
    expect(gita.get_by_text("Úkol od Gity").first).to_be_visible()
    gita.get_by_label("Název nového bodu").fill("Bod od Gity")
    gita.get_by_role("button", name="Přidat bod").click()

    expect(sami.locator("#outcomes ~ ol")).to_contain_text("Úkol od Gity", timeout=SOON)
    expect(sami.locator(".agenda")).to_contain_text("Bod od Gity", timeout=SOON)
    assert text_of(sami, points).bounding_box() == place
    assert sami.evaluate("document.activeElement.name").endswith("/text")
    task = sami.locator("[data-part=outcomes] [data-key]").last
    task.locator("summary").click()
    task.locator("textarea").fill("Úkol od Gity, upřesněný")
    says(sami, SAVED)
    gita.goto(f"/meetings/{points[0]}?item={points[1]}")
    expect(gita.locator("#outcomes ~ ol")).to_contain_text("Úkol od Gity, upřesněný")


def test_what_the_network_lost_is_caught_up_with(sits_down, points):
    sami = sits_down("sami")
    sami.context.set_offline(True)
    text_of(sami, points).fill("Psáno bez sítě")
    sami.locator("summary", has_text="Název, aktivita").click()
    sami.locator(f"[name='items/{points[1]}/presenter']").fill("Mia bez sítě")
    says(sami, "2 změny čekají na síť")
    finds_no_barrier(sami)

    sami.context.set_offline(False)

    says(sami, SAVED)
    sami.reload()
    expect(text_of(sami, points)).to_have_value("Psáno bez sítě")


def test_the_password_is_asked_for_in_place_before_a_button_does_its_deed(sits_down, points):
    sami = sits_down("sami")
    sami.context.clear_cookies(name="session")
    sami.get_by_label("Jednou nebo dvěma větami").fill("Po vypršení")
    sami.get_by_role("button", name="Přidat informaci").click()
    dialog = sami.get_by_role("dialog")
    expect(dialog).to_be_visible()
    finds_no_barrier(sami)
    dialog.get_by_label("Heslo").fill("demo")
    sami.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    sami.get_by_role("button", name="Přidat informaci").click()

    expect(sami.locator("#outcomes ~ ol")).to_contain_text("Po vypršení", timeout=SOON)
    expect(sami.get_by_label("Jednou nebo dvěma větami")).to_have_value("")


def test_whoever_closed_the_page_is_offered_their_words(sits_down, points):
    sami = sits_down("sami", 2)
    sami.context.set_offline(True)
    text_of(sami, points, 2).fill("Zavřeno dřív")
    sami.get_by_label("Jednou nebo dvěma větami").fill("Rozepsaný závěr")
    says(sami, "1 změna čeká na síť")
    context = sami.context
    sami.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(f"/meetings/{points[0]}?item={points[1]}")
    expect(again.get_by_text("Zavřeno dřív")).to_be_visible()
    expect(again.get_by_text("Rozepsaný závěr")).to_be_visible()
    finds_no_barrier(again)
    again.get_by_role("button", name="Uložit teď").click()
    says(again, SAVED)
    expect(again.get_by_text("Uložit teď")).to_have_count(0)

    again.goto(f"/meetings/{points[0]}?item={points[2]}")
    expect(text_of(again, points, 2)).to_have_value("Zavřeno dřív")
    expect(again.locator("#outcomes ~ ol")).to_contain_text("Rozepsaný závěr")
    expect(again.get_by_text("Uložit teď")).to_have_count(0)


def test_a_blank_is_put_back_where_it_was_and_forgotten_once_it_arrived(sits_down, points):
    sami = sits_down("sami", 2)
    sami.get_by_label("Název nového bodu").fill("Rozepsaný bod")
    sami.reload()
    expect(sami.get_by_label("Název nového bodu")).to_have_value("Rozepsaný bod")
    sami.get_by_role("button", name="Přidat bod").click()

    expect(sami.locator(".agenda")).to_contain_text("Rozepsaný bod")
    expect(sami.get_by_label("Název nového bodu")).to_have_value("")
    sami.reload()
    expect(sami.get_by_label("Název nového bodu")).to_have_value("")


def test_a_form_that_came_back_with_mistakes_takes_nothing_back(sits_down, points):
    sami, gita = sits_down("sami"), sits_down("gita")
    title = f"[name='items/{points[1]}/title']"
    for page in (sami, gita):
        page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true })")
    sami.locator("[name='conclusions/new/text']").fill("Sehnat místo")
    sami.locator("[name='conclusions/new/due_on']").fill("kdysi dávno")
    sami.locator("button[data-first]").first.click()
    expect(sami.locator("form[data-is-saved=no]")).to_be_visible()

    gita.locator(title).fill("Gitin název bodu")
    says(gita, SAVED)
    with sami.expect_response(lambda answer: "/now?" in answer.url and answer.status == 200):
        pass
    sami.locator("[name='conclusions/new/due_on']").fill("24. 12. 2026")
    sami.locator("button[data-first]").first.click()
    expect(sami.locator("form[data-is-saved=no]")).to_have_count(0)

    gita.reload()
    expect(gita.locator(title)).to_have_value("Gitin název bodu")
    expect(sami.locator(title)).to_have_value("Gitin název bodu")


def test_on_a_phone_the_bar_of_the_desk_covers_no_field(sits_down):
    walks_under_the_bar(sits_down("gita", width=390))
