"""The settlement of comments as a table of a document, without names of citizens."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from planning.documents.blocks import Run, Table, Words
from planning.model import CommentRound, Event, Submission
from planning.web.labels import label
from planning.web.sentences import in_words, sentence
from planning.web.typography import day, hour, opening, tidy


def until(round_: CommentRound) -> str:
    """``12. 12. 2026 to 12:00``: the end, to the minute."""
    return tidy(_("%(day)s at %(hour)s", day=day(round_.closes_at), hour=hour(round_.closes_at)))


def about(submission: Submission) -> str:
    """What the comment is about: the whole plan, a part of it, or a place of a worksheet."""
    part = submission.part or _("the whole plan")
    return f"{part}: {submission.place}" if submission.place else str(part)


def author(submission: Submission) -> str:
    """Who speaks, as anybody may know it."""
    kind = label(submission.author_kind)
    return f"{submission.signature} ({kind})" if submission.signature else kind


def approved_by(round_: CommentRound) -> str:
    """``Zastupitelstvo města, usnesení č. 12/ZM, 3. 12. 2026``; empty while nobody has."""
    number = round_.number and _("resolution no.\u00a0%(number)s", number=round_.number)
    return tidy(", ".join(filter(None, [round_.body, number, day(round_.decided_on)])))


def wide_table(submissions: Sequence[Submission]) -> Table:
    """Every comment with its settlement, a column for each thing: for a page set sideways."""
    head = (
        _("No."), _("Who"), _("Part"), _("Comment"), _("Settlement"), _("Justification"),
        _("What was changed"),
    )  # fmt: skip
    rows = [
        (str(each.number), tidy(author(each)), _part(each), _comment(each), *_settled(each))
        for each in submissions
    ]
    return Table(head, rows, widths=(0.8, 2, 2.6, 5, 2, 4, 3.6))


def narrow_table(submissions: Sequence[Submission]) -> Table:
    """The same for a page set upright: what belongs together stands under each other."""
    head = (_("No."), _("Comment"), _("Settlement and justification"), _("What was changed"))
    rows: list[tuple[Words, ...]] = []
    for each in submissions:
        outcome, why, changes = _settled(each)
        said = [f"{_part(each)}\n", *_comment(each), f"\n({tidy(author(each))})"]
        rows.append((str(each.number), said, (Run(outcome, bold=True), f"\n{why}"), changes))
    return Table(head, rows, widths=(0.9, 5.4, 4.6, 4.1))


def _part(submission: Submission) -> str:
    return tidy(submission.in_public(about(submission)))


def _comment(submission: Submission) -> list[str | Run]:
    """What it says, what it would rather read, and why."""
    said = submission.in_public
    words: list[str | Run] = [tidy(said(submission.text))]
    for name, text in ((_("Proposed wording"), submission.proposed), (_("Why"), submission.reason)):
        if text:
            words += [f"\n{name}: ", Run(tidy(said(text)), italic=True)]
    return words


def _settled(submission: Submission) -> tuple[str, str, str]:
    return (
        opening(label(submission.outcome)),
        tidy(submission.in_public(submission.justification)),
        "\n".join(map(changed, submission.changes)),
    )


def changed(event: Event) -> str:
    """A change in one sentence, with the words before and after where it does not hold them."""
    told = sentence(event)
    old, new = (in_words(event.thing, event.path, words) for words in (told.old, told.new))
    if told.old and told.new:
        return tidy(_("%(what)s Before: %(old)s Now: %(new)s", what=told.what, old=old, new=new))
    return tidy(f"{told.what} {new or old}".strip())
