"""What the page says beside the table: what was chosen, what one may choose, what marks mean."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.model import MilestoneState, Realisation, Stage, Timeliness
from planning.timeline.columns import Scale
from planning.timeline.comparing import Compared, Fate
from planning.timeline.forms import Asked, By
from planning.timeline.queries import Named, Offered
from planning.timeline.sayings import SHAPES
from planning.web.labels import choices, label
from planning.web.typography import opening


def chosen(asked: Asked, offered: Offered) -> list[str]:
    """Each choice as "what: which", the years first."""
    only = _("Year %(year)s", year=asked.span)
    said = [_("Years %(years)s", years=asked.span) if asked.last > asked.first else only]
    picked = (
        (_("Group"), asked.group, offered.groups),
        (_("Measure"), asked.measure, offered.measures),
        (_("Funding source"), asked.source, offered.sources),
        (_("Target group"), asked.target, offered.targets),
        (_("Territory"), asked.territory, offered.territories),
    )
    said += [f"{what}: {_name(id_, among)}" for what, id_, among in picked if id_ is not None]
    states = (
        (_("Proposal"), asked.stage),
        (_("Timeliness"), asked.timeliness),
        (_("Realisation"), asked.realisation),
    )
    said += [f"{what}: {label(state)}" for what, state in states if state]
    typed = ((_("Responsible person"), asked.person), (_("Words"), asked.q))
    return said + [f"{what}: {words}" for what, words in typed if words]


def compared_legend() -> list[tuple[str, str]]:
    """The same for a comparison with another moment."""
    since = [
        ("moved", _("moved to another term")),
        ("was", _("stood here before")),
        ("new", _("new since then")),
        ("gone", _("no longer planned")),
    ]
    return [*since, *legend()]


def told(found: Compared) -> str:
    """``5 steps were moved, 3 were added, 1 was taken out.``, and the same of activities."""
    steps, activities = found.steps, found.activities
    moved, new, gone = steps[Fate.MOVED], steps[Fate.NEW], steps[Fate.GONE]
    done, changed = steps[Fate.DONE], steps[Fate.CHANGED]
    begun, dropped = activities[Fate.NEW], activities[Fate.GONE]
    said = [
        (moved, ngettext("%(num)d step was moved", "%(num)d steps were moved", moved)),
        (new, ngettext("%(num)d step was added", "%(num)d steps were added", new)),
        (gone, ngettext("%(num)d step was taken out", "%(num)d steps were taken out", gone)),
        (done, ngettext("%(num)d step was done", "%(num)d steps were done", done)),
        (
            changed,
            ngettext("%(num)d step changed otherwise", "%(num)d steps changed otherwise", changed),
        ),
        (begun, ngettext("%(num)d activity is new", "%(num)d activities are new", begun)),
        (
            dropped,
            ngettext("%(num)d activity was dropped", "%(num)d activities were dropped", dropped),
        ),
    ]
    words = ", ".join(words for count, words in said if count)
    if not words:
        return str(_("Nothing has changed in these years."))
    return f"{opening(words)}."


def _name(id_: int, among: list[Named]) -> str:
    return next((found.name for found in among if found.id == id_), _("not in this plan"))


def lists() -> dict[str, list[tuple[str, str]]]:
    """Values and words of each list that is the same for every plan."""
    return {
        "timeliness": choices(Timeliness),
        "realisation": choices(Realisation),
        "stage": choices(Stage),
        "by": [
            (By.MEASURE.value, _("measures")),
            (By.GROUP.value, _("groups")),
            (By.PERSON.value, _("responsible persons")),
            (By.REALISATION.value, _("realisation")),
        ],
        "scale": [
            (Scale.YEAR.value, _("years")),
            (Scale.HALF.value, _("halves")),
            (Scale.QUARTER.value, _("quarters")),
            (Scale.MONTH.value, _("months")),
        ],
    }


def legend() -> list[tuple[str, str]]:
    """Shape and word of each mark."""
    marks = [(SHAPES[state], label(state)) for state in MilestoneState]
    return [*marks, ("late", _("late"))]
