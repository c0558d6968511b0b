from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planning.history import Invalid, add_row, order_rows, remove_row, revise
from planning.lib.database import db
from planning.lists.brought import Table
from planning.lists.deciding import Judgement, judged
from planning.lists.judging import CellState, CellVerdict
from planning.lists.rows import Relisted
from planning.model import Activity, NotAllowedNow, Plan, User
from planning.references import resolve
from planning.worksheets import take_worksheet


def save(plan: Plan, table: Table, *, by: User, day: date) -> Judgement:
    """Save every cell that can be saved, judged anew on what stands there in this very moment.

    What the judgement says afterwards of a cell is what became of it.
    """
    for id_ in sorted(judged(plan, table, by, day).touched):
        activity = db.session.get_one(Activity, id_)
        try:
            take_worksheet(activity, by=by)
        except NotAllowedNow:  # it was locked meanwhile: so says the next judgement
            continue
    found = judged(plan, table, by, day)
    for row in found.rows:
        if row.activity is not None and row.good:
            _save_row(row.good, row.activity, by=by)
    return found


def _save_row(good: Iterable[CellVerdict], activity: Activity, *, by: User) -> None:
    paths = []
    for verdict in good:
        try:
            _save_cell(activity, verdict, by=by)
        except Invalid as invalid:
            verdict.state, verdict.wrong = CellState.UNREADABLE, next(iter(invalid.errors.values()))
        else:
            paths.append(verdict.path or ("milestones" if verdict.new_step else verdict.column))
    resolve(activity, paths)


def _save_cell(activity: Activity, verdict: CellVerdict, *, by: User) -> None:
    if verdict.lines is not None:
        _relist(activity, verdict.column, verdict.lines, by=by)
    elif verdict.new_step:
        add_row(activity, "milestones", verdict.new_step, by=by, key=verdict.key)
    else:
        # What was written meanwhile is in these words already: nobody writes between.
        words = verdict.after if verdict.state is CellState.MERGES else verdict.typed
        revise(activity, {verdict.path: words}, based_on=activity.version, by=by)


def _relist(activity: Activity, kind: str, lines: Relisted, *, by: User) -> None:
    """Let a list say what was written, row by row."""
    changes = {f"{kind}/{id_}/text": words for id_, words in lines.reworded.items()}
    revise(activity, changes, based_on=activity.version, by=by)
    for id_ in lines.removed:
        remove_row(activity, kind, id_, by=by)
    added = [add_row(activity, kind, {"text": words}, by=by).id for words in lines.added]
    order = [id_ if id_ > 0 else added[-id_ - 1] for id_ in lines.order]
    order_rows(activity, kind, order, by=by)
