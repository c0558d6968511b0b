"""Community planning: a workspace for working groups."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from flask import Flask
from flask_compress import Compress
from flask_wtf import CSRFProtect

from planning import (
    about,
    accounts,
    activities,
    attachments,
    changes,
    comments,
    council,
    groups,
    home,
    letters,
    lists,
    meetings,
    minutes,
    overlaps,
    plan,
    publicity,
    reviews,
    rounds,
    tasks,
    timeline,
    versions,
)
from planning.cli import COMMANDS
from planning.config import Config, complete, from_text
from planning.lib.database import db
from planning.web import (
    access,
    assets,
    errors,
    languages,
    lean,
    migrating,
    security,
    signing_in,
    templating,
    unit_of_work,
)

ROOMS = (
    home,
    accounts,
    groups,
    plan,
    activities,
    comments,
    meetings,
    minutes,
    attachments,
    tasks,
    letters,
    lists,
    timeline,
    changes,
    versions,
    rounds,
    overlaps,
    council,
    publicity,
    reviews,
    about,
)


def create_app(settings: dict[str, Any] | None = None, *, instance: str | None = None) -> Flask:
    """Build the app: settings, tools, rooms, in that order.

    ``instance`` is the folder of the database and files; else ``PLANNING_INSTANCE``, else
    ``instance/`` beside the package.
    """
    folder = Path(instance or os.environ.get("PLANNING_INSTANCE") or "instance").absolute()
    app = Flask(__name__, instance_path=str(folder), instance_relative_config=True)
    app.config.from_object(Config)
    app.config.from_pyfile("config.py", silent=True)
    app.config.from_prefixed_env("PLANNING", loads=from_text)
    app.config.from_mapping(settings or {})
    complete(app.config, folder)

    db.init_app(app)
    migrating.init_app(app, directory=f"{app.root_path}/migrations")
    lean.init_app(app)
    CSRFProtect(app)
    Compress(app)
    security.init_app(app)
    unit_of_work.init_app(app)
    languages.init_app(app)
    signing_in.init_app(app)
    errors.init_app(app)

    for room in ROOMS:
        app.register_blueprint(room.bp)
    templating.init_app(app)
    assets.init_app(app)
    for command in COMMANDS:
        app.cli.add_command(command)
    access.refuse_unguarded_views(app)
    return app
