"""Commands for whoever runs the server: ``flask people …``, ``flask demo``, ``python app.py``."""

from __future__ import annotations

import click

from planning.cli.demo import demo
from planning.cli.people import people

#: What ``flask --app app`` offers beside Flask's own commands.
COMMANDS: tuple[click.Command, ...] = (people, demo)
