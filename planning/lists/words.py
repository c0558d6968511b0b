"""What the table says in words that nobody writes into it: money, risks, steps, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import gettext as _

from planning.documents.sheet import MOST_SIGNS
from planning.history import state_now
from planning.lib.money import crowns
from planning.lib.words import N_
from planning.lists.columns import ACTIVITY, KEYS
from planning.lists.rows import mark_of, written
from planning.model import Activity, CostLine, Milestone, Risk, completeness_of, standing_of
from planning.web.labels import label
from planning.web.sentences import reason

#: In place of a name that only those may read who work on the plan.
VEIL = N_("member of the group")


def row_of(
    activity: Activity, measures: Mapping[int, str], day: date, veils: Iterable[str] = ()
) -> dict[str, str]:
    """All cells of an activity by the names of their columns, in the reader's language."""
    cells = written(state_now(activity), measures)
    cells["is_ongoing"] = str(_("yes") if activity.is_ongoing else _("no"))
    cells |= {name: str(_(VEIL)) for name in veils}
    cells |= shown(activity, day)
    cells |= {"id": str(activity.id), "version": str(activity.version)}
    return cells | {"mark": mark_of(guarded(cells))}


def guarded(cells: Mapping[str, str]) -> list[str]:
    """The cells of a row that are only to be read, in the order of the columns."""
    return [cells.get(c.name, "") for c in ACTIVITY if c.shown and c.name not in KEYS]


def shown(activity: Activity, day: date) -> dict[str, str]:
    """The columns that are only to be read."""
    standing = standing_of(activity, day)
    filled = completeness_of(activity)
    words = {
        "group": activity.group.name,
        "risks": "\n".join(map(_risk, activity.rows("risks"))),
        "costs": "\n".join(map(_cost, activity.rows("costs"))),
        "milestones": "\n".join(map(_step, activity.rows("milestones"))),
        "stage": label(activity.stage),
        "realisation": label(activity.realisation),
        "timeliness": label(standing.timeliness),
        "why": reason(standing, activity.realisation),
        "filled": str(_("%(filled)s of %(whole)s", filled=filled.filled, whole=filled.whole)),
    }
    return {name: said[:MOST_SIGNS] for name, said in words.items()}


def _risk(risk: Risk) -> str:
    said = risk.text
    levels = [
        f"{name} {label(level)}"
        for name, level in ((_("likelihood"), risk.likelihood), (_("impact"), risk.impact))
        if level
    ]
    if levels:
        said += f" ({', '.join(levels)})"
    return f"{said} – {risk.mitigation}" if risk.mitigation else said


def _cost(line: CostLine) -> str:
    amount = crowns(line.amount) if line.amount is not None else _("amount not known")
    year = f" {line.year}" if line.year else ""
    said = f"{label(line.kind)}: {amount}, {label(line.basis)}{year}"
    return f"{said} – {line.sources}, {label(line.certainty)}" if line.sources else said


def _step(step: Milestone) -> str:
    said = f"{step.when} – {step.text}" if step.when else step.text
    return f"{said} ({label(step.state)})"
