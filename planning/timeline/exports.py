"""The timeline as a poster (PDF on A3 or A4) and as a table (XLSX)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.documents import poster, sheet
from planning.documents.blocks import Language
from planning.lib.money import crowns
from planning.model import MilestoneState
from planning.timeline.columns import Scale
from planning.timeline.drawing import Drawing, DrawnBand, DrawnLine
from planning.timeline.heads import Head, heads
from planning.timeline.placing import Mark, says_more
from planning.timeline.sums import Sums
from planning.web.labels import label
from planning.web.typography import NO_BREAK, tidy
from planning.web.typography import day as day_in_words


@dataclass(frozen=True)
class Imprint:
    """What is said around the drawing: in which language, of which plan, what was chosen."""

    language: Language
    made_on: date
    plan: str
    chosen: Sequence[str]
    notes: Sequence[str] = ()
    #: Shape and word of each mark.
    legend: Sequence[tuple[str, str]] = ()
    title: str = ""
    #: Said where nothing was found.
    empty: str = ""


def as_poster(
    drawn: Drawing, sums: Sums | None, imprint: Imprint, paper: Literal["a3", "a4"]
) -> poster.Poster:
    """On paper: everything chosen, whatever the screen leaves for another page."""
    tops = heads(drawn.columns, imprint.made_on)
    printed = _("printed on %(day)s", day=day_in_words(imprint.made_on))
    return poster.Poster(
        title=imprint.title or str(_("Timeline of the plan")),
        language=imprint.language,
        made_on=imprint.made_on,
        paper=paper,
        lines=[tidy(". ".join(imprint.chosen) + ".")],
        what=_("Activity"),
        how=_("Timeliness and realisation"),
        heads=[poster.Head(top.whole, _("today") if top.now else "") for top in tops],
        bands=[_band(band, tops, drawn.columns.scale) for band in drawn.bands],
        legend=[poster.Mark(shape, words) for shape, words in imprint.legend],
        runs=_("how long it lasts"),
        notes=[tidy(_note()), *imprint.notes],
        sums=[_sums(sums, tops, drawn.columns.scale)] if sums and drawn.bands else [],
        footer=tidy(" · ".join(filter(None, [imprint.plan, imprint.chosen[0], printed]))),
        page=_("Page"),
        of=_("of"),
        empty=imprint.empty or str(_("No activity fits this choice.")),
    )


def _note() -> str:
    return str(
        _(
            "The term “2019” means any time until the end of 2019. A day is never guessed. "
            "A step of several years stands in the year it ends in."
        )
    )


def _band(band: DrawnBand, tops: Sequence[Head], scale: Scale) -> poster.Band:
    rows = [_row(line, tops, scale) for line in band.lines]
    return poster.Band(tidy(band.whole_name), band.about, rows)


def _row(line: DrawnLine, tops: Sequence[Head], scale: Scale) -> poster.Row:
    it = line.it
    cells = [
        poster.Cell(
            it.runs(top.slot),
            [_mark(mark, scale) for mark in it.marks.get(top.slot, ())],
            _("ongoing") if it.is_ongoing and it.runs(top.slot) else "",
        )
        for top in tops
    ]
    beside = ((_("Without a term:"), it.undated), (_("In other years:"), it.outside))
    return poster.Row(
        line.number,
        tidy(line.name),
        it.shape,
        it.stands,
        it.why,
        cells,
        [(words, [_mark(mark, None) for mark in marks]) for words, marks in beside if marks],
    )


def _mark(mark: Mark, scale: Scale | None) -> poster.Mark:
    """A step with its term, unless its column says the same."""
    told = says_more(mark, scale) if scale else bool(mark.when)
    return poster.Mark(
        mark.shape, tidy(f"{mark.when}: {mark.text}" if told else mark.text), tidy(mark.word)
    )


def _sums(sums: Sums, tops: Iterable[Head], scale: Scale) -> list[str]:
    """Steps of each column, and money where a column is a year: it is never divided."""
    cells = []
    for top in tops:
        its = sums.columns[top.slot]
        said = ngettext("%(num)d step", "%(num)d steps", its.steps)
        money = f"{crowns(sums.money[top.year])}\n" if scale is Scale.YEAR else ""
        cells.append(f"{money}{said}")
    what = _("money needed and steps of all activities chosen")
    return [_("Sum"), what if scale is Scale.YEAR else _("of all activities chosen"), *cells]


def as_book(drawn: Drawing, imprint: Imprint) -> sheet.Book:
    """As a table: a row an activity, and a second sheet with a row a step."""
    tops = heads(drawn.columns, imprint.made_on)
    names = [
        sheet.Column(_("Gathered under"), 32),
        sheet.Column(_("Number"), 9),
        sheet.Column(_("Activity"), 44),
        sheet.Column(_("Proposal"), 14),
        sheet.Column(_("Timeliness"), 16),
        sheet.Column(_("Why"), 34),
    ]
    beside = [sheet.Column(_("Without a term"), 30), sheet.Column(_("In other years"), 30)]
    whole = sheet.Sheet(
        _("Timeline"),
        [*names, *(sheet.Column(top.whole, 30) for top in tops), *beside],
        [
            _as_cells(band, line, tops, drawn.columns.scale)
            for band in drawn.bands
            for line in band.lines
        ],
    )
    chosen = sheet.Sheet(
        _("What is shown"),
        [sheet.Column(_("What is shown"), 80)],
        [[words] for words in [*imprint.chosen, *imprint.notes, imprint.plan] if words],
    )
    title = imprint.title or str(_("Timeline of the plan"))
    return sheet.Book(title, imprint.language, imprint.made_on, [whole, _steps(drawn), chosen])


def _as_cells(
    band: DrawnBand, line: DrawnLine, tops: Iterable[Head], scale: Scale
) -> list[sheet.Cell]:
    it = line.it
    cells = []
    for top in tops:
        said = _lines(it.marks.get(top.slot, ()), scale)
        goes_on = it.is_ongoing and it.runs(top.slot)
        cells.append(said or (_("ongoing") if goes_on else None))
    beside = [_lines(marks, None) or None for marks in (it.undated, it.outside)]
    why = it.why.replace(NO_BREAK, " ")  # people search in tables
    return [band.whole_name, line.number, line.title, line.stage, it.stands, why, *cells, *beside]


def _lines(marks: Iterable[Mark], scale: Scale | None) -> str:
    said = []
    for mark in marks:
        told = says_more(mark, scale) if scale else bool(mark.when)
        said.append(
            f"{mark.when}: {mark.text} ({mark.word})" if told else f"{mark.text} ({mark.word})"
        )
    return "\n".join(said)


def _steps(drawn: Drawing) -> sheet.Sheet:
    columns = [
        sheet.Column(_("Number"), 9),
        sheet.Column(_("Activity"), 44),
        sheet.Column(_("Step"), 8),
        sheet.Column(_("Text of the step"), 50),
        sheet.Column(_("Term"), 20),
        sheet.Column(_("From"), 14),
        sheet.Column(_("To"), 14),
        sheet.Column(_("State"), 18),
    ]
    rows: list[list[sheet.Cell]] = [
        [
            line.number,
            line.title,
            number,
            step.text,
            step.when,
            step.starts_on,
            step.ends_on,
            label(MilestoneState(step.state)),
        ]
        for line in drawn.lines
        for number, step in enumerate(line.steps, start=1)
    ]
    return sheet.Sheet(_("Steps"), columns, rows)
