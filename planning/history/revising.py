"""Changing fields of a sheet that others may be changing at the same time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planning.history.keeping import (
    first_words_since,
    keep,
    label_of,
    raise_version,
    take_turn,
    words_of_removed,
)
from planning.history.overwriting import overwrite, stands_alone
from planning.lib.merge import merged
from planning.model import AgendaItem, Place, Sheet, User, place
from planning.model.fields import Field, Line, Prose, Wrong


@dataclass(frozen=True)
class Conflict:
    """Two people changed the same words; all three texts as a person would type them.

    ``is_gone``: the other removed the whole row.
    """

    field: str
    base: str
    mine: str
    theirs: str
    is_gone: bool = False


@dataclass
class Revised:
    """What became of somebody's changes: saved paths with their values, and what collided.

    ``before`` is the version they found, ``version`` the one they left.
    """

    before: int
    version: int
    saved: dict[str, Any] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


class Invalid(Exception):
    """Some of the changes cannot stand; nothing was saved. ``errors``: path -> what is wrong."""

    def __init__(self, errors: dict[str, Wrong]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


def revise(
    sheet: Sheet,
    changes: Mapping[str, Any],
    *,
    based_on: int,
    by: User | None,
    because: AgendaItem | None = None,
    seen: Mapping[str, str] | None = None,
) -> Revised:
    """Change fields of a sheet that ``by`` had before their eyes in version ``based_on``.

    ``changes`` says path -> what was typed. A field nobody else touched since is saved; one that
    somebody did is merged word by word where that is possible, and is a conflict where not.
    ``seen`` says path -> the words somebody typed over, where these never stood on the sheet as
    such: their last words were merged with another's while they typed on.

    Raises:
        Invalid: something typed cannot stand; then nothing is saved.
    """
    take_turn(sheet)
    since = first_words_since(sheet, based_on) | _as_kept(sheet, seen or {})
    outcome = Revised(sheet.version, sheet.version)
    wanted: list[tuple[str, Place, Any]] = []
    lost: dict[str, Wrong] = {}
    errors: dict[str, Wrong] = {}
    for path, typed in changes.items():
        try:
            found = place(sheet, path)
        except Wrong as wrong:
            lost[path] = wrong
            continue
        try:
            wanted.append((path, found, found.field.read(typed)))
        except Wrong as wrong:
            errors[path] = wrong
    gone = words_of_removed(sheet, lost)
    errors |= {path: wrong for path, wrong in lost.items() if path not in gone}
    if errors:
        raise Invalid(errors)
    for path, words in gone.items():
        _miss(outcome, path, changes[path], since.get(path, words))
    for path, found, value in wanted:
        _settle(outcome, path, found, value, since.get(path, found.shown))
    changed = {path: found for path, found, _ in wanted if path in outcome.saved}
    _write(sheet, outcome, changed, by=by, because=because)
    return outcome


def _as_kept(sheet: Sheet, seen: Mapping[str, str]) -> dict[str, str]:
    """Words somebody typed over, as the sheet would keep them."""
    kept = dict(seen)
    for path, words in seen.items():
        try:
            kind = place(sheet, path).field
            kept[path] = kind.show(kind.read(words))
        except Wrong:
            continue  # of a row that is gone they stay as they are
    return kept


def _miss(outcome: Revised, path: str, typed: Any, base: str) -> None:
    """Somebody wrote into a row that is gone: a conflict, unless they left it as it was."""
    mine = str(typed).strip()
    if mine != base.strip():
        outcome.conflicts.append(Conflict(path, base, mine, "", is_gone=True))


def _settle(outcome: Revised, path: str, found: Place, value: Any, base: str) -> None:
    """Decide about one field: save it, merge it, leave it, or call it a conflict."""
    mine, theirs = found.field.show(value), found.shown
    if mine == base:
        return
    if theirs not in {mine, base}:
        joined = merged_in(found.field, base, mine, theirs)
        if joined is None:
            outcome.conflicts.append(Conflict(path, base, mine, theirs))
            return
        value = found.field.read(joined)
    outcome.saved[path] = value


def merged_in(kind: Field, base: str, mine: str, theirs: str) -> str | None:
    """Both changes in one text that may stand in such a field; None where there is no such text."""
    joined = merged(base, mine, theirs) if isinstance(kind, Line | Prose) else None
    if joined is None:
        return None
    try:
        kind.read(joined)
    except Wrong:
        return None
    return joined


def _write(
    sheet: Sheet,
    outcome: Revised,
    changed: Mapping[str, Place],
    *,
    by: User | None,
    because: AgendaItem | None,
) -> None:
    told = {p: f for p, f in changed.items() if f.field.show(outcome.saved[p]) != f.shown}
    if not told:
        return
    own = {f.name: outcome.saved[p] for p, f in told.items() if f.thing is sheet}
    at_once = len(own) == len(told) and stands_alone(sheet, own)
    olds = {path: found.shown for path, found in told.items()}
    if at_once:
        overwrite(sheet, own)
    else:
        raise_version(sheet)
    outcome.version = sheet.version
    for path, found in told.items():
        label = label_of(found.thing)
        if not at_once:
            setattr(found.thing, found.name, outcome.saved[path])
        keep(
            sheet,
            "changed",
            by=by,
            because=because,
            path=path,
            label=label,
            old=olds[path],
            new=found.shown,
            version=sheet.version,
        )
