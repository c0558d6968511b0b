"""People who write through ``PATCH``, as a script would, and remember what was acknowledged."""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.parse
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

PASSWORD = "demo"
#: Signs in a field for a note, which takes five hundred.
NEARLY_FULL = 400


class Wire:
    """One signed-in person's connection. It is made anew when it breaks."""

    def __init__(self, address: str, who: str) -> None:
        self._host = address.removeprefix("http://")
        self._cookies: dict[str, str] = {}
        self._line: http.client.HTTPConnection | None = None
        page = self.ask("GET", "/sign-in")[1]
        typed = {"email": f"{who}@demo.test", "password": PASSWORD, "csrf_token": _token(page)}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        self.ask("POST", "/sign-in", urllib.parse.urlencode(typed), form)
        self.token = _token(self.ask("GET", "/groups")[1])

    def ask(
        self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """The status and the text of the answer.

        Raises:
            OSError: nobody answered.
            http.client.HTTPException: the answer broke off.
        """
        if self._line is None:
            self._line = http.client.HTTPConnection(self._host, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        try:
            self._line.request(method, path, body, {"Cookie": cookies} | (headers or {}))
            answer = self._line.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        for line in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self._cookies[name] = morsel.value
        return answer.status, text

    def hang_up(self) -> None:
        """Close the connection; the next question opens another."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def twin(self) -> Wire:
        """Another connection of the same person."""
        other = object.__new__(Wire)
        other._host, other._line = self._host, None
        other._cookies, other.token = dict(self._cookies), self.token
        return other

    def read(self, activity_id: int) -> dict[str, Any]:
        """The sheet as scripts read it."""
        status, text = self.ask("GET", f"/activities/{activity_id}.json")
        assert status == 200, text
        return json.loads(text)  # type: ignore[no-any-return]

    def write(self, activity_id: int, based_on: int, changes: dict[str, Any]) -> tuple[int, Any]:
        """Send changes; the status and what the server says of them."""
        body = json.dumps({"based_on": based_on, "changes": changes})
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        status, text = self.ask("PATCH", f"/activities/{activity_id}", body, headers)
        return status, json.loads(text)


def _token(page: str) -> str:
    found = re.search(r'name="csrf[-_]token"[^>]*?(?:content|value)="([^"]+)"', page)
    assert found is not None
    return found[1]


@dataclass
class Writer:
    """Adds words of their own to one field of a sheet, again and again.

    A word counts once the server has said 200. A broken line is tried again with the same words,
    since nobody knows whether they arrived; after a collision the sheet is read anew.
    """

    name: str
    wire: Wire
    activity_id: int
    path: str
    acknowledged: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    collisions: int = 0
    sent: int = 0
    #: Words they have taken out again themselves, since a short field is soon full.
    removed: set[str] = field(default_factory=set)

    def write_until(self, end: float) -> None:
        """Write until the clock (``time.monotonic``) says so."""
        while time.monotonic() < end:
            self.sent += 1
            self._add(f"{self.name}.{self.sent}", end)
        self.wire.hang_up()

    def _add(self, word: str, end: float) -> None:
        while time.monotonic() < end:
            try:
                sheet = self.wire.read(self.activity_id)
                status = self._send(sheet, word, end)
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
                continue
            if status == 200:
                self.acknowledged.append(word)
                return
            if status != 409:
                self.wrong.append(f"{status} for {word}")
                return
            self.collisions += 1

    def _send(self, sheet: dict[str, Any], word: str, end: float) -> int:
        """Send until somebody answers."""
        words = at(sheet, self.path)
        if word in words.split():  # it had arrived, only its answer had not
            return 200
        if self.path != "description" and len(words) > NEARLY_FULL:
            self.removed |= set(words.split()[:-5])
            words = " ".join(words.split()[-5:])
        changes = {self.path: f"{words} {word}".strip()}
        while True:
            try:
                return self.wire.write(self.activity_id, sheet["version"], changes)[0]
            except (OSError, http.client.HTTPException):
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)


def at(sheet: dict[str, Any], path: str) -> str:
    """What a sheet as JSON says at a path."""
    kind, slash, rest = path.partition("/")
    if not slash:
        return str(sheet["fields"][kind])
    row_id, _slash, name = rest.partition("/")
    return str(next(row[name] for row in sheet["rows"][kind] if str(row["id"]) == row_id))
