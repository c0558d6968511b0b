"""What this machine has: says before the suite what will be skipped, and makes test databases."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys

import psycopg

#: A server where anybody may make databases; each worker of the suite gets one of its own.
POSTGRES = os.environ.get("TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432")
WORKERS = 8
#: Before the name of every database made here, so that two checkouts can be tested at once.
PREFIX = os.environ.get("TEST_PREFIX", "planning_test")


def chromium() -> str | None:
    """Where Chromium lies, if it does and can be driven."""
    if not driver_starts():
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser")


def driver_starts() -> bool:
    """Whether Playwright's own Node.js finds the library that a bare Debian lacks."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return not sys.platform.startswith("linux")
    return True


def postgres_answers() -> bool:
    """Whether the server answers and lets us in."""
    try:
        _connect("postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def _connect(database: str) -> psycopg.Connection:
    address = POSTGRES.replace("postgresql+psycopg", "postgresql")
    return psycopg.connect(f"{address}/{database}", autocommit=True, connect_timeout=3)


def fresh_database(name: str) -> str:
    """An empty database of that name, made anew; its address for SQLAlchemy."""
    name = f"{PREFIX}_{name}"
    with _connect("postgres") as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
    return f"{POSTGRES}/{name}"


def databases_for_workers() -> str:
    """An address with a place for the worker's name; the databases behind it are new."""
    for worker in ("main", *(f"gw{number}" for number in range(WORKERS))):
        fresh_database(worker)
    return f"{POSTGRES}/{PREFIX}_{{worker}}"


def main() -> int:
    """Tell what will be skipped; or answer what the Makefile asks."""
    if "--postgres" in sys.argv:
        return 0 if postgres_answers() else 1
    if "--address" in sys.argv:
        print(databases_for_workers())
        return 0
    if chromium() is None:
        print("No Chromium (or no libatomic1) here: tests that need a browser will be skipped.")
    if not postgres_answers():
        print("No PostgreSQL here: tests that need it will be skipped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
