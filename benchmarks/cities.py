"""Cities of a known size to measure in, kept in the system's folder for temporary files."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from planning import create_app

ROOT = Path(__file__).parents[1]
#: What the generated databases depend on: another table or another generator, another database.
_MAKERS = ("planning/model", "planning/cli", "planning/migrations")


def folder_of(size: int) -> Path:
    """The instance folder of a generated city, made when it is not there yet."""
    made_from = sha256()
    for file in sorted(file for place in _MAKERS for file in (ROOT / place).rglob("*.py")):
        made_from.update(file.read_bytes())
    cache = Path(tempfile.gettempdir()) / f"planning-benchmarks-{made_from.hexdigest()[:12]}"
    for old in set(cache.parent.glob("planning-benchmarks-*")) - {cache}:
        shutil.rmtree(old, ignore_errors=True)
    folder = cache / str(size)
    if not folder.exists():
        fresh = cache / f"{size}-new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        make_city(size, fresh)
        fresh.rename(folder)
    return folder


def make_city(size: int, folder: Path) -> None:
    """Fill a new database with ``flask demo``, as a person at a terminal would."""
    command = ["flask", "--app", "app", "demo", "--size", str(size), "--seed", "1"]
    subprocess.run(  # noqa: S603 - every word of it is ours
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def environment(folder: Path) -> dict[str, str]:
    """What a process needs to work in that folder and to find nothing else."""
    return {"PLANNING_INSTANCE": str(folder), "PATH": "", "PYTHONUTF8": "1"}


def connect(folder: Path) -> sqlite3.Connection:
    """A bare connection to that city; what it commits lies on the disk."""
    database = sqlite3.connect(folder / "planning.sqlite", isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    return database


@dataclass
class City:
    """A running city with the coordinator signed in, and a bare connection to its database."""

    size: int
    client: FlaskClient
    token: str
    database: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.database = connect(Path(self.client.application.instance_path))

    def get(self, address: str, **headers: str) -> Any:
        """Open a page.

        Raises:
            RuntimeError: it was not there, so there is nothing to measure.
        """
        response = self.client.get(address, headers=headers)
        if response.status_code not in {200, 304}:
            raise RuntimeError(f"{address} answered {response.status}")
        return response

    @property
    def cookies(self) -> dict[str, str]:
        """By what the app knows who is signed in."""
        found = self.client.get_cookie("session")
        return {"session": found.value} if found else {}

    def one(self, statement: str) -> Any:
        """The first value a statement finds."""
        return self.database.execute(statement).fetchone()[0]


def token_in(page: str) -> str:
    """The token without which nothing is written."""
    found = re.search(r'name="csrf[-_]token"[^>]*?(?:content|value)="([^"]+)"', page)
    if found is None:
        raise RuntimeError("the page carries no token")
    return found[1]


def open_city(size: int) -> City:
    """Start the app in that city and sign the coordinator in."""
    folder = folder_of(size)
    app = create_app({"RATELIMIT_ENABLED": False}, instance=str(folder))
    client = app.test_client()
    typed = {
        "email": "kora@demo.test",
        "password": "demo",
        "csrf_token": token_in(client.get("/sign-in").text),
    }
    client.post("/sign-in", data=typed)
    token = token_in(client.get("/timeline").text)
    return City(size, client, token)
