"""Saving one field as a browser waits for it: asked over a socket, written to the disk, answered.

Beside it a server that does nothing else: one bare UPDATE and a line of history. Both run in
processes of their own, ours as ``python app.py`` starts it, and both keep what they acknowledge
through a power cut.
"""

from __future__ import annotations

import atexit
import json
import time
from collections.abc import Mapping
from contextlib import ExitStack
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.cities import City
from benchmarks.serving import server
from benchmarks.timing import Deed, Pair

#: Seconds after which a server may have closed a connection that nobody used.
_IDLE = 60.0
_numbers = count(1)


class Door:
    """A connection that stays open as long as somebody uses it."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._connection, self._used = HTTPConnection("127.0.0.1", port), 0.0
        self._headers = {"Content-Type": "application/json", **headers}

    def saves(self, id_: int, version: int) -> int:
        """Give an activity another title; the version it has then."""
        if time.monotonic() - self._used > _IDLE:
            self._connection.close()  # the next request opens it again
        self._used = time.monotonic()
        body = {"based_on": version, "changes": {"title": f"Title {next(_numbers)}"}}
        self._connection.request("PATCH", f"/activities/{id_}", json.dumps(body), self._headers)
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"saving answered {answer.status}")
        version_: Any = json.loads(said)["version"]
        return int(version_)


def saving_over_a_socket(city: City) -> Pair:
    """Change a title by ``PATCH``, beside the same question to the bare server.

    The servers end with this process.
    """
    running = ExitStack()
    atexit.register(running.close)
    folder = Path(city.client.application.instance_path)
    ours, bare = (
        running.enter_context(server(*command, folder=folder))
        for command in (["app.py"], ["-m", "benchmarks.bare"])
    )
    known = "; ".join(f"{name}={value}" for name, value in city.cookies.items())
    free = city.one("SELECT min(id) + 2 FROM activity")  # others save the first one
    door, floor = Door(ours, {"Cookie": known, "X-CSRFToken": city.token}), Door(bare, {})
    deeds = _ours(city, door, free), lambda: floor.saves(free + 1, 0)
    return Pair("save-p95", city.size, *deeds, is_p95=True)


def _ours(city: City, door: Door, id_: int) -> Deed:
    version = city.get(f"/activities/{id_}.json").json["version"]

    def deed() -> None:
        nonlocal version
        version = door.saves(id_, version)

    return deed
