from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.security import check_password_hash

from planning.lib.database import db
from planning.lib.names import Name, split_name
from planning.model import CityRole, User


def add(app: Flask, *words: str):
    return app.test_cli_runner().invoke(args=["people", "add", *words])


def test_somebody_new_can_sign_in(app, visitor):
    done = add(app, "Jana@Example.cz", "--name", "Mgr. Jana Nováková, DiS.", "--password", "tajné")

    assert done.exit_code == 0
    assert done.output == "Mgr. Jana Nováková, DiS. can sign in as jana@example.cz.\n"
    user = db.session.scalars(select(User).where(User.email == "jana@example.cz")).one()
    assert user.person.last_name == "Nováková"
    assert user.role is None
    assert check_password_hash(user.password_hash, "tajné")


def test_an_administrator_is_made_by_name(app):
    add(app, "ada@example.cz", "--name", "Ada", "--password", "x", "--role", "admin")

    assert db.session.scalar(select(User.role)) is CityRole.ADMIN


@pytest.mark.parametrize(
    ("email", "name", "says"),
    [
        ("mia@example.cz", "Mia Nová", "Somebody already signs in as mia@example.cz."),
        ("nonsense", "Mia Nová", "nonsense is not an e-mail"),
        ("eva@example.cz", "Mgr.", "A name needs a surname"),
    ],
)
def test_a_mistake_is_one_clear_line(app, make, email, name, says):
    make.user(email="mia@example.cz")

    done = add(app, email, "--name", name, "--password", "x")

    assert done.exit_code == 1
    assert says in done.output
    assert done.output.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mgr. Jana Nováková, DiS.", Name("Mgr.", "Jana", "Nováková", "DiS.")),
        ("Mgr. et Mgr. Jan Otáhal", Name("Mgr. et Mgr.", "Jan", "Otáhal", "")),
        ("doc. PaedDr. Jan Žák, CSc.", Name("doc. PaedDr.", "Jan", "Žák", "CSc.")),
        ("Zdena Nová DiS.", Name("", "Zdena", "Nová", "DiS.")),
        ("Zdena Nová DiS., MBA", Name("", "Zdena", "Nová", "DiS. MBA")),
        ("Ing. arch. Eva Malá Dlouhá", Name("Ing. arch.", "Eva Malá", "Dlouhá", "")),
        ("R. Janík", Name("", "R.", "Janík", "")),
        ("Chalupa", Name("", "", "Chalupa", "")),
    ],
)
def test_a_name_is_taken_apart(text, name):
    assert split_name(text) == name
