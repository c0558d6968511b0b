"""The levels of a plan by the plan's own words: one plan has goals, another has priorities."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.council.queries import Material
from planning.model import Plan
from planning.web.sentences.values import low

_USUAL = ("Cíl", "Opatření", "Aktivita")


def is_usual(plan: Plan) -> bool:
    """Whether the words are those whose cases we know; nobody can decline just any word."""
    return (plan.goal_word, plan.measure_word, plan.activity_word) == _USUAL


def how_many(material: Material) -> str:
    """``Plán má 4 cíle, …``; words we do not know stand in their first case before a figure."""
    plan, work, listed = material.plan, material.work, len(material.listed)
    if not is_usual(plan):
        counts = ", ".join(
            f"{low(word)} {number}"
            for word, number in (
                (plan.goal_word, work.goals),
                (plan.measure_word, work.measures),
                (plan.activity_word, listed),
            )
        )
        return str(_("What the plan holds, by its levels: %(counts)s (submitted only).",
                     counts=counts))  # fmt: skip
    return str(
        _("The plan has %(goals)s, %(measures)s and %(activities)s.",
          goals=ngettext("%(num)s goal", "%(num)s goals", work.goals),
          measures=ngettext("%(num)s measure", "%(num)s measures", work.measures),
          activities=ngettext("%(num)s submitted activity", "%(num)s submitted activities",
                              listed))
    )  # fmt: skip


def overview(plan: Plan) -> str:
    """The heading over the table of activities."""
    if is_usual(plan):
        return str(_("Activities by measure"))
    levels = f"{low(plan.measure_word)}, {low(plan.activity_word)}"
    return str(_("The plan in a table: %(levels)s", levels=levels))
