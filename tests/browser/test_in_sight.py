"""What somebody has to see is in sight, also where no script could bring it there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.own_database]


@pytest.fixture
def without_scripts(browser, address):
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


def test_months_open_at_today_and_names_stay(without_scripts):
    without_scripts.goto("/timeline?scale=quarter&lang=cs")

    expect(without_scripts.locator(".timeline__today")).to_be_in_viewport(ratio=1)
    expect(without_scripts.locator(".timeline__band").first).to_be_in_viewport(ratio=1)
    expect(without_scripts.locator(".timeline__band > b").first).to_be_in_viewport(ratio=1)


def test_one_may_look_anywhere_once_the_timeline_is_open(at_desk):
    page = at_desk(None)
    page.goto("/timeline?scale=quarter")
    frame = page.locator(".timeline__frame")
    assert frame.evaluate("it => it.scrollLeft") > 0

    page.wait_for_timeout(100)
    frame.evaluate("it => { it.scrollLeft = 0 }")
    page.wait_for_timeout(100)

    assert frame.evaluate("it => it.scrollLeft") == 0


def test_what_was_done_is_said_where_the_page_has_gone(without_scripts, places):
    page = without_scripts
    sign_in(page, "mia")
    page.goto("/activities/{bed}/edit".format(**places))
    page.locator("[id^=list-]").last.locator("button[value^=up]").last.click()

    said = page.locator(".body > .notice[role=status]")
    assert "#list-" in page.url
    expect(said).to_be_in_viewport(ratio=1)
    page.locator(".foot a").last.scroll_into_view_if_needed()
    foot, line = page.locator(".foot a").last.bounding_box(), said.bounding_box()
    assert foot
    assert line
    assert foot["y"] + foot["height"] <= line["y"]


#: What a sheet has between its margins, in CSS pixels.
A4: ViewportSize = {"width": 673, "height": 990}


def on_paper(page: Page, path: str) -> None:
    page.goto(path)
    page.set_viewport_size(A4)
    page.emulate_media(media="print")


def test_names_of_activities_have_room_on_paper(at_desk):
    page = at_desk(None)
    on_paper(page, "/plan")

    box = page.locator(".tree__activity > a").first.bounding_box()

    assert box
    assert box["width"] > A4["width"] / 3


def test_what_is_pressed_is_not_printed(at_desk):
    page = at_desk("gita")
    for path, what in (("/tasks?whose=groups", ".ticking"), ("/groups/1/members", "td details")):
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        expect(page.locator(what).first).to_be_visible()
        on_paper(page, path)
        expect(page.locator(what).first).to_be_hidden()
