"""What was typed into a form and not saved is offered to whoever comes back, and to nobody else."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

OFFER = "Tohle jste sem minule napsali a server to nepotvrdil"
KEPT = "() => [localStorage, sessionStorage].flatMap(Object.keys).filter((k) => /unsent/.test(k))"

SENT = "sessionStorage.getItem('planning/sent')"


def closed_and_opened(page: Page) -> Page:
    """The window is closed without a word, as when the machine goes off; another one comes."""
    context, address = page.context, page.url
    page.close(run_before_unload=False)
    again: Page = context.new_page()
    again.goto(address)
    return again


def offer(page: Page):
    return page.locator(".notice").filter(has_text=OFFER)


def field(page: Page, name: str):
    return page.locator(f"main form [name='{name}']")


def test_what_a_closed_window_left_is_put_back_and_saved(at_desk, places):
    gita = at_desk("gita")
    gita.goto(f"/groups/{places['drugs']}/edit")
    saved = field(gita, "remit").input_value()
    field(gita, "remit").fill(f"{saved} Nově i prevence na školách.")
    field(gita, "quorum").select_option(index=1)

    gita = closed_and_opened(gita)
    expect(offer(gita)).to_contain_text("Nově i prevence na školách.")
    assert field(gita, "remit").input_value() == saved
    assert not Axe().run(gita).response["violations"]
    offer(gita).get_by_role("button", name="Vrátit do formuláře").press("Enter")
    assert "školách" in field(gita, "remit").input_value()
    assert offer(gita).count() == 0

    gita.locator("main form .button--main").press("Enter")
    expect(gita.locator("[data-does=arrived]")).to_be_visible()
    gita.goto(f"/groups/{places['drugs']}/edit")
    assert offer(gita).count() == 0
    assert gita.evaluate(KEPT) == []


def test_whoever_throws_it_away_or_types_it_back_is_not_asked_again(at_desk, places):
    kora = at_desk("kora")
    kora.goto("/city")
    name = field(kora, "name")
    saved = name.input_value()
    name.fill("Jinak")
    name.fill(saved)
    assert kora.evaluate(KEPT) == []

    name.fill("Jinak")
    kora = closed_and_opened(kora)
    offer(kora).get_by_role("button", name="Zahodit").click()
    assert field(kora, "name").input_value() == saved
    assert closed_and_opened(kora).locator(".notice--risk").count() == 0


def test_what_is_typed_beside_an_offer_does_not_push_it_out(at_desk, places):
    kora = at_desk("kora")
    kora.goto("/plans/new")
    field(kora, "title").fill("Plán na zkoušku")
    kora = closed_and_opened(kora)
    field(kora, "first_year").fill("2031")

    kora = closed_and_opened(kora)

    expect(offer(kora)).to_contain_text("Název plánu: Plán na zkoušku")
    expect(offer(kora)).to_contain_text("První rok: 2031")


def test_whoever_throws_an_offer_away_keeps_what_they_typed_beside_it(at_desk):
    kora = at_desk("kora")
    kora.goto("/plans/new")
    field(kora, "title").fill("Starý název")
    kora = closed_and_opened(kora)
    field(kora, "title").fill("Nový název")
    offer(kora).get_by_role("button", name="Zahodit").click()

    expect(offer(closed_and_opened(kora))).to_contain_text("Nový název")


def test_a_form_that_was_refused_is_not_lost_with_its_window(at_desk, places):
    kora = at_desk("kora")
    kora.goto("/plans/new")
    field(kora, "title").fill("Plán bez let")
    kora.locator("main form .button--main").click()
    expect(kora.locator("[aria-invalid=true]").first).to_be_visible()

    kora = closed_and_opened(kora)

    expect(offer(kora)).to_contain_text("Plán bez let")


def test_what_is_put_back_is_merged_with_what_others_saved_since(at_desk, places):
    group = f"/groups/{places['drugs']}/edit"
    gita, kora = at_desk("gita"), at_desk("kora")
    gita.goto(group)
    saved = field(gita, "remit").input_value()
    field(gita, "remit").fill(f"{saved} Gita dopsala konec.")
    gita.close(run_before_unload=False)
    kora.goto(group)
    field(kora, "remit").fill(f"Kora začala jinak. {saved}")
    kora.locator("main form .button--main").click()
    expect(kora.locator("[data-does=arrived]")).to_be_visible()

    gita = gita.context.new_page()
    gita.goto(group)
    offer(gita).get_by_role("button", name="Vrátit do formuláře").click()
    gita.locator("main form .button--main").click()

    expect(gita.locator("[data-does=arrived]")).to_be_visible()
    kora.goto(group)
    merged = f"Kora začala jinak. {saved} Gita dopsala konec."
    expect(field(kora, "remit")).to_have_value(merged)


@pytest.mark.parametrize("where", ["the same window", "another window"])
def test_another_deed_does_not_confirm_what_was_lost_on_its_way(at_desk, places, where):
    kora = at_desk("kora")
    kora.goto("/plans/new")
    field(kora, "title").fill("Plán z výpadku")
    without_network(kora.context, lambda: kora.locator("main form .button--main").click())
    other = kora if where == "the same window" else kora.context.new_page()
    other.goto("/")
    other.goto("/city")
    other.locator("main form .button--main").click()
    expect(other.locator("[data-does=arrived]")).to_be_visible()

    kora.goto("/plans/new")

    expect(offer(kora)).to_contain_text("Plán z výpadku")
    offer(kora).get_by_role("button", name="Zahodit").click()
    assert kora.evaluate(KEPT) == []


def test_whoever_goes_back_to_words_that_did_not_arrive_has_sent_nothing_yet(at_desk):
    kora = at_desk("kora")
    kora.goto("/plans/new")
    field(kora, "title").fill("Plán ze sklepa")
    kora.evaluate("document.querySelector('main form').dispatchEvent(new Event('submit'))")
    assert "Plán ze sklepa" in kora.evaluate(SENT)

    # The browser brings the page back as it was, without loading it.
    kora.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    assert kora.evaluate(SENT) is None
    expect(offer(closed_and_opened(kora))).to_contain_text("Plán ze sklepa")


def test_a_refused_form_keeps_only_what_was_typed_into_it(at_desk, places):
    group = f"/groups/{places['drugs']}/edit"
    gita = at_desk("gita")
    gita.goto(group)
    field(gita, "notice_days").fill("mnoho")
    gita.locator("main form .button--main").click()
    expect(gita.locator("[aria-invalid=true]").first).to_be_visible()
    kora = at_desk("kora")
    kora.goto(group)
    field(kora, "meetings_a_year").fill("7")
    kora.locator("main form .button--main").click()
    expect(kora.locator("[data-does=arrived]")).to_be_visible()

    gita = closed_and_opened(gita)

    expect(offer(gita).get_by_role("listitem")).to_have_count(1)
    expect(offer(gita)).to_contain_text("mnoho")
    offer(gita).get_by_role("button", name="Zahodit").click()


def test_two_windows_with_one_form_lose_neither_ones_words(at_desk):
    one = at_desk("kora")
    one.goto("/plans/new")
    other = one.context.new_page()
    other.goto("/plans/new")
    field(one, "title").fill("Z jednoho okna")
    field(other, "first_year").fill("2031")
    other.close(run_before_unload=False)

    one = closed_and_opened(one)

    expect(offer(one)).to_contain_text("Z jednoho okna")
    expect(offer(one)).to_contain_text("2031")
    offer(one).get_by_role("button", name="Zahodit").click()


def test_a_mistake_in_one_form_does_not_make_another_one_unsaved(at_desk, places):
    kora = at_desk("kora")
    asked = []

    def answer(dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    kora.on("dialog", answer)
    kora.goto(f"/plans/{places['new_plan']}/path")
    add = kora.get_by_role("button", name="Zařadit na konec cesty")
    add.click()
    expect(kora.locator("[aria-invalid=true]").first).to_be_visible()

    kora.get_by_role("link", name="Zpět bez uložení").click()

    kora.wait_for_url("**/plan**")
    assert asked == []
    assert kora.evaluate(KEPT) == []


def test_words_beside_those_that_stand_in_a_field_are_kept_too(at_desk, places):
    kora = at_desk("kora")
    submission = f"/submissions/{places['submission']}"
    kora.goto(submission)
    left_out = kora.locator("form[action$='/veil'] textarea")
    left_out.fill("Vašátková\n731 204 588")

    kora = closed_and_opened(kora)

    expect(offer(kora)).to_contain_text("731 204 588")
    offer(kora).get_by_role("button", name="Zahodit").click()


def test_a_point_of_the_agenda_waits_for_the_network_and_one_that_arrived_does_not(at_desk, places):
    sami = at_desk("sami")
    sami.goto(f"/groups/{places['drugs']}/meetings/new")
    field(sami, "held_on").fill("25. 3. 2027")
    sami.locator("main form .button--main").click()
    sami.wait_for_url(re.compile(r"/meetings/\d+"))
    [meeting] = re.findall(r"/meetings/(\d+)", sami.url)
    agenda = f"/meetings/{meeting}/agenda"
    sami.goto(agenda)
    new = "fieldset.points__new input"
    sami.locator(new).first.fill("Stav krizového lůžka")
    sami.get_by_role("button", name="Přidat bod").click()
    expect(sami.locator("[data-does=arrived]")).to_be_visible()
    sami.goto(agenda)
    assert offer(sami).count() == 0

    sami.locator(new).first.fill("Noční služba")
    without_network(sami.context, lambda: sami.get_by_role("button", name="Přidat bod").click())
    sami.goto(agenda)
    expect(offer(sami)).to_contain_text("Noční služba")


def test_a_citizen_is_offered_their_comment_in_the_same_window_only(at_desk, places):
    citizen = at_desk(width=320)
    form = f"/rounds/{places['round']}/submissions/new"
    citizen.goto(form)
    field(citizen, "text").fill("Lavičky jsou na slunci.")
    without_network(citizen.context, lambda: citizen.locator(".button--main").click())
    citizen.goto(form)
    offer(citizen).get_by_role("button", name="Vrátit do formuláře").click()
    assert field(citizen, "text").input_value() == "Lavičky jsou na slunci."
    assert citizen.evaluate("Object.keys(localStorage)") == []

    stranger = citizen.context.new_page()
    stranger.goto(form)
    assert offer(stranger).count() == 0
    citizen.wait_for_timeout(3000)  # nobody writes faster than that
    citizen.locator(".button--main").click()
    expect(citizen.locator("[data-does=arrived]")).to_be_visible()
    citizen.goto(form)
    assert offer(citizen).count() == 0


def without_network(context: BrowserContext, deed) -> None:
    """Do what leads to another page while nothing can be reached."""
    context.set_offline(True)
    deed()
    context.pages[0].wait_for_url("chrome-error://**")
    context.set_offline(False)
