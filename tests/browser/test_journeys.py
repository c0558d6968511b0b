"""The main job, as people do it in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

MOST = 60_000  # bytes of style and script, compressed


def test_a_member_changes_a_milestone_and_a_risk(at_desk):
    mia = at_desk("mia")
    mia.goto("/timeline?from=2019&to=2022")
    mia.get_by_role("link", name=re.compile("Podpořit vznik krizového lůžka")).click()
    mia.get_by_role("link", name="Upravit aktivitu").click()

    mia.get_by_label(re.compile(r"^Termín 4$")).fill("1. pololetí 2021")
    mia.keyboard.press("Tab")
    mia.get_by_text(re.compile("Uloženo")).wait_for()
    mia.locator("[name='risks/new/text']").fill("Nikdo nezaplatí noční službu")
    mia.locator("button[name=deed][value='add/risks']").click()
    mia.get_by_role("button", name=re.compile("zpět na list")).first.click()

    expect(mia.get_by_text("1. pololetí 2021")).not_to_have_count(0)
    expect(mia.get_by_text("Nikdo nezaplatí noční službu")).not_to_have_count(0)


def test_the_secretary_writes_and_publishes_and_everybody_reads(at_desk):
    sami = at_desk("sami")
    sami.get_by_role("link", name=re.compile(r"12\.\s11\.\s2026")).first.click()
    sami.get_by_label("Průběh").fill("Skupina se shodla na **společném postupu**.")
    sami.get_by_role("button", name="Náhled zápisu").click()
    expect(sami.locator("strong", has_text="společném postupu")).not_to_have_count(0)

    sami.get_by_role("link", name=re.compile("veřejné znění a zveřejnit")).click()
    may_stand = sami.get_by_role("button", name=re.compile("může to tam být"))
    for left in reversed(range(may_stand.count())):
        may_stand.first.click()
        expect(may_stand).to_have_count(left)
    sami.get_by_label(re.compile("poznat žádného klienta")).check()
    sami.get_by_role("button", name="Zveřejnit zápis").click()
    expect(sami.get_by_text(re.compile("Zápis je zveřejněn"))).not_to_have_count(0)
    public = at_desk()
    public.goto(sami.url.split("?")[0])
    expect(public.locator("strong", has_text="společném postupu")).not_to_have_count(0)


def test_the_official_looks_at_one_year_and_opens_an_activity(at_desk):
    omar = at_desk("omar")
    omar.get_by_role("link", name="Harmonogram").first.click()
    omar.get_by_label("Od roku").fill("2020")
    omar.get_by_label("Do roku").fill("2020")
    omar.get_by_role("button", name="Zobrazit").click()
    assert "from=2020" in omar.url

    omar.get_by_role("link", name=re.compile("Podpořit vznik krizového lůžka")).click()

    assert omar.get_by_role("heading", level=1).inner_text().startswith("Podpořit vznik")


def test_two_at_one_table_lose_nothing(at_desk):
    mia, gita = at_desk("mia"), at_desk("gita")
    for person in (mia, gita):
        person.goto("/timeline?from=2019&to=2022")
        person.get_by_role("link", name=re.compile("Podporovat informační akce")).click()
        person.get_by_role("link", name="Upravit aktivitu").click()

    gita.locator("[name=responsible]").fill("Gita Malá")
    gita.keyboard.press("Tab")
    gita.get_by_text(re.compile("Uloženo")).wait_for()
    mia.locator("[name=description]").fill("Napsáno mezitím.")
    mia.get_by_role("button", name=re.compile("zpět na list")).first.click()

    expect(mia.get_by_text("Napsáno mezitím.")).not_to_have_count(0)
    expect(mia.get_by_text("Gita Malá")).not_to_have_count(0)


def test_saving_by_itself_never_undoes_the_work_of_others(at_desk):
    mia, gita = at_desk("mia"), at_desk("gita")
    for person in (mia, gita):
        person.goto("/timeline?from=2019&to=2022")
        person.get_by_role("link", name=re.compile("Rozvíjet síťování služeb")).click()
        person.get_by_role("link", name="Upravit aktivitu").click()
    gita.locator("[name=responsible]").fill("Napsala Gita")
    gita.keyboard.press("Tab")
    gita.get_by_text(re.compile("Uloženo")).wait_for()

    for words in ("První pokus", "Druhý pokus"):
        mia.locator("[name=deputy]").fill(words)
        mia.keyboard.press("Tab")
        mia.get_by_text(re.compile("Uloženo")).wait_for()
        mia.wait_for_timeout(300)
    mia.get_by_role("button", name=re.compile("zpět na list")).first.click()

    expect(mia.get_by_text("Napsala Gita")).not_to_have_count(0)
    expect(mia.get_by_text("Druhý pokus")).not_to_have_count(0)


def test_pages_are_light(at_desk):
    mia = at_desk("mia")
    sizes = {}

    def weigh(response):
        if response.request.resource_type in {"stylesheet", "script"}:
            sizes[response.url] = response.request.sizes()["responseBodySize"]

    mia.on("response", weigh)
    mia.goto("/groups")
    mia.goto("/timeline")
    mia.wait_for_load_state("networkidle")

    assert sum(sizes.values()) < MOST, sizes
