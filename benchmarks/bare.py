"""``python -m benchmarks.bare``: a server that does nothing but save one field and note it."""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path
from threading import local

from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from waitress.server import create_server

from benchmarks import floors
from benchmarks.cities import connect
from planning.cli.serve import THREADS


def bare(folder: Path) -> Flask:
    """The app: no sessions, rules or merging, and one connection for each thread."""
    app = Flask("bare")
    threads = local()

    def database() -> sqlite3.Connection:
        if not hasattr(threads, "database"):
            threads.database = connect(folder)
        found: sqlite3.Connection = threads.database
        return found

    @app.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return jsonify(status="ok")

    @app.patch("/activities/<int:id_>")
    def change(id_: int) -> ResponseReturnValue:
        floors.save(database(), id_, request.get_json()["changes"]["title"])
        return jsonify(version=0)

    return app


def main() -> None:
    """Serve the city in ``--instance`` on ``--port`` until the process ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--instance", type=Path, required=True)
    asked = parser.parse_args()
    create_server(bare(asked.instance), port=asked.port, host="127.0.0.1", threads=THREADS).run()


if __name__ == "__main__":
    main()
