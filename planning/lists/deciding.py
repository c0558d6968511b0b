"""A whole table judged, with few questions to the database however long it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from planning import permissions as may
from planning.history import State, state_now
from planning.history.rebuilding import take_back_to
from planning.lib.words import N_
from planning.lists import queries
from planning.lists.brought import Brought, Table
from planning.lists.columns import ACTIVITY, BY_NAME
from planning.lists.judging import (
    JUDGES,
    MOST_LINES,
    CellState,
    CellVerdict,
    ThenAndNow,
    new_step,
    of_step,
)
from planning.lists.rows import even, mark_of, written
from planning.lists.words import VEIL, guarded, shown
from planning.model import Activity, Plan, Stage, User
from planning.model.fields import Wrong
from planning.web.parts import REPORTED

#: Versions of a sheet that rows of one table may come from: each is rebuilt.
MOST_VERSIONS = 5


@dataclass
class Judged:
    """A row of the file with verdicts on its cells; without an activity where there is none."""

    place: int
    activity: Activity | None
    verdicts: list[CellVerdict]
    is_step: bool = False

    @property
    def good(self) -> list[CellVerdict]:
        """What can be saved."""
        return [verdict for verdict in self.verdicts if verdict.is_good]

    @property
    def is_for_city(self) -> bool:
        """Whether what can be saved changes a sheet that the city has approved."""
        return (
            self.activity is not None
            and self.activity.stage is Stage.APPROVED
            and any(not (self.is_step and each.column in REPORTED) for each in self.good)
        )


@dataclass
class Judgement:
    """Rows with something to say, and how many activities are as they were."""

    rows: list[Judged] = field(default_factory=list)
    same: int = 0
    unknown: list[str] = field(default_factory=list)

    @property
    def good(self) -> int:
        """How many cells can be saved."""
        return sum(len(row.good) for row in self.rows)

    @property
    def touched(self) -> set[int]:
        """Ids of activities in which something can be saved."""
        return {row.activity.id for row in self.rows if row.activity and row.good}


def judged(plan: Plan, table: Table, user: User, day: date) -> Judgement:
    """What each changed cell means. Nine queries at most."""
    rows = [*table.activities, *table.steps]
    ids = {key for row in rows if (key := row.key("id"))}
    numbers = {row.cells.get("number", "") for row in table.steps if row.key("id") == 0} - {""}
    known = {each.id: each for each in queries.activities(plan, user, ids=ids, numbers=numbers)}
    court = _Court(plan, user, day, known, table)
    found = Judgement(unknown=table.unknown)
    for brought in table.activities:
        found.rows += court.activity(brought)
    for brought in table.steps:
        found.rows += court.step(brought)
    changed = {row.activity.id for row in found.rows if row.activity}
    found.same = len(ids & set(known) - changed)
    return found


class _Court:
    """Judges rows one by one; knows the sheets they are about, now and as they were."""

    def __init__(
        self,
        plan: Plan,
        user: User,
        day: date,
        known: Mapping[int, Activity],
        table: Table,
    ) -> None:
        self._user, self._day, self._known = user, day, known
        self._measures = queries.measures_of(plan)
        self._now = {id_: state_now(activity) for id_, activity in known.items()}
        veiled = queries.veiled(plan, user)
        for id_, state in self._now.items():
            state.words |= {name: str(_(VEIL)) for name in veiled.get(id_, ())}
        self._asked = _versions([*table.activities, *table.steps])
        self._bases = self._then()
        self._sheets: dict[tuple[int, int], ThenAndNow] = {}
        self._seen: set[int] = set()
        self._seen_steps: set[int | tuple[int, str]] = set()
        self._new: Counter[int] = Counter()
        is_growing = any(row.key("step") == 0 for row in table.steps)
        self._added = queries.steps_from_tables(known if is_growing else ())

    def _then(self) -> dict[tuple[int, int], State]:
        """Sheets as they were when the file was made, of those whose past the person may know."""
        older = {
            (id_, version): state_now(activity)
            for id_, activity in self._known.items()
            if may.see_activity_history(self._user, activity)
            for version in self._asked[id_]
            if 0 < version < activity.version
        }
        take_back_to(older, Activity)
        return older

    def activity(self, brought: Brought) -> Iterator[Judged]:
        """About a row of an activity; nothing where it is as it was."""
        sheet = _NEW if brought.key("id") == 0 else self._sheet(brought)
        if isinstance(sheet, Wrong):
            yield self._unknown(brought, sheet)
            return
        if sheet.activity.id in self._seen:
            yield self._unknown(brought, _TWICE)
            return
        self._seen.add(sheet.activity.id)
        verdicts = [
            verdict
            for name, judge in JUDGES.items()
            if name in brought.cells and (verdict := judge(sheet, name, brought.cells[name]))
        ]
        self._forbid(sheet, verdicts)
        verdicts += self._of_shown(sheet, brought)
        if verdicts:
            verdicts.sort(key=lambda verdict: ACTIVITY.index(BY_NAME[verdict.column]))
            yield Judged(brought.place, sheet.activity, verdicts)

    def step(self, brought: Brought) -> Iterator[Judged]:
        """About a row of a step."""
        step_id = brought.key("step")
        sheet = self._sheet(brought) if step_id or brought.key("id") else self._by_number(brought)
        if isinstance(sheet, Wrong) or step_id is None:
            wrong = sheet if isinstance(sheet, Wrong) else _KEY_LOST
            yield self._unknown(brought, wrong, is_step=True)
            return
        cells = brought.cells
        verdicts = of_step(sheet, step_id, cells) if step_id else self._new_step(sheet, cells)
        known = step_id or next(((sheet.activity.id, v.key) for v in verdicts if v.key), 0)
        if known in self._seen_steps:
            yield self._unknown(brought, _TWICE, is_step=True)
            return
        self._seen_steps |= {known} - {0}
        self._forbid(sheet, verdicts)
        verdicts += _of_shown_step(sheet, brought) if step_id else []
        if verdicts:
            yield Judged(brought.place, sheet.activity, verdicts, is_step=True)

    def _new_step(self, sheet: ThenAndNow, cells: Mapping[str, str]) -> list[CellVerdict]:
        id_, stand = sheet.activity.id, len(sheet.now.rows["milestones"])
        verdicts = new_step(sheet, cells, self._added[id_])
        for verdict in verdicts:
            if verdict.key and stand + self._new[id_] >= MOST_LINES:
                verdict.state, verdict.wrong = CellState.UNREADABLE, _FULL
            elif verdict.key:
                self._new[id_] += 1
        return verdicts

    def _sheet(self, brought: Brought) -> ThenAndNow | Wrong:
        id_, version = brought.key("id"), brought.key("version")
        if id_ == 0:
            return _NO_ACTIVITY
        activity = self._known.get(id_ or 0)
        if activity is None:
            return Wrong(N_("There is no such activity in this plan, or you may not see it."))
        if not version or version > activity.version:
            return _KEY_LOST
        if version not in self._asked[activity.id]:
            return _TOO_MANY
        return self._as_of(activity, version)

    def _as_of(self, activity: Activity, version: int) -> ThenAndNow:
        if (activity.id, version) not in self._sheets:
            self._sheets[activity.id, version] = self._compared(activity, version)
        return self._sheets[activity.id, version]

    def _compared(self, activity: Activity, version: int) -> ThenAndNow:
        now = self._now[activity.id]
        base = self._bases.get((activity.id, version), now)
        is_open = may.edit_activity(self._user, activity)
        said = written(base, self._measures)
        return ThenAndNow(activity, now, base, is_open, said, self._measures)

    def _by_number(self, brought: Brought) -> ThenAndNow | Wrong:
        """A new step whose writer gave no key, but the number of its activity."""
        number = brought.cells.get("number", "")
        found = [each for each in self._known.values() if number and each.number == number]
        if len(found) != 1:
            return Wrong(N_("Write the number of the activity that the new step belongs to."))
        return self._as_of(found[0], found[0].version)

    def _forbid(self, sheet: ThenAndNow, verdicts: list[CellVerdict]) -> None:
        if not sheet.is_open:
            for verdict in verdicts:
                verdict.state = CellState.FORBIDDEN

    def _of_shown(self, sheet: ThenAndNow, brought: Brought) -> list[CellVerdict]:
        """About cells that are only to be read, should somebody have written into them."""
        cells = brought.cells
        if cells.get("mark") == mark_of(guarded(cells)):
            return []
        return [
            CellVerdict(name, CellState.READ_ONLY, now, cells[name])
            for name, now in shown(sheet.activity, self._day).items()
            if name in cells and cells[name] != even(now)
        ]

    def _unknown(self, brought: Brought, wrong: Wrong, *, is_step: bool = False) -> Judged:
        column = "text" if is_step else "title"
        verdict = CellVerdict(column, CellState.UNKNOWN, after=_name(brought), wrong=wrong)
        return Judged(brought.place, None, [verdict], is_step)


_NEW = Wrong(N_("A new row. Start a new activity on the page of its group."))
_NO_ACTIVITY = Wrong(
    N_("The key of the activity is missing beside this step. Copy the row from a new table.")
)
_KEY_LOST = Wrong(
    N_("The keys at the end of the row are not as they were. Copy the row from a new table.")
)
_FULL = Wrong(
    N_("A table gives an activity at most %(most)s steps. Add this one on its page."),
    most=MOST_LINES,
)
_TOO_MANY = Wrong(
    N_("Rows of this activity come from more than %(most)s tables. Copy them from one of them."),
    most=MOST_VERSIONS,
)
_TWICE = Wrong(N_("This stands in the table twice. The first row holds."))


def _versions(rows: Iterable[Brought]) -> defaultdict[int, dict[int, None]]:
    """The first few versions that rows name of each sheet, by its id."""
    asked: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for row in rows:
        id_, version = row.key("id") or 0, row.key("version") or 0
        if len(asked[id_]) < MOST_VERSIONS:
            asked[id_][version] = None
    return asked


def _name(brought: Brought) -> str:
    words = (brought.cells.get(name, "") for name in ("number", "text", "title"))
    return " ".join(filter(None, words))


def _of_shown_step(sheet: ThenAndNow, brought: Brought) -> list[CellVerdict]:
    cells = brought.cells
    names = [name for name in ("number", "title") if name in cells]
    if not names or cells.get("mark") == mark_of([cells.get("number", ""), cells.get("title", "")]):
        return []
    now = sheet.now.words
    return [
        CellVerdict(name, CellState.READ_ONLY, now[name], cells[name])
        for name in names
        if cells[name] != even(now[name])
    ]
