"""What Flask does for every request is done less often, and comes to the same."""

from __future__ import annotations

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface

from planning.web import lean


def _app() -> Flask:
    app = Flask("lean", static_folder=None)
    app.secret_key = "tests"
    lean.init_app(app)

    @app.post("/")
    def tell():
        return {"form": request.form.to_dict(), "json": request.get_json(silent=True)}

    @app.get("/count")
    def count():
        session["times"] = session.get("times", 0) + 1
        return str(session["times"])

    @app.get("/look")
    def look():
        return str(session.get("times"))

    return app


def test_a_form_is_read_and_in_json_there_is_none():
    client = _app().test_client()

    assert client.post("/", data={"a": "1"}).json == {"form": {"a": "1"}, "json": None}
    assert client.post("/", json={"a": 1}).json == {"form": {}, "json": {"a": 1}}


def test_a_session_is_kept_as_flask_would_keep_it():
    app = _app()
    client = app.test_client()
    assert [client.get("/count").text for _ in range(3)] == ["1", "2", "3"]

    app.session_interface = SecureCookieSessionInterface()
    assert client.get("/count").text == "4"
    app.session_interface = lean.LeanSessions()
    assert client.get("/look").text == "4"


def test_an_answer_that_changes_no_session_leaves_its_cookie_alone():
    client = _app().test_client()
    client.get("/count")

    assert "Set-Cookie" not in client.get("/look").headers
