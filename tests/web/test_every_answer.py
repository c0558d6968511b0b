"""What holds of every page: headers, languages, tokens, errors."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from sqlalchemy.exc import OperationalError

from planning.home import queries as home_queries
from planning.model import Stage
from tests.visitor import words


def test_health_needs_nobody(visitor):
    page = visitor().visits("/healthz")

    assert (page.status, page.json) == (200, {"status": "ok"})


def test_health_says_when_the_database_is_away(visitor, monkeypatch):
    def gone():
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr(home_queries, "is_alive", gone)

    assert visitor().visits("/healthz").status == 503


def test_headers_are_strict(cast, visitor):
    headers = visitor(cast.mia).visits("/").headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-cache"


def test_the_session_cookie_is_kept_from_scripts_and_strangers(app, cast, visitor):
    mia = visitor().visits("/sign-in")
    mia.fills("E-mail", cast.mia.email).fills("Password", "heslo")
    mia.presses("Sign in")
    cookie = mia.client.get_cookie("session")

    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"


def test_the_page_of_whoever_is_signed_in_carries_the_token(cast, visitor):
    assert visitor(cast.mia).visits("/plan").page.select_one("meta[name=csrf-token][content]")
    assert not visitor().visits("/plan").page.select_one("meta[name=csrf-token]")


def test_nothing_is_written_without_the_token(make, cast, visitor):
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia)
    mia.client.post(f"/activities/{activity.id}/edit", data={"title": "Bez povolení"})

    assert activity.title == "Krizové lůžko"


def test_the_language_is_asked_for_chosen_and_remembered(visitor):
    czech = visitor(language="cs").visits("/sign-in")
    assert czech.page.html["lang"] == "cs"
    assert czech.heading == "Přihlášení"

    czech.visits("/sign-in?lang=en")
    assert czech.visits("/plan").page.html["lang"] == "en"
    stranger = visitor(language="").visits("/sign-in", Accept_Language="en-GB,en")
    assert stranger.page.html["lang"] == "en"
    assert visitor(language="").visits("/sign-in", Accept_Language="de").page.html["lang"] == "cs"


def test_the_look_is_chosen_and_remembered(visitor):
    page = visitor().visits("/plan?theme=dark")
    assert page.page.html["data-theme"] == "dark"
    assert page.visits("/plan").page.html["data-theme"] == "dark"
    page.visits("/plan?theme=auto")
    assert not page.visits("/plan").page.html.get("data-theme")


@pytest.mark.parametrize("url", ["/nic", "/activities/0", "/groups/999", "/meetings/x"])
def test_a_missing_page_says_what_to_do(cast, visitor, url):
    page = visitor(cast.mia).visits(url)

    assert page.status == 404
    assert page.heading == "There is nothing here"
    assert page.sees("a letter or a figure may be missing")
    assert page.follows("among the meetings").heading == "Meetings"


def test_a_wrong_way_of_asking_is_explained(cast, visitor):
    page = visitor(cast.mia).posts("/plan")
    assert page.status == 405
    assert page.sees("what you typed is still there")

    opened = visitor(cast.mia).visits("/sign-out")
    assert opened.status == 405
    assert not opened.sees("what you typed is still there")


def test_a_page_kept_open_from_an_earlier_sign_in_does_not_ask_to_sign_in(make, cast, visitor):
    activity = make.activity(cast.drugs)
    mia = visitor(cast.mia)
    came_from = f"http://localhost/activities/{activity.id}/edit"
    answer = mia.client.post(
        f"/activities/{activity.id}/edit",
        data={"title": "Psala jsem hodinu"},
        headers={"Referer": came_from},
    )
    said = BeautifulSoup(answer.text, "html.parser")

    assert answer.status_code == 400
    assert words(said.h1) == "This page was open for too long"
    assert words(said.textarea) == "Psala jsem hodinu"
    assert said.select_one(f'main a[href="/activities/{activity.id}/edit"]')
    assert not said.select_one('main a[href="/sign-in"]')


def test_whoever_was_signed_out_meanwhile_is_sent_to_sign_in_and_back(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    page = visitor().posts(f"/activities/{activity.id}/edit", title="Psala jsem hodinu")

    assert (page.status, page.heading) == (401, "Your sign-in has expired")
    assert page.sees("Psala jsem hodinu")
    assert page.sees("Sign in again in a new window . Then come back to this one.")


def test_the_menu_shows_where_an_activity_belongs(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.APPROVED)
    page = visitor(cast.mia).visits(f"/activities/{activity.id}")

    here = {link.get_text() for link in page.page.select(".nav [aria-current]")}
    assert here == {"Plan"}


def test_too_much_text_is_refused_in_words(make, cast, visitor):
    activity = make.activity(cast.drugs)
    page = visitor(cast.mia).posts(f"/activities/{activity.id}/edit", description="x" * 2_100_000)

    assert page.status == 413
    assert page.sees("longer than this page can take")
    assert page.sees("what you typed is still there")
    assert not page.sees("may be missing")


def test_a_script_is_told_in_words_what_is_wrong(make, cast, visitor):
    mia, czech = visitor(cast.mia), visitor(cast.mia, language="cs")

    assert mia.patches("/activities/0", {}).json["error"].startswith("There is nothing here. ")
    assert czech.patches("/activities/0", {}).json["error"].startswith("Tady nic není. ")


def test_every_text_that_could_not_be_taken_is_shown(make, cast, visitor):
    activity = make.activity(cast.drugs)
    said = {"responsible": "Nováková", "deputy": "Krizovka", "steps/new/text": "Svolat\nDohodnout"}
    typed = said | {"stage": "idea", "based_on": "7", "csrf_token": "IjAwMDA"}
    mia = visitor(cast.mia)
    answer = mia.client.post(f"/activities/{activity.id}/edit", data=typed)
    shown = [words(t) for t in BeautifulSoup(answer.text, "html.parser").select("textarea")]

    assert shown == ["Nováková", "Krizovka", "Svolat Dohodnout"]


def test_a_long_text_up_to_the_limit_is_kept_whole(make, cast, visitor):
    activity = make.activity(cast.drugs, stage=Stage.DRAFTED)
    page = visitor(cast.mia).visits(f"/activities/{activity.id}/edit")
    page.fills("Description", "Ž" * 20_000).presses("Save")

    assert page.status == 200
    assert activity.description == "Ž" * 20_000


def test_answers_are_compressed_and_still_known_by_their_tag(make, cast, visitor):
    measure = make.measure()
    for number in range(30):
        make.activity(cast.drugs, measure=measure, number=f"2.1.{number}", stage=Stage.APPROVED)
    mia = visitor(cast.mia)
    first = mia.client.get("/plan", headers={"Accept-Encoding": "gzip, br"})
    assert first.headers["Content-Encoding"] == "br"

    again = mia.client.get("/plan", headers={
        "Accept-Encoding": "gzip, br", "If-None-Match": first.headers["ETag"],
    })  # fmt: skip

    assert again.status_code == 304


def test_assets_are_kept_for_a_year_and_change_their_address(cast, visitor):
    page = visitor(cast.mia).visits("/")
    style = str(page.page.select_one("link[rel=stylesheet]")["href"])

    assert re.fullmatch(r"/planning\.css\?v=[0-9a-f]{10}", style)
    assert "max-age=31536000" in visitor().client.get(style).headers["Cache-Control"]
