from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planning import permissions as may
from planning.history import Revised, revise, take_turn
from planning.lib.clock import now
from planning.lib.database import db
from planning.lib.words import N_
from planning.model import Activity, DomainError, NotAllowedNow, SavedView, User
from planning.timeline import kept


def set_terms(activity: Activity, terms: Mapping[str, Any], *, based_on: int, by: User) -> Revised:
    """Write terms of milestones, path -> words, as ``by`` saw them in version ``based_on``.

    Raises:
        Invalid: something written is no term; then nothing is saved.
    """
    take_turn(activity)
    if not may.edit_activity(by, activity):  # somebody may have locked it in this very moment
        raise NotAllowedNow(N_("This activity can no longer be changed. Open it again."))
    outcome = revise(activity, terms, based_on=based_on, by=by)
    db.session.flush()  # the timeline's rows are read past the session
    return outcome


def keep_view(view: SavedView, *, name: str, is_shared: bool, group_id: int | None) -> None:
    """Give a view its name and say who else may open it. One's own matter: history is not told.

    Raises:
        DomainError: its owner has another view of that name, or as many as one may keep.
    """
    if not view.id and kept.is_full(view.owner_id):
        said = N_("You keep %(most)s views already. Remove one that you no longer need.")
        raise DomainError(said, most=kept.MOST_OF_ONE)
    if kept.is_named(view, name):
        raise DomainError(N_("You have a view of that name already."))
    view.name, view.is_shared, view.group_id = name, is_shared, group_id
    db.session.add(view)


def new_view(query: str, *, by: User) -> SavedView:
    """A view of that choice, which has no name yet."""
    return SavedView(owner_id=by.id, query=query, at=now())


def remove_view(view: SavedView) -> None:
    """Forget a view."""
    db.session.delete(view)
