from __future__ import annotations

import re

import click
from flask.cli import AppGroup

from planning.accounts import actions
from planning.accounts.forms import EMAIL, AccountDetails
from planning.cli import tables
from planning.lib.database import db, writing
from planning.lib.names import split_name
from planning.model import CityRole, DomainError

people = AppGroup("people", help="Look after accounts.")


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
