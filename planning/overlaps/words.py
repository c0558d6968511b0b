"""Why two activities look alike, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.lib.likeness import Alike
from planning.model import Activity
from planning.overlaps.queries import Pair
from planning.web.typography import opening, tidy


def name(activity: Activity) -> str:
    """How sentences call an activity: by its number, else by its title."""
    return activity.number or str(_("“%(words)s”", words=activity.title))


def sentence(pair: Pair) -> str:
    """The pair and its reasons, in one sentence."""
    return tidy(
        _(
            "Activity %(number)s resembles %(other)s of the group %(group)s: %(reasons)s.",
            number=name(pair.mine),
            other=name(pair.other),
            group=pair.other.group.name,
            reasons=", ".join(reasons(pair.alike)),
        )
    )


def reasons(alike: Alike) -> list[str]:
    """What the two share: steps, target groups, territories, implementers; without steps words."""
    found: list[str] = []
    if alike.steps:
        number = len(alike.steps)
        found.append(ngettext("%(num)s shared step", "%(num)s shared steps", number))
    for kind, names in alike.marks.items():
        found.append(_same(kind, len(names)))
    if not alike.steps and alike.words:
        found.append(_("shared words: %(words)s", words=", ".join(alike.words)))
    return found


def _same(kind: str, number: int) -> str:
    match kind:
        case "target_groups":
            return str(ngettext("the same target group", "the same target groups", number))
        case "territories":
            return str(ngettext("the same territory", "the same territories", number))
    return str(ngettext("the same implementer", "the same implementers", number))


def shared_marks(alike: Alike) -> Sequence[tuple[str, str]]:
    """What is the same by name: what it is, and its names."""
    return [
        (opening(_same(kind, len(names))), ", ".join(names)) for kind, names in alike.marks.items()
    ]
