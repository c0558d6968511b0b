"""Writing on worksheets, whoever brings the words: a form, a script, a table read in again."""

from __future__ import annotations

from planning import permissions as may
from planning.history import take_turn
from planning.lib.words import N_
from planning.model import Activity, NotAllowedNow, User


def take_worksheet(activity: Activity, *, by: User) -> None:
    """Wait for one's turn to write on the worksheet, and see it as it is then.

    Raises:
        NotAllowedNow: somebody has locked it in this very moment.
    """
    take_turn(activity)
    if not may.edit_activity(by, activity):
        raise NotAllowedNow(N_("This activity can no longer be changed. Open it again."))
