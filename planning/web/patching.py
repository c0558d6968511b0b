"""Changing single fields of any sheet by a script: reading what it sent, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from flask import jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from planning.history import Conflict, Invalid, Revised
from planning.lib.words import N_
from planning.model import Place, Sheet, place
from planning.model.fields import Wrong, clean
from planning.web.settling import told
from planning.web.unit_of_work import keep_anyway

#: How many fields one request may write. The largest sheets have fewer; a script that sends more
#: would keep everybody else waiting for their turn.
MOST = 1000
Kind = TypeVar("Kind", list[Any], dict[str, Any])


@dataclass(frozen=True)
class Wish:
    """What a script asks to be saved.

    ``seen`` says over which words somebody typed, see ``history.revise``; ``revive`` names rows
    that others removed and that shall come back first; ``because`` the point it comes from.
    """

    based_on: int
    changes: dict[str, Any]
    seen: dict[str, str]
    revive: list[str]
    because: object
    #: Whether the answer says values as the form of the sheet has them.
    in_words: bool


def wish() -> Wish:
    """What the request asks.

    Raises:
        Invalid: it asks something else.
    """
    body = body_of_request()
    match body:
        case {"based_on": int(based_on), "changes": dict(changes)} if type(based_on) is int:
            seen, revive = _of(body, "seen", dict), _of(body, "revive", list)
            if len(changes) + len(revive) > MOST:
                wrong = Wrong(N_("At most %(most)s fields can be saved at once."), most=MOST)
                raise Invalid({"": wrong})
            return Wish(
                based_on,
                changes,
                {path: str(words) for path, words in seen.items() if path in changes},
                [path for path in revive if isinstance(path, str)],
                body.get("because"),
                body.get("as") == "words",
            )
    wrong = Wrong(N_("Send based_on, the version you read, and changes: field and value."))
    raise Invalid({"": wrong})


def body_of_request() -> Any:
    """What a script sent, its texts without signs that no database keeps; None if that is no JSON.

    Names of members stay as they are: a path with such a sign is none that we know.
    """
    try:
        return _kept(request.get_json(silent=True))
    except RecursionError:  # brackets within brackets within brackets
        return None


def _kept(sent: Any) -> Any:
    match sent:
        case str():
            return clean(sent)
        case list():
            return [_kept(each) for each in sent]
        case dict():
            return {name: _kept(each) for name, each in sent.items()}
    return sent


def _of(body: dict[str, Any], name: str, kind: type[Kind]) -> Kind:
    """A member of what was sent that may be left out."""
    found = body.get(name)
    return found if isinstance(found, kind) else kind()


def shown(_path: str, found: Place) -> str:
    """A value as its form has it, where that is how a person would type it."""
    return found.shown


def answered(
    sheet: Sheet,
    wished: Wish,
    outcome: Revised,
    surfaces: Callable[[list[Conflict]], dict[str, str]],
    *,
    in_form: Callable[[str, Place], str] = shown,
) -> ResponseReturnValue:
    """What was saved, and what collided with a surface for each to be settled on."""
    values = {
        path: in_form(path, place(sheet, path)) if wished.in_words else plain(value)
        for path, value in outcome.saved.items()
    }
    if not outcome.conflicts:
        found = {"before": outcome.before} if wished.in_words else {}
        return jsonify(version=outcome.version, values=values, **found)
    keep_anyway()
    answer = {"version": outcome.version, "saved": list(values)}
    if wished.in_words:
        answer |= {"values": values, "html": surfaces(outcome.conflicts)}
    return jsonify(answer | {"conflicts": [_told(c) for c in outcome.conflicts]}), 409


def _told(conflict: Conflict) -> dict[str, Any]:
    """The texts of a conflict; of its row only that it is gone, where it is."""
    return {n: v for n, v in vars(conflict).items() if n != "is_gone" or v}


def surfaces(sheet: Sheet, conflicts: list[Conflict], form: Any, form_id: str) -> dict[str, str]:
    """The surface on which each conflict is settled, as the page without scripts has it."""
    page = {"sheet": sheet, "form": form, "form_id": form_id}
    return {
        conflict.field: render_template(
            "components/in_place.html", conflict=conflict, event=event, **page
        )
        for conflict, event in told(sheet, conflicts)
    }


def refused(invalid: Invalid) -> ResponseReturnValue:
    """Nothing was saved: what is wrong with which field, in the reader's language."""
    said = {path: [_(wrong.message, **wrong.values)] for path, wrong in invalid.errors.items()}
    return jsonify(errors=said), 422


def plain(value: Any) -> Any:
    """A value as JSON has it, such that sending it back changes nothing."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else str(value)
        case date() | time():
            return value.isoformat()
    return value
