"""What became of each step and each activity since a moment, drawn beside how it stands today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby

from flask_babel import gettext as _

from planning.model import MilestoneState, Stage, standing
from planning.timeline.columns import Columns
from planning.timeline.drawing import Band, Drawing, Line, cropped
from planning.timeline.forms import Asked
from planning.timeline.past import Known, Pair, period_of
from planning.timeline.placing import Mark, Placed, mark_of, placed, slot_shown
from planning.timeline.queries import Step
from planning.timeline.sayings import Words
from planning.web.labels import label


class Fate(StrEnum):
    """What became of a step or of an activity."""

    SAME = "same"
    MOVED = "moved"
    DONE = "done"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Turn:
    """A step, what became of it, and how it stood at both moments."""

    fate: Fate
    then: Step | None
    now: Step | None


@dataclass
class Compared:
    """Lines of today with what became of them, and how many steps and activities had which fate."""

    drawn: Drawing
    steps: Counter[Fate] = field(default_factory=Counter)
    activities: Counter[Fate] = field(default_factory=Counter)
    whole: int = 0


def turns(then: Sequence[Known], now: Sequence[Known]) -> list[Turn]:
    """Every step of either moment once: those of today in their order, then those that went."""
    was, stands = ({known.id: known.step for known in steps} for steps in (then, now))
    found = [_turn(was.get(known.id), known.step) for known in now]
    return found + [_turn(known.step, None) for known in then if known.id not in stands]


def _turn(then: Step | None, now: Step | None) -> Turn:
    return Turn(_fate(then, now), then, now)


def _fate(then: Step | None, now: Step | None) -> Fate:
    if then is None or now is None:
        return Fate.NEW if then is None else Fate.GONE
    if period_of(then.when) != period_of(now.when):
        return Fate.MOVED
    if now.state == MilestoneState.DONE != then.state:
        return Fate.DONE
    is_same = (then.text, then.state) == (now.text, now.state)
    return Fate.SAME if is_same else Fate.CHANGED


def fate_of(pair: Pair) -> Fate:
    """What became of an activity; gone is one that was dropped, or is not for this person now."""
    if not pair.was_there:
        return Fate.NEW
    is_dropped = pair.stage_now is Stage.DROPPED != pair.stage_then
    return Fate.GONE if is_dropped or not pair.is_there else Fate.SAME


def compared(
    pairs: Iterable[Pair], asked: Asked, day: date, day_then: date, *, only_changed: bool
) -> Compared:
    """Draw what fits the years, and count it. Steps of a new activity are not counted as new."""
    drawer = _Drawer(asked.columns, day, day_then)
    found = Compared(Drawing(asked.columns, []))
    lines: list[tuple[Pair, Line]] = []
    for pair in pairs:
        if not _is_asked(pair, asked, day):
            continue
        fate, its = fate_of(pair), _turns_of(pair)
        line = drawer.line(pair, fate, its)
        if not drawer.is_in_years(pair, line):
            continue
        found.whole += 1
        found.activities[fate] += 1
        found.steps.update(turn.fate for turn in its)
        is_changed = fate is not Fate.SAME or any(turn.fate is not Fate.SAME for turn in its)
        if is_changed or not only_changed:
            lines.append((pair, line))
    bands = list(_bands(lines, asked, drawer.words))
    found.drawn = Drawing(cropped(asked.columns, bands), bands)
    return found


def _is_asked(pair: Pair, asked: Asked, day: date) -> bool:
    """Whether its timeliness of today is the one that was chosen, if one was."""
    if asked.timeliness is None:
        return True
    found = standing(pair.row.realisation, [known.step for known in pair.now], day)
    return pair.is_there and found.timeliness is asked.timeliness


def _turns_of(pair: Pair) -> list[Turn]:
    """What became of the steps; of an activity that is there at one moment only, nothing did."""
    if fate_of(pair) is Fate.SAME:
        return turns(pair.then, pair.now)
    steps = pair.now if pair.is_there else pair.then
    return [Turn(Fate.SAME, known.step, known.step) for known in steps]


def _bands(lines: Iterable[tuple[Pair, Line]], asked: Asked, words: Words) -> Iterator[Band]:
    for band, same in groupby(lines, key=lambda each: each[0].row.band):
        its = list(same)
        row = its[0][0].row
        name = words.band(asked.by, band, row.band_name)
        yield Band(row.band_number or "", name, "", [line for _pair, line in its])


class _Drawer:
    """Draws lines; says how a step stood and stands."""

    def __init__(self, columns: Columns, day: date, day_then: date) -> None:
        self.words = Words()
        self._columns, self._day, self._day_then = columns, day, day_then

    def line(self, pair: Pair, fate: Fate, its: Sequence[Turn]) -> Line:
        """An activity with the marks of both moments."""
        row, steps = pair.row, [known.step for known in (pair.now if pair.is_there else pair.then)]
        it = placed(row, [], self._columns, self._day, self.words)
        whole = placed(row, steps, self._columns, self._day, self.words)
        it.shape, it.stands, it.why = self._stands(pair, fate, whole)
        it.first, it.last, it.is_ongoing = whole.first, whole.last, whole.is_ongoing
        for turn in its:
            self._place(it, turn)
        number, title = row.number, row.title
        if not pair.is_there:
            number, title = pair.number_then, pair.title_then
        return Line(number, title, it, steps, row.id)

    def is_in_years(self, pair: Pair, line: Line) -> bool:
        """Whether there is something of it in the years shown, or it has no terms at all."""
        if line.it.marks:
            return True
        first, last, row = self._columns.first_year, self._columns.last_year, pair.row
        has_terms = any(step.ends_on for step in line.steps) or line.it.outside
        lasts = row.first_year <= last and row.last_year >= first
        return bool(lasts and (row.is_ongoing or not has_terms))

    def _stands(self, pair: Pair, fate: Fate, whole: Placed) -> tuple[str, str, str]:
        """How it stands today, and what was otherwise then."""
        if not pair.is_there:
            return "gone", _("no longer public"), ""
        said = [whole.why]
        if fate is Fate.NEW:
            said.append(_("a new activity"))
        elif fate is Fate.GONE:
            return "gone", _("dropped since"), whole.why
        else:
            said += self._otherwise(pair, whole)
        shape = "new" if fate is Fate.NEW else whole.shape
        return shape, whole.stands, "; ".join(filter(None, said))

    def _otherwise(self, pair: Pair, whole: Placed) -> Iterator[str]:
        steps = [known.step for known in pair.then]
        then = standing(pair.realisation_then, steps, self._day_then)
        stood = [self.words.stands[then.timeliness]]
        if stood[0] == whole.stands:
            stood.clear()
        if pair.realisation_then is not pair.row.realisation:
            stood.append(self.words.realisations[pair.realisation_then])
        if stood:
            yield _("then: %(state)s", state=", ".join(stood).lower())
        if pair.title_then != pair.row.title:
            yield _("called “%(title)s” then", title=pair.title_then)

    def _place(self, it: Placed, turn: Turn) -> None:
        if turn.now is not None:
            self._put(it, turn.now, self._mark(turn, turn.now))
        if turn.then is not None and turn.fate in {Fate.MOVED, Fate.GONE}:
            mark = self._mark_then(turn, turn.then)
            if turn.fate is Fate.GONE or self._slot(turn.then) not in {None, self._slot_now(turn)}:
                self._put(it, turn.then, mark)

    def _slot(self, step: Step) -> int | None:
        if step.starts_on is None or step.ends_on is None:
            return None
        return slot_shown(self._columns, step.starts_on, step.ends_on)

    def _slot_now(self, turn: Turn) -> int | None:
        return self._slot(turn.now) if turn.now else None

    def _put(self, it: Placed, step: Step, mark: Mark) -> None:
        slot = self._slot(step)
        if step.period == "ongoing":
            begins = max(it.first, self._columns.first)
            slot = begins if begins <= self._columns.last else None
        if slot is not None:
            it.marks.setdefault(slot, []).append(mark)
        else:
            (it.undated if step.ends_on is None else it.outside).append(mark)

    def _mark(self, turn: Turn, now: Step) -> Mark:
        mark, then = mark_of(now, self._day), turn.then
        match turn.fate:
            case Fate.NEW:
                return mark._replace(shape="new", word=_("new, %(state)s", state=mark.word))
            case Fate.DONE:
                return mark._replace(word=_("done meanwhile"))
            case Fate.MOVED if then is not None:
                terms = {"old": _term(then), "new": _term(now), "state": mark.word}
                said = _("moved from %(old)s to %(new)s, %(state)s", **terms)
                return mark._replace(shape="moved", word=said)
            case Fate.CHANGED if then is not None:
                return mark._replace(word=_otherwise(then, now, mark.word))
        return mark

    def _mark_then(self, turn: Turn, then: Step) -> Mark:
        if turn.fate is Fate.GONE or turn.now is None:
            return Mark("gone", then.text, then.when, _("no longer planned"))
        return Mark(
            "was", then.text, then.when, _("stood here, moved to %(new)s", new=_term(turn.now))
        )


def _term(step: Step) -> str:
    return step.when or _("no term")


def _otherwise(then: Step, now: Step, word: str) -> str:
    said = []
    if then.state != now.state:
        was = label(MilestoneState(then.state))
        said.append(_("%(state)s, before: %(was)s", state=word, was=was))
    if then.text != now.text:
        said.append(_("worded “%(words)s” before", words=then.text))
    return "; ".join(said if then.state != now.state else [word, *said])
