"""The list of changes as a document for those who decide: what, what was, what is, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from planning.documents.blocks import Block, Document, Facts, Heading, Paragraph, Table
from planning.history.moments import Moment
from planning.history.past import AXES
from planning.lib.slugs import slug
from planning.versions import comparing
from planning.versions.comparing import Change, Changed, Comparison, Fate, Span
from planning.versions.words import counted
from planning.web.moments import name_of
from planning.web.papers import Setting
from planning.web.sentences import Names, in_words, sentence
from planning.web.sentences.places import spoken_place
from planning.web.sentences.values import enum_word
from planning.web.sentences.verbs import ENUMS_OF_VERBS
from planning.web.typography import day, opening, tidy

_REFERS_TO = {"measure_id": "measure", "goal_id": "goal"}


@dataclass(frozen=True)
class Head:
    """What the list is about: a plan or an activity, between which moments, of which group."""

    title: str
    span: Span
    group: str = ""


def change_list(head: Head, found: Comparison, setting: Setting) -> Document:
    """What changed, measure by measure; our words in it are in the reader's language."""
    since, until = head.span.since, head.span.until
    return Document(
        title=f"{_('List of changes')}: {head.title}",
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        page="landscape",
        blocks=[
            Heading(1, _("List of changes").upper(), align="center"),
            Paragraph(tidy(head.title), align="center", lead=True),
            Facts(
                [
                    (name.upper(), words)
                    for name, words in [
                        (_("Since"), _moment(since)),
                        (_("Until"), _moment(until, today=day(setting.made_on))),
                        (_("Group"), tidy(head.group)),
                    ]
                    if words
                ]
            ),
            *_summary(found),
            *_of_plan(found),
            *_parts(found),
        ],
    )


def file_name(head: Head) -> str:
    """``zmenovy-list-2019-04-24-v3``: the same in any language."""
    ends = (moment.asked or moment.day.isoformat() for moment in (head.span.since, head.span.until))
    return "-".join(["zmenovy-list", slug(head.title)[:40].strip("-"), *ends])


def _moment(moment: Moment, today: str = "") -> str:
    """A version with all that a body has decided about it."""
    version = moment.version
    if version is None:
        return today if moment.is_now else day(moment.day)
    number = _("resolution no.\u00a0%(number)s", number=version.number) if version.number else ""
    decided = ", ".join(filter(None, [version.body, number, day(version.decided_on)]))
    return opening(tidy(f"{name_of(moment)} ({decided})" if decided else name_of(moment)))


def _summary(found: Comparison) -> Iterator[Block]:
    yield Paragraph(counted(found))
    if found.page.has_more:
        words = _("Only the first %(num)s activities are listed. Choose a group for the rest.")
        yield Paragraph(words % {"num": comparing.PAPER}, small=True)


def _of_plan(found: Comparison) -> Iterator[Block]:
    if found.of_plan:
        yield Heading(2, _("The plan itself"))
        yield _table(found.of_plan, found.names)


def _parts(found: Comparison) -> Iterator[Block]:
    for part in found.parts:
        yield Heading(2, tidy(part.measure) or _("Without a measure"))
        for activity in part.activities:
            yield Heading(3, _named(activity))
            if activity.changes:
                yield _table(activity.changes, found.names)


def _named(activity: Changed) -> str:
    name = tidy(f"{activity.number} {activity.title}".strip())
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
