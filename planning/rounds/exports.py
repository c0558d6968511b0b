"""The settlement of comments as a document: the annex of a plan, without names of citizens."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.documents.blocks import Block, Document, Facts, Heading, Paragraph, Run, Table, Words
from planning.model import CommentRound, Event, Submission
from planning.rounds.words import about, author, until
from planning.web.labels import label
from planning.web.papers import Setting
from planning.web.sentences import in_words, sentence
from planning.web.typography import day, moment, opening, tidy


def settlement_table(
    round_: CommentRound, submissions: Sequence[Submission], setting: Setting
) -> Document:
    """Every comment of the book with its settlement, the reason, and what was changed."""
    return Document(
        title=f"{_('Settlement of comments')}: {round_.title}",
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        page="landscape",
        blocks=[
            Heading(1, _("Settlement of comments").upper(), align="center"),
            Paragraph(tidy(round_.title), align="center", lead=True),
            Facts([(name.upper(), tidy(words)) for name, words in _facts(round_) if words]),
            *_table(submissions),
        ],
    )


def _facts(round_: CommentRound) -> list[tuple[str, str]]:
    number = round_.number and _("resolution no.\u00a0%(number)s", number=round_.number)
    approved = ", ".join(filter(None, [round_.body, number, day(round_.decided_on)]))
    return [
        (_("Plan"), round_.plan.title),
        (_("Version"), round_.plan_version.name),
        (_("Comments were taken"), f"{moment(round_.opens_at)} – {until(round_)}"),
        (_("Settlement approved"), approved),
    ]


def _table(submissions: Sequence[Submission]) -> list[Block]:
    if not submissions:
        return [Paragraph(_("Nobody commented."))]
    num = len(submissions)
    head = (
        _("No."), _("Who"), _("Part"), _("Comment"), _("Settlement"), _("Justification"),
        _("What was changed"),
    )  # fmt: skip
    return [
        Paragraph(ngettext("%(num)s comment came.", "%(num)s comments came.", num)),
        Table(head, [_row(each) for each in submissions], widths=(0.8, 2, 2.6, 5, 2, 4, 3.6)),
    ]


def _row(submission: Submission) -> tuple[Words, ...]:
    said = submission.in_public
    return (
        str(submission.number),
        tidy(author(submission)),
        tidy(said(about(submission))),
        _comment(submission),
        opening(label(submission.outcome)),
        tidy(said(submission.justification)),
        "\n".join(map(changed, submission.changes)),
    )


def _comment(submission: Submission) -> Words:
    """What it says, what it would rather read, and why."""
    said = submission.in_public
    words: list[str | Run] = [tidy(said(submission.text))]
    for name, text in ((_("Proposed wording"), submission.proposed), (_("Why"), submission.reason)):
        if text:
            words += [f"\n{name}: ", Run(tidy(said(text)), italic=True)]
    return words


def changed(event: Event) -> str:
    """A change in one sentence, with the words before and after where it does not hold them."""
    told = sentence(event)
    old, new = (in_words(event.thing, event.path, words) for words in (told.old, told.new))
    if told.old and told.new:
        return tidy(_("%(what)s Before: %(old)s Now: %(new)s", what=told.what, old=old, new=new))
    return tidy(f"{told.what} {new or old}".strip())
