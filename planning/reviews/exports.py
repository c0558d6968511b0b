"""A change sheet as a document: what was, what is, why, and who decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from planning.documents.blocks import Block, Document, Facts, Heading, Paragraph, Table
from planning.lib.slugs import slug
from planning.model import Approval, ChangeSheet
from planning.reviews.comparing import Compared, Section, Wording
from planning.web.labels import label
from planning.web.papers import Setting
from planning.web.typography import day, opening, tidy


def change_sheet(sheet: ChangeSheet, found: Compared, setting: Setting) -> Document:
    """The paper; our words in it are in the reader's language."""
    activity = sheet.activity
    title = _("Change sheet no.\u00a0%(number)s", number=sheet.number)
    name = tidy(activity.called)
    facts = [
        (_("Plan"), tidy(activity.plan.title)),
        (_("Group"), tidy(activity.group.name)),
        (_("Put forward"), _who(sheet)),
        (_("State"), label(sheet.state)),
        (_("Why the activity changes"), tidy(sheet.why)),
    ]
    return Document(
        title=f"{title}: {name}",
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        page="landscape",
        blocks=[
            Heading(1, title.upper(), align="center"),
            Paragraph(name, align="center", lead=True),
            Facts([(words.upper(), said) for words, said in facts if said]),
            Heading(2, _("What changes")),
            *_changes(found),
            Heading(2, _("Who decided")),
            *_decisions(sheet.approvals),
        ],
    )


def file_name(sheet: ChangeSheet) -> str:
    """``zmenovy-list-3-2-1-2-krizove-luzko``: the same in any language."""
    name = slug(sheet.activity.called)[:40].strip("-")
    return f"zmenovy-list-{sheet.number}-{name}"


def _who(sheet: ChangeSheet) -> str:
    return ", ".join(filter(None, [day(sheet.at), sheet.by.name if sheet.by else ""]))


def _changes(found: Compared) -> Iterator[Block]:
    if not found.changed:
        yield Paragraph(_("Nothing differs."))
        return
    yield Table(
        (_("Section"), _("Was"), _("Is"), _("When and who")),
        [_row(section) for section in found.changed],
        widths=(3.4, 5.5, 5.5, 3),
    )


def _row(section: Section) -> tuple[str, str, str, str]:
    deed = section.deed
    by = deed.by.name if deed and deed.by else ""
    when = ", ".join(filter(None, [day(deed.at), by])) if deed else ""
    new = _text(section.new)
    if section.is_reordered:
        new = f"{new}\n({_('The order of the rows is another one.')})"
    return label(section.part), _text(section.old), new, when


def _text(lines: Iterable[Wording]) -> str:
    said = (tidy("".join(piece.words for piece in line)) for line in lines)
    return "\n".join(said) or "–"


def _decisions(approvals: Iterable[Approval]) -> Iterator[Block]:
    rows = [
        (
            tidy(each.body),
            opening(label(each.decision)),
            tidy(each.number) or "–",
            day(each.decided_on) or "–",
            tidy(each.note) or "–",
        )
        for each in approvals
    ]
    if rows:
        head = (_("Body"), _("How it decided"), _("Resolution"), _("Day"), _("On what terms"))
        yield Table(head, rows, widths=(4, 3, 3, 2.4, 5))
    else:
        yield Paragraph(_("No body has decided on it yet."))
