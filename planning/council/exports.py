"""What a body gets before it decides, as one document: resolution, report, tables, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from flask_babel import gettext as _

from planning.comparing import Comparison
from planning.council import report
from planning.council.fulfilment import reported, table_of_reports, without_reports
from planning.council.levels import is_usual, overview
from planning.council.listing import GIVEN_UP, Listed
from planning.council.money import CostTable, Sources, StatedCost, cost_tables
from planning.council.queries import Material
from planning.council.resolution import points
from planning.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from planning.lib.money import crowns
from planning.lib.slugs import slug
from planning.model import CostKind, CouncilPaper, Measure, Plan, Stage
from planning.web.change_tables import tables
from planning.web.labels import label
from planning.web.papers import Setting
from planning.web.sentences.values import low
from planning.web.settlements import narrow_table
from planning.web.typography import day, opening, tidy


def pack(material: Material, said: CouncilPaper, setting: Setting) -> Document:
    """The whole pack; our words in it are in the reader's language."""
    return Document(
        title=_("Material for the meeting: %(plan)s", plan=material.plan.title),
        language=setting.language,
        made_on=setting.made_on,
        publicity=setting.publicity,
        blocks=[
            *_front(material, said, setting),
            *_resolution(said),
            *_report(material, said),
            *_activities(material),
            *_money(material),
            *_changes(material),
            *_settlements(material),
        ],
    )


def file_name(material: Material, said: CouncilPaper) -> str:
    """``material-6-komunitni-plan-2026-12-16``: the same in any language."""
    meets_on = [said.meets_on.isoformat()] if said.meets_on else []
    return "-".join(["material", slug(material.plan.title)[:40].strip("-"), *meets_on])


def _front(material: Material, said: CouncilPaper, setting: Setting) -> Iterator[Block]:
    yield Heading(1, _("Material for the meeting").upper(), align="center")
    yield Paragraph(tidy(material.plan.title), align="center", lead=True)
    facts = [
        (_("For which body"), tidy(said.body)),
        (_("Meeting on"), day(said.meets_on)),
        (_("Presented by"), tidy(said.presenter)),
        (_("Made on"), day(setting.made_on)),
    ]
    yield Facts([(name.upper(), words) for name, words in facts if words])
    yield Paragraph([Run(_("It holds:"), bold=True)])
    yield Bullets(list(contents(material)))


def contents(material: Material) -> Iterator[str]:
    """What the pack is made of, a line each."""
    yield _("Draft resolution")
    yield _("Explanatory report")
    yield _("Annex: %(what)s", what=low(overview(material.plan)))
    if material.informing:
        yield _("Annex: what is listed only for information")
    yield _("Annex: money by source and year")
    if material.approved is not None:
        name = material.approved.name
        yield tidy(_("Annex: list of changes since the version “%(name)s”", name=name))
    for each in material.settled:
        yield tidy(_("Annex: settlement of comments, “%(title)s”", title=each.round.title))


def _resolution(said: CouncilPaper) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, _("Draft resolution"))
    if said.body:
        yield Paragraph([Run(tidy(said.body), bold=True)])
    verbs = [
        (_("takes note of"), points(said.takes_note)),
        (_("approves"), points(said.approves)),
        (_("charges"), points(said.charges)),
    ]
    asked = [(verb, listed) for verb, listed in verbs if listed]
    for number, (verb, listed) in enumerate(asked, start=1):
        yield Paragraph([Run(f"{number}. {verb}", bold=True)])
        yield Bullets([tidy(point) for point in listed])
    if not asked:
        yield Paragraph(_("Nobody has written down yet what it shall decide."))


def _report(material: Material, said: CouncilPaper) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, _("Explanatory report"))
    yield from (Paragraph(tidy(text)) for text in said.words.split("\n\n") if text.strip())
    for heading, sentences in report.told(material):
        yield Heading(3, heading)
        yield from (Paragraph(tidy(sentence)) for sentence in sentences)


def _activities(material: Material) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, overview(material.plan))
    yield Paragraph(
        _("Put up for approval: what the steering group agreed on, and what was approved before."),
        small=True,
    )
    yield from _by_measure(material.plan, material.put_up)
    if not material.put_up:
        yield Paragraph(_("Nothing is put up for approval yet."))
    if material.informing:
        yield Heading(2, _("Listed only for information"))
        yield Paragraph(
            _("Not put up for approval: what is still being discussed or was returned, and what "
              "was cancelled, merged or replaced. Ideas and drafts are not among it."),
            small=True,
        )  # fmt: skip
        yield from _by_measure(material.plan, material.informing)


