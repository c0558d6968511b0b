"""How a comment round speaks of time, and whether two texts are one with changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from difflib import SequenceMatcher

from flask_babel import gettext as _
from flask_babel import ngettext

from planning.model import CommentRound, RoundState, Submission
from planning.web.settlements import until
from planning.web.typography import moment, tidy

#: Texts of which this share is the same are shown as one, with what differs marked.
_ALIKE = 0.6
#: From then on days are counted and no longer hours.
_DAYS = timedelta(hours=48)


def time_left(round_: CommentRound, at: datetime) -> str:
    """When the round is open, and how long it still is, as one sentence."""
    state = round_.state_at(at)
    if state is RoundState.OPEN:
        return tidy(_left(round_.closes_at - at))
    if state in {RoundState.PREPARED, RoundState.ANNOUNCED}:
        return tidy(_("Comments may be sent from %(moment)s.", moment=moment(round_.opens_at)))
    return tidy(_("Comments could be sent until %(moment)s.", moment=until(round_)))


def _left(left: timedelta) -> str:
    if left >= _DAYS:
        return str(ngettext("%(num)s day is left.", "%(num)s days are left.", left.days))
    if left >= timedelta(hours=1):
        hours = left // timedelta(hours=1)
        return str(ngettext("%(num)s hour is left.", "%(num)s hours are left.", hours))
    minutes = max(left // timedelta(minutes=1), 1)
    return str(ngettext("%(num)s minute is left.", "%(num)s minutes are left.", minutes))


def is_rewording(submission: Submission) -> bool:
    """Whether the proposed words are mostly those that stood there: then they are compared."""
    old, new = submission.original.split(), submission.proposed.split()
    return bool(old and new) and SequenceMatcher(None, old, new).ratio() >= _ALIKE
