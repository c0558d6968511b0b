"""The settlement of comments as a document: the annex of a plan, without names of citizens."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.documents.blocks import Block, Document, Facts, Heading, Paragraph
from planning.model import CommentRound, Submission
from planning.web.papers import Setting
from planning.web.settlements import approved_by, wide_table
from planning.web.typography import moment, tidy


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
    return [
        (_("Plan"), round_.plan.title),
        (_("Version"), round_.plan_version.name),
        (_("Comments were taken"), f"{moment(round_.opens_at)} – {moment(round_.closes_at)}"),
        (_("Settlement approved"), approved_by(round_)),
    ]


def _table(submissions: Sequence[Submission]) -> list[Block]:
    if not submissions:
        return [Paragraph(_("Nobody commented."))]
    num = len(submissions)
    came = ngettext("%(num)s comment came.", "%(num)s comments came.", num)
    return [Paragraph(came), wide_table(submissions)]
