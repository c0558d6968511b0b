from __future__ import annotations

import click
from flask.cli import with_appcontext

from planning.cli import generated, tables
from planning.lib.database import db, writing


@click.command()
@click.option("--size", type=click.IntRange(1, 100_000), default=200, help="How many activities.")
@click.option("--seed", type=int, default=1, help="The same seed makes the same plan.")
@with_appcontext
def demo(*, size: int, seed: int) -> None:
    """Fill an empty database with a generated plan."""
    tables.make_missing()
    try:
        with writing():
            generated.fill(size, seed)
            db.session.commit()
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(f"Made {size} activities and {size // 2} meetings.")
