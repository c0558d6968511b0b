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
class Column:
    """A column by its name in the code. One that is ``shown`` is there to be read only."""

    name: str
    words: str
    width: float = 20
    shown: bool = False
    offers: type[StrEnum] | None = None


#: Lists of an activity, each a line to a row.
LISTS = ("implementers", "partners", "steps", "target_groups", "outputs", "territories")
ACTIVITY = (
    Column("number", N_("Number"), 9),
    Column("title", N_("Title"), 40),
    Column("measure_id", N_("Measure"), 32),
    Column("group", N_("Working group"), 20, shown=True),
    Column("responsible", N_("Responsible person"), 24),
    Column("deputy", N_("Deputy"), 20),
    Column("description", N_("Short description of the activity"), 60),
    Column("is_ongoing", N_("Runs continuously"), 11),
    Column("implementers", N_("Implementer of the activity"), 28),
    Column("partners", N_("Cooperating bodies"), 28),
    Column("steps", N_("Steps of the description"), 40),
    Column("target_groups", N_("Target groups"), 24),
    Column("outputs", N_("Planned outputs"), 32),
    Column("territories", N_("Territory of effect"), 20),
    Column("risks", N_("Overview of risks"), 40, shown=True),
    Column("costs", N_("Costs and sources of money"), 36, shown=True),
    Column("milestones", N_("Schedule of main steps"), 40, shown=True),
    Column("stage", N_("Proposal"), 18, shown=True),
    Column("realisation", N_("Realisation"), 16, shown=True),
    Column("timeliness", N_("Timeliness"), 14, shown=True),
    Column("why", N_("Why"), 28, shown=True),
    Column("filled", N_("Filled in"), 12, shown=True),
    Column("id", N_("Key of the activity"), 10, shown=True),
    Column("version", N_("Version of the sheet"), 10, shown=True),
    Column("mark", N_("Check of the row"), 12, shown=True),
)
STEP = (
    Column("number", N_("Activity"), 9, shown=True),
    Column("title", N_("Title of the activity"), 40, shown=True),
    Column("text", N_("Step"), 50),
    Column("when", N_("Term"), 18),
    Column("state", N_("State"), 18, offers=MilestoneState),
    Column("done_on", N_("Day it was done"), 14),
    Column("note", N_("Note"), 40),
    Column("step", N_("Key of the step"), 10, shown=True),
    Column("id", N_("Key of the activity"), 10, shown=True),
    Column("version", N_("Version of the sheet"), 10, shown=True),
    Column("mark", N_("Check of the row"), 12, shown=True),
)
#: What tells a row from others; the rest of what is shown only is guarded by the mark.
KEYS = ("step", "id", "version", "mark")
BY_NAME = {column.name: column for column in ACTIVITY}
STEP_BY_NAME = {column.name: column for column in STEP}


def title(column: Column) -> str:
    """The head of a column, in the reader's language."""
    words = _(column.words)
    if column.name in KEYS:
        return str(_("%(what)s (do not change)", what=words))
    return str(_("%(what)s (only to read)", what=words)) if column.shown else str(words)


def found_in(head: Iterable[str], among: tuple[Column, ...]) -> dict[int, str]:
    """Which of the columns stand where, however the head was written and in either language."""
    known = _known(among)
    found: dict[int, str] = {}
    for at, words in enumerate(head):
        name = known.get(_bare(words))
        if name and name not in found.values():
            found[at] = name
    return found


@cache
def _known(among: tuple[Column, ...]) -> dict[str, str]:
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
