from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from planning.cli import tables
from planning.post import Tally, deliver

post = AppGroup("post", help="Look after letters.")


@post.command()
@with_appcontext
def send() -> None:
    """Deliver the letters that wait, and say what became of them."""
    tables.make_missing()
    for line in in_words(deliver()):
        click.echo(line)


def in_words(tally: Tally) -> list[str]:
    """What a round of delivery did, for whoever runs the server."""
    where = current_app.config["MAIL_SERVER"] or current_app.config["MAIL_FOLDER"]
    said = [
        (tally.sent, f"sent through {where}"),
        (tally.failed, "could not be sent now and will be tried later"),
        (tally.given_up, "given up; the log of letters says why"),
    ]
    lines = [f"{_letters(number)} {what}." for number, what in said if number]
    if not lines:
        lines.append("No letter was to be sent now.")
    if tally.waiting:
        lines.append(f"{_letters(tally.waiting)} in the outbox.")
    return lines


def _letters(number: int) -> str:
    return "1 letter" if number == 1 else f"{number} letters"
