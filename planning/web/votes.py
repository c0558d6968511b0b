"""How a decision was reached, in words: on the desk, in the record, in documents."""

from __future__ import annotations

from typing import Protocol

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.model import Agreement, ConclusionKind


class Decided(Protocol):
    """A conclusion, or what a face of the record says of one."""

    @property
    def kind(self) -> ConclusionKind: ...
    @property
    def agreement(self) -> Agreement | None: ...
    @property
    def votes(self) -> tuple[int, int, int] | None: ...


def decided(said: Decided) -> str:
    """``approved: 7 for, 1 against, 2 abstained``, ``agreed by consensus`` or nothing.

    A proposal is approved by more than half of those who voted; who abstained voted too.
    """
    if said.kind is not ConclusionKind.DECISION or said.agreement is None:
        return ""
    if said.votes is None:
        return str(_("agreed by consensus"))
    words = ", ".join(
        (
            ngettext("%(num)s for", "%(num)s for", said.votes[0]),
            ngettext("%(num)s against", "%(num)s against", said.votes[1]),
            ngettext("%(num)s abstained", "%(num)s abstained", said.votes[2]),
        )
    )
    if 2 * said.votes[0] > sum(said.votes):
        return str(_("approved: %(votes)s", votes=words))
    return str(_("not approved: %(votes)s", votes=words))
