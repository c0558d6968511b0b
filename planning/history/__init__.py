"""The one way to write: every deed leaves its history, in the transaction of the deed.

Whatever people edit on a sheet goes through ``revise``, ``add_row``, ``remove_row`` or
``move_row``; any other deed is told to ``record``. Forms, scripts and imports differ only in
how they read their changes. What a sheet said earlier is rebuilt by undoing deeds (``past``),
and brought back by further deeds (``restoring``). ``chronicle`` tells history in words people know.
"""

from planning.history.keeping import (
    first_words_since,
    record,
    step,
    take_turn,
    touched_by_others,
    wait_for_turn,
)
from planning.history.lists import (
    add_row,
    move_row,
    order_rows,
    place_row,
    put_back,
    read_words,
    remove_row,
)
from planning.history.naming import last_deed_of_all, name_version
from planning.history.past import Deed, Difference, RowThen, State, applied, differences, state_now
from planning.history.pen import take_minutes, take_pen
from planning.history.restoring import bring_back, last_removal, restore_row, state_after
from planning.history.revising import Conflict, Invalid, Revised, merged_in, revise
from planning.history.suggesting import take_up

__all__ = [
    "Conflict",
    "Deed",
    "Difference",
    "Invalid",
    "Revised",
    "RowThen",
    "State",
    "add_row",
    "applied",
    "bring_back",
    "differences",
    "first_words_since",
    "last_deed_of_all",
    "last_removal",
    "merged_in",
    "move_row",
    "name_version",
    "order_rows",
    "place_row",
    "put_back",
    "read_words",
    "record",
    "remove_row",
    "restore_row",
    "revise",
    "state_after",
    "state_now",
    "step",
    "take_minutes",
    "take_pen",
    "take_turn",
    "take_up",
    "touched_by_others",
    "wait_for_turn",
]
