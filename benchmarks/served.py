"""Saving one field as a browser waits for it: asked over a socket, written to the disk, answered.

Beside it a server that does nothing else: one bare UPDATE and a line of history. Both are
served by waitress, both keep what they acknowledge through a power cut.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from http.client import HTTPConnection
from itertools import count
from threading import Thread, local
from typing import Any

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from waitress.server import create_server

from benchmarks import floors
from benchmarks.cities import City
from benchmarks.timing import Deed, Pair

_numbers = count(1)


def saving_over_a_socket(city: City) -> Pair:
    """Change a title by ``PATCH``, beside the same question to the bare server."""
    ours, bare = _served(city.client.application), _served(_bare(city))
    free = city.one("SELECT min(id) + 2 FROM activity")  # others save the first one
    deeds = _ours(city, ours, free), _floor(bare, free + 1)
    return Pair("save-p95", city.size, *deeds, is_p95=True)


def _ours(city: City, door: HTTPConnection, id_: int) -> Deed:
    version = city.get(f"/activities/{id_}.json").json["version"]
    known = "; ".join(f"{name}={value}" for name, value in city.cookies.items())
    headers = {"Cookie": known, "X-CSRFToken": city.token}

    def deed() -> None:
        nonlocal version
        version = _ask(door, id_, version, headers)["version"]

    return deed


def _floor(door: HTTPConnection, id_: int) -> Deed:
    return lambda: _ask(door, id_, 0, {})


def _ask(door: HTTPConnection, id_: int, version: int, headers: Mapping[str, str]) -> Any:
    body = {"based_on": version, "changes": {"title": f"Title {next(_numbers)}"}}
    kind = {"Content-Type": "application/json"}
    door.request("PATCH", f"/activities/{id_}", json.dumps(body), kind | dict(headers))
    answer = door.getresponse()
    said = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"saving answered {answer.status}")
    return json.loads(said)


def _bare(city: City) -> Flask:
    app = Flask("bare")
    threads = local()

    def database() -> sqlite3.Connection:
        if not hasattr(threads, "database"):
            threads.database = city.connect()
        found: sqlite3.Connection = threads.database
        return found

    @app.patch("/activities/<int:id_>")
    def change(id_: int) -> ResponseReturnValue:
        floors.save(database(), id_, request.get_json()["changes"]["title"])
        return jsonify(version=0)

    return app


def _served(app: Flask) -> HTTPConnection:
    """A way to the app through a server of its own, which ends with this process."""
    server = create_server(app, host="127.0.0.1", port=0, threads=2)
    Thread(target=server.run, daemon=True).start()
    return HTTPConnection("127.0.0.1", server.effective_port)
