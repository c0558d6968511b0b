"""``python -m benchmarks.crowd``: twenty people save different activities at once, over HTTP.

Whatever the server acknowledged must be in the database afterwards, as the activity's title and
as a line of its history.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from sqlalchemy import select

from benchmarks.cities import make_city, token_in
from benchmarks.serving import PATIENCE, server
from planning import create_app
from planning.lib.clock import now
from planning.lib.database import db
from planning.model import CityRole, Person, User

PEOPLE = 20


@dataclass
class Day:
    """What one person got done: titles the server acknowledged, and how long each took."""

    activity: int
    saved: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0


class Browser:
    """A connection that stays open, with its cookies."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._cookies: dict[str, str] = {}

    def asks(self, method: str, address: str, body: str = "", **headers: str) -> tuple[int, str]:
        """Send a request; the status and the text of the answer."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, address, body or None, {"Cookie": cookies, **named})
        answer = self._connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.read().decode()

    def signs_in(self, email: str) -> str:
        """Sign in; the token for everything that writes."""
        token = token_in(self.asks("GET", "/sign-in")[1])
        typed = urlencode({"email": email, "password": "demo", "csrf_token": token})
        self.asks("POST", "/sign-in", typed, Content_Type="application/x-www-form-urlencoded")
        return token_in(self.asks("GET", "/timeline?from=1990&to=1990")[1])


def invite(folder: Path) -> list[int]:
    """Give twenty people an account; the ids of the activities they will work on."""
    app = create_app(instance=str(folder))
    with app.app_context():
        kora = db.session.scalars(select(User).where(User.email == "kora@demo.test")).one()
        for number in range(PEOPLE):
            person = Person(first_name="Osoba", last_name=f"Číslo {number}")
            email = f"person{number}@demo.test"
            account = User(person=person, email=email, password_hash=kora.password_hash)
            account.role, account.created_at = CityRole.COORDINATOR, now()
            db.session.add(account)
        db.session.commit()
        db.engine.dispose()
    with closing(sqlite3.connect(folder / "planning.sqlite")) as database:
        rows = database.execute("SELECT id FROM activity ORDER BY id LIMIT ?", (PEOPLE,))
        return [row[0] for row in rows]


def work(port: int, number: int, activity: int, seconds: float) -> Day:
    """Save one activity again and again until the time is over."""
    day, browser = Day(activity), Browser(port)
    token = browser.signs_in(f"person{number}@demo.test")
    version = json.loads(browser.asks("GET", f"/activities/{activity}.json")[1])["version"]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        title = f"Activity {activity}, save {len(day.saved) + day.errors + 1}"
        body = json.dumps({"based_on": version, "changes": {"title": title}})
        start = time.perf_counter()
        try:
            status, answer = browser.asks(
                "PATCH",
                f"/activities/{activity}",
                body,
                Content_Type="application/json",
                X_CSRFToken=token,
            )
        except (OSError, HTTPException):
            status, answer, browser = 0, "", Browser(port)
            token = browser.signs_in(f"person{number}@demo.test")
        if status == 200:
            version = json.loads(answer)["version"]
            day.saved.append(title)
            day.milliseconds.append((time.perf_counter() - start) * 1000)
        else:
            day.errors += 1
    return day


def lost(folder: Path, days: list[Day]) -> int:
    """How many acknowledged saves the database does not know."""
    with closing(sqlite3.connect(folder / "planning.sqlite")) as database:
        titles: dict[int, str] = dict(database.execute("SELECT id, title FROM activity"))
        kept = set(
            database.execute(
                "SELECT thing_id, new FROM event WHERE thing = 'activity' AND path = 'title'"
            )
        )
    missing = sum((day.activity, title) not in kept for day in days for title in day.saved)
    overwritten = sum(bool(d.saved) and titles[d.activity] != d.saved[-1] for d in days)
    return int(missing + overwritten)


def report(days: list[Day], missing: int, seconds: float) -> dict[str, float | str]:
    """Numbers for people and machines; times in milliseconds."""
    times = sorted(took for day in days for took in day.milliseconds)
    cuts = quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    return {
        "name": "crowd",
        "people": PEOPLE,
        "seconds": seconds,
        "saves": len(times),
        "errors": sum(day.errors for day in days),
        "lost": missing,
        "p50_ms": round(median(times), 1) if times else 0.0,
        "p95_ms": round(cuts[94], 1),
        "p99_ms": round(cuts[98], 1),
        "max_ms": round(times[-1], 1) if times else 0.0,
    }


def main() -> None:
    """Let the crowd work, and say what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="how long they save")
    seconds: float = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_city(100, folder)
        activities = invite(folder)
        limit = {"PLANNING_SIGN_IN_LIMIT": "1000 per minute"}
        serving = server("app.py", folder=folder, **limit)
        with serving as port, ThreadPoolExecutor(PEOPLE) as pool:
            waiting = [
                pool.submit(work, port, number, activity, seconds)
                for number, activity in enumerate(activities)
            ]
            days = [done.result() for done in waiting]
        found = report(days, lost(folder, days), seconds)
    for name, value in found.items():
        print(f"{name:8} {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
