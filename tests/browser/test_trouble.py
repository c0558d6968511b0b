"""What goes wrong while somebody writes a worksheet: nothing is lost, and nobody is led astray."""

from __future__ import annotations

import re
import sqlite3

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import PLACES
from tests.browser.test_together import SOON, says

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

WRONG = re.compile("Něco je třeba opravit")
SAVED = re.compile("Uloženo")
UNFOLD = "document.querySelectorAll('details').forEach((it) => { it.open = true })"
NO_LOCKS = """
    const refuse = () => Promise.reject(new DOMException("", "SecurityError"))
    Object.assign(navigator.locks, { query: refuse, request: refuse })
"""


@pytest.fixture
def sheet(address, city_database) -> str:
    with sqlite3.connect(city_database) as city:
        return f"/activities/{city.execute(PLACES['idea']).fetchone()[0]}/edit"


@pytest.fixture
def mia(at_desk, sheet) -> Page:
    page: Page = at_desk("mia")
    page.goto(sheet)
    says(page, re.compile("průběžně"))
    page.evaluate(UNFOLD)
    return page


def test_what_is_put_right_again_is_called_wrong_no_more(mia):
    mia.locator("[name='milestones/new/text']").fill("Sehnat místo")
    mia.locator("[name='milestones/new/when']").fill("2027")
    mia.locator("[name=deputy]").focus()
    says(mia, SAVED)
    when = mia.locator("[data-list=milestones] [data-row] [name$='/when']").last
    when.fill("kdysi dávno")
    when.blur()
    says(mia, WRONG)

    when.fill("2027")

    says(mia, SAVED)
    expect(mia.locator(".field__error")).to_have_count(0)
    expect(when).not_to_have_attribute("aria-invalid", "true")


def test_a_blank_row_that_is_emptied_again_is_called_wrong_no_more(mia):
    for name, words in {"text": "Sehnat místo", "when": "kdysi dávno"}.items():
        mia.locator(f"[name='milestones/new/{name}']").fill(words)
    mia.locator("[name=deputy]").focus()
    says(mia, WRONG)

    for name in ("text", "when"):
        mia.locator(f"[name='milestones/new/{name}']").fill("")

    says(mia, SAVED)
    expect(mia.locator(".field__error")).to_have_count(0)


def test_a_row_that_was_removed_before_its_answer_came_waits_with_its_words(mia, at_desk, sheet):
    def lose_the_answer(route):
        route.fetch()
        route.abort()

    blank = mia.locator("[name='outputs/new/text']")
    mia.route("**/rows", lose_the_answer)
    blank.fill("Odebráno hned")
    mia.locator("[name=deputy]").focus()
    says(mia, "čeká na síť")
    gita = at_desk("gita")
    gita.goto(sheet)
    rows = gita.locator("[data-list=outputs] [data-row]")
    expect(rows.last.locator("textarea, input").first).to_have_value("Odebráno hned")
    before = rows.count()
    rows.last.locator(".rows__remove").press("Enter")
    expect(rows).to_have_count(before - 1, timeout=SOON)

    mia.unroute("**/rows")
    says(mia, WRONG)
    expect(blank).to_have_value("Odebráno hned")
    gita.reload()
    expect(rows).to_have_count(before - 1)

    blank.fill("Napsáno znovu")
    mia.locator("[name=deputy]").focus()
    says(mia, SAVED)
    gita.reload()
    expect(rows).to_have_count(before)
    expect(rows.last.locator("textarea, input").first).to_have_value("Napsáno znovu")


def test_what_is_pasted_is_never_cut_off(mia):
    long = "Celý odstavec ze zápisu. " * 60
    blank = mia.locator("[name='outputs/new/text']")
    blank.focus()
    mia.keyboard.insert_text(long)
    mia.locator("[name=deputy]").focus()

    says(mia, WRONG)
    expect(mia.locator(".field__error")).to_contain_text("vejde se jich sem nejvýš 1000")
    mia.reload()
    expect(mia.locator(".notice--risk")).to_contain_text(long.strip())


