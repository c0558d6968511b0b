"""Which columns the table of activities and the table of their steps have, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from flask_babel import force_locale
from flask_babel import gettext as _

from planning.lib.collation import plain
from planning.lib.words import N_
from planning.model import MilestoneState
from planning.web.labels import label
from planning.web.languages import LANGUAGES


@dataclass(frozen=True)
class ListColumn:
    """A column by its name in the code. One that is ``shown`` is there to be read only."""

    name: str
    words: str
    width: float = 20
    shown: bool = False
    offers: type[StrEnum] | None = None


#: Lists of an activity, each a line to a row.
LISTS = ("implementers", "partners", "steps", "target_groups", "outputs", "territories")
ACTIVITY = (
    ListColumn("number", N_("Number"), 9),
    ListColumn("title", N_("Title"), 40),
    ListColumn("measure_id", N_("Measure"), 32),
    ListColumn("group", N_("Working group"), 20, shown=True),
    ListColumn("responsible", N_("Responsible person"), 24),
    ListColumn("deputy", N_("Deputy"), 20),
    ListColumn("description", N_("Short description of the activity"), 60),
    ListColumn("is_ongoing", N_("Runs continuously"), 11),
    ListColumn("implementers", N_("Implementer of the activity"), 28),
    ListColumn("partners", N_("Cooperating bodies"), 28),
    ListColumn("steps", N_("Steps of the description"), 40),
    ListColumn("target_groups", N_("Target groups"), 24),
    ListColumn("outputs", N_("Planned outputs"), 32),
    ListColumn("territories", N_("Territory of effect"), 20),
    ListColumn("risks", N_("Overview of risks"), 40, shown=True),
    ListColumn("costs", N_("Costs and sources of money"), 36, shown=True),
    ListColumn("milestones", N_("Schedule of main steps"), 40, shown=True),
    ListColumn("stage", N_("Proposal"), 18, shown=True),
    ListColumn("realisation", N_("Realisation"), 16, shown=True),
    ListColumn("timeliness", N_("Timeliness"), 14, shown=True),
    ListColumn("why", N_("Why"), 28, shown=True),
    ListColumn("filled", N_("Filled in"), 12, shown=True),
    ListColumn("id", N_("Key of the activity"), 10, shown=True),
    ListColumn("version", N_("Version of the sheet"), 10, shown=True),
    ListColumn("mark", N_("Check of the row"), 12, shown=True),
)
STEP = (
    ListColumn("number", N_("Activity"), 9, shown=True),
    ListColumn("title", N_("Title of the activity"), 40, shown=True),
    ListColumn("text", N_("Step"), 50),
    ListColumn("when", N_("Term"), 18),
    ListColumn("state", N_("State"), 18, offers=MilestoneState),
    ListColumn("done_on", N_("Day it was done"), 14),
    ListColumn("note", N_("Note"), 40),
    ListColumn("step", N_("Key of the step"), 10, shown=True),
    ListColumn("id", N_("Key of the activity"), 10, shown=True),
    ListColumn("version", N_("Version of the sheet"), 10, shown=True),
    ListColumn("mark", N_("Check of the row"), 12, shown=True),
)
#: What tells a row from others; the rest of what is shown only is guarded by the mark.
KEYS = ("step", "id", "version", "mark")
BY_NAME = {column.name: column for column in ACTIVITY}
STEP_BY_NAME = {column.name: column for column in STEP}


def title(column: ListColumn) -> str:
    """The head of a column, in the reader's language."""
    words = _(column.words)
    if column.name in KEYS:
        return str(_("%(what)s (do not change)", what=words))
    return str(_("%(what)s (only to read)", what=words)) if column.shown else str(words)


def found_in(head: Iterable[str], among: tuple[ListColumn, ...]) -> dict[int, str]:
    """Which of the columns stand where, however the head was written and in either language."""
    known = _known(among)
    found: dict[int, str] = {}
    for at, words in enumerate(head):
        name = known.get(_bare(words))
        if name and name not in found.values():
            found[at] = name
    return found


@cache
def _known(among: tuple[ListColumn, ...]) -> dict[str, str]:
    return {
        _bare(words): column.name for column in among for words in in_every_language(column.words)
    }


def _bare(words: str) -> str:
    """Small, without accents and without a remark in brackets at its end."""
    said, bracket, remark = words.strip().rpartition("(")
    _inside, closed, after = remark.partition(")")
    if not (bracket and closed) or after:
        said = words
    return " ".join(plain(said).split())


def in_every_language(words: str) -> list[str]:
    """What a text of ours says to readers of each language."""
    said = []
    for language in LANGUAGES:
        with force_locale(language):
            said.append(str(_(words)))
    return said


@cache
def members(among: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Members of an enum by their words in every language, small and without accents."""
    found: dict[str, StrEnum] = {}
    for language in LANGUAGES:
        with force_locale(language):
            found |= {plain(label(member)): member for member in among}
    return found


@cache
def answers() -> Mapping[str, bool]:
    """Yes and no, as people and programs write them."""
    said = {plain(words): True for words in in_every_language(N_("yes"))}
    said |= {plain(words): False for words in in_every_language(N_("no"))}
    return said | {"1": True, "x": True, "true": True, "0": False, "": False, "false": False}
