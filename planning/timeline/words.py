"""What the page says beside the table: what was chosen, what one may choose, what marks mean."""

from __future__ import annotations

from flask_babel import gettext as _

from planning.model import MilestoneState, Realisation, Stage, Timeliness
from planning.timeline.forms import Asked
from planning.timeline.queries import Named, Offered
from planning.timeline.table import SHAPES
from planning.web.labels import choices, label


def chosen(asked: Asked, offered: Offered) -> list[str]:
    """Each choice as "what: which", the years first."""
    only = _("Year %(year)s", year=asked.span)
    said = [_("Years %(years)s", years=asked.span) if len(asked.years) > 1 else only]
    if asked.group is not None:
        said.append(_("Group: %(name)s", name=_name(asked.group, offered.groups)))
    if asked.measure is not None:
        said.append(_("Measure: %(name)s", name=_name(asked.measure, offered.measures)))
    if asked.stage:
        said.append(_("Proposal: %(state)s", state=label(asked.stage)))
    if asked.timeliness:
        said.append(_("Timeliness: %(state)s", state=label(asked.timeliness)))
    if asked.realisation:
        said.append(_("Realisation: %(state)s", state=label(asked.realisation)))
    return said


def _name(id_: int, among: list[Named]) -> str:
    return next((found.name for found in among if found.id == id_), _("not in this plan"))


def lists() -> dict[str, list[tuple[str, str]]]:
    """Values and words of each list that is the same for every plan."""
    return {
        "timeliness": choices(Timeliness),
        "realisation": choices(Realisation),
        "stage": choices(Stage),
    }


def legend() -> list[tuple[str, str]]:
    """Shape and word of each mark."""
    marks = [(SHAPES[state], label(state)) for state in MilestoneState]
    return [*marks, ("late", _("late"))]
