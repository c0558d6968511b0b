"""Several people at one worksheet, each in a browser of their own."""

from __future__ import annotations

import re
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.screens import PLACES

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

SAVED = re.compile("Uloženo")
#: Milliseconds in which what others saved has come, with two browsers on a slow machine.
SOON = 15_000


@pytest.fixture
def sheet(address, city_database) -> str:
    """The address of a worksheet that several people may write."""
    with sqlite3.connect(city_database) as city:
        return f"/activities/{city.execute(PLACES['idea']).fetchone()[0]}/edit"


@pytest.fixture
def at_sheet(at_desk, sheet):
    errors: list[object] = []

    def note(error: object) -> None:
        errors.append(error)

    def sits_down(who: str) -> Page:
        page: Page = at_desk(who)
        page.on("pageerror", note)
        page.goto(sheet)
        return page

    yield sits_down
    assert errors == []


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("[data-status]")).to_contain_text(words, timeout=SOON)


def writes(page: Page, name: str, words: str) -> None:
    page.locator(f"[name='{name}']:not([type=hidden])").fill(words)
    says(page, SAVED)


def test_words_of_others_appear_and_nothing_moves(at_sheet):
    mia, gita = at_sheet("mia"), at_sheet("gita")
    mia.locator("[name=description]").focus()
    mia.keyboard.type("Píšu dál a dál")
    mia.keyboard.press("Home")
    place = mia.locator("[name=description]").bounding_box()

    gita.locator("[name='risks/new/text']").fill("Nikdo nepřijde")
    gita.locator("[name=deputy]").focus()
    says(gita, SAVED)
    writes(gita, "deputy", "Gita Malá")

    expect(mia.locator("[name=deputy]")).to_have_value("Gita Malá", timeout=SOON)
    expect(mia.locator("[data-list=risks] [data-row] textarea").first).to_have_value(
        re.compile("Nikdo nepřijde"), timeout=SOON
    )
    expect(mia.get_by_text("změna: Gita Malá").first).to_be_visible()
    expect(mia.locator("[data-people]")).to_contain_text("Gita Malá", timeout=SOON)
    assert mia.locator("[name=description]").bounding_box() == place
    at = "document.activeElement.name + document.activeElement.selectionStart"
    assert mia.evaluate(at) == "description0"
    expect(gita.locator("[data-people]")).to_contain_text("Mia", timeout=SOON)


def test_the_button_of_a_blank_row_adds_it_and_the_next_one_saves_before_it_leaves(at_sheet):
    mia = at_sheet("mia")
    rows = mia.locator("[data-list=outputs] [data-row]")
    before = rows.count()
    mia.locator("[name='outputs/new/text']").fill("Přidáno tlačítkem")
    mia.locator("[data-list=outputs] button[value='add/outputs']").click()
    expect(rows).to_have_count(before + 1, timeout=SOON)
    says(mia, SAVED)
    expect(mia.locator("[name='outputs/new/text']")).to_be_focused()

    mia.locator("[name='outputs/new/text']").fill("Druhé hned za ním")
    mia.locator("[data-list=outputs] button[value='add/outputs']").click()
    expect(rows).to_have_count(before + 2, timeout=SOON)
    mia.reload()
    expect(rows).to_have_count(before + 2)


def test_a_removed_row_leaves_the_focus_beside_it_and_comes_back_by_keys(at_sheet):
    mia = at_sheet("mia")
    mia.locator("[name='outputs/new/text']").fill("Brzy pryč")
    mia.locator("[data-list=outputs] button[value='add/outputs']").click()
    says(mia, SAVED)
    mia.locator("[data-list=outputs] [data-row]").last.locator(".rows__remove").press("Enter")

    told = mia.get_by_role("status").filter(has_text="Odebráno: Brzy pryč.")
    expect(told).to_be_in_viewport()
    expect(mia.locator("[name='outputs/new/text']")).to_be_focused()
    expect(mia.locator("[name='outputs/new/text']")).to_have_accessible_description(
        re.compile("Odebráno: Brzy pryč")
    )
    results = Axe().run(mia)
    assert results.violations_count == 0, results.generate_report()
    mia.keyboard.press("Shift+Tab")
    mia.keyboard.press("Enter")

    last = mia.locator("[data-list=outputs] [data-row] textarea").last
    expect(last).to_have_value("Brzy pryč")
    expect(last).to_be_focused()


def test_a_collision_is_settled_by_keys_alone(at_sheet):
    mia, gita = at_sheet("mia"), at_sheet("gita")
    mia.locator("[name=title]").focus()  # whoever is in a field keeps what stands in it
    writes(gita, "title", "Gitino znění")
    gita.locator("[name=deputy]").focus()
    mia.keyboard.press("Control+a")
    mia.keyboard.type("Miino znění")

    says(mia, "Je potřeba vaše rozhodnutí")
    assert mia.evaluate("document.activeElement.name") == "title"
    results = Axe().run(mia)
    assert results.violations_count == 0, results.generate_report()
    while "both:title" not in mia.evaluate("document.activeElement.name ?? ''"):
        mia.keyboard.press("Tab")
    mia.keyboard.press("Control+a")
    mia.keyboard.type("Naše znění")
    mia.keyboard.press("Tab")
    mia.keyboard.press("Enter")

    says(mia, SAVED)
    expect(mia.locator(".conflict")).to_have_count(0)
    assert mia.evaluate("document.activeElement.name") == "title"
    expect(gita.locator("[name=title]")).to_have_value("Naše znění", timeout=SOON)


