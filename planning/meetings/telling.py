"""What the desk says of what was just added: what it is, whose and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from flask_babel import gettext as _

from planning.lib.periods import written_day
from planning.meetings.outcomes import unread_days
from planning.model import Conclusion, ConclusionKind


def told(added: Sequence[Conclusion], typed: str) -> Iterator[str]:
    """A sentence about each outcome made of the words typed, and about days nobody can read."""
    yield from (_sentence(said) for said in added)
    for words in unread_days(typed):
        yield _(
            "“%(words)s” cannot be read as a day. It stays in the words of the task; you can set"
            " the day under Edit.",
            words=words,
        )


def _sentence(said: Conclusion) -> str:
    words = shorten(said.text, 80, placeholder="…")
    match said.kind:
        case ConclusionKind.INFORMATION:
            return str(_("Information added: “%(words)s”.", words=words))
        case ConclusionKind.DECISION:
            return str(_("Decision added: “%(words)s”.", words=words))
    due = _("by %(day)s", day=written_day(said.due_on)) if said.due_on else _("no date set")
    who = said.who or _("nobody named yet")
    return str(_("Task added: “%(words)s” – %(who)s, %(due)s.", words=words, who=who, due=due))
