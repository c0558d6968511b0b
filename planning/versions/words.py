from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.versions.comparing import Comparison, Fate
from planning.web.typography import opening


def counted(found: Comparison) -> str:
    """How many activities came, went and changed, as one sentence."""
    new, dropped, changed = (found.count(fate) for fate in Fate)
    said = [
        (new, ngettext("%(num)s activity was added", "%(num)s activities were added", new)),
        (dropped, ngettext("%(num)s was dropped", "%(num)s were dropped", dropped)),
        (changed, ngettext("%(num)s activity changed", "%(num)s activities changed", changed)),
    ]
    words = ", ".join(words for count, words in said if count)
    if words:
        return f"{opening(words)}."
    if found.of_plan:
        return str(_("Only the plan itself has changed."))
    return str(_("Nothing has changed."))