def test_a_browser_that_allows_no_locks_saves_all_the_same(at_desk, sheet):
    mia = at_desk("mia")
    mia.add_init_script(NO_LOCKS)
    mia.goto(sheet)

    mia.locator("[name=deputy]").fill("Psáno bez zámků")

    says(mia, SAVED)
    mia.reload()
    expect(mia.locator("[name=deputy]")).to_have_value("Psáno bez zámků")


def test_a_server_in_trouble_asks_nobody_to_sign_in(mia, sheet):
    mia.context.clear_cookies()
    mia.route(f"**{sheet}", lambda route: route.fulfill(status=503, body="<h1>Údržba</h1>"))

    mia.locator("[name=deputy]").fill("Psáno při údržbě")

    says(mia, "1 změna čeká na síť")
    expect(mia.locator("[data-signing]")).not_to_be_visible()
    mia.unroute(f"**{sheet}")
    expect(mia.locator("[data-signing]")).to_be_visible(timeout=SOON)


def test_enter_in_a_field_takes_nothing_back_that_others_wrote_there(mia, at_desk, sheet):
    mia.locator("[name=deputy]").fill("Jan Starý z Ostravy")
    mia.locator("[name=description]").focus()
    says(mia, SAVED)
    gita = at_desk("gita")
    gita.goto(sheet)
    mia.locator("[name=deputy]").focus()
    mia.keyboard.press("Home")
    for words in ("Jan Starý z Ostravy a Hana", "Jan Starý z Ostravy a Hana Malá"):
        gita.locator("[name=deputy]").fill(words)
        gita.locator("[name=description]").focus()
        says(gita, SAVED)
        with mia.expect_response(lambda answer: "/now?" in answer.url and answer.status == 200):
            pass
        if not words.endswith("Malá"):
            mia.keyboard.type("Ing. ")
            says(mia, SAVED)

    mia.keyboard.press("Enter")

    mia.wait_for_url(f"**{sheet.removesuffix('/edit')}")
    gita.reload()
    expect(gita.locator("[name=deputy]")).to_have_value("Ing. Jan Starý z Ostravy a Hana Malá")


@pytest.mark.parametrize("field", ["deputy", "description"])
def test_taking_back_never_reaches_under_the_words_of_somebody_else(mia, at_desk, sheet, field):
    mine = mia.locator(f"[name={field}]")
    mine.fill("Stará slova")
    mia.locator("[name=title]").focus()
    says(mia, SAVED)
    mia.reload()
    says(mia, re.compile("průběžně"))
    mine.press("Control+a")
    mine.press("Backspace")
    mia.keyboard.type("Nová")
    mia.locator("[name=title]").focus()
    says(mia, SAVED)
    gita = at_desk("gita")
    gita.goto(sheet)
    gita.locator(f"[name={field}]").fill("Nová i Gitina")
    gita.locator("[name=title]").focus()
    says(gita, SAVED)
    expect(mine).to_have_value("Nová i Gitina", timeout=SOON)

    for _time in range(3):
        mia.keyboard.press("Control+z")
    expect(mine).to_have_value("Nová i Gitina")
    mine.press("End")
    mia.keyboard.type("!")
    for _time in range(3):
        mia.keyboard.press("Control+z")

    expect(mine).to_have_value("Nová i Gitina")
    mia.locator("[name=title]").focus()
    says(mia, SAVED)
    gita.reload()
    expect(gita.locator(f"[name={field}]")).to_have_value("Nová i Gitina")


def test_the_question_for_the_password_waits_until_the_keys_rest(mia):
    mia.context.clear_cookies()
    deputy = mia.locator("[name=deputy]")
    deputy.press("Control+a")
    mia.keyboard.type("Jana Nová")
    mia.wait_for_timeout(1500)  # a pause to think
    mia.keyboard.type(" a Petr Malý")

    dialog = mia.get_by_role("dialog")
    expect(dialog).to_be_visible(timeout=SOON)
    expect(deputy).to_have_value("Jana Nová a Petr Malý")
    expect(dialog.get_by_label("Heslo")).to_have_value("")


