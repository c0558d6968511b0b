"""``python app.py``: the whole workspace on one machine, with a city to look at at first."""

from __future__ import annotations

import gc
import logging
import os
import socket

import click
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from waitress.server import create_server

from planning import create_app
from planning.cli import city, tables
from planning.lib.clock import today
from planning.lib.database import db, writing
from planning.model import User

THREADS = 8
#: Pages asked for once before people come, so that the first of them does not wait.
WARM_UP = ("/healthz", "/sign-in", "/plan", "/groups", "/timeline")


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), envvar="PORT", default=5000)
@click.option(
    "--host", default="127.0.0.1", help="Listen on another address than this machine's own."
)
@click.option("--instance", help="The folder of the database and the files.")
@click.option("--empty", is_flag=True, help="Start without the demo city.")
def main(*, port: int, host: str, instance: str | None, empty: bool) -> None:
    """Serve the workspace. The first start makes the database and a demo city."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a short queue is no news
    door = _door(host, port)
    try:
        app = create_app(instance=instance)
        prepare(app, with_city=not empty)
    except (OSError, OperationalError) as problem:
        reason = str(problem).splitlines()[0]
        raise click.ClickException(f"the folder or the database cannot be used: {reason}") from None
    warm_up(app)
    server = create_server(
        app,
        sockets=[door],
        threads=THREADS,
        clear_untrusted_proxy_headers=not app.config["BEHIND_TLS"],
        ident="",
    )
    with app.app_context():
        name = f"[{host}]" if ":" in host else host
        click.echo(welcome(f"http://{name}:{port}"))
        db.session.remove()
    server.run()


def _door(host: str, port: int) -> socket.socket:
    """The socket to listen on, taken before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two servers share the port
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(1024)
    except OSError as problem:
        door.close()
        raise click.ClickException(
            f"cannot listen on {host}:{port} ({problem.strerror}); choose another with --port"
        ) from None
    return door


def prepare(app: Flask, *, with_city: bool) -> None:
    """Bring the tables up to date, and make the demo city where nobody has an account yet.

    The city comes in one transaction: a killed process leaves all of it or nothing.
    """
    with app.app_context():
        tables.bring_up_to_date()
        with writing():
            if with_city and not db.session.scalar(select(func.count(User.id))):
                city.build()
                db.session.commit()
        db.session.remove()


def warm_up(app: Flask) -> None:
    """Let templates and caches be made before people come, and spare the collector what stays."""
    client = app.test_client()
    for page in WARM_UP:
        client.get(page).close()
    gc.collect()
    gc.freeze()


def welcome(address: str) -> str:
    """Where the workspace is, and who can sign in to the demo city."""
    lines = [f"Planning is at {address}"]
    accounts = db.session.scalars(
        select(User).where(User.email.endswith("@demo.test")).order_by(User.id)
    ).all()
    if accounts:
        lines.append(f"Sign in with the password {city.PASSWORD} as")
        lines += [f"  {user.email:<16} {user.name}, {_place(user)}" for user in accounts]
    return "\n".join(lines)


def _place(user: User) -> str:
    """What somebody does: for the whole city, or in the first of their groups."""
    if user.role is not None:
        return user.role.value
    held = [seat for seat in user.person.memberships if seat.holds(today())]
    return f"{held[0].function.value}, {held[0].group.name}" if held else "in no group"
