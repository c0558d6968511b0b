"""The worksheet against what was approved: part by part, both sides, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from flask_babel import gettext as _
from sqlalchemy import true

from planning.chronicle import names_in
from planning.history import Difference, State, differences, state_now
from planning.history.past import AXES, RowThen, undo
from planning.model import Activity, Event, Part, Stage
from planning.web.approved import deeds_since, tells
from planning.web.parts import PARTS, is_reported, part_of
from planning.web.sentences import FIELD_WORDS, Names, Piece, in_words, pieces

_THING = Activity.__tablename__
#: Fields of rows that need no name beside them.
_PLAIN = frozenset({"text", "when", "amount", "basis", "year", "kind", "certainty", "sources"})
#: In which order the fields of a row are read out.
_ORDER = {
    "costs": ("amount", "basis", "year", "kind", "certainty", "sources", "note"),
    "milestones": ("when", "text"),
}


#: One line of a section on one side: a field or a row, in pieces of words.
Wording: TypeAlias = list[Piece]


@dataclass(frozen=True)
class Section:
    """A part of the worksheet on both sides, and the last deed that changed it since."""

    part: Part
    old: list[Wording]
    new: list[Wording]
    is_reordered: bool = False
    deed: Event | None = None


@dataclass
class Compared:
    """What differs; ``same`` are the sections that say what they said.

    ``is_new``: nothing of it was ever approved. ``steps`` lead from the older state to the newer.
    """

    changed: list[Section] = field(default_factory=list)
    same: list[Section] = field(default_factory=list)
    is_new: bool = False
    steps: list[Difference] = field(default_factory=list)

    @property
    def parts(self) -> set[Part]:
        return {section.part for section in self.changed}


def compared(
    activity: Activity, since: int | None, until: int | None = None, *, approved: bool = False
) -> Compared:
    """The sheet after the deed ``until``, or now, against the one after ``since``.

    Without ``since`` everything is new; so it is where it must have been ``approved`` then and was
    not. Two queries besides those that load the sheet.
    """
    deeds = deeds_since(activity, since or 0)
    now = _before(activity, [deed for deed in deeds if until is not None and deed.id > until])
    then = _before(activity, deeds)
    found = Compared(
        is_new=since is None
        or any(deed.verb == "created" for deed in deeds)
        or (approved and then.axes["stage"] != Stage.APPROVED)
    )
    if found.is_new:
        then = _blank(now)
    found.steps = _steps(then, now)
    touched = {part_of(step.path) for step in found.steps}
    reordered = {part_of(step.path) for step in found.steps if step.verb == "moved"}
    names, last = _names(then, now), _last_deeds(deeds, until)
    for part in Part:
        sides = _sides(_lines(part, then, names), _lines(part, now, names))
        section = Section(part, *sides, part in reordered, last.get(part))
        (found.changed if part in touched else found.same).append(section)
    return found


def _before(activity: Activity, deeds: Sequence[Event]) -> State:
    """What the sheet says with the deeds undone, the last one first."""
    state = state_now(activity)
    for deed in reversed(deeds):
        undo(state, deed, Activity)
    return state


def _blank(state: State) -> State:
    return State(dict.fromkeys(state.words, ""), {kind: [] for kind in state.rows}, state.axes)


def _steps(then: State, now: State) -> list[Difference]:
    return [
        step
        for step in differences(Activity, then, now)
        if step.verb not in AXES and not is_reported(step.path)
    ]


def _names(then: State, now: State) -> Names:
    ids = then.words["measure_id"], now.words["measure_id"]
    return names_in([Difference(_THING, "changed", "measure_id", "", *ids)], activities=true())


def _last_deeds(deeds: Iterable[Event], until: int | None) -> dict[Part, Event]:
    return {
        part_of(deed.path): deed
        for deed in deeds
        if tells(deed.verb, deed.path) and (until is None or deed.id <= until)
    }


def _lines(part: Part, state: State, names: Names) -> dict[str, str]:
    """What a part says, line by line, each under the path of its field or row."""
    found: dict[str, str] = {}
    for root in PARTS[part]:
        if root in state.rows:
            found |= {f"{root}/{row.id}": _row_line(root, row) for row in state.rows[root]}
        elif words := _field_line(root, state.words[root], names):
            found[root] = words
    return found


def _field_line(name: str, words: str, names: Names) -> str:
    match name:
        case "measure_id":
            return names.get(("measure", words), "")
        case "is_ongoing":
            return str(_(FIELD_WORDS[name])).capitalize() if words else ""
        case "deputy" if words:
            return f"{_(FIELD_WORDS[name])} {words}"
    return words


def _row_line(kind: str, row: RowThen) -> str:
    said = []
    if kind == "costs" and not row.words.get("amount"):
        said.append(str(_("amount not known")))
    for name in _ORDER.get(kind, tuple(row.words)):
        words = in_words(_THING, f"{kind}/{row.id}/{name}", row.words.get(name, ""))
        if words:
            said.append(words if name in _PLAIN else f"{_(FIELD_WORDS[name])}: {words}")
    return " – ".join(said) if kind == "milestones" else ", ".join(said)


def _sides(old: dict[str, str], new: dict[str, str]) -> tuple[list[Wording], list[Wording]]:
    """Lines of both sides: what is gone stands on the one, what came on the other."""
    left = [_kept(old[key], new.get(key, ""), lambda kind: kind != "new") for key in old]
    right = [_kept(old.get(key, ""), new[key], lambda kind: kind != "gone") for key in new]
    return left, right


def _kept(before: str, after: str, keeps: Callable[[str], bool]) -> list[Piece]:
    return [piece for piece in pieces(before, after, whole=True) if keeps(piece.kind)]
