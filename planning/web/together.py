"""Several people at one sheet: who else is here, and what they changed meanwhile.

All of it stands in the database, so it does not matter which server process answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from planning import presence
from planning.chronicle import last_deed, written_since
from planning.model import Place, Sheet, Sighting, place
from planning.model.fields import Wrong
from planning.model.sheets import can_be_row
from planning.web.forms import whole_number
from planning.web.patching import body_of_request, shown
from planning.web.sentences import ROW_WORDS, place_in_words

#: In place of an id: the row that is not there yet.
BLANK = "new"

_PAGE = re.compile(r"[\w-]{1,40}")


def noted(sheet: Sheet) -> ResponseReturnValue:
    """Take a sign of life from an open page."""
    match body_of_request():
        case {"page": str(page), "left": True} if _PAGE.fullmatch(page):
            presence.leave(by=current_user, page=page)
        case {"page": str(page), **rest} if _PAGE.fullmatch(page):
            path = _path(sheet, rest.get("field"))
            presence.note(sheet, by=current_user, page=page, path=path)
        case _:
            return jsonify(errors={"": [_("Send page, a word of its own for every page.")]}), 422
    return jsonify(), 200


def _path(sheet: Sheet, name: object) -> str:
    """A path of the sheet, be it of a row that is not there yet; empty when it is none."""
    match str(name or "").split("/"):
        case [name] if name in sheet.FIELDS:
            return name
        case [kind, row_id, name] if kind in sheet.ROWS and (
            (row_id == BLANK or can_be_row(sheet, f"{kind}/{row_id}"))
            and name in sheet.ROWS[kind].row.FIELDS
        ):
            return f"{kind}/{row_id}/{name}"
    return ""


@dataclass(frozen=True)
class News:
    """Fields that say something else now, and lists whose rows came, went or changed places."""

    changes: dict[str, str] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)


def now(
    sheet: Sheet,
    afresh: Callable[[], Any],
    *,
    among: Callable[[str], str],
    lists: Callable[[Any, set[str]], dict[str, Any]],
    parts: Callable[[Any], str],
    in_form: Callable[[str, Place], str] = shown,
) -> ResponseReturnValue:
    """What is new on the sheet after the version ``since``, and who else is here.

    ``afresh`` reads the sheet as it is now; ``among`` makes a sentence of people; ``lists`` and
    ``parts`` show what else of the page is another now. Parts are left out for a page that has
    ``shown`` them as they were after the last deed.
    """
    page = request.args.get("page", "")
    found = presence.others(sheet, page if _PAGE.fullmatch(page) else "", current_user)
    latest = last_deed(sheet)
    tag = _tag(latest, sheet, found)
    response = Response(status=304)
    if not any(tag in held for held in request.if_none_match.as_set(include_weak=True)):
        sheet = afresh()
        since = whole_number(request.args.get("since")) or sheet.version
        news = _news(sheet, since, in_form)
        told = {"version": sheet.version, "latest": latest, "changes": news.changes, "by": news.by}
        if _is_behind(since, sheet.version, latest):
            told["parts"] = parts(sheet)
        response = jsonify(_who(sheet, found, among) | told | lists(sheet, news.kinds))
    response.set_etag(tag, weak=True)
    return response


def _is_behind(since: int, version: int, latest: int) -> bool:
    """Whether the page shows less than the sheet says now; as it came it shows all of ``since``."""
    seen = request.args.get("shown")
    return whole_number(seen) < latest if seen else since < version


def _tag(latest: int, sheet: Sheet, found: Sequence[Sighting]) -> str:
    state = [(each.user_id, each.path) for each in found]
    parts = (latest, sheet.version, state, str(get_locale()), current_user.id)
    return sha256(repr(parts).encode()).hexdigest()[:24]


def _who(sheet: Sheet, found: Sequence[Sighting], among: Callable[[str], str]) -> dict[str, Any]:
    people = [_told(sheet, each) for each in found]
    writing = "; ".join(p["told"] for p in people)
    names = ", ".join(p["name"] for p in people)
    return {
        "here": people,
        "said": among(writing) if people else "",
        "who": among(names) if people else "",
    }


def _told(sheet: Sheet, sighting: Sighting) -> dict[str, str]:
    is_me = sighting.user_id == current_user.id
    name = _("you in another window") if is_me else sighting.user.name
    label = _label(sheet, sighting.path)
    told = _("%(name)s, writing in: %(place)s", name=name, place=label) if label else name
    return {"name": name, "field": sighting.path, "label": label, "told": told}


def _label(sheet: Sheet, path: str) -> str:
    kind, _slash, rest = path.partition("/")
    if rest.startswith(f"{BLANK}/"):
        return str(_("new row, %(row)s", row=_(ROW_WORDS[kind])))
    return place_in_words(sheet, path) if path else ""


def _news(sheet: Sheet, since: int, in_form: Callable[[str, Place], str]) -> News:
    news = News()
    for event in written_since(sheet, since):
        kind, slash, rest = event.path.partition("/")
        if slash and "/" not in rest:
            news.kinds.add(kind)
        for path in _touched(sheet, event.path, event.verb):
            try:
                news.changes[path] = in_form(path, place(sheet, path))
            except Wrong:  # the row was removed later
                continue
            news.by[path] = _("changed by %(name)s", name=event.by.name) if event.by else ""
    return news


def _touched(sheet: Sheet, path: str, verb: str) -> list[str]:
    """The fields a deed wrote into: one, or all of a row that came back."""
    if verb in {"added", "restored"}:
        kind = path.partition("/")[0]
        return [f"{path}/{name}" for name in sheet.ROWS[kind].row.FIELDS]
    return [path] if verb == "changed" else []
