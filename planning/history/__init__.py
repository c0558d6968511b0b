"""The one way to write: every deed leaves its history, in the transaction of the deed.

Whatever people edit on a sheet goes through ``revise``, ``add_row``, ``remove_row`` or
``move_row``; any other deed is told to ``record``. Forms, scripts and imports differ only in
how they read their changes. Reading history back is each room's own query.
"""

from planning.history.keeping import record, take_turn, touched_by_others
from planning.history.lists import add_row, move_row, remove_row
from planning.history.pen import take_minutes, take_pen
from planning.history.revising import Conflict, Invalid, Outcome, revise

__all__ = [
    "Conflict",
    "Invalid",
    "Outcome",
    "add_row",
    "move_row",
    "record",
    "remove_row",
    "revise",
    "take_minutes",
    "take_pen",
    "take_turn",
    "touched_by_others",
]
