"""What changed between two moments as tables of a document, and counted in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planning import comparing
from planning.comparing import Change, Changed, Comparison, Fate, Tally
from planning.documents.blocks import Block, Heading, Paragraph, Table
from planning.history.past import AXES
from planning.web.sentences import Names, in_words, sentence
from planning.web.sentences.places import spoken_place
from planning.web.sentences.values import enum_word
from planning.web.sentences.verbs import ENUMS_OF_VERBS
from planning.web.typography import day, opening, tidy

_REFERS_TO = {"measure_id": "measure", "goal_id": "goal"}


def counted(tally: Tally) -> str:
    """How many activities came, went and changed, as one sentence."""
    new, dropped, changed = (tally.fates[fate] for fate in Fate)
    said = [
        (new, ngettext("%(num)s activity was added", "%(num)s activities were added", new)),
        (dropped, ngettext("%(num)s was dropped", "%(num)s were dropped", dropped)),
        (changed, ngettext("%(num)s activity changed", "%(num)s activities changed", changed)),
    ]
    words = ", ".join(words for count, words in said if count)
    if words:
        return f"{opening(words)}."
    if tally.of_plan:
        return str(_("Only the plan itself has changed."))
    return str(_("Nothing has changed."))


def tables(found: Comparison) -> Iterator[Block]:
    """Each difference in a row: of the plan itself, then measure by measure."""
    if found.page.has_more:
        words = _(
            "Only the first %(num)s activities are listed. Lists of changes by group hold the rest."
        )
        yield Paragraph(words % {"num": comparing.PAPER}, small=True)
    if found.of_plan:
        yield Heading(2, _("The plan itself"))
        yield _table(found.of_plan, found.names)
    for part in found.parts:
        yield Heading(2, tidy(part.measure) or _("Without a measure"))
        for activity in part.activities:
            yield Heading(3, _named(activity))
            if activity.changes:
                yield _table(activity.changes, found.names)


def _named(activity: Changed) -> str:
    name = tidy(activity.called)
    fates = {Fate.NEW: _("new activity"), Fate.DROPPED: _("dropped")}
    return f"{name} – {fates[activity.fate]}" if activity.fate in fates else name


def _table(changes: Sequence[Change], names: Names) -> Table:
    return Table(
        (_("What"), _("Was"), _("Is"), _("When, who and why")),
        [(*_said(change, names), _because(change)) for change in changes],
        widths=(4, 5, 5, 3.4),
    )


def _said(change: Change, names: Names) -> tuple[str, str, str]:
    what = change.what
    if what.verb == "changed":
        old, new = (_value(change, words, names) for words in (what.old, what.new))
        return opening(tidy(spoken_place(what.path, what.label))), old, new
    if what.verb in AXES:
        axis = _("Proposal") if AXES[what.verb] == "stage" else _("Realisation")
        return axis, _axis(what.verb, what.old), _axis(what.verb, what.new)
    told = sentence(what, names=names)
    if what.verb == "moved":
        return tidy(told.what), _place(what.old), _place(what.new)
    old, new = told.old, told.new
    if what.verb == "removed":
        old = "\n".join(filter(None, [told.more, old]))
    else:
        new = "\n".join(filter(None, [told.more, new]))
    return tidy(told.what), tidy(old), tidy(new)


def _axis(verb: str, words: str) -> str:
    return enum_word(ENUMS_OF_VERBS[verb], words)


def _place(number: str) -> str:
    return str(_("place %(number)s", number=number))


def _value(change: Change, words: str, names: Names) -> str:
    name = change.what.path.rpartition("/")[2]
    if name in _REFERS_TO:
        return tidy(names.get((_REFERS_TO[name], words), "")) or "–"
    return tidy(in_words(change.what.thing, change.what.path, words)) or "–"


def _because(change: Change) -> str:
    who = f", {change.deed.by.name}" if change.deed.by else ""
    said = [f"{day(change.deed.at)}{who}"]
    if change.item_title:
        held = f" ({day(change.item_held_on)})" if change.item_held_on else ""
        said.append(_("At the agenda item “%(title)s”%(held)s", title=change.item_title, held=held))
    if change.what.verb in AXES and change.what.label:
        said.append(change.what.label)
    return tidy("\n".join(said))
