"""Commands for whoever runs the server: ``flask people``, ``demo``, ``files``, ``post``."""

from __future__ import annotations

import click

from planning.cli.demo import demo
from planning.cli.files import files
from planning.cli.people import people
from planning.cli.post import post

#: What ``flask --app app`` offers beside Flask's own commands.
COMMANDS: tuple[click.Command, ...] = (people, demo, files, post)
