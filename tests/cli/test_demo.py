from __future__ import annotations

from collections.abc import Sequence

import pytest
from flask import Flask
from sqlalchemy import func, select

from planning.cli import generated
from planning.cli.city import people
from planning.lib.database import Base, db
from planning.model import (
    Activity,
    CostLine,
    Event,
    Group,
    Meeting,
    Milestone,
    User,
)


@pytest.fixture(autouse=True)
def _quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing is slow on purpose, and nobody signs in here."""
    monkeypatch.setattr(people, "generate_password_hash", lambda password: f"not {password}")


def demo(app: Flask, size: int = 28, seed: int = 5):
    return app.test_cli_runner().invoke(args=["demo", "--size", str(size), "--seed", str(seed)])


def number(table: type[Base]) -> int:
    return db.session.scalars(select(func.count(table.id))).one()


def titles() -> Sequence[str]:
    return db.session.scalars(select(Activity.title).order_by(Activity.id)).all()


def test_it_makes_as_much_as_was_asked_for(app):
    assert demo(app).output == "Made 28 activities and 14 meetings.\n"

    assert [number(table) for table in (Activity, Group, Meeting, User)] == [28, 14, 14, 6]
    assert [number(table) for table in (Milestone, CostLine, Event)] == [4 * 28, 3 * 28, 5 * 28]
    for meeting in db.session.scalars(select(Meeting)):
        assert sum(len(item.text.encode()) for item in meeting.items) >= 6 * 1024
    moments = db.session.scalars(select(Event.at).order_by(Event.id)).all()
    assert moments == sorted(moments)


def test_the_same_seed_makes_the_same_plan():
    made = []
    for _turn in range(2):
        before = db.session.begin_nested()
        generated.fill(14, 5)
        made.append(titles())
        before.rollback()

    assert made[0] == made[1]


def test_a_database_with_somebody_in_it_is_left_alone(app, make):
    make.user("Mia")

    done = demo(app)

    assert done.exit_code == 1
    assert "the database is not empty" in done.output
    assert number(Activity) == 0


def test_its_pages_open(app, visitor):
    demo(app)
    mia = db.session.scalar(select(User).where(User.email == "mia@demo.test"))
    group = db.session.scalar(select(Group.id).where(Group.name == "Senioři"))

    for page in ("/", "/plan", "/groups", f"/groups/{group}", "/meetings", "/timeline"):
        assert visitor(mia).visits(page).status == 200
