"""A table between being read and being saved: with us, for who brought it and nobody else."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from planning.documents.sheet_reader import read
from planning.lists.brought import Table, understood
from planning.model import Plan, User
from planning.web import papers

#: Seconds for which a table waits to be saved; then it may be tidied away.
_WAITS = 3600


def kept(data: bytes, plan: Plan, user: User) -> str:
    """Keep the file; the sealed words by which its owner finds it again."""
    return str(_seal().dumps([papers.keep(data), plan.id, user.id]))


def found_again(words: str, plan: Plan, user: User) -> Table | None:
    """What the file holds; None where it waits no longer."""
    try:
        digest, plan_id, user_id = _seal().loads(words, max_age=_WAITS)
    except (BadData, ValueError, TypeError):
        return None
    if (plan_id, user_id) != (plan.id, user.id) or not papers.store().has(digest):
        return None
    return understood(read(papers.store().get(digest)))


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="table")
