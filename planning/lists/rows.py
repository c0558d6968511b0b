"""What a sheet says as one row of words, and how lines of a cell become rows of a list again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import sha256

from planning.history import RowThen, State
from planning.lists.columns import LISTS


def even(words: str) -> str:
    """Words of a cell without what programs change on their own: ends of lines, spaces around."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def lines_of(rows: Sequence[RowThen]) -> str:
    """A list as a cell says it: each row a line, rows nobody has written into none."""
    return "\n".join(words for row in rows if (words := row.words.get("text", "").strip()))


def written(state: State, measures: Mapping[int, str]) -> dict[str, str]:
    """The columns of an activity that may be written into, as the file has them."""
    words = dict(state.words)
    measure = words.get("measure_id", "")
    words["measure_id"] = measures.get(int(measure), "") if measure else ""
    return words | {kind: lines_of(state.rows[kind]) for kind in LISTS}


def mark_of(cells: Sequence[str]) -> str:
    """A short text by which cells that nobody shall change are known to be as they were."""
    whole = "\x1f".join(map(even, cells))
    return sha256(whole.encode(errors="replace")).hexdigest()[:10]


#: How keys of rows begin that came from a table; those of browsers are other words.
FROM_TABLE = "table/"


def key_of_step(text: str, when: str) -> str:
    """What a step from a table is known by on its sheet, in whichever file it comes again."""
    return FROM_TABLE + sha256(f"{text}\x1f{when}".encode()).hexdigest()[:32]


@dataclass
class Relisted:
    """How a list becomes what somebody wrote: rows reworded, removed and added, and their order.

    In ``order`` a row that stays is its id, an added one its place in ``added``, from -1 down.
    """

    reworded: dict[int, str] = field(default_factory=dict)
    removed: list[int] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    order: list[int] = field(default_factory=list)


def relisted(rows: Sequence[RowThen], lines: Sequence[str]) -> Relisted:
    """A line that says what a row says is that row, wherever it stands; then places decide."""
    had = [(row.id, row.words.get("text", "").strip()) for row in rows]
    had = [each for each in had if each[1]]
    place: dict[int, int] = {}  # of a line: the row it is
    _pair_equal(had, lines, place)
    _pair_by_place(had, lines, place)
    stays = set(place.values())
    found = Relisted(removed=[id_ for id_, _text in had if id_ not in stays])
    said = dict(had)
    for at, line in enumerate(lines):
        if at not in place:
            found.added.append(line)
            found.order.append(-len(found.added))
            continue
        found.order.append(place[at])
        if said[place[at]] != line:
            found.reworded[place[at]] = line
    return found


def _blocks(
    had: Sequence[tuple[int, str]], lines: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    before = [text for _id, text in had]
    return SequenceMatcher(a=before, b=list(lines), autojunk=False).get_opcodes()


def _pair_equal(
    had: Sequence[tuple[int, str]], lines: Sequence[str], place: dict[int, int]
) -> None:
    for tag, i, j, m, _n in _blocks(had, lines):
        if tag == "equal":
            place.update({m + step: had[i + step][0] for step in range(j - i)})
    taken = set(place.values())
    moved: defaultdict[str, deque[int]] = defaultdict(deque)
    for id_, text in had:
        if id_ not in taken:
            moved[text].append(id_)
    for at, line in enumerate(lines):
        if at not in place and moved[line]:
            place[at] = moved[line].popleft()


def _pair_by_place(
    had: Sequence[tuple[int, str]], lines: Sequence[str], place: dict[int, int]
) -> None:
    taken = set(place.values())
    for tag, i, j, m, n in _blocks(had, lines):
        if tag == "replace":
            free = [id_ for id_, _text in had[i:j] if id_ not in taken]
            waiting = [at for at in range(m, n) if at not in place]
            place.update(zip(waiting, free, strict=False))