@pytest.fixture
def close(city_database, sheet):
    """Call it to let the worksheet be agreed, so that its group no longer writes on it."""
    number = int(sheet.split("/")[2])
    with sqlite3.connect(city_database) as city:
        [was] = city.execute("SELECT stage FROM activity WHERE id = ?", (number,)).fetchone()

    def let_it_be(words: str) -> None:
        with sqlite3.connect(city_database) as city:
            city.execute("UPDATE activity SET stage = ? WHERE id = ?", (words, number))

    yield lambda: let_it_be("agreed")
    let_it_be(was)


def test_words_for_a_sheet_that_was_closed_meanwhile_can_still_be_copied(mia, sheet, close):
    mia.context.set_offline(True)
    mia.locator("[name=deputy]").fill("Psáno ve vlaku")
    mia.locator("[name='outputs/new/text']").fill("Výstup z vlaku")
    says(mia, "čeká na síť")
    close()
    mia.context.set_offline(False)
    says(mia, "text zůstal tady")

    mia.goto(sheet.removesuffix("/edit"))

    left = mia.locator("[data-does=left]")
    expect(left).to_contain_text("Psáno ve vlaku")
    expect(left).to_contain_text("Výstup z vlaku")
    expect(left).to_have_role("status")
    left.get_by_role("button", name="Zahodit").click()
    expect(left).not_to_be_visible()
    expect(mia.locator("h1")).to_be_focused()
    mia.reload()
    expect(left).not_to_be_visible()


def test_a_reason_that_is_not_sent_yet_outlives_an_answer_to_another_comment(at_desk, places):
    page = at_desk("kora")
    page.goto(f"/activities/{places['spoken']}/comments")
    page.evaluate(UNFOLD)
    reject = page.locator("form[action$='/rejection'] textarea")
    assert reject.count() == 1
    reject.fill("Takhle to rada neschválí.")

    page.locator("form[action$='/settlement'] button").first.click()

    expect(page.locator("main [role=status]").first).to_be_visible()
    expect(reject).to_have_value("Takhle to rada neschválí.")
    expect(reject).to_be_visible()


def test_a_note_of_correction_is_kept_until_it_stands_under_the_minutes(at_desk, places):
    page = at_desk("kora")
    minutes = f"/minutes/{places['published']}"
    page.goto(minutes)
    page.evaluate(UNFOLD)
    note = page.locator("form[action$='/corrections'] [name=text]")
    note.fill("Ve druhém bodě má být 14 lůžek.")

    page.goto("/")
    page.goto(minutes)

    expect(note).to_have_value("Ve druhém bodě má být 14 lůžek.")
    page.locator("form[action$='/corrections'] button").click()
    expect(page.locator("#corrections")).to_contain_text("14 lůžek")
    expect(note).to_have_value("")


def test_how_a_year_turned_out_is_kept_while_one_looks_something_up(at_desk, places):
    page = at_desk("kora")
    state = f"/activities/{places['bed']}/state"
    page.goto(state)
    page.locator("[name=words]").fill("Lůžka stojí od září, čekárna ne.")
    shown = page.locator("[name=to]").first.input_value()
    page.evaluate(
        """(shown) => {
        const { pathname } = new URL(document.querySelector("[name=to]").form.action)
        const place = `planning/unsent/${document.documentElement.dataset.person}${pathname}`
        const words = { to: { said: ["gone by now"], was: [shown] } }
        localStorage.setItem(place, JSON.stringify({ words }))
    }""",
        shown,
    )

    page.goto("/plan")
    page.goto(state)

    expect(page.locator("[name=words]")).to_have_value("Lůžka stojí od září, čekárna ne.")
    expect(page.locator("[name=to]").first).to_have_value(shown)
