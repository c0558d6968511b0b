"""What is reported of the plan, summed up apart from what the plan says otherwise than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.comparing import Change, Changed, Comparison, Fate
from planning.council.listing import GIVEN_UP
from planning.documents.blocks import Block, Heading, Paragraph, Table
from planning.model import MilestoneState, Realisation, Verdict
from planning.web.labels import label
from planning.web.parts import is_reported
from planning.web.sentences.values import low
from planning.web.typography import opening, tidy


def without_reports(found: Comparison) -> Comparison:
    """What the plan says otherwise: its words, costs and terms, and what became of activities."""
    return _kept(found, reports=False)


def reported(found: Comparison) -> list[Changed]:
    """Activities of which something was reported, each with its reports alone."""
    return [each for part in _kept(found, reports=True).parts for each in part.activities]


def _kept(found: Comparison, *, reports: bool) -> Comparison:
    parts = []
    for part in found.parts:
        listed = []
        for each in part.activities:
            changes = [change for change in each.changes if _is_report(change) is reports]
            if changes or (each.fate is not Fate.CHANGED and not reports):
                listed.append(replace(each, changes=changes))
        if listed:
            parts.append(replace(part, activities=listed))
    return replace(found, parts=parts)


def _is_report(change: Change) -> bool:
    """Whether it says how far something is. What is given up or merged is another plan."""
    what = change.what
    if what.verb == "realisation moved":
        return not GIVEN_UP & {what.old, what.new}
    return what.verb == "year evaluated" or (what.verb == "changed" and is_reported(what.path))


def table_of_reports(found: list[Changed], word: str) -> Iterator[Block]:
    """One line for each activity; ``word`` is what the plan calls one."""
    yield Heading(2, _("What is being done"))
    yield Paragraph(
        _("Reports on steps of the schedule, on years and on the realisation, in numbers. They "
          "change nothing of what was approved."),
        small=True,
    )  # fmt: skip
    yield Table(
        (word, _("Steps of the schedule"), _("Evaluation of years"), _("Realisation")),
        [_row(each) for each in found],
        widths=(6, 5, 4, 2.4),
    )


def _row(activity: Changed) -> tuple[str, ...]:
    years: dict[str, str] = {}
    realisation = ""
    for each in activity.changes:
        if each.what.verb == "year evaluated":
            years[each.what.label] = low(label(Verdict(each.what.new)))
        elif each.what.verb == "realisation moved":
            realisation = label(Realisation(each.what.new))
    return (
        tidy(activity.called),
        opening(", ".join(_steps(activity))) or "–",
        ", ".join(f"{year}\u00a0{verdict}" for year, verdict in sorted(years.items())) or "–",
        realisation or "–",
    )


def _steps(activity: Changed) -> Iterator[str]:
    """``splněno 5, částečně splněno 1``; then steps of which only a day or a note is new."""
    states: dict[str, str] = {}
    touched: set[str] = set()
    for change in activity.changes:
        _kind, slash, rest = change.what.path.partition("/")
        row_id, _slash, name = rest.partition("/")
        if slash:
            touched.add(row_id)
        if name == "state":
            states[row_id] = change.what.new
    counts = Counter(states.values())
    for state in MilestoneState:
        if number := counts[state]:
            yield f"{low(label(state))}\u00a0{number}"
    if other := len(touched - set(states)):
        yield ngettext("more was written of %(num)s step", "more was written of %(num)s steps",
                       other)  # fmt: skip
