"""What was found in a table, said to who brought it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.lib.words import N_
from planning.lists.columns import BY_NAME, STEP_BY_NAME
from planning.lists.deciding import Judged, Judgement
from planning.lists.judging import CellState, CellVerdict
from planning.web.sentences import in_words
from planning.web.typography import tidy

#: Rows told one by one; nobody reads more, and all are counted and saved.
MOST_ROWS = 300
#: Signs and lines of a cell that cannot be read; nobody reads more to find it.
MOST_SIGNS, MOST_LINES = 300, 4

#: Word, mark and tone of each state; while nothing is saved yet, and afterwards.
_WORDS = {
    CellState.CHANGES: (N_("will change"), "done", "good"),
    CellState.MERGES: (N_("will be joined with what somebody else has written"), "done", "good"),
    CellState.MEANWHILE: (N_("somebody else has changed it meanwhile"), "risk", "risk"),
    CellState.UNREADABLE: (N_("cannot be read"), "late", "late"),
    CellState.STANDS: (N_("stands on the sheet already"), "done", "quiet"),
    CellState.READ_ONLY: (N_("only to be read, nothing is saved from here"), "not", "quiet"),
    CellState.FORBIDDEN: (N_("you may not change it"), "not", "quiet"),
    CellState.UNKNOWN: (N_("unknown row"), "unknown", "quiet"),
}
#: What to do about a cell, where the verdict alone does not say it.
_WHY = {
    CellState.MEANWHILE: N_(
        "What stands there now holds. If yours should, write it on the page of the activity."
    ),
    CellState.STANDS: N_("To change it, download the table again: it has a row of its own there."),
    CellState.FORBIDDEN: N_("Only its own group may, unless it is agreed or dropped."),
}
_SAVED = {
    CellState.CHANGES: N_("saved"),
    CellState.MERGES: N_("saved, joined with what others wrote"),
}


@dataclass(frozen=True)
class Said:
    """A verdict in words: of which cell, what stands there, what is wanted, what becomes of it."""

    what: str
    now: str
    after: str
    word: str
    mark: str
    tone: str
    why: str


@dataclass(frozen=True)
class ToldRows:
    """Rows of which the same becomes: each with those of its cells of which it does."""

    title: str
    is_good: bool
    rows: list[tuple[Judged, list[Said]]]


class Telling:
    """The same judgement before and after it was carried out."""

    def __init__(self, found: Judgement, *, is_saved: bool) -> None:
        self._found, self._is_saved = found, is_saved

    @property
    def sums(self) -> list[str]:
        """Sentences with counts, what will be saved first."""
        found, said = self._found, []
        good, activities = found.good, len(found.touched)
        if good and not self._is_saved:
            cells = ngettext("%(num)s cell will change", "%(num)s cells will change", good)
            where = ngettext("in %(num)s activity", "in %(num)s activities", activities)
            said.append(f"{cells} {where}.")
        wrong = sum(len(row.verdicts) for row in found.rows) - good
        if wrong:
            said.append(
                ngettext(
                    "%(num)s cell stays as it is, with the reason beside it.",
                    "%(num)s cells stay as they are, with the reason beside them.",
                    wrong,
                )
            )
        if found.same:
            said.append(
                ngettext(
                    "%(num)s activity is without a change.",
                    "%(num)s activities are without a change.",
                    found.same,
                )
            )
        return [tidy(words) for words in said] or [tidy(_("The table has no rows."))]

    @property
    def parts(self) -> list[ToldRows]:
        """First what the button saves, then what stays as it is."""
        good = _("What is saved") if self._is_saved else _("What will change")
        told = ((good, True), (_("What stays as it is"), False))
        parts = [ToldRows(str(title), is_good, self._rows(good=is_good)) for title, is_good in told]
        return [part for part in parts if part.rows]

    def _rows(self, *, good: bool) -> list[tuple[Judged, list[Said]]]:
        rows = self._found.rows[:MOST_ROWS]
        told = ((row, list(self._said(row, good=good))) for row in rows)
        return [(row, said) for row, said in told if said]

    @property
    def left_off(self) -> int:
        """Rows that are not told one by one."""
        return max(0, len(self._found.rows) - MOST_ROWS)

    def _said(self, row: Judged, *, good: bool) -> Iterator[Said]:
        for verdict in row.verdicts:
            if verdict.is_good is not good:
                continue
            word, mark, tone = _WORDS[verdict.state]
            if self._is_saved and verdict.is_good:
                word = _SAVED[verdict.state]
            wrong = verdict.wrong
            yield Said(
                what=_place(row, verdict),
                now=tidy(_worded(row, verdict, verdict.now)),
                after=tidy(
                    _begun(verdict.after) if wrong else _worded(row, verdict, verdict.after)
                ),
                word=str(_(word)),
                mark=mark,
                tone=tone,
                why=tidy(_why(verdict)),
            )


def _begun(words: str) -> str:
    """The beginning of words that cannot be read: who wrote them has them before their eyes."""
    begun = "\n".join(words[:MOST_SIGNS].split("\n")[:MOST_LINES])
    return begun if begun == words else f"{begun.rstrip()} …"


def _why(verdict: CellVerdict) -> str:
    if verdict.state in _WHY:
        return str(_(_WHY[verdict.state]))
    wrong = verdict.wrong
    return str(_(wrong.message, **wrong.values)) if wrong else ""


def _place(row: Judged, verdict: CellVerdict) -> str:
    column = (STEP_BY_NAME if row.is_step else BY_NAME)[verdict.column]
    if verdict.new_step:
        return str(_("New step"))
    if row.is_step and verdict.step and verdict.column != "text":
        return str(
            _("Step “%(words)s”, %(what)s", words=verdict.step, what=_(column.words).lower())
        )
    return str(_(column.words))


def _worded(row: Judged, verdict: CellVerdict, words: str) -> str:
    """A member of an enum or a yes as people say them."""
    if row.activity is None:
        return words
    if row.is_step and not verdict.new_step:
        return in_words("activity", f"milestones/0/{verdict.column}", words)
    return in_words("activity", verdict.column, words) if verdict.column == "is_ongoing" else words
