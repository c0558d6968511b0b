from __future__ import annotations

import re
from dataclasses import dataclass

import click
from flask.cli import AppGroup

from planning.accounts import actions
from planning.accounts.forms import EMAIL, AccountDetails
from planning.cli import tables
from planning.lib.database import db, writing
from planning.model import CityRole, DomainError

people = AppGroup("people", help="Look after accounts.")

#: Titles people write after a name without the comma that belongs there.
_AFTER = {
    "dis",
    "dis.",
    "csc",
    "csc.",
    "drsc.",
    "ph.d.",
    "phd.",
    "phd",
    "mba",
    "mpa",
    "ll.m.",
    "th.d.",
}
#: Academic titles that stand before a name; "et" joins two of them.
_BEFORE = re.compile(r"et|[^\W\d_]{2,}\.(?:[^\W\d_]+\.)*", re.UNICODE)


@dataclass(frozen=True)
class Name:
    """A name taken apart."""

    before: str
    first: str
    last: str
    after: str


def split_name(text: str) -> Name:
    """Take ``Mgr. Jana Nováková, DiS.`` apart. The last word of the name is the surname.

    Raises:
        ValueError: nothing but titles.
    """
    name, _comma, after = (part.strip() for part in text.partition(","))
    words, behind = name.split(), after.split()
    before: list[str] = []
    while words and _BEFORE.fullmatch(words[0]):
        before.append(words.pop(0))
    while len(words) > 1 and words[-1].casefold() in _AFTER:
        behind.insert(0, words.pop())
    if not words:
        raise ValueError("a name needs a surname, such as Mgr. Jana Nováková, DiS.")
    return Name(" ".join(before), " ".join(words[:-1]), words[-1], " ".join(behind))


@people.command()
@click.argument("email")
@click.option("--name", required=True, help='With titles: "Mgr. Jana Nováková, DiS."')
@click.option("--password", required=True)
@click.option("--role", type=click.Choice([role.value for role in CityRole]), default=None)
def add(email: str, *, name: str, password: str, role: str | None) -> None:
    """Give somebody new an account with EMAIL."""
    if not re.fullmatch(EMAIL, email):
        raise click.ClickException(f"{email} is not an e-mail such as jana.novakova@example.cz")
    tables.make_missing()
    try:
        parts = split_name(name)
        details = AccountDetails(
            titles_before=parts.before,
            first_name=parts.first,
            last_name=parts.last,
            titles_after=parts.after,
            email=email,
            phone="",
            role=role or "",
            password=password,
            is_enabled=True,
        )
        with writing():
            user = actions.open_account(details, by=None)
            db.session.commit()
    except (DomainError, ValueError) as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"{user.person.full_name} can sign in as {user.email}.")
