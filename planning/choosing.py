"""What pages offer to choose from."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from planning.lib.collation import czech
from planning.lib.database import db
from planning.model import Group

#: Things in one list; who has more needs to search.
MOST = 500


def groups(*conditions: ColumnElement[bool]) -> list[Group]:
    """Every group, or those that meet the conditions, in Czech order. One query."""
    found = db.session.scalars(select(Group).where(*conditions).order_by(Group.id).limit(MOST))
    return sorted(found, key=lambda group: czech(group.name))