def _by_measure(plan: Plan, listed: Iterable[Listed]) -> Iterator[Block]:
    head = (_("No."), plan.activity_word, _("Implementer"), _("Term"), _("Costs"), _("Sources"))
    for _key, group in groupby(listed, key=lambda each: each.activity.measure_id):
        found = list(group)
        yield Heading(3, _named(plan, found[0].activity.measure))
        yield Table(
            head,
            [row for each in found for row in _lines(each)],
            widths=(1.1, 4.0, 2.6, 1.9, 3.3, 2.9),
        )


def _named(plan: Plan, measure: Measure | None) -> str:
    """``Opatření 2.1 Krizové kapacity``, by the plan's own word."""
    if measure is not None:
        return tidy(f"{plan.measure_word} {measure.number} {measure.title}")
    return str(_("Without a measure") if is_usual(plan) else _("Not placed in the plan yet"))


def _lines(listed: Listed) -> Iterator[tuple[str, ...]]:
    """An activity with its first cost; each further cost stands below, beside its sources."""
    activity = listed.activity
    title = tidy(activity.title)
    if activity.stage is not Stage.APPROVED:
        title = f"{title}\n({low(label(activity.stage))})"
    if activity.realisation in GIVEN_UP:
        title = f"{title}\n({low(label(activity.realisation))})"
    costs = [(_cost(line), _sources(line.sources)) for line in listed.lines] or [("–", "–")]
    implementers = tidy(", ".join(listed.implementers)) or "–"
    yield (activity.number, title, implementers, _term(listed), *costs[0])
    yield from (("", "", "", "", *cost) for cost in costs[1:])


def _term(listed: Listed) -> str:
    """The years of the schedule; what goes on all the time says so."""
    if listed.activity.is_ongoing:
        return str(_("continuously"))
    first, last = min(listed.years, default=0), max(listed.years, default=0)
    return "–" if not first else str(first) if first == last else f"{first}–{last}"


def _cost(line: StatedCost) -> str:
    if line.amount is None:
        words = _("amount not known")
        return f"{words}, {label(line.kind)}"
    year = f" {line.year}" if line.year else ""
    return tidy(f"{crowns(line.amount)} {label(line.basis)}{year}, {label(line.kind)}")


def _sources(sources: Sources) -> str:
    """A source by its name; several share an amount that nobody has divided."""
    names = tidy(", ".join(sources))
    if len(sources) > 1:
        return str(_("undivided: %(names)s", names=names))
    return names or str(_("source not given"))


def _money(material: Material) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, _("Money by source and year"))
    yield Paragraph(
        _("Running and building, yearly, single and whole amounts are never added together. An "
          "amount that several sources share and nobody has divided stands once, under all of "
          "them."),
        small=True,
    )  # fmt: skip
    yield from (Paragraph(tidy(sentence)) for sentence in report.unknown_amounts(material))
    found = list(cost_tables(line for each in material.put_up for line in each.lines))
    for table in found:
        yield Heading(3, heading_of(table))
        yield _cost_table(table)
    if not found:
        yield Paragraph(_("No amount is known yet."))


def heading_of(table: CostTable) -> str:
    """``Neinvestiční náklady za rok``."""
    kind = _("Operating costs") if table.kind is CostKind.OPERATING else _("Investment costs")
    return f"{kind} {label(table.basis)}"


def _cost_table(table: CostTable) -> Table:
    rows = [
        (_sources(sources), *(_amount(amounts.get(year)) for year in table.years))
        for sources, amounts in table.rows
    ]
    sums = [[Run(_amount(table.sums[year]), bold=True)] for year in table.years]
    return Table(
        (
            _("Source"),
            *(str(year) if year else opening(_("year not given")) for year in table.years),
        ),
        [*rows, ([Run(_("Together"), bold=True)], *sums)],
        numbers=range(1, len(table.years) + 1),
    )


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else crowns(amount)


def _changes(material: Material) -> Iterator[Block]:
    if material.changes is not None:
        yield PageBreak()
        yield Heading(2, _("List of changes"))
        yield from (Paragraph(tidy(sentence)) for sentence in report.what_changed(material))
        otherwise, reports = without_reports(material.changes), reported(material.changes)
        if reports:
            yield Paragraph(_where_reports_are(otherwise), small=True)
        yield from tables(otherwise)
        if reports:
            yield from table_of_reports(reports, material.plan.activity_word)


def _where_reports_are(otherwise: Comparison) -> str:
    if otherwise.of_plan or otherwise.parts:
        return str(
            _("First comes what the plan says otherwise. What was only reported stands together "
              "in a table at the end.")
        )  # fmt: skip
    return str(_("The plan says nothing otherwise. There are only reports, and they stand in a "
                 "table."))  # fmt: skip


def _settlements(material: Material) -> Iterator[Block]:
    for each in material.settled:
        yield PageBreak()
        yield Heading(2, _("Settlement of comments"))
        yield Paragraph(tidy(each.round.title), lead=True)
        yield Paragraph(_("Citizens are not named; organisations and bodies are."), small=True)
        yield narrow_table(each.book)
