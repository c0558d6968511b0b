"""A person at a browser, without the browser.

It finds links, fields and buttons by the words on them, so a field without a label or a
button without a name cannot be tested, and every page it opens is checked for good HTML.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Self

from bs4 import BeautifulSoup, Tag
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from planning.lib.database import db
from planning.model import User
from tests.markup import check_html


def words(tag: Tag | None) -> str:
    """What stands on ``tag``, with spaces of every kind made plain."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def name_of(tag: Tag) -> str:
    """What a button or link is called, for a screen reader too."""
    return str(tag.get("aria-label") or words(tag))


class Visitor:
    def __init__(self, app: Flask, person: User | None = None, *, language: str = "en") -> None:
        self._app = app
        self.client = app.test_client()
        self.client.set_cookie("lang", language)
        self.status = 0
        self.text = ""
        self.headers: Any = {}
        self._url = "/"
        self._typed: dict[str, str | None] = {}
        if person is not None:
            with self.client.session_transaction() as session:
                session["_user_id"] = str(person.id)
                session["_fresh"] = True

    @cached_property
    def page(self) -> BeautifulSoup:
        """The page taken apart, once somebody looks: many only ask how they were answered."""
        return BeautifulSoup(self.text, "lxml")

    def visits(self, url: str, **headers: str) -> Self:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._asks("GET", url, headers=named)

    def posts(self, url: str, **data: object) -> Self:
        """Send a form the page never offered, token and all: what a curious person would try."""
        data["csrf_token"] = self._token()
        return self._asks("POST", url, data=data)

    def patches(self, url: str, body: object, *, token: bool = True) -> Self:
        """Change something as a script does."""
        headers = {"X-CSRFToken": self._token()} if token else {}
        return self._asks("PATCH", url, json=body, headers=headers)

    def tells(self, url: str, body: object) -> Self:
        """Send JSON as the scripts of a page do."""
        return self._asks("POST", url, json=body, headers={"X-CSRFToken": self._token()})

    def follows(self, link: str) -> Self:
        found = [a for a in self.page.select("a[href]") if name_of(a) == link]
        assert found, (
            f"no link {link!r} on the page, only {[name_of(a) for a in self.page.select('a')]}"
        )
        return self.visits(str(found[0]["href"]))

    def fills(self, label: str, value: object) -> Self:
        self._typed[str(self._field(label)["name"])] = str(value)
        return self

    def ticks(self, label: str) -> Self:
        field = self._field(label)
        self._typed[str(field["name"])] = str(field.get("value", "on"))
        return self

    def chooses(self, label: str, words_: str) -> Self:
        field = self._field(label)
        found = [o for o in field.select("option") if words(o) == words_]
        assert found, f"no choice {words_!r}, only {[words(o) for o in field.select('option')]}"
        self._typed[str(field["name"])] = str(found[0]["value"])
        return self

    def presses(self, button: str) -> Self:
        found = [b for b in self.page.select("form button, button[form]") if name_of(b) == button]
        assert found, (
            f"no button {button!r}, only {[name_of(b) for b in self.page.select('button')]}"
        )
        form = self._form_of(found[0])
        data: dict[str, Any] = dict(written_in(form))
        data |= dict(self._written_elsewhere(form))
        data |= self._typed
        if found[0].get("name"):
            data[str(found[0]["name"])] = str(found[0].get("value", ""))
        url = str(found[0].get("formaction") or form.get("action", self._url))
        if str(form.get("method", "get")).lower() == "get":
            return self._asks("GET", url.split("?", maxsplit=1)[0], query_string=data)
        return self._asks("POST", url, data=data)

    def settles(self, button: str) -> Self:
        """Decide about the first collision on the page."""
        names = [name_of(b) for b in self.page.select(".conflict button")]
        return self.presses(next(name for name in names if name.startswith(button)))

    def _written_elsewhere(self, form: Tag) -> list[tuple[str, str]]:
        """Hidden fields and texts outside a form that belong to it."""
        mine = f'[form="{form.get("id")}"]'
        outside = self.page.select(f"input[type=hidden]{mine}")
        said = [(str(field["name"]), str(field["value"])) for field in outside]
        texts = self.page.select(f"textarea{mine}")
        return said + [(str(text["name"]), text.get_text().lstrip("\r\n")) for text in texts]

    def sees(self, text: str) -> bool:
        return text in words(self.page.body)

    @property
    def heading(self) -> str:
        return words(self.page.h1)

    @property
    def json(self) -> Any:
        return self._response.get_json()

    def problem_with(self, label: str) -> str:
        """What the page says is wrong with the field called ``label``."""
        return words(self._tag(f"{self._label(label)['for']}-error"))

    def value_of(self, label: str) -> str:
        """What stands in the field called ``label``."""
        field = self._field(label)
        if field.name == "select":
            return next((words(o) for o in field.select("option[selected]")), "")
        if field.name == "textarea":
            return field.get_text().lstrip("\r\n")
        return str(field.get("value", ""))

    @property
    def labels(self) -> list[str]:
        """What the fields of the page are called."""
        return [words(tag) for tag in self.page.select("label[for]")]

    def _label(self, label: str) -> Tag:
        found = [tag for tag in self.page.select("label[for]") if words(tag) == label]
        known = [words(tag) for tag in self.page.select("label[for]")]
        assert found, f"no field {label!r}, only {known}"
        return found[0]

    def _field(self, label: str) -> Tag:
        field = self._tag(str(self._label(label)["for"]))
        assert field is not None, f"the label {label!r} belongs to no field"
        return field

    def _tag(self, id_: str) -> Tag | None:
        found = self.page.find(id=id_)
        return found if isinstance(found, Tag) else None

    def _form_of(self, button: Tag) -> Tag:
        form = self._tag(str(button["form"])) if button.get("form") else button.find_parent("form")
        assert isinstance(form, Tag)
        return form

    def _token(self) -> str:
        with self.client.session_transaction() as session:
            secret = session.setdefault("csrf_token", "0" * 40)
        signer = URLSafeTimedSerializer(str(self._app.secret_key), salt="wtf-csrf-token")
        return str(signer.dumps(secret))

    def _asks(self, method: str, url: str, **kwargs: Any) -> Self:
        """Send a request that shares the database with the test, and nothing else.

        A context of its own keeps Flask's ``g``, and with it Flask-Login's idea of who is
        signed in, from leaking from one visitor to the next.
        """
        db.session.commit()
        response = self._once(url, method=method, **kwargs)
        while response.status_code in {301, 302, 303}:
            response = self._once(response.headers["Location"], method="GET")
        db.session.expire_all()
        return self._arrives(response)

    def _once(self, url: str, **kwargs: Any) -> TestResponse:
        with self._app.app_context():
            return self.client.open(url, **kwargs)

    def _arrives(self, response: TestResponse) -> Self:
        self._response = response
        self.status, self._typed = response.status_code, {}
        self._url = response.request.full_path.rstrip("?")
        self.text, self.headers = response.text, response.headers
        self.__dict__.pop("page", None)  # it is of the answer before
        if response.mimetype == "text/html":
            check_html(response.text)
        return self


def written_in(form: Tag) -> list[tuple[str, str]]:
    """What a browser would send of a form nobody touched."""
    data = []
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), str(field.get("type", ""))
        if kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                data.append((name, str(field.get("value", "on"))))
        elif field.name == "select":
            options = field.select("option")
            chosen = [o for o in options if o.has_attr("selected")] or options[:1]
            data += [(name, str(option.get("value", words(option)))) for option in chosen]
        elif field.name == "textarea":
            data.append((name, field.get_text().lstrip("\r\n")))
        else:
            data.append((name, str(field.get("value", ""))))
    return data
