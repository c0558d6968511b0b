"""Two moments of a timeline in one drawing: how each step stands, and where it stood before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from flask_babel import gettext as _

from planning.model import MilestoneState, standing
from planning.timeline.columns import Columns
from planning.timeline.comparing import Fate, Story, Turn
from planning.timeline.drawing import Drawing, DrawnBand, DrawnLine, cropped
from planning.timeline.forms import Asked
from planning.timeline.past import Pair
from planning.timeline.placing import Mark, Placed, due_by, mark_of, placed, slot_shown
from planning.timeline.queries import ScheduledStep
from planning.timeline.sayings import Words
from planning.web.labels import label


def contrast(stories: Sequence[Story], asked: Asked, day: date, day_then: date) -> Drawing:
    """Each activity with the marks of both moments, under what they are gathered by."""
    drawer = _Drawer(asked.columns, day, day_then)
    bands = []
    for band, same in groupby(stories, key=lambda story: story.pair.row.band):
        its = list(same)
        row = its[0].pair.row
        name = drawer.words.band(asked.by, band, row.band_name)
        bands.append(DrawnBand(row.band_number or "", name, "", list(map(drawer.line, its))))
    return Drawing(cropped(asked.columns, bands), bands)


class _Drawer:
    """Draws lines; says how a step stood and stands."""

    def __init__(self, columns: Columns, day: date, day_then: date) -> None:
        self.words = Words()
        self._columns, self._day, self._day_then = columns, day, day_then

    def line(self, story: Story) -> DrawnLine:
        """An activity with the marks of both moments."""
        pair = story.pair
        row, steps = pair.row, pair.now if pair.is_there else pair.then
        it = placed(row, [], self._columns, self._day, self.words)
        whole = placed(row, steps, self._columns, self._day, self.words)
        it.shape, it.stands, it.why = self._stands(pair, story.fate, whole)
        it.first, it.last, it.is_ongoing = whole.first, whole.last, whole.is_ongoing
        due = due_by(row, self._day)
        for turn in story.turns:
            self._place(it, turn, due)
        number, title = row.number, row.title
        if not pair.is_there:
            number, title = pair.number_then, pair.title_then
        is_told = pair.is_there and story.fate is not Fate.GONE  # else how it stands says it
        stage = self.words.stages[pair.stage_now] if is_told else ""
        return DrawnLine(number, title, it, steps, row.id, stage)

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
        then = standing(pair.realisation_then, pair.then, self._day_then, self._columns.days)
        stood = [self.words.stands[then.timeliness]]
        if stood[0] == whole.stands:
            stood.clear()
        if pair.realisation_then is not pair.row.realisation:
            stood.append(self.words.realisations[pair.realisation_then])
        if stood:
            yield _("then: %(state)s", state=", ".join(stood).lower())
        if pair.title_then != pair.row.title:
            yield _("called “%(title)s” then", title=pair.title_then)

    def _place(self, it: Placed, turn: Turn, due: date) -> None:
        if turn.now is not None:
            self._put(it, turn.now, self._mark(turn, mark_of(turn.now, due, self.words)))
        if turn.then is not None and turn.fate in {Fate.MOVED, Fate.GONE}:
            mark = self._mark_then(turn, turn.then)
            if turn.fate is Fate.GONE or self._slot(turn.then) not in {None, self._slot_now(turn)}:
                self._put(it, turn.then, mark)

    def _slot(self, step: ScheduledStep) -> int | None:
        if step.starts_on is None or step.ends_on is None:
            return None
        return slot_shown(self._columns, step.starts_on, step.ends_on)

    def _slot_now(self, turn: Turn) -> int | None:
        return self._slot(turn.now) if turn.now else None

    def _put(self, it: Placed, step: ScheduledStep, mark: Mark) -> None:
        slot = self._slot(step)
        if step.period == "ongoing":
            begins = max(it.first, self._columns.first)
            slot = begins if begins <= self._columns.last else None
        if slot is not None:
            it.marks.setdefault(slot, []).append(mark)
        else:
            (it.undated if step.ends_on is None else it.outside).append(mark)

    def _mark(self, turn: Turn, mark: Mark) -> Mark:
        mark = mark._replace(is_changed=turn.fate is not Fate.SAME)
        then, now = turn.then, turn.now
        match turn.fate:
            case Fate.NEW:
                return mark._replace(shape="new", word=_("new, %(state)s", state=mark.word))
            case Fate.DONE:
                return mark._replace(word=_("done meanwhile"))
            case Fate.MOVED if then is not None and now is not None:
                terms = {"old": _term(then), "new": _term(now), "state": mark.word}
                said = _("moved from %(old)s to %(new)s, %(state)s", **terms)
                return mark._replace(shape="moved", word=said)
            case Fate.CHANGED if then is not None and now is not None:
                return mark._replace(word=_otherwise(then, now, mark.word))
        return mark

    def _mark_then(self, turn: Turn, then: ScheduledStep) -> Mark:
        if turn.fate is Fate.GONE or turn.now is None:
            return Mark("gone", then.text, then.when, _("no longer planned"), is_changed=True)
        return Mark(
            "was", then.text, then.when, _("stood here, moved to %(new)s", new=_term(turn.now))
        )


def _term(step: ScheduledStep) -> str:
    return step.when or _("no term")


def _otherwise(then: ScheduledStep, now: ScheduledStep, word: str) -> str:
    said = []
    if then.state != now.state:
        was = label(MilestoneState(then.state))
        said.append(_("%(state)s, before: %(was)s", state=word, was=was))
    if then.text != now.text:
        said.append(_("worded “%(words)s” before", words=then.text))
    return "; ".join(said if then.state != now.state else [word, *said])
