"""The list of changes as a document for those who decide: what, what was, what is, when and why."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from planning.comparing import Comparison, Span
from planning.documents.blocks import Document, Facts, Heading, Paragraph
from planning.history.moments import Moment
from planning.lib.slugs import slug
from planning.web.change_tables import counted, tables
from planning.web.moments import name_of
from planning.web.papers import Setting
from planning.web.typography import day, opening, tidy


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
            Paragraph(counted(found.tally)),
            *tables(found),
        ],
    )


def file_name(head: Head) -> str:
    """``prehled-zmen-2019-04-24-v3``: the same in any language."""
    ends = (moment.asked or moment.day.isoformat() for moment in (head.span.since, head.span.until))
    return "-".join(["prehled-zmen", slug(head.title)[:40].strip("-"), *ends])


def _moment(moment: Moment, today: str = "") -> str:
    """A version with all that a body has decided about it."""
    version = moment.version
    if version is None:
        return today if moment.is_now else day(moment.day)
    number = _("resolution no.\u00a0%(number)s", number=version.number) if version.number else ""
    decided = ", ".join(filter(None, [version.body, number, day(version.decided_on)]))
    return opening(tidy(f"{name_of(moment)} ({decided})" if decided else name_of(moment)))
