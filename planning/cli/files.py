from __future__ import annotations

import re
import time
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from planning.lib.database import db
from planning.model import Attachment, Edition, Logo
from planning.web.papers import store

files = AppGroup("files", help="Look after attached files.")

#: Seconds for which a file is left alone: somebody may be attaching it right now.
YOUNG = 3600
_DIGEST = re.compile(r"[0-9a-f]{64}")


@files.command()
@with_appcontext
def tidy() -> None:
    """Remove files that nothing refers to any more."""
    wanted = _wanted()
    found = [path for path in store().folder.glob("??/*") if _may_go(path, wanted)]
    freed = sum(path.stat().st_size for path in found)
    for path in found:
        path.unlink()
    click.echo(f"Removed files: {len(found)}, {freed / 1_000_000:.1f} MB.")


def _may_go(path: Path, wanted: set[str]) -> bool:
    """Whether it is no longer wanted, or was never written to its end."""
    return path.name not in wanted and time.time() - path.stat().st_mtime > YOUNG


def _wanted() -> set[str]:
    """Files of attachments and logos; published editions keep theirs for ever."""
    wanted = set(db.session.scalars(select(Attachment.digest)))
    wanted |= set(db.session.scalars(select(Logo.digest)))
    for faces in db.session.execute(select(Edition.public, Edition.full)).yield_per(50):
        for face in faces:
            wanted |= set(_DIGEST.findall(face))
    return wanted
