"""Who may keep an answer, and what it depends on: said of all of them at the last gate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from planning.web.security import LastWord, completed

ALWAYS = [("X-Content-Type-Options", "nosniff"), ("Cache-Control", "private, no-cache")]
names = st.sampled_from(["Vary", "vary", "Cache-Control", "X-Content-Type-Options", "ETag", "Date"])


@given(st.lists(st.tuples(names, st.sampled_from(["a", "Cookie", "max-age=5, public"]))))
def test_what_an_answer_says_stays_and_what_it_lacks_is_added(headers):
    complete = completed(headers, ALWAYS)
    own = [each for each in headers if each[0].lower() != "vary"]

    assert [each for each in complete if each in own][: len(own)] == own
    assert {name.lower() for name, _ in ALWAYS} <= {name.lower() for name, _ in complete}
    for name, _value in ALWAYS:
        said = sum(each.lower() == name.lower() for each, _ in headers)
        assert sum(each.lower() == name.lower() for each, _ in complete) == max(said, 1)


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ([], "Cookie, Accept-Language"),
        ([("Vary", "Accept-Encoding")], "Accept-Encoding, Cookie, Accept-Language"),
        ([("vary", "Cookie")], "Cookie, Accept-Language"),
        ([("Vary", "Accept-Language, Cookie")], "Accept-Language, Cookie"),
    ],
)
def test_a_page_depends_on_who_asks_and_in_which_language(said, whole):
    assert [v for name, v in completed(said, ALWAYS) if name.lower() == "vary"] == [whole]


def test_what_may_be_used_without_asking_is_the_same_for_everybody(visitor):
    with visitor().client.get("/static/js/unsaved.js") as answer:
        headers = answer.headers

    assert "max-age" in headers["Cache-Control"]
    assert "Cookie" not in headers.get("Vary", "")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_not_there_is_for_one_person_too(cast, visitor):
    for address in ("/static/no.js", "/nothing"):
        headers = visitor(cast.mia).client.get(address).headers

        assert headers["Cache-Control"] == "private, no-cache"
        assert headers["X-Frame-Options"] == "DENY"
        assert "Cookie" in headers["Vary"]


@pytest.mark.parametrize("behind_tls", [True, False])
def test_only_behind_tls_a_browser_is_told_to_come_by_tls(app, behind_tls):
    answer = Client(LastWord(app.wsgi_app, behind_tls=behind_tls)).get("/about")

    assert ("Strict-Transport-Security" in answer.headers) is behind_tls
    assert "Content-Security-Policy" in answer.headers
