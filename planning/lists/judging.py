"""What each changed cell of a table means for the sheets as they stand: a verdict a cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from planning.documents.sheet import MOST_SIGNS
from planning.history import RowThen, State, merged_in
from planning.lib.collation import plain
from planning.lib.words import N_
from planning.lists.columns import LISTS, answers, in_every_language, members
from planning.lists.rows import Relisted, even, key_of_step, lines_of, relisted
from planning.lists.words import VEIL
from planning.model import Activity, Milestone
from planning.model.fields import Choice, Field, Flag, Wrong


class CellState(StrEnum):
    """What becomes of a cell that is not as the file was made."""

    CHANGES = "changes"
    MERGES = "merges"
    MEANWHILE = "meanwhile"
    UNREADABLE = "unreadable"
    STANDS = "stands"
    READ_ONLY = "read_only"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


#: Lines of one cell, a row of a list each; who needs more, adds them on the page.
MOST_LINES = 200
_SAVED = frozenset({CellState.CHANGES, CellState.MERGES})


@dataclass
class CellVerdict:
    """Of one cell: where it stands, what stands there now, what is wanted, and what is wrong.

    ``path`` and ``typed`` are what would be written; ``lines`` how a list would become another;
    ``new_step`` what a new row would say and ``key`` the word by which it is known when sent again.
    """

    column: str
    state: CellState
    now: str = ""
    after: str = ""
    wrong: Wrong | None = None
    path: str = ""
    typed: Any = None
    lines: Relisted | None = None
    step: str = ""
    new_step: dict[str, Any] = field(default_factory=dict)
    key: str = ""

    @property
    def is_good(self) -> bool:
        """Whether something of it can be saved."""
        return self.state in _SAVED


@dataclass(frozen=True)
class ThenAndNow:
    """An activity now and as it was when the file was made."""

    activity: Activity
    now: State
    base: State
    is_open: bool
    #: The rest of the base as the file has it, and names of measures by their ids.
    written: Mapping[str, str]
    measures: Mapping[int, str]


def of_field(sheet: ThenAndNow, name: str, raw: str) -> CellVerdict | None:
    """About a field of the activity itself; None where nobody changed the cell."""
    kind = sheet.activity.FIELDS[name]
    base, now = sheet.base.words.get(name, ""), sheet.now.words.get(name, "")
    if raw == even(sheet.written[name]) or _is_veil(name, raw):
        return None
    if name == "measure_id":
        return _measure(sheet, raw)
    return _settled(CellVerdict(name, CellState.CHANGES, path=name), kind, raw, base, now)


def _is_veil(name: str, raw: str) -> bool:
    """Whether a name that was hidden from whoever downloaded the file stands there as it did."""
    return name in {"responsible", "deputy"} and raw in in_every_language(VEIL)


def _settled(
    verdict: CellVerdict, kind: Field, raw: str, base: str, now: str
) -> CellVerdict | None:
    """Compare what stood there, what is wanted and what stands there, as ``revise`` does."""
    try:
        typed = _typed(kind, raw)
        mine = kind.show(kind.read(typed))
    except Wrong as wrong:
        verdict.state, verdict.now, verdict.after, verdict.wrong = (
            CellState.UNREADABLE, now, raw, wrong,
        )  # fmt: skip
        return verdict
    if mine in (base, now):
        return None
    verdict.now, verdict.after, verdict.typed = now, mine, typed
    if now != base:
        joined = merged_in(kind, base, mine, now)
        if joined is None:
            verdict.state = CellState.MEANWHILE
        else:
            verdict.state, verdict.after = CellState.MERGES, joined
    return verdict


def _typed(kind: Field, raw: str) -> Any:
    """What a person would have typed in a form.

    Raises:
        Wrong: none of the words that may stand there.
    """
    match kind:
        case Flag():
            said = answers().get(plain(raw))
            if said is None:
                raise Wrong(N_("Write yes or no."))
            return "1" if said else ""
        case Choice(among):
            member = members(among).get(plain(raw))
            return member.value if member else raw
    return raw


def _measure(sheet: ThenAndNow, raw: str) -> CellVerdict | None:
    kind = sheet.activity.FIELDS["measure_id"]
    base, now = sheet.base.words.get("measure_id", ""), sheet.now.words.get("measure_id", "")
    meant = _meant(raw, sheet.measures)
    verdict = CellVerdict("measure_id", CellState.CHANGES, path="measure_id")
    if meant is None:
        verdict.state, verdict.now, verdict.after = CellState.UNREADABLE, _named(sheet, now), raw
        verdict.wrong = Wrong(N_("This plan has no such measure."))
        return verdict
    settled = _settled(verdict, kind, meant, base, now)
    if settled:
        settled.now, settled.after = _named(sheet, now), _named(sheet, meant)
    return settled


def _named(sheet: ThenAndNow, id_: str) -> str:
    return sheet.measures.get(int(id_), "") if id_ else ""


def _meant(raw: str, measures: Mapping[int, str]) -> str | None:
    """The id of the measure with that name, else the only one with that number."""
    if not raw:
        return ""
    said = plain(raw)
    whole = [id_ for id_, name in measures.items() if plain(name) == said]
    number = raw.split(maxsplit=1)[0].rstrip(".")
    found = whole or [id_ for id_, name in measures.items() if name.split(" ")[0] == number]
    return str(found[0]) if len(found) == 1 else None


def of_list(sheet: ThenAndNow, name: str, raw: str) -> CellVerdict | None:
    """About a list in one cell. A list that others changed since is left to them."""
    base, now = sheet.base.rows[name], sheet.now.rows[name]
    if raw == even(lines_of(base)):
        return None
    kind = sheet.activity.ROWS[name].row.FIELDS["text"]
    verdict = CellVerdict(name, CellState.CHANGES, lines_of(now), raw)
    if len(lines_of(base)) > MOST_SIGNS:  # the file has only its beginning
        verdict.state = CellState.READ_ONLY
        return None if lines_of(base).startswith(raw) else verdict
    try:
        lines = [kind.show(kind.read(line)) for line in _few(raw, max(MOST_LINES, len(now)))]
    except Wrong as wrong:
        verdict.state, verdict.wrong = CellState.UNREADABLE, wrong
        return verdict
    verdict.after = "\n".join(lines)
    if verdict.after in (lines_of(base), lines_of(now)):
        return None
    if _same(base) != _same(now):
        verdict.state = CellState.MEANWHILE
    verdict.lines = relisted(now, lines)
    return verdict


def _few(raw: str, most: int) -> list[str]:
    """Lines of a cell with something in them.

    Raises:
        Wrong: there are more than ``most``.
    """
    lines = [line for line in raw.split("\n") if line.strip()]
    if len(lines) > most:
        raise Wrong(
            N_("%(num)s lines stand here; at most %(most)s fit."), num=len(lines), most=most
        )
    return lines


def _same(rows: list[RowThen]) -> list[tuple[int, str]]:
    return [(row.id, row.words.get("text", "")) for row in rows]


def of_step(sheet: ThenAndNow, step_id: int, cells: Mapping[str, str]) -> list[CellVerdict]:
    """About the cells of a step that stood or stands on the sheet."""
    base, now = (_step(state, step_id) for state in (sheet.base, sheet.now))
    if base is None and now is None:
        wrong = Wrong(N_("This activity has no such step."))
        return [CellVerdict("step", CellState.UNKNOWN, after=cells.get("text", ""), wrong=wrong)]
    then, stands = base or now, now or base
    assert then is not None  # noqa: S101 - one of them is there
    assert stands is not None  # noqa: S101
    found = []
    for name, kind in Milestone.FIELDS.items():
        if name in cells and cells[name] != even(_as_written(kind, then, name)):
            verdict = CellVerdict(name, CellState.CHANGES, path=f"milestones/{step_id}/{name}")
            verdict.step = stands.words.get("text", "")
            words = then.words.get(name, ""), stands.words.get(name, "")
            settled = _settled(verdict, kind, cells[name], *words)
            if settled and now is None and settled.is_good:
                settled.state, settled.now = CellState.MEANWHILE, ""
            found += [settled] if settled else []
    return found


def _step(state: State, step_id: int) -> RowThen | None:
    return next((row for row in state.rows["milestones"] if row.id == step_id), None)


def _as_written(kind: Field, row: RowThen, name: str) -> str:
    words = row.words.get(name, "")
    return "\0" if isinstance(kind, Choice) else words  # a choice is read, in either language


def new_step(
    sheet: ThenAndNow, cells: Mapping[str, str], added: Mapping[str, int]
) -> list[CellVerdict]:
    """About a step that somebody wrote below the others, unless it stands on the sheet already.

    ``added`` says which rows came from tables earlier, by their keys.
    """
    typed: dict[str, Any] = {}
    found = []
    for name, kind in Milestone.FIELDS.items():
        raw = cells.get(name, "")
        if not raw and isinstance(kind, Choice):
            continue
        try:
            typed[name] = _typed(kind, raw)
            kind.read(typed[name])
        except Wrong as wrong:
            found.append(CellVerdict(name, CellState.UNREADABLE, after=raw, wrong=wrong))
    after = _told(cells)
    if found or not after:
        return found
    known = [str(Milestone.FIELDS[name].read(typed[name])) for name in ("text", "when")]
    rows = sheet.now.rows["milestones"]
    key = _unspent(key_of_step(*known), added, {row.id for row in rows})
    stands = next(
        (
            row
            for row in rows
            if row.id == added.get(key) or [row.words["text"], row.words["when"]] == known
        ),
        None,
    )
    if stands:
        return [CellVerdict("text", CellState.STANDS, _told(stands.words), after)]
    return [CellVerdict("text", CellState.CHANGES, after=after, new_step=typed, key=key)]


def _unspent(key: str, added: Mapping[str, int], standing: Collection[int]) -> str:
    """The key, or, where its row came and was removed, the one for the same words once more."""
    while key in added and added[key] not in standing:
        key = f"{key}/{added[key]}"
    return key


def _told(words: Mapping[str, str]) -> str:
    return " – ".join(filter(None, [words.get("when", ""), words.get("text", "")]))


Judge = Callable[[ThenAndNow, str, str], CellVerdict | None]
#: How each column of an activity that may be written into is judged.
JUDGES: Mapping[str, Judge] = {
    **dict.fromkeys(Activity.FIELDS, of_field),
    **dict.fromkeys(LISTS, of_list),
}
