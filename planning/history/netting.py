"""What deeds amount to: the differences between their first moment and their last.

``past.differences`` compares two states of one sheet. Here many sheets are compared at once, from
the deeds alone, and each difference keeps the deed that made it so: who, when and because of what.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planning.history.past import AXES, Difference, RowThen
from planning.model import Event, Sheet


@dataclass(frozen=True)
class Net:
    """A difference, and the last deed that had a part in it."""

    difference: Difference
    deed: Event


@dataclass
class _Field:
    """What a field said before the first deed, and the last that changed it."""

    old: str
    deed: Event


@dataclass
class _Story:
    """What became of one row. Of fields nobody touched there is nothing to know."""

    was_there: bool
    deed: Event
    is_there: bool = True
    before: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    changed_by: dict[str, Event] = field(default_factory=dict)
    #: The place it had before it was first moved.
    place: str = ""
    moved_by: Event | None = None

    def takes(self, deed: Event) -> None:
        match deed.verb:
            case "changed":
                name = deed.path.rpartition("/")[2]
                self._learns(name, deed.old)
                self.now[name], self.changed_by[name] = deed.new, deed
            case "moved":
                self.place, self.moved_by = self.place or deed.old, deed
            case "added" | "restored" | "removed":
                words = _words(deed)
                for name, said in words.items():
                    if deed.verb == "removed":
                        self._learns(name, said)
                    self.now[name] = said
                    self.changed_by[name] = deed
                self.is_there, self.deed = deed.verb != "removed", deed

    def _learns(self, name: str, words: str) -> None:
        """The first time a field is spoken of, ``words`` are what it said before."""
        if self.was_there and name not in self.now:
            self.before[name] = words

    def label(self, main: str) -> str:
        words = self.now if self.is_there else self.before
        return (words.get(main) or self.deed.label)[:200]

    def packed(self, row_id: int, words: dict[str, str]) -> str:
        """As ``Event.row`` keeps it; nothing where the deed does not tell how the row stood."""
        if not self.deed.row:
            return ""
        told = json.loads(self.deed.row)
        return RowThen(row_id, words, told["kept"]).packed(told["at"])


def _words(deed: Event) -> dict[str, str]:
    return dict(json.loads(deed.row)["words"]) if deed.row else {}


def netted(sheet: type[Sheet], deeds: Iterable[Event]) -> list[Net]:
    """What the deeds on one sheet, in the order they were done, amount to."""
    fields: dict[str, _Field] = {}
    axes: dict[str, _Field] = {}
    rows: dict[str, dict[int, _Story]] = {kind: {} for kind in sheet.ROWS}
    for deed in deeds:
        kind, slash, rest = deed.path.partition("/")
        if deed.verb in AXES:
            axes.setdefault(deed.verb, _Field(deed.old, deed)).deed = deed
        elif not slash and deed.verb == "changed" and kind in sheet.FIELDS:
            fields.setdefault(kind, _Field(deed.old, deed)).deed = deed
        elif kind in rows:
            row_id = int(rest.partition("/")[0])
            began = deed.verb not in {"added", "restored"}
            rows[kind].setdefault(row_id, _Story(began, deed)).takes(deed)
    thing = sheet.__tablename__
    return [
        *_of_fields(thing, axes, on_axes=True),
        *_of_fields(thing, {name: fields[name] for name in sheet.FIELDS if name in fields}),
        *(net for kind, stories in rows.items() for net in _of_rows(sheet, kind, stories)),
    ]


def _of_fields(thing: str, found: dict[str, _Field], *, on_axes: bool = False) -> Iterator[Net]:
    for name, each in found.items():
        if each.old != each.deed.new:
            label = each.deed.label if on_axes else ""
            verb, path = (name, "") if on_axes else ("changed", name)
            yield Net(Difference(thing, verb, path, label, each.old, each.deed.new), each.deed)


def _of_rows(sheet: type[Sheet], kind: str, stories: dict[int, _Story]) -> Iterator[Net]:
    """Rows that went, came and changed places, in this order; then fields of those that stayed."""
    how = sheet.ROWS[kind].row
    nets = [net for id_, story in stories.items() for net in _of_row(sheet, kind, id_, story)]
    if not how.IS_ORDERED:
        nets = [net for net in nets if net.difference.verb != "moved"]
    yield from sorted(nets, key=lambda net: _ORDER.index(net.difference.verb))


_ORDER = ("removed", "added", "moved", "changed")


def _of_row(sheet: type[Sheet], kind: str, row_id: int, story: _Story) -> Iterator[Net]:
    path, label = f"{kind}/{row_id}", story.label(sheet.ROWS[kind].row.MAIN)

    def net(verb: str, deed: Event, name: str, old: str = "", new: str = "", row: str = "") -> Net:
        step = (sheet.__tablename__, verb, f"{path}{name}", label, old, new, row)
        return Net(Difference(*step), deed)

    if story.was_there and not story.is_there:
        old = "\n".join(filter(None, story.before.values()))
        yield net("removed", story.deed, "", old=old, row=story.packed(row_id, story.before))
    elif story.is_there and not story.was_there:
        yield net("added", story.deed, "", new=label, row=story.packed(row_id, story.now))
    elif story.is_there:
        if story.moved_by and story.place != story.moved_by.new:
            yield net("moved", story.moved_by, "", old=story.place, new=story.moved_by.new)
        for name, old in story.before.items():
            if old != story.now[name]:
                yield net("changed", story.changed_by[name], f"/{name}", old, story.now[name])
