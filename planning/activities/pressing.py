"""What the buttons of a row do, and what is said beside the row when the page is there again.

At the top of a long page nobody would see it. So the words stand in the list where the row was,
and the field after them has the focus: it is described by them, so they are read aloud too.
"""

from __future__ import annotations

from flask import request, session
from flask_babel import gettext as _
from flask_login import current_user

from planning.activities import actions
from planning.lib.words import N_
from planning.model import Activity, AgendaItem
from planning.model.sheets import can_be_row
from planning.web.forms import whole_number
from planning.web.sentences import ROW_WORDS

_TOUCHED = N_("Somebody changed this row meanwhile. Look at it before you remove it.")


def press(activity: Activity, deed: str, *, based_on: int, because: AgendaItem | None) -> None:
    """Take a row away, put it back, or put it before or after another, as the button says."""
    way, _slash, path = deed.partition("/")
    if not can_be_row(activity, path):
        return
    kind, row_id = path.split("/")
    row = int(row_id)
    match way:
        case "remove":
            _remove(activity, kind, row, based_on=based_on, because=because)
        case "back":
            actions.put_back(activity, path, by=current_user, because=because)
            _tell(activity, kind, row, _("It is on its list again."))
        case "up" | "down":
            order = [whole_number(id_) for id_ in request.form.get(f"seen/{kind}", "").split(",")]
            seen = [id_ for id_ in order if id_]
            up = way == "up"
            actions.move(activity, kind, row, up=up, by=current_user, because=because, seen=seen)


def _remove(
    activity: Activity, kind: str, row: int, *, based_on: int, because: AgendaItem | None
) -> None:
    ids = [each.id for each in activity.rows(kind)]
    if row not in ids:
        return
    if not actions.is_fresh(activity, kind, row, based_on=based_on, by=current_user):
        _tell(activity, kind, row, _(_TOUCHED), tone="risk")
        return
    at = ids.index(row)
    words = actions.remove(activity, kind, row, by=current_user, because=because)
    name = words or f"{_(ROW_WORDS[kind])} {at + 1}"
    said = _("Removed: %(words)s. It stays written in the history.", words=name)
    following = next(iter(ids[at + 1 :]), 0)
    _tell(activity, kind, following, said, back=f"{kind}/{row}")


def _tell(
    activity: Activity, kind: str, before: int, words: str, *, tone: str = "good", back: str = ""
) -> None:
    """Say ``words`` before a row, or before the blank one (0) at the end of the list.

    ``back`` is the row that a button beside them puts back.
    """
    told = {"kind": kind, "before": before, "words": words, "tone": tone, "back": back}
    session["beside"] = {"sheet": activity.id} | told


def is_told() -> bool:
    """Whether something is to be said beside a row."""
    return "beside" in session


def beside(activity: Activity) -> dict[str, object]:
    """What is said beside a row of the sheet, once; nothing if there is nothing to say."""
    told: dict[str, object] = session.pop("beside", {}) if request.method == "GET" else {}
    return told if told.get("sheet") == activity.id else {}