def test_what_the_network_lost_is_caught_up_with(at_sheet):
    mia = at_sheet("mia")
    mia.context.set_offline(True)
    for name in ("responsible", "deputy"):
        mia.locator(f"[name={name}]").fill(f"Psáno bez sítě, {name}")
    says(mia, "2 změny čekají na síť")
    results = Axe().run(mia)
    assert results.violations_count == 0, results.generate_report()

    mia.context.set_offline(False)

    says(mia, SAVED)
    mia.reload()
    expect(mia.locator("[name=deputy]")).to_have_value("Psáno bez sítě, deputy")


def test_an_answer_that_was_lost_is_no_collision(at_sheet):
    mia = at_sheet("mia")
    lost: list[object] = []

    def lose(route):
        if route.request.method == "PATCH" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    mia.route("**/activities/*", lose)
    mia.locator("[name=responsible]").fill("Jana Nová")
    says(mia, "1 změna čeká na síť")
    mia.locator("[name=responsible]").fill("Jana Stará")

    says(mia, SAVED)
    expect(mia.locator(".conflict")).to_have_count(0)
    mia.reload()
    expect(mia.locator("[name=responsible]")).to_have_value("Jana Stará")


def test_no_word_of_others_is_skipped_by_a_save_that_changes_nothing(at_sheet):
    mia, gita = at_sheet("mia"), at_sheet("gita")
    mia.route("**/now?*", lambda route: route.abort())
    writes(gita, "deputy", "Gita Velká")
    writes(mia, "title", mia.locator("[name=title]").input_value() + " ")
    mia.unroute_all()
    expect(mia.locator("[name=deputy]")).to_have_value("Gita Velká", timeout=SOON)


def test_the_password_is_asked_for_in_place(at_sheet):
    mia = at_sheet("mia")
    mia.context.clear_cookies(name="session")
    mia.locator("[name=responsible]").fill("Po vypršení")
    dialog = mia.get_by_role("dialog")
    expect(dialog).to_be_visible()
    says(mia, "Uložení čeká na přihlášení")
    results = Axe().run(mia)
    assert results.violations_count == 0, results.generate_report()

    dialog.get_by_label("Heslo").fill("jiné")
    mia.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    mia.wait_for_timeout(2500)  # as long as saving takes to be called slow
    says(mia, "Uložení čeká na přihlášení")
    dialog.get_by_label("Heslo").fill("demo")
    mia.keyboard.press("Enter")

    says(mia, SAVED)
    mia.reload()
    expect(mia.locator("[name=responsible]")).to_have_value("Po vypršení")


def test_nothing_is_sent_for_somebody_else(at_sheet):
    mia = at_sheet("mia")
    mia.context.clear_cookies(name="session")
    mia.locator("[name=responsible]").fill("Mia to nepoví")
    dialog = mia.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill("gita@demo.test")
    dialog.get_by_label("Heslo").fill("demo")
    mia.keyboard.press("Enter")

    says(mia, "přihlášen někdo jiný")
    mia.goto(mia.url)
    expect(mia.locator("[name=responsible]")).not_to_have_value("Mia to nepoví")
    expect(mia.get_by_text("Mia to nepoví")).to_have_count(0)


def test_whoever_closed_the_page_is_offered_their_words(at_sheet, sheet):
    mia = at_sheet("mia")
    mia.context.set_offline(True)
    mia.locator("[name=deputy]").fill("Zavřeno dřív")
    mia.locator("[name='outputs/new/text']").fill("Nový výstup")
    mia.locator("[name=responsible]").focus()
    says(mia, "čekají na síť")
    context = mia.context
    mia.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(sheet)
    expect(again.get_by_text("Zavřeno dřív")).to_be_visible()
    again.get_by_role("button", name="Uložit teď").click()

    says(again, SAVED)
    expect(again.locator("[data-list=outputs] [data-row] textarea").last).to_have_value(
        "Nový výstup"
    )
    again.reload()
    expect(again.locator("[name=deputy]")).to_have_value("Zavřeno dřív")
    expect(again.get_by_text("Uložit teď")).to_have_count(0)


def test_what_is_missing_is_counted_anew_while_one_writes(at_sheet):
    mia = at_sheet("mia")
    basics = mia.locator(".sections a[href='#part-basics']")
    before = basics.inner_text()
    had_number = mia.locator("[name=number]").input_value()
    writes(mia, "number", "" if had_number else "9.9.9")

    expect(basics).not_to_have_text(before, timeout=SOON)


def is_covered(page: Page) -> str:
    """The field that has the focus, when the bar lies over it."""
    covered: str = page.evaluate(
        """() => {
          const it = document.activeElement, bar = document.querySelector(".bar__says")
          const { top, bottom } = it.getBoundingClientRect()
          const edge = bar.getBoundingClientRect().bottom
          const isField = it.matches("input, textarea, select") && !bar.contains(it)
          return isField && top < edge && bottom < edge + 40 ? `${it.name} ${top} < ${edge}` : ""
        }"""
    )
    return covered


def walks_under_the_bar(page: Page) -> None:
    """Tab to and fro through the form: the bar stays in sight and lies over no field."""
    fields = page.locator("form[data-now] :is(input:not([type=hidden]), textarea, select):visible")
    for keys, start in (("Tab", fields.first), ("Shift+Tab", fields.last)):
        start.focus()
        for _step in range(40):
            page.keyboard.press(keys)
            assert is_covered(page) == ""
            expect(page.locator("[data-status]")).to_be_in_viewport()


def test_on_a_phone_the_bar_stays_and_covers_no_field(at_desk, sheet):
    page = at_desk("gita", width=390)
    page.goto(sheet)

    walks_under_the_bar(page)
